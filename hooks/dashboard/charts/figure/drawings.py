"""The layouts of the two drawings of a chart, with all their labels placed."""

from __future__ import annotations

import math
from typing import Any

from msgspec.structs import replace

from dashboard.charts.figure.facet import facet_height, facet_layout, lift_event_names
from dashboard.charts.figure.unit_panels import unit_panels_height, unit_panels_layout
from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.label import LostLabel
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.labels.tick_labels import labelled_axes
from dashboard.charts.parts.annotations import annotate
from dashboard.charts.parts.axes import keep_last_lines
from dashboard.charts.parts.ended_note import ended_height, ended_note
from dashboard.charts.parts.event_names import event_band_height
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import NARROW, WIDE, Size, both_sizes
from dashboard.charts.types import ALL_CHART_TYPES, ChartType
from dashboard.core.frozen import Frozen

LEAST_PLOT = 0.5
"""The share of a picture that its plot takes, at least. A picture with many names grows until it does."""
MOST_GROWTH = 2
"""It grows to no more than so many times its height."""
LEAST_HEIGHT = 48
"""The least height of a plot, and of that of each panel, in CSS pixels. A picture grows until it has it, however high
that makes it: what an author wants for the wide picture may be nothing on phones, where fewer panels are side by side.
"""


class Drawing(Frozen):
    """One drawing of a chart, but for its marks."""

    layout: dict[str, Any]
    """Plotly's layout; its texts are not escaped yet."""
    lost: tuple[LostLabel, ...]
    """The labels for which it has no room."""

    @property
    def height(self) -> int:
        """In CSS pixels, with the numbered list below the plot."""
        return int(self.layout["height"])


def lay_out_drawings(selection: Selection) -> dict[str, Drawing]:
    """Lay out the drawings of a chart. Its texts are measured; no browser is needed.

    Args:
        selection: the rows of the chart.

    Returns:
        The drawings by the name of their size, 'wide' and 'narrow'.
    """
    # A chart that is checked, resolved and drawn is laid out once: a selection never changes.
    kept: dict[str, dict[str, Drawing]] = selection.__dict__
    if "_drawings" not in kept:
        chart_type, drawn = ALL_CHART_TYPES[selection.chart.type], selection.drawn
        sizes = _drawing_sizes(chart_type, drawn)
        kept["_drawings"] = {size.name: _lay_out_drawing(chart_type, drawn, size) for size in sizes}
    return kept["_drawings"]


def _lay_out_drawing(chart_type: ChartType, selection: Selection, size: Size) -> Drawing:
    highest = size.height * MOST_GROWTH
    while True:
        layout = _lay_out(chart_type, selection, size)
        growth = _missing_plots(layout)
        if growth <= 0:
            layout, lost = place_labels(keep_last_lines(layout))
            growth = min(_missing_height(layout, chart_type), highest - size.height)
            if selection.has_panels or growth <= 0:
                return Drawing(layout, lost)
        size = replace(size, height=size.height + growth)


def _missing_height(layout: dict[str, Any], chart_type: ChartType) -> int:
    """The height that the plot of a drawing lacks to take its share of the picture; 0 where there are no axes.

    No plot of lines becomes higher than wide: on a phone, beside names, a rise would be a wall.
    """
    plot, picture = Frame(layout).plot, Frame(layout).picture
    width, height = plot.right - plot.left, plot.bottom - plot.top
    share = LEAST_PLOT * picture.right / width if width > 0 else 1.0
    if not labelled_axes(layout) or share > 0.95:
        return 0
    least = (picture.bottom - height) * share / (1 - share)
    return max(0, math.ceil((min(least, width) if chart_type.reads_places else least) - height))


def _missing_plots(layout: dict[str, Any]) -> int:
    """The height that a drawing lacks for each of its plots to have the least one; 0 where there are no axes."""
    if not labelled_axes(layout):
        return 0
    frame = Frame(layout)
    # (Those side by side have the same ends.)
    plots = {frame.domain(key.replace("axis", "")) for key in layout if key.startswith("yaxis")}
    return max(0, math.ceil(len(plots) * (LEAST_HEIGHT - min(bottom - top for bottom, top in plots))))


def _lay_out(chart_type: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    """The layout of a drawing with all its labels where they are meant to be."""

    below = ended_height(selection, size.width)

    def lay_out(above: int) -> dict[str, Any]:
        return _plot_layout(chart_type, selection, Size(size.name, size.width, size.height - above - below))

    layout = lay_out(0)
    # The names of events stand above the plot. So the plot is laid out in what is left, and then moved down.
    above = event_band_height(layout, selection, size)
    layout = lay_out(above) if above else layout
    margin = layout["margin"]
    layout |= {"height": size.height, "margin": margin | {"t": margin["t"] + above, "b": margin["b"] + below}}
    layout = annotate(layout, selection, size)
    layout = lift_event_names(layout) if selection.has_panels else layout
    return layout | {"annotations": [*layout["annotations"], *ended_note(selection, size.width, margin)]}


def _plot_layout(chart_type: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    """The layout of one plot, or of all panels."""
    if selection.roles.by_unit:
        return unit_panels_layout(chart_type, selection, size)
    return facet_layout(chart_type, selection, size) if selection.roles.facet else chart_type.layout(selection, size)


def _drawing_sizes(chart_type: ChartType, selection: Selection) -> tuple[Size, Size]:
    """The sizes of the wide and the narrow drawing. Neither is lower than its labels need.

    Args:
        chart_type: its type, which gives the height if the author gives none.
        selection: the rows of the chart.
    """
    height_of = unit_panels_height if selection.roles.by_unit else chart_type.height
    height_of = facet_height if selection.roles.facet else height_of
    ended = [ended_height(selection, width) for width in (WIDE, NARROW)]
    heights = (height_of(selection, narrow) + below for narrow, below in zip((False, True), ended, strict=True))
    wide, narrow = both_sizes(selection.chart.height, *heights)
    if selection.has_panels:
        return wide, narrow
    least_wide, least_narrow = (chart_type.least_height(selection, narrow) for narrow in (False, True))
    return (
        replace(wide, height=max(wide.height, least_wide + ended[0])),
        replace(narrow, height=max(narrow.height, least_narrow + ended[1])),
    )
