"""Lines and bands behind a plot: of events on their day and over the period whose value they lie in, and of authors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.charts.parts.axis_moments import on_axis
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder
from dashboard.core.period import Period
from dashboard.data.events import Event

EVENT = "event"
"""The name of each shape and text of an event in a layout, by which a reader's browser can hide them."""


def event_shapes(axis: Mapping[str, Any], selection: Selection) -> list[dict[str, Any]]:
    """Mark the events of a chart: each by a line on its day, and by a band over its period where values are of periods.

    The value of such a period is neither from before the event nor from after it, and the band says so.

    Args:
        axis: Plotly's x axis of the chart.
        selection: the chart; its x is temporal if it has events.

    Returns:
        Plotly's shapes. A period with several events has one band. Among bars a day is a place, too, and its band is
        seen beside its bar.
    """
    shapes = [shape | {"name": EVENT} for event in selection.events for shape in _marks(event, axis, selection)]
    return [shape for index, shape in enumerate(shapes) if shape not in shapes[:index]]


def _marks(event: Event, axis: Mapping[str, Any], selection: Selection) -> list[dict[str, Any]]:
    place = event_place(event, axis, selection)
    line = upright_line(place) | {"line": {"color": placeholder("muted"), "width": 1, "dash": "2,3"}}
    shapes = [line]
    kind = selection.period(selection.series[0].points[0].x).kind
    if kind != "date" or axis.get("type") == "category":
        period = Period.containing(kind, event.date)
        shapes.insert(0, band(*(on_axis(period, share, axis, selection) for share in (0, 1))))
    if selection.chart.type == "area":
        return [*shapes[:-1], *(shape | {"layer": "above"} for shape in _over_areas(shapes))]
    return shapes


def _over_areas(shapes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks of an event once more, for what is filled of the plot: a pale band, and a line with an edge."""
    *bands, line = shapes
    pale = [shape | {"fillcolor": placeholder("paper"), "opacity": 0.3} for shape in bands]
    return [*pale, line | {"line": {"color": placeholder("paper"), "width": 3}}, line]


def event_place(event: Event, axis: Mapping[str, Any], selection: Selection) -> str | float:
    """Where the day of an event stands on the x axis of a chart."""
    return on_axis(Period.containing("date", event.date), 0.5, axis, selection)


def band(begin: Any, end: Any) -> dict[str, Any]:
    """A rectangle as high as the plot, from one value of x to another, behind the marks."""
    # The line of the colour of the paper divides bands that touch.
    line = {"color": placeholder("paper"), "width": 1}
    return _shape("rect", begin, end) | {"fillcolor": placeholder("grid"), "line": line}


def upright_line(place: Any) -> dict[str, Any]:
    """A line as high as the plot at a value of x, behind the marks."""
    return _shape("line", place, place) | {"line": {"color": placeholder("muted"), "width": 1}}


def in_all_panels(shapes: list[dict[str, Any]], layout: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Repeat shapes in each small plot of a layout, since all of them have the same axes.

    Args:
        shapes: those of a single plot, on its axes 'x' and 'y'.
        layout: Plotly's layout with all axes.

    Returns:
        The shapes of the first plot, then those of the second, and so on.
    """
    suffixes = [key.removeprefix("xaxis") for key in layout if key.startswith("xaxis")]
    return [
        shape | {ref: shape[ref].replace(ref[0], f"{ref[0]}{suffix}", 1) for ref in ("xref", "yref")}
        for suffix in suffixes
        for shape in shapes
    ]


def _shape(kind: str, begin: Any, end: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "xref": "x",
        "yref": "y domain",
        "x0": begin,
        "x1": end,
        "y0": 0,
        "y1": 1,
        "layer": "below",
    }
