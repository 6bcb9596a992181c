"""The small drawing of a chart, for lists: its marks and few words. The link that it stands in says what it shows."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dashboard.charts.figure.small_labels import with_labels, with_series_names
from dashboard.charts.figure.small_panels import with_panel_names
from dashboard.charts.figure.small_rows import with_row_names
from dashboard.charts.parts.map_frame import fit_map
from dashboard.charts.spec.gaps import without_empty_ends
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import SMALL, width_alone
from dashboard.charts.types.chart_type import ChartType

MARGIN = {"l": 6, "r": 6, "t": 7, "b": 7, "pad": 0}
"""Room around the plot in CSS pixels: a mark at its edge is not cut."""
MARK_SCALE = 0.7
"""The size of a point in the small drawing, as a share of its size in the others."""
_WITHOUT_WORDS = {"showticklabels": False, "ticks": "", "title": {"text": ""}, "minor": {"ticks": ""}}


def small_drawing(
    chart_type: ChartType, selection: Selection, narrow: dict[str, Any], traces: list[dict[str, Any]]
) -> dict[str, Any]:
    """Make the small drawing.

    Args:
        chart_type: of the chart. It may have a layout and traces of its own for this size.
        selection: the rows that are drawn.
        narrow: the layout of the narrow drawing, which has the axes.
        traces: of the other drawings.

    Returns:
        Plotly's data and layout of `SMALL`, with texts not escaped yet.
    """
    drawn = selection
    if selection.chart.annotations and not selection.has_panels:
        # It shows none, so its axes need not reach them.
        drawn = replace(selection, chart=selection.chart.model_copy(update={"annotations": []}))
    if chart_type.draws_numbers:
        drawn = without_empty_ends(drawn)
    if chart_type.small_part:
        drawn = chart_type.small_part(drawn)
    if drawn is not selection:
        selection, traces, narrow = drawn, chart_type.traces(drawn), chart_type.layout(drawn, width_alone(narrow=True))
    if chart_type.small_traces:
        traces = chart_type.small_traces(selection)
    layout = chart_type.small_layout(selection, SMALL) if chart_type.small_layout else _bare(narrow)
    return {"data": [*map(_with_small_marks, traces)], "layout": _with_words(chart_type, selection, layout, traces)}


def _bare(narrow: dict[str, Any]) -> dict[str, Any]:
    """The layout of the narrow drawing without words, lines and the room for them."""
    layout = {key: value for key, value in narrow.items() if key != "shapes"}
    layout |= {"width": SMALL.width, "height": SMALL.height, "margin": MARGIN, "annotations": []}
    for letter in ("xaxis", "yaxis"):
        axes = {name: axis for name, axis in layout.items() if name.startswith(letter)}
        ends = [end for axis in axes.values() for end in axis.get("domain", (0, 1))] or [0, 1]
        low, width = min(ends), max(ends) - min(ends)
        for name, axis in axes.items():
            layout[name] = {key: value for key, value in axis.items() if key != "ticktext"} | _WITHOUT_WORDS
            # Panels leave room for words beside them.
            layout[name]["domain"] = [(end - low) / width for end in axis.get("domain", (0, 1))]
    return layout


def _with_words(
    chart_type: ChartType, selection: Selection, layout: dict[str, Any], traces: list[dict[str, Any]]
) -> dict[str, Any]:
    """The layout with the few words that the form has room for."""
    if selection.has_panels:
        return with_panel_names(selection, layout)
    # (A pie has no axes, and what code drew may leave it to Plotly to find the names.)
    if "categoryarray" in layout.get("yaxis", {}):
        return with_row_names(selection, layout, traces)
    if chart_type.tells_ends:
        return with_labels(selection, layout, traces)
    if chart_type.is_map:
        return layout | fit_map(layout)
    has_own_words = chart_type.small_layout or not (chart_type.sample or chart_type.names_colours(selection))
    return layout if has_own_words else with_series_names(selection, layout)


def _with_small_marks(trace: dict[str, Any]) -> dict[str, Any]:
    """A trace with smaller points; all else is as in the other drawings."""
    size = trace.get("marker", {}).get("size")
    if size is None:
        return trace
    sizes = [one * MARK_SCALE for one in size] if isinstance(size, list) else size * MARK_SCALE
    return trace | {"marker": trace["marker"] | {"size": sizes}}
