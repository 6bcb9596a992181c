"""The order of what stands along x: numbers to scale, times in order, names in the order of their first rows."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.load_datasets import read_dataset
from tests.samples.times import DESCRIPTOR

TEN = ["1900s", "1910s", "1920s", "1930s", "1940s", "1950s"]
NUMBERS = [-10000, -5000, 0, 1000, 1700, 1972]


def chart_of(form: str, kind: str, rows: str, more: str = "color: thing") -> Selection:
    """A chart of a dataset whose field `time` is of that kind."""
    descriptor = DESCRIPTOR.replace("KIND", kind).replace("FREQUENCY", "irregular")
    findings: list[Finding] = []
    path = "data/datasets/economy/things"
    content = f"time,thing,amount\n{rows}".encode()
    dataset = read_dataset(descriptor.encode(), content, f"{path}.yaml", f"{path}.csv", findings)
    keys = "x: time\ny: thing\nvalue: amount" if form == "heatmap" else f"x: time\ny: amount\n{more}"
    text = f"id: things\ntype: {form}\ndata: things\n{keys}\ntitle: Things\nalt: Marks.\n"
    record = read_yaml(text, "things.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"things": dataset}), findings)
    assert selection, findings
    return selection


def one_lacks(values: list[Any]) -> str:
    """Rows by value, of which the fifth has none of the first thing, as a sorted query gives them."""
    return "".join(
        f"{value},{thing},{number + 1}\n"
        for number, value in enumerate(values)
        for thing in ("coal", "oil")
        if (number, thing) != (4, "coal")
    )


def axis_names(selection: Selection, form: str) -> list[str]:
    layout = build_figure(selection).layouts["wide"]
    names: list[str] = layout["yaxis" if form in ("dot", "table") else "xaxis"]["categoryarray"]
    return names


@pytest.mark.parametrize("form", ["bar", "heatmap", "dot", "table", "line"])
def test_names_stand_in_the_order_of_their_rows_whichever_series_has_them(form: str) -> None:
    selection = chart_of(form, "string", one_lacks(TEN))
    assert axis_names(selection, form) == TEN
    assert [row[0].text for row in chart_table(selection).rows] == TEN


@pytest.mark.parametrize("sort", ["x", "-x"])
def test_sorted_names_are_in_order_over_all_series(sort: str) -> None:
    selection = chart_of("bar", "string", one_lacks(TEN), f"color: thing\nsort: {sort}")
    assert axis_names(selection, "bar") == (TEN if sort == "x" else TEN[::-1])


@pytest.mark.parametrize("form", ["bar", "heatmap", "dot"])
def test_numbers_that_name_marks_are_in_order(form: str) -> None:
    selection = chart_of(form, "integer", one_lacks(NUMBERS))
    assert [row[0].text for row in chart_table(selection).rows] == list(map(str, NUMBERS))
    assert [name.replace("−", "-").replace(",", "") for name in axis_names(selection, form)] == [
        str(number) for number in NUMBERS
    ]


@pytest.mark.parametrize("form", ["line", "area"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_numbers_under_lines_and_areas_are_drawn_to_scale(form: str, size: str) -> None:
    rows = "".join(f"{number},coal,{place + 1}\n" for place, number in enumerate(NUMBERS))
    rows += "1972,coal with a very long name,900000000\n"
    more = "where: {thing: coal}" if form == "area" else "color: thing"
    selection = chart_of(form, "integer", rows, more)
    figure = build_figure(selection)
    layout = figure.layouts[size]
    axis = layout["xaxis"]
    assert axis["type"] == "linear"
    assert figure.data[0]["x"] == NUMBERS
    low, high = axis["range"]
    assert low <= NUMBERS[0] < NUMBERS[-1] <= high
    # Labels do not touch in what is left of the width.
    room = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    places = [
        ((tick - low) / (high - low) * room, text_width(text) / 2)
        for tick, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if text
    ]
    assert all(left + half <= right - other for (left, half), (right, other) in pairwise(places))
    # Ticks are at equal distances, and the axis says what its numbers are.
    distances = {b - a for a, b in zip(axis["tickvals"], axis["tickvals"][1:], strict=False)}
    assert len(distances) == 1
    assert "Time" in [note["text"] for note in layout["annotations"]]
    assert figure.data[0]["customdata"][0] == "−10,000"


@pytest.mark.parametrize("form", ["line", "area"])
def test_numbers_in_small_plots_have_one_scale(form: str) -> None:
    rows = "0,coal,1\n1000,coal,2\n1700,oil,1\n1972,oil,2\n"
    layout = build_figure(chart_of(form, "integer", rows, "facet: thing")).layouts["wide"]
    assert json.dumps(layout["xaxis"]["range"]) == json.dumps(layout["xaxis2"]["range"])
    assert layout["xaxis"]["type"] == layout["xaxis2"]["type"] == "linear"


def test_heads_of_a_table_name_the_small_plot_and_the_series() -> None:
    rows = "1900s,coal,1\n1900s,oil,2\n1910s,coal,3\n1910s,oil,4\n"
    facets = chart_table(chart_of("bar", "string", rows, "facet: thing"))
    assert [header.text for header in facets.headers] == ["Time", "coal", "oil"]
    same = chart_table(chart_of("bar", "string", rows, "facet: thing\ncolor: thing"))
    assert [header.text for header in same.headers] == ["Time", "coal", "oil"]
    both = chart_table(chart_of("bar", "string", rows, "facet: thing\ncolor: time"))
    heads = ["coal: 1900s", "coal: 1910s", "oil: 1900s", "oil: 1910s"]
    assert [header.text for header in both.headers] == ["Time", *heads]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("x", ["a", "b", "c"]),
        ("-x", ["c", "b", "a"]),
        ("y", ["b", "a", "c"]),
        ("-y", ["c", "a", "b"]),
    ],
)
def test_a_declared_order_has_a_direction(sort: str, expected: list[str]) -> None:
    selection = chart_of("bar", "string", "a,coal,2\nb,coal,1\nc,coal,3\n", f"sort: {sort}")
    assert selection.x_values == expected
    assert [point.x for point in selection.series[0].points] == expected


def test_shares_are_of_the_sum_in_their_own_small_plot() -> None:
    rows = "1900s,coal,1\n1900s,oil,3\n"
    selection = chart_of("bar", "string", rows, "facet: thing\nstack: percent")
    assert [point.y for series in selection.drawn.series for point in series.points] == [100, 100]
    together = chart_of("bar", "string", rows, "color: thing\nstack: percent")
    assert [point.y for series in together.drawn.series for point in series.points] == [25, 75]
