"""Timelines: events in order of time, from top to bottom, in one plot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

KEYS = "type: timeline\nx: day\nlabel: name"
Draw = Callable[[str, str], Selection | None]


@pytest.fixture
def draw(findings: list[Finding]) -> Draw:
    def read(rows: str, keys: str = KEYS) -> Selection | None:
        dataset = one_source_each("steps", "day: date, name: string, kind: string", rows)
        record = read_yaml(f"id: one\ndata: steps\ntitle: Steps\nalt: Marks.\n{keys}", "one.yaml", findings)
        return read_declaration(record, ChartResources({"steps": dataset}), findings) if record else None

    return read


def test_the_first_event_is_on_top_whatever_the_order_of_rows(draw: Draw) -> None:
    rows = "2024-05-01,late,a,\n2022-02-24,early,b,\n2023-03-03,between,a,\n"
    selection = draw(rows, f"{KEYS}\ncolor: kind")
    assert selection
    figure = build_figure(selection)
    layout = figure.layouts["wide"]
    low, high = layout["yaxis"]["range"]
    assert low > high
    places = {text["text"]: text["y"] for text in layout["annotations"] if "y" in text}
    assert places["early"] < places["between"] < places["late"]
    assert {trace["name"]: list(trace["y"]) for trace in figure.data} == {"a": [1, 2], "b": [0]}


def test_a_timeline_has_no_panels_and_no_more_events_than_can_be_read(draw: Draw, findings: list[Finding]) -> None:
    assert draw("2022-02-24,one,a,\n", f"{KEYS}\nfacet: kind") is None
    assert "facet" in findings[-1].message
    many = "".join(f"2022-02-{day:02},{day},a,\n2022-03-{day:02},{day + 40},a,\n" for day in range(1, 17))
    assert draw(many, KEYS) is None
    assert findings[-1].message.startswith("timeline")
