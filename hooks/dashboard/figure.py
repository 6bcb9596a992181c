"""The Plotly figure of a chart: one set of traces, and a layout for each size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.chart_types import CHART_TYPES
from dashboard.layout import Size, sizes
from dashboard.selection import Selection


@dataclass(frozen=True)
class Figure:
    """What plotly.js draws, in the browser of the batch and in the reader's."""

    id: str
    data: list[dict[str, Any]]
    layouts: dict[str, dict[str, Any]]
    """By the name of the size: 'wide' and 'narrow'; width and height are inside."""

    def sized(self, name: str) -> dict[str, Any]:
        """The figure in one size, as Plotly's own functions take it."""
        return {"data": self.data, "layout": self.layouts[name]}


def build_figure(selection: Selection) -> Figure:
    """The figure of the rows selected."""
    form = CHART_TYPES[selection.chart.type]
    layouts = {size.name: form.layout(selection, size) for size in _sizes(selection)}
    traces = [trace | {"uid": f"s{number}"} for number, trace in enumerate(form.traces(selection))]
    return Figure(selection.chart.id, traces, layouts)


def _sizes(selection: Selection) -> tuple[Size, Size]:
    return sizes(selection.chart.height)
