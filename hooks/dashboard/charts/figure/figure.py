"""The Plotly figure of a chart: one set of traces, and one layout for each size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.charts.figure.facet import facet_height, facet_layout, facet_traces
from dashboard.charts.labels.label import LostLabel
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.parts.annotations import annotate, event_band_height
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import escape_figure_texts
from dashboard.charts.style.layout import NARROW, WIDE, Size
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
    has_panels = bool(selection.roles.facet)
    traces = facet_traces(chart_type, selection) if has_panels else chart_type.traces(selection)
    layouts = {}
    for size in drawing_sizes(chart_type, selection):
        layout, _ = place_labels(_lay_out(chart_type, selection, size))
        # A reader's font may be wider or narrower than ours. So a text is aligned to the side that it is anchored at.
        annotations = [
            {"align": annotation.get("xanchor", "center")} | annotation for annotation in layout.get("annotations", [])
        ]
        layouts[size.name] = layout | {"annotations": annotations}
    data = [trace | {"uid": f"s{number}"} for number, trace in enumerate(traces)]
    return Figure(selection.chart.id, escape_figure_texts(data), escape_figure_texts(layouts))


def lost_labels(selection: Selection) -> dict[str, tuple[LostLabel, ...]]:
    """The labels that the drawings of a chart have no room for, by the name of the size. No browser is needed."""
    chart_type, selection = ALL_CHART_TYPES[selection.chart.type], selection.drawn
    sizes = drawing_sizes(chart_type, selection)
    return {size.name: place_labels(_lay_out(chart_type, selection, size))[1] for size in sizes}


def _lay_out(chart_type: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    """The layout of a drawing with all its labels where they are meant to be."""

    def lay_out(above: int) -> dict[str, Any]:
        plot = Size(size.name, size.width, size.height - above)
        return (facet_layout if selection.roles.facet else _plot_layout)(chart_type, selection, plot)

    layout = lay_out(0)
    # The names of events stand above the plot. So the plot is laid out in what is left, and then moved down.
    if band_height := event_band_height(layout, selection, size):
        layout = lay_out(band_height)
        margin = layout["margin"]
        layout |= {"height": size.height, "margin": margin | {"t": margin["t"] + band_height}}
    return annotate(layout, selection, size)


def _plot_layout(chart_type: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    return chart_type.layout(selection, size)


def drawing_sizes(chart_type: ChartType, selection: Selection) -> tuple[Size, Size]:
    """The sizes of the wide and the narrow drawing.

    Args:
        chart_type: its type, which gives the height if the author gives none.
        selection: the rows of the chart.

    Returns:
        Wide and narrow. If the author gives a height, the narrow drawing has four fifths of it. Neither is lower than
        its labels need.
    """
    given_height = selection.chart.height
    height_of = facet_height if selection.roles.facet else chart_type.height
    wide = given_height or height_of(selection, False)
    narrow = round(given_height * 0.8) if given_height else height_of(selection, True)
    if not selection.roles.facet:
        wide = max(wide, chart_type.least_height(selection, False))
        narrow = max(narrow, chart_type.least_height(selection, True))
    return Size("wide", WIDE, wide), Size("narrow", NARROW, narrow)
