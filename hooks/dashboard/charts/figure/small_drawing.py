"""The small drawing of a chart, for lists: its marks and few words. The link that it stands in says what it shows."""

from __future__ import annotations

from typing import Any

from dashboard.charts.figure.small_labels import with_labels
from dashboard.charts.figure.small_rows import with_row_names
from dashboard.charts.parts.map_frame import fit_map
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import SMALL
from dashboard.charts.types.chart_type import ChartType

MARGIN = {"l": 6, "r": 6, "t": 7, "b": 7, "pad": 0}
"""Room around the plot in CSS pixels: a mark at its edge is not cut."""
MARK_SCALE = 0.7
"""The size of a point in the small drawing, as a share of its size in the others."""
_WITHOUT_WORDS = {"showticklabels": False, "ticks": "", "title": {"text": ""}, "minor": {"ticks": ""}}


def small_layout(
    chart_type: ChartType, selection: Selection, narrow: dict[str, Any], traces: list[dict[str, Any]]
) -> dict[str, Any]:
    """Lay out the small drawing.

    Args:
        chart_type: of the chart. One that needs words or lines of its own lays them out itself.
        selection: the rows that are drawn.
        narrow: the layout of the narrow drawing, which has the axes.
        traces: of the chart.

    Returns:
        Plotly's layout of `SMALL`, with its texts not escaped yet.
    """
    if chart_type.small_layout:
        return chart_type.small_layout(selection, SMALL)
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
    # (A pie has no axes, and what code drew may leave it to Plotly to find the names.)
    rows = layout.get("yaxis", {})
    if rows.get("type") == "category" and "categoryarray" in rows and not selection.has_panels:
        return with_row_names(selection, layout, traces)
    if chart_type.tells_ends and not selection.has_panels:
        return with_labels(selection, layout, traces)
    return layout | fit_map(layout) if chart_type.is_map else layout


def small_traces(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The traces of a chart with smaller points; all else is as in the other drawings."""
    return [trace | {"marker": _smaller(trace["marker"])} if "marker" in trace else trace for trace in traces]


def _smaller(marker: dict[str, Any]) -> dict[str, Any]:
    size = marker.get("size")
    if size is None:
        return marker
    sizes = [one * MARK_SCALE for one in size] if isinstance(size, list) else size * MARK_SCALE
    return marker | {"size": sizes}
