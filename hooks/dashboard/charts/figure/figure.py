"""The Plotly figure of a chart: one set of traces, and a layout for each size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.charts.figure.facet import facet_height, facet_layout, facet_traces
from dashboard.charts.parts.annotations import annotate, event_band_height
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import escape_figure_texts
from dashboard.charts.style.layout import NARROW, WIDE, Size
from dashboard.charts.types import ALL_CHART_TYPES, ChartType


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
    form = ALL_CHART_TYPES[selection.chart.type]
    selection = selection.drawn
    many = bool(selection.roles.facet)
    traces = facet_traces(form, selection) if many else form.traces(selection)
    layouts = {}
    for size in sizes(form, selection):
        above = event_band_height(selection, size)
        # The names of events stand above the plot: it is laid out without that room, and then moved down.
        plot = Size(size.name, size.width, size.height - above)
        layout = facet_layout(form, selection, plot) if many else form.layout(selection, plot)
        margin = layout["margin"]
        layout |= {"height": size.height, "margin": margin | {"t": margin["t"] + above}}
        layout = annotate(layout, selection, size)
        # A reader's font is wider or narrower than ours: a text grows away from the side that it is held by.
        notes = [{"align": note.get("xanchor", "center")} | note for note in layout.get("annotations", [])]
        layouts[size.name] = layout | {"annotations": notes}
    data = [trace | {"uid": f"s{n}"} for n, trace in enumerate(traces)]
    return Figure(selection.chart.id, escape_figure_texts(data), escape_figure_texts(layouts))


def sizes(form: ChartType, selection: Selection) -> tuple[Size, Size]:
    """The wide and the narrow drawing; where the author says a height, the narrow one is a little lower."""
    given = selection.chart.height
    height = facet_height if selection.roles.facet else form.height
    wide = given or height(selection, False)
    narrow = max(120, round(given * 0.8)) if given else height(selection, True)
    return Size("wide", WIDE, wide), Size("narrow", NARROW, narrow)
