"""The Plotly figure of a chart: one set of traces, and one layout for each size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.charts.figure.facet import facet_height, facet_layout, facet_traces, lift_event_names
from dashboard.charts.figure.unit_panels import unit_panels_height, unit_panels_layout
from dashboard.charts.parts.annotations import annotate, event_band_height
from dashboard.charts.parts.ended_note import ended_height, ended_note
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import escape_figure_texts
from dashboard.charts.style.layout import NARROW, WIDE, Size, both_sizes
from dashboard.charts.types import ALL_CHART_TYPES, ChartType


@dataclass(frozen=True)
class Figure:
    """What plotly.js draws, both for the pictures of a build and live in the reader's browser."""

    id: str
    data: list[dict[str, Any]]
    """Plotly's traces, the same in each size."""
    layouts: dict[str, dict[str, Any]]
    """Plotly's layouts, with width and height, by the name of the size: 'wide' and 'narrow'."""

    def sized(self, name: str) -> dict[str, Any]:
        """The figure in the size of that name, in the form that Plotly's own functions take."""
        return {"data": self.data, "layout": self.layouts[name]}


def build_figure(selection: Selection) -> Figure:
    """Build the figure of a chart from its rows."""
    chart_type = ALL_CHART_TYPES[selection.chart.type]
    selection = selection.drawn
    traces = facet_traces(chart_type, selection) if selection.has_panels else chart_type.traces(selection)
    layouts = {}
    for size in drawing_sizes(chart_type, selection):
        # The names of events stand above the plot. So the plot is laid out in what is left, and then moved down.
        band_height = event_band_height(selection, size)
        foot_height = ended_height(selection, size.width)
        plot = Size(size.name, size.width, size.height - band_height - foot_height)
        layout = _plot_layout(chart_type, selection, plot)
        margin = layout["margin"]
        room = {"t": margin["t"] + band_height, "b": margin["b"] + foot_height}
        layout |= {"height": size.height, "margin": margin | room}
        layout = annotate(layout, selection, size)
        layout = lift_event_names(layout) if selection.has_panels else layout
        # A reader's font may be wider or narrower than ours. So a text is aligned to the side that it is anchored at.
        annotations = [
            {"align": annotation.get("xanchor", "center")} | annotation
            for annotation in [*layout.get("annotations", []), *ended_note(selection, size.width, margin)]
        ]
        layouts[size.name] = layout | {"annotations": annotations}
    data = [trace | {"uid": f"s{number}"} for number, trace in enumerate(traces)]
    return Figure(selection.chart.id, escape_figure_texts(data), escape_figure_texts(layouts))


def _plot_layout(chart_type: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    """The layout of one plot, or of all panels."""
    if selection.roles.by_unit:
        return unit_panels_layout(chart_type, selection, size)
    return facet_layout(chart_type, selection, size) if selection.roles.facet else chart_type.layout(selection, size)


def drawing_sizes(chart_type: ChartType, selection: Selection) -> tuple[Size, Size]:
    """The sizes of the wide and the narrow drawing.

    Args:
        chart_type: its type, which gives the height if the author gives none.
        selection: the rows of the chart.

    Returns:
        Wide and narrow.
    """
    height_of = unit_panels_height if selection.roles.by_unit else chart_type.height
    height_of = facet_height if selection.roles.facet else height_of
    wide = height_of(selection, False) + ended_height(selection, WIDE)
    narrow = height_of(selection, True) + ended_height(selection, NARROW)
    return both_sizes(selection.chart.height, wide, narrow)
