"""The label under the pointer is that of the mark under it, in each kind of chart over each kind of time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard.core.period import KINDS, Period, PeriodKind
from tests.samples.times import TIMES

BARS = """figure => [...figure.querySelectorAll(".chart-live .bars .point path")].map((bar) => {
    const { x, y, width, height } = bar.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
})"""
POINTS = """figure => {
    const layer = figure.querySelector(".chart-live");
    const { left, top, width } = layer.getBoundingClientRect();
    const { xaxis, yaxis, width: drawn } = layer._fullLayout;
    const place = (axis, value) => ((axis._offset + axis.c2p(value)) * width) / drawn;
    return layer.calcdata.flat().filter(({ x }) => x !== undefined && x !== null)
        .map(({ x, y }) => [left + place(xaxis, x), top + place(yaxis, y)])
        .filter((mark) => mark.every(Number.isFinite));
}"""
"""The middle of each mark of a live chart, in pixels of the window, series by series in order of time."""


@pytest.mark.parametrize("form", ["line", "area", "bars", "lying", "cells"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_mark_has_the_label_of_its_own_time_and_amount(
    page: Page, timed: str, kind: PeriodKind, form: str
) -> None:
    page.goto(f"{timed}charts/{kind}-{form}/")
    figure = page.locator(f"#{kind}-{form}")
    figure.locator(".chart-picture").focus()
    expect(page.locator(f"#{kind}-{form}.live")).to_be_visible()
    marks: list[tuple[float, float]] = figure.evaluate(POINTS if form in ("line", "area") else BARS)
    assert len(marks) == 8
    periods = [Period.parse(kind, time) for time in TIMES[kind][1]]
    for number, (x, y) in enumerate(marks):
        page.mouse.move(x, y)
        series, period, amount = ("coal", "oil")[number // 4], periods[number % 4], number % 4 + 1
        labels = figure.locator(".hoverlayer .hovertext")
        if form == "cells":
            expect(labels).to_have_text([f"{series}, {period.label}: {amount} tonnes"], timeout=3_000)
        elif form == "line":  # It shows the labels of all lines; the two lie on one another.
            expected = [f"{name}{period.words}: {amount} tonnes" for name in ("oil", "coal")]
            expect(labels).to_have_text(expected, timeout=3_000)
        else:
            expect(labels).to_have_text([f"{series}{period.words}: {amount} tonnes"], timeout=3_000)


@pytest.mark.parametrize("kind", KINDS)
def test_the_time_of_a_row_stands_where_its_mark_does(page: Page, timed: str, kind: PeriodKind) -> None:
    page.goto(f"{timed}charts/{kind}-line/")
    page.locator(f"#{kind}-line .chart-picture").focus()
    expect(page.locator(f"#{kind}-line.live")).to_be_visible()
    content = page.evaluate(
        "address => fetch(address).then((answer) => answer.json())", f"{timed}charts/{kind}-line.json"
    )
    places = page.evaluate("rows => rows.map(({ time }) => chartView.place(time))", content["rows"])
    drawn = [trace["x"][at] for trace in content["figure"]["data"] for at, y in enumerate(trace["y"]) if y is not None]
    assert [str(x)[: len(place)] for x, place in zip(drawn, places, strict=True)] == places
