"""The Plotly figure of a chart: one set of traces, and one layout for each size."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from dashboard.charts.figure.drawings import lay_out_drawings
from dashboard.charts.figure.facet import facet_traces
from dashboard.charts.figure.small_drawing import small_drawing
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import escape_figure_texts
from dashboard.charts.style.layout import SMALL
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.frozen import PartlyCompared


class Figure(PartlyCompared):
    """What plotly.js draws, both for the pictures of a build and live in the reader's browser."""

    uncompared = ("make_small",)

    id: str
    data: list[dict[str, Any]]
    """Plotly's traces, the same in each size."""
    layouts: dict[str, dict[str, Any]]
    """Plotly's layouts, with width and height, by the name of the size: 'wide' and 'narrow'."""
    make_small: Callable[[], dict[str, Any]] = dict
    """Makes the small drawing. Most charts stand in no list, and a live chart has no use for it."""

    @cached_property
    def small(self) -> dict[str, Any]:
        """The small drawing, as Plotly's data and layout."""
        return self.make_small()

    def sized(self, name: str) -> dict[str, Any]:
        """The figure in the size of that name, in the form that Plotly's own functions take."""
        if name == SMALL.name:
            return self.small
        return {"data": self.data, "layout": self.layouts[name]}


def build_figure(selection: Selection) -> Figure:
    """Build the figure of a chart from its rows."""
    chart_type = ALL_CHART_TYPES[selection.chart.type]
    selection = selection.drawn
    traces = facet_traces(chart_type, selection) if selection.has_panels else chart_type.traces(selection)
    layouts = {size: _aligned(drawing.layout) for size, drawing in lay_out_drawings(selection).items()}

    def make_small() -> dict[str, Any]:
        small = small_drawing(chart_type, selection, layouts["narrow"], traces)
        return {
            "data": escape_figure_texts(_named(small["data"])),
            "layout": escape_figure_texts(_aligned(small["layout"])),
        }

    return Figure(selection.chart.id, escape_figure_texts(_named(traces)), escape_figure_texts(layouts), make_small)


def _named(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Traces with names of their own; Plotly gives random ones."""
    return [trace | {"uid": f"s{number}"} for number, trace in enumerate(traces)]


def _aligned(layout: dict[str, Any]) -> dict[str, Any]:
    """A layout whose texts are aligned to the side that they are anchored at.

    A reader's font may be wider or narrower than ours.
    """
    annotations = [{"align": text.get("xanchor", "center")} | text for text in layout["annotations"]]
    return layout | {"annotations": annotations}
