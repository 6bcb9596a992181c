"""The dashed line of an author's amount, and where its words stand."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.tick_labels import labelled_axes, tick_boxes
from dashboard.charts.parts.amount_line import AMOUNT
from dashboard.charts.parts.labels import END
from tests.samples.times import timed_chart, timed_dataset

RISING, FALLING = [4, 10, 15, 23, 31, 38.8], [38.8, 31, 23, 15, 10, 4]


def _layout(form: str, amounts: list[float], amount: float, size: str) -> tuple[dict[str, Any], Frame, Box]:
    keys = f"where: {{thing: oil}}\nannotations: [{{y: {amount}, text: agreed in 2014}}]"
    selection = timed_chart(form, timed_dataset("year", [str(year) for year in range(2020, 2026)]), keys)
    assert selection
    (series,) = selection.series
    points = tuple(replace(point, y=amount) for point, amount in zip(series.points, amounts, strict=True))
    layout = build_figure(replace(selection, series=(replace(series, points=points),))).layouts[size]
    (words,) = [text for text in layout["annotations"] if "agreed" in text["text"]]
    frame = Frame(layout)
    return layout, frame, label_box(words, frame)


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("form", ["line", "area", "bar"])
@pytest.mark.parametrize(("amounts", "amount"), [(RISING, 38), (FALLING, 38), (FALLING, 20), (RISING, 20)], ids=str)
def test_words_keep_off_the_grid_the_labels_of_the_axis_and_the_data(
    form: str, size: str, amounts: list[float], amount: float
) -> None:
    layout, frame, words = _layout(form, amounts, amount, size)
    ticks = [box for _, _, box in tick_boxes("y", frame)] if "y" in labelled_axes(layout) else []
    assert not any(words._replace(left=words.left - 12).meets(tick) for tick in ticks)
    if form == "area":
        lines = [frame.y("y", value) for value in layout["yaxis"]["tickvals"]]
        assert not any(words.top < line < words.bottom for line in lines)
    for year, value in zip(range(2020, 2026), amounts, strict=True):
        x = frame.x("x", f"{year}-07-02" if form != "bar" else str(year))
        assert not words.meets(Box(x - 3, frame.y("y", value) - 3, x + 3, frame.y("y", value) + 3))


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("form", ["area", "bar"])
@pytest.mark.parametrize("rising", [True, False])
def test_words_keep_off_what_reaches_below_nought(form: str, size: str, rising: bool) -> None:
    amounts = [-amount for amount in (RISING if rising else FALLING)]
    _, frame, words = _layout(form, amounts, -30, size)
    for year, value in zip(range(2020, 2026), amounts, strict=True):
        x = frame.x("x", f"{year}-07-02" if form != "bar" else str(year))
        assert not words.meets(Box(x - 3, frame.y("y", 0), x + 3, frame.y("y", value)))


def test_words_stand_below_the_line_where_they_have_room_else_above_it() -> None:
    for amounts, amount, below in ((RISING, 38, True), (FALLING, 30, True), ([38.8] * 6, 45, True)):
        _, frame, words = _layout("area", amounts, amount, "wide")
        assert (words.top > frame.y("y", amount)) == below


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("form", ["line", "area"])
def test_the_dashes_end_with_the_last_point_beside_which_its_value_stands(form: str, size: str) -> None:
    layout, frame, _ = _layout(form, RISING, 38, size)
    (line,) = [shape for shape in layout["shapes"] if shape.get("name") == AMOUNT]
    (value,) = [text for text in layout["annotations"] if text.get("name") == END]
    assert frame.x("x", line["x1"]) < label_box(value, frame).left
    assert abs(frame.x("x", line["x1"]) - frame.x("x", "2025-07-02")) < 1
