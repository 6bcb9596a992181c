"""What the colours of a heatmap mean is told: by the values in its cells or, where they have no room, by a legend."""

from __future__ import annotations

from typing import Any

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.style.layout import NARROW
from dashboard.charts.style.palette import STEPS, placeholder
from tests.samples.stress_charts import crowded_heatmap


def _texts(layout: dict[str, Any]) -> list[str]:
    return [text["text"] for text in layout["annotations"]]


def test_cells_with_room_have_their_values_and_need_no_legend() -> None:
    layout = build_figure(crowded_heatmap(3)).layouts["narrow"]
    assert _texts(layout) == ["1", "2", "3", "1", "2", "3"]
    assert layout["shapes"] == []


def test_cells_without_room_have_a_legend_of_their_colours_above_their_names() -> None:
    layout = build_figure(crowded_heatmap(24)).layouts["narrow"]
    fields = [shape for shape in layout["shapes"] if shape["type"] == "rect"]
    assert [field["fillcolor"] for field in fields] == [placeholder(step) for step in STEPS]
    assert _texts(layout) == ["1 to 5", "6 to 10", "11 to 14", "15 to 19", "20 to 24"]
    margin = layout["margin"]
    plot = NARROW - margin["l"] - margin["r"]
    lefts = [round(margin["l"] + field["x0"] * plot) for field in fields]
    assert lefts[0] == 0
    assert lefts == sorted(lefts)
