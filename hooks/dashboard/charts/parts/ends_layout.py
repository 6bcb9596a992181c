"""The layout of lines and areas: names and last amounts stand at their ends, the highest one at its point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.labels.sample import Sample
from dashboard.charts.parts.axis_titles import on_base
from dashboard.charts.parts.highest_value import highest_value
from dashboard.charts.parts.labels import Entry, end_names
from dashboard.charts.parts.time_axis import x_axis, x_labels_height, x_title
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import BY_PLACE, Size, base_layout


def ends_layout(
    selection: Selection,
    size: Size,
    y_axis: dict[str, Any],
    left: int,
    entries: Sequence[Entry],
    drawn: Sequence[Sample],
) -> dict[str, Any]:
    """Make the layout of a chart whose series are named at their ends.

    Args:
        selection: the chart.
        size: of the drawing.
        y_axis: Plotly's axis of amounts.
        left: the room at the left side of the plot, in CSS pixels.
        entries: the marks at their ends, as for `end_names`.
        drawn: the samples of the series.

    Returns:
        Plotly's layout.
    """
    bottom = x_labels_height(selection, size)
    labels, right, above = end_names(entries, y_axis, size, left, bottom, drawn)
    below = on_base(x_axis(selection, size, size.width - left - right), y_axis)
    highest = highest_value(selection, below, y_axis)
    return (
        base_layout(size, {"l": left, "r": right, "t": above, "b": bottom})
        | highest
        | {
            "xaxis": below,
            "yaxis": y_axis,
            "annotations": [*labels, *x_title(selection, bottom), *highest["annotations"]],
            **BY_PLACE,
        }
    )
