"""Whoever points at a mark reads the words of the table: name, value, unit and mark, of that mark and no other."""

from __future__ import annotations

from collections import Counter
from html import unescape
from typing import Any

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.table import chart_table
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import CHART_TYPES
from dashboard.core.number_text import exact, format_number
from dashboard.core.period import KINDS
from dashboard.data.column import Column
from dashboard.data.marks import ALL_SIGNS
from dashboard.data.unit_forms import with_unit
from tests.samples.times import TIMES, timed_chart, timed_dataset


def sentences(selection: Selection) -> list[str]:
    """What the marks of a chart say, put together as `chart-marks.js` does it."""
    said: list[str] = []
    for trace in build_figure(selection).data:
        places = trace.get("customdata")
        for point, text in enumerate(trace.get("hovertext", [trace["meta"]] if "meta" in trace else [])):
            if text is not None:
                said.append(f"{trace['name']}, {places[point]}: {text}" if places else text)
    return [unescape(text) for text in said]


def table_words(selection: Selection) -> list[tuple[list[str], str]]:
    """For each value in the table the words that name it, and its amount with unit and mark, as readers see them."""
    table, rows = chart_table(selection), []
    fields = {field.unit or "": field for field in selection.dataset.fields.values()}
    shares = Column(name="share", type="number", title="Share", unit="%")
    for row in table.rows:
        for header, cell in list(zip(table.headers, row, strict=True))[1:]:
            if cell.text:
                mark = f", {cell.mark}" if cell.mark else ""
                names = [row[0].text, *(header.text.split(": ") if len(table.headers) > 2 else [])]
                field = fields.get(header.unit, shares)
                digits = cell.text.lstrip(ALL_SIGNS)
                sign = cell.text.removesuffix(digits)
                rows.append((names, f"{sign}{field.with_unit(format_number(exact(digits)))}{mark}"))
    return rows


MARKED = ("scatter", "map", "timeline", "treemap")
"""The forms whose table has a row for each mark, with its name in a column of its own."""

SUMMARIES = ("box", "histogram")
"""The forms whose marks stand for many rows."""


@pytest.mark.parametrize("form", sorted(set(CHART_TYPES) - {*MARKED, *SUMMARIES}))
def test_each_value_of_the_table_is_said_once(gallery: dict[str, Selection], form: str) -> None:
    said, rows = sentences(gallery[form]), table_words(gallery[form])
    for names, amount in rows:
        owners = [text for text in said if text.endswith(f": {amount}") and all(name in text for name in names)]
        assert len(owners) == 1, (names, amount, said)
    assert len(said) == len(rows)


def test_each_bin_says_its_ends_and_its_count(gallery: dict[str, Selection]) -> None:
    selection = gallery["histogram"]
    said, unit = sentences(selection), selection.unit
    rows = [(place.text, count.text, count.mark) for place, count in chart_table(selection).rows if count.text != "0"]
    assert said == [
        f"{with_unit(place, unit)}: {count} value{'' if count == '1' else 's'}{f', {mark}' if mark else ''}"
        for place, count, mark in rows
    ]


def test_each_box_says_its_numbers(gallery: dict[str, Selection]) -> None:
    boxes = {text.partition(":")[0]: text for text in sentences(gallery["box"]) if "median" in text}
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in chart_table(gallery["box"]).rows}
    assert boxes.keys() == rows.keys()
    for name, cells in rows.items():
        assert all(format_number(exact(cell)) in boxes[name] for cell in cells if cell), (cells, boxes[name])


@pytest.mark.parametrize("form", MARKED)
def test_each_mark_says_its_row(gallery: dict[str, Selection], form: str) -> None:
    selection = gallery[form]
    said = Counter(sentences(selection))
    assert sum(said.values()) == len(selection.rows)
    field = selection.dataset.fields[selection.chart.label or ""]
    shown = selection.chart.size or (selection.roles.measures[0] if form in ("scatter", "treemap") else "")
    for row in selection.rows:
        name = field.label(row.values[field.name])
        number = format_number(exact(row.texts[shown])) if shown else ""
        amount = f" {selection.dataset.fields[shown].with_unit(number)}" if shown else ""
        mark = f", {row.mark}" if row.mark else ""
        owners = [text for text in said if name in text and amount in text and text.endswith(mark)]
        assert owners, (name, amount, mark, said)


@pytest.mark.parametrize(
    ("form", "more"),
    [
        *((form, "facet: thing") for form in ("line", "area", "bar")),
        *((form, "x: time\ny: amount\nwhere: {thing: oil}") for form in ("line", "area", "bar", "number")),
        *((form, "color: thing\nstack: true") for form in ("area", "bar")),
        *((form, "color: thing") for form in ("line", "bar", "dot")),
        ("heatmap", ""),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_times_are_said_as_the_table_names_them(kind: str, form: str, more: str) -> None:
    frequency, times, _ = TIMES[kind]
    selection = timed_chart(form, timed_dataset(kind, times, frequency), more)
    assert selection
    said = sentences(selection)
    assert len(said) == len(selection.rows)
    for names, amount in table_words(selection):
        assert [text for text in said if text.endswith(f": {amount}") and all(name in text for name in names)], names


def test_a_share_of_a_whole_is_said_with_the_amount_in_the_table() -> None:
    frequency, times, _ = TIMES["year"]
    selection = timed_chart("bar", timed_dataset("year", times, frequency), "color: thing\nstack: percent")
    assert selection
    assert sentences(selection)[-1] == "oil, 2024: 50% (4 tonnes)"


@pytest.mark.parametrize("form", CHART_TYPES)
def test_the_place_of_a_mark_is_known_without_plotly(gallery: dict[str, Selection], form: str) -> None:
    """The scripts that find the mark under a pointer know the axes: each has a range, or is one of names."""
    figure = build_figure(gallery[form])
    axes: set[str] = {f"{axis[0]}axis{axis[1:]}" for trace in figure.data for axis in _axes_of(trace)}
    for layout in figure.layouts.values():
        for axis in axes:
            assert "range" in layout[axis] or layout[axis].get("type") == "category", (form, axis)


def _axes_of(trace: dict[str, Any]) -> tuple[str, str]:
    return trace.get("xaxis", "x"), trace.get("yaxis", "y")
