"""Dots of one thing that are near each other on the axis, and those that are not."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.tick_labels import tick_boxes
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

CHART = "id: trade\ntype: dot\ndata: trade\nx: year\ny: value\ncolor: flow\ntitle: Trade\nalt: Dots.\n"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_dot_is_larger_below_another_one_that_hides_it_on_this_axis(sign: int) -> None:
    pairs = {2020: (1000, 985), 2021: (970, 969.5)}
    rows = [f"{year},{flow},{sign * pair[at]}," for year, pair in pairs.items() for at, flow in enumerate("ab")]
    dataset = one_source_each("trade", "year: year, flow: string, value: number", "\n".join(rows))
    record = read_yaml(CHART, "trade.yaml", [])
    selection = record and read_declaration(record, ChartResources({"trade": dataset}), [])
    assert selection
    figure = build_figure(selection)
    low, high = figure.layouts["wide"]["xaxis"]["range"]
    assert high - low < 60
    assert [trace["marker"]["size"] for trace in figure.data] == [[12, 19], 12]


@pytest.mark.parametrize("form", ["dot", "dumbbell"])
def test_a_ring_is_seen_around_a_mark_of_almost_the_same_place_and_its_value_keeps_off_the_name(form: str) -> None:
    rows = "2021,a,18,\n2021,b,34,\n2022,a,2.43,\n2022,b,3.52,"
    dataset = one_source_each("trade", "year: year, flow: string, value: number", rows)
    record = read_yaml(CHART.replace("type: dot", f"type: {form}"), "trade.yaml", [])
    selection = record and read_declaration(record, ChartResources({"trade": dataset}), [])
    assert selection
    figure = build_figure(selection)
    assert figure.data[-2]["marker"]["size"] == [12, 19]
    layout = figure.layouts["narrow"]
    frame = Frame(layout)
    (value,) = [text for text in layout["annotations"] if text["text"] == "2.43"]
    names = [box.right for _, _, box in tick_boxes("y", frame)]
    assert label_box(value, frame).left - max(names) >= 7
