"""Dots of one thing that are near each other on the axis, and those that are not."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts.figure.figure import Figure, build_figure
from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.tick_labels import tick_boxes
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.style.palette import placeholder
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

CHART = "id: trade\ntype: dot\ndata: trade\nx: year\ny: value\ncolor: flow\ntitle: Trade\nalt: Dots.\n"


def figure_of(form: str, rows: str) -> Figure:
    """A chart of these rows: year, flow, value and mark."""
    dataset = one_source_each("trade", "year: year, flow: string, value: number", rows)
    record = read_yaml(CHART.replace("type: dot", f"type: {form}"), "trade.yaml", [])
    selection = record and read_declaration(record, ChartResources({"trade": dataset}), [])
    assert selection
    return build_figure(selection)


@pytest.mark.parametrize("sign", [1, -1])
def test_all_dots_have_one_size_and_the_edge_of_a_hidden_one_lies_on_top(sign: int) -> None:
    pairs = {2020: (1000, 985), 2021: (970, 969.5)}
    rows = [f"{year},{flow},{sign * pair[at]}," for year, pair in pairs.items() for at, flow in enumerate("ab")]
    figure = figure_of("dot", "\n".join(rows))
    assert {trace["marker"]["size"] for trace in figure.data} == {12}
    *marks, edges = figure.data
    assert len(marks) == 2
    assert edges["x"] == [sign * 970]
    assert edges["marker"] == marks[0]["marker"] | {"color": "rgba(0,0,0,0)"}
    # The browser hides them with their series.
    assert [trace["legendgroup"] for trace in figure.data] == ["0", "1", "0"]


@pytest.mark.parametrize("form", ["dot", "dumbbell"])
def test_a_hollow_mark_over_another_one_has_no_fill_and_its_value_keeps_off_all_marks(form: str) -> None:
    rows = "2021,a,18,\n2021,b,34,provisional\n2022,a,2.43,derived\n2022,b,3.52,derived"
    figure = figure_of(form, rows)
    lower, upper = figure.data[-2:]
    paper = placeholder("paper")
    assert [trace["marker"]["size"] for trace in (lower, upper)] == [12, 12]
    assert lower["marker"]["color"][1] == paper
    assert upper["marker"]["color"] == [paper, "rgba(0,0,0,0)"]
    if form == "dumbbell":
        # No line is seen through it.
        assert figure.data[0]["marker"]["color"].count(paper) == 1
    for layout in figure.layouts.values():
        frame = Frame(layout)
        marks = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in _places(figure.data[-2:], frame)]
        values = [label_box(text, frame) for text in layout["annotations"] if text["text"][0].isdigit()]
        assert len(values) == 4
        assert not any(value.meets(mark) for value in values for mark in marks)


def _places(traces: list[dict[str, Any]], frame: Frame) -> list[tuple[float, float]]:
    """Where the marks of traces are in a drawing."""
    return [(frame.x("x", x), frame.y("y", y)) for trace in traces for x, y in zip(trace["x"], trace["y"], strict=True)]


@pytest.mark.parametrize("form", ["dot", "dumbbell"])
def test_a_value_keeps_off_the_name_of_its_row(form: str) -> None:
    rows = "2021,a,18,\n2021,b,34,\n2022,a,2.43,\n2022,b,3.52,"
    figure = figure_of(form, rows)
    layout = figure.layouts["narrow"]
    frame = Frame(layout)
    (value,) = [text for text in layout["annotations"] if text["text"] == "2.43"]
    names = [box.right for _, _, box in tick_boxes("y", frame)]
    assert label_box(value, frame).left - max(names) >= 7


def test_no_value_stands_between_its_dot_and_one_of_the_next_row() -> None:
    """It would be read as the value of the dot below it."""
    rows = [
        f"{year},{flow},{value}," for year in (2021, 2022) for flow, value in zip("abcd", (20, 50, 51, 80), strict=True)
    ]
    for layout in figure_of("dot", "\n".join(rows)).layouts.values():
        upper = [text for text in layout["annotations"] if text["text"][0].isdigit() and text["y"] == 0]
        assert {text["text"] for text in upper} > {"20", "80"}
        assert all(text["yanchor"] != "top" for text in upper)
