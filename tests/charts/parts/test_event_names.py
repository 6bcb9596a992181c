"""The names of events: each over its event, or a flag whose line leads to it and runs through no name."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.parts.event_marks import EVENT
from dashboard.charts.style.palette import placeholder
from tests.samples.times import event_on, timed_chart, timed_dataset

NEAR = {"2022-02-24": "Full-scale invasion of Ukraine", "2022-09-21": "Mobilisation", "2023-03-20": "A visit to Moscow"}


def _layouts(events: dict[str, str], form: str = "line", more: str = "where: {thing: coal}") -> list[dict[str, Any]]:
    """Both layouts of a chart of months from 2015 to 2024 with events, by their days."""
    months = [f"{year}-{month:02}" for year in range(2015, 2025) for month in range(1, 13)]
    selection = timed_chart(
        form, timed_dataset("yearmonth", months), f"{more}\nevents: [event]", event=event_on("2022-02-24")
    )
    assert selection
    named = tuple(event_on(day, label) for day, label in events.items())
    return list(build_figure(replace(selection, events=named)).layouts.values())


def _names(layout: dict[str, Any]) -> list[dict[str, Any]]:
    return [text for text in layout["annotations"] if text.get("name") == EVENT]


def _lines(layout: dict[str, Any]) -> dict[str, Box]:
    """The line of each flag in a drawing, by its place on the axis."""
    frame = Frame(layout)
    lines = [shape for shape in layout["shapes"] if shape.get("ysizemode") == "pixel"]
    xs = [frame.x("x", line["x0"]) for line in lines]
    tops = [frame.y("y domain", 1) - line["y1"] for line in lines]
    return {
        str(line["x0"]): Box(x - 0.5, top, x + 0.5, frame.y("y domain", 1))
        for line, x, top in zip(lines, xs, tops, strict=True)
    }


def test_a_name_with_room_stands_over_its_event_without_a_line() -> None:
    for layout in _layouts({"2016-05-01": "A pipeline", "2022-02-24": "Invasion"}):
        assert {text["xanchor"] for text in _names(layout)} == {"center"}
        assert _lines(layout) == {}


@pytest.mark.parametrize("form", ["line", "bar", "area"])
def test_names_in_one_place_are_flags_and_no_line_runs_through_one(form: str) -> None:
    for layout in _layouts(NEAR, form):
        frame, lines = Frame(layout), _lines(layout)
        assert len(lines) == len(NEAR)
        for name in _names(layout):
            box, own = label_box(name, frame), lines[str(name["x"])]
            assert 0 < own.left - box.right < 8
            assert own.top <= box.top + 6
            assert not any(box.meets(line) for line in lines.values())


def test_flags_turn_round_where_the_first_event_has_no_room_before_it() -> None:
    for layout in _layouts({"2015-02-24": "Agreement of Minsk", "2015-06-21": "A summit of the two"}):
        frame, lines = Frame(layout), _lines(layout)
        assert {name["xanchor"] for name in _names(layout)} == {"left"}
        assert not any(label_box(name, frame).meets(line) for name in _names(layout) for line in lines.values())


def test_flags_cover_the_lines_that_a_live_chart_moves_them_over() -> None:
    for layout in _layouts(NEAR):
        assert {name["bgcolor"] for name in _names(layout)} == {placeholder("paper")}


def test_above_small_plots_names_have_no_lines_through_headings() -> None:
    for layout in _layouts(NEAR, more="facet: thing"):
        assert _lines(layout) == {}
