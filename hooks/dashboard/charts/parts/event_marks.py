"""Lines and bands behind a plot: of events on their day or over the period whose value they lie in, and of authors."""

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
    """Mark the events of a chart: each by a line on its day or, where values are of periods, by a band over its period.

    The value of such a period is neither from before the event nor from after it, and the band says so.

    Args:
        axis: Plotly's x axis of the chart.
        selection: the chart; its x is temporal if it has events.

    Returns:
        Plotly's shapes. A period with several events has one band. Among bars a day is a place, too, and has a band.
    """
    shapes = [shape | {"name": EVENT} for event in selection.events for shape in _marks(event, axis, selection)]
    return [shape for index, shape in enumerate(shapes) if shape not in shapes[:index]]


def _marks(event: Event, axis: Mapping[str, Any], selection: Selection) -> list[dict[str, Any]]:
    period = _told_period(event, selection)
    if period.kind != "date" or axis.get("type") == "category":
        shape = band(*(on_axis(period, share, axis, selection) for share in (0, 1)))
        # Areas and bars hide what is behind them: over these the band is pale.
        above = shape | {"layer": "above", "fillcolor": placeholder("paper"), "opacity": 0.3}
        return [shape, above] if selection.chart.type in ("area", "bar") else [shape]
    line = upright_line(event_place(event, axis, selection))
    line |= {"line": {"color": placeholder("muted"), "width": 1, "dash": "2,3"}}
    if selection.chart.type == "area":
        edge = {"line": {"color": placeholder("paper"), "width": 3}}
        return [line | {"layer": "above"} | look for look in (edge, {})]
    return [line]


def event_place(event: Event, axis: Mapping[str, Any], selection: Selection) -> str | float:
    """Where an event stands on the x axis of a chart: its day, or the middle of its period."""
    return on_axis(_told_period(event, selection), 0.5, axis, selection)


def _told_period(event: Event, selection: Selection) -> Period:
    """The period of the kind that values are of, in which an event lies."""
    return Period.containing(selection.period(selection.series[0].points[0].x).kind, event.date)


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
