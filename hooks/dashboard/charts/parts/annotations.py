"""Text and lines on a plot that are not its data: an author's annotations, and the events of `data/events.yaml`."""

from __future__ import annotations

import textwrap
from typing import Any

from dashboard.charts.parts.axes import axis_place
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import CHARACTER_WIDTH, LINE_HEIGHT, Size, axis_value
from dashboard.charts.style.palette import placeholder
from dashboard.core.dates import year_part
from dashboard.core.period import KINDS, Period, read_period
from dashboard.data.events import Event

EVENT = "event"
"""The name of each shape and text of an event in a layout, by which a reader's browser can hide them."""


def event_band_height(selection: Selection, size: Size) -> int:
    """The height that the names of events need above the plot.

    Args:
        selection: the chart with its events.
        size: the size of the drawing.

    Returns:
        CSS pixels; 0 without events.
    """
    levels = _event_levels(selection, size)
    return max(first_line + lines for first_line, lines in levels) * LINE_HEIGHT + 6 if levels else 0


def annotate(layout: dict[str, Any], selection: Selection, size: Size) -> dict[str, Any]:
    """Add annotations on the plot, and events with their names above it.

    Args:
        layout: Plotly's layout, with its axes.
        selection: the chart with its events.
        size: the size of the drawing.

    Returns:
        A new layout.
    """
    texts, shapes = list(layout.get("annotations", [])), list(layout.get("shapes", []))
    for annotation in selection.chart.annotations:
        font = {"color": placeholder("text")}
        # (On a logarithmic axis Plotly takes the amount of a line, and the logarithm for a text.)
        height = None if annotation.y is None else axis_place(annotation.y, layout["yaxis"])
        if annotation.x is None and annotation.y is not None:
            ends = {"xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": annotation.y, "y1": annotation.y}
            shapes.append({"type": "line", "line": {"color": placeholder("muted"), "width": 1, "dash": "4,3"}} | ends)
            texts.append(
                _text_annotation(0, annotation.text, "left", height, 3, "y")
                | {"font": font, "xref": "x domain", "xshift": 6}
            )
        elif annotation.x is None:
            begin, end = _axis_place(annotation.from_, layout, selection), _axis_place(annotation.to, layout, selection)
            shapes.append(_shape("rect", begin, end) | {"fillcolor": placeholder("grid"), "line": {"width": 0}})
            texts.append(_text_annotation(begin, annotation.text, "left", 1, -4) | {"font": font, "xshift": 4})
        elif annotation.y is None:
            place = _axis_place(annotation.x, layout, selection)
            shapes.append(_shape("line", place, place) | {"line": {"color": placeholder("muted"), "width": 1}})
            texts.append(_text_annotation(place, annotation.text, "left", 1, -4) | {"font": font, "xshift": 4})
        else:
            place = _axis_place(annotation.x, layout, selection)
            text = LINE_BREAK.join(textwrap.wrap(annotation.text, 18 if size.narrow else 36))
            texts.append(_text_annotation(place, text, "center", height, 8, "y") | {"font": font, "yanchor": "bottom"})
    for event, (first_line, _) in zip(selection.events, _event_levels(selection, size), strict=True):
        place = _axis_place(event.date, layout, selection)
        line = {"color": placeholder("muted"), "width": 1, "dash": "2,3"}
        shapes.append(_shape("line", place, place) | {"line": line, "name": EVENT})
        label = _text_annotation(
            place, LINE_BREAK.join(_wrap_event_name(event, size)), "center", 1, 4 + first_line * LINE_HEIGHT
        )
        texts.append(label | {"font": {"color": placeholder("muted")}, "name": EVENT})
    return layout | {"annotations": texts} | ({"shapes": shapes} if shapes else {})


def _event_levels(selection: Selection, size: Size) -> list[tuple[int, int]]:
    """The place of the name of each event above the plot, so that no name lies over another.

    Returns for each event the line at which its name begins (0 is next to the plot), and the number of its lines.
    """
    if not selection.events:
        return []
    years = [year_part(selection.period(point.x).start) for series in selection.series for point in series.points]
    first, span = min(years), max(max(years) - min(years), 0.1)
    placed: list[tuple[float, float, int, int]] = []
    for event in selection.events:
        lines = _wrap_event_name(event, size)
        half = max(map(len, lines)) * CHARACTER_WIDTH / 2 + 6
        middle = (year_part(event.date) - first) / span * (size.width - 170)
        line = 0
        for left, right, first_line, count in sorted(placed, key=lambda name: name[2]):
            if (
                left < middle + half
                and middle - half < right
                and first_line < line + len(lines)
                and line < first_line + count
            ):
                line = first_line + count
        placed.append((middle - half, middle + half, line, len(lines)))
    return [(first_line, count) for _, _, first_line, count in placed]


def _wrap_event_name(event: Event, size: Size) -> list[str]:
    return textwrap.wrap(event.label, 18 if size.narrow else 40)


def _axis_place(value: Any, layout: dict[str, Any], selection: Selection) -> Any:
    """A value of x as Plotly places it: an index on an axis of categories; a day, or a part of a year, on one of time.

    An author may name a time of another kind than that of the field, such as a day on an axis of quarters.
    """
    axis = layout["xaxis"]
    period = read_period(value) if selection.x.type in KINDS else None
    if axis.get("type") == "category":
        if period and selection.x.type in KINDS:
            value = Period.containing(selection.x.type, period.start).label
        names = [str(name) for name in axis["categoryarray"]]
        return names.index(str(value)) if str(value) in names else value
    if period is None:
        return axis_value(value)
    if axis.get("type") == "date":
        return period.start.isoformat()
    return period.year if period.kind == "year" else year_part(period.start)


def _shape(kind: str, begin: Any, end: Any) -> dict[str, Any]:
    """A line or rectangle as high as the plot, from one value of x to another, behind the marks."""
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


def _text_annotation(x: Any, text: str, anchor: str, y: float | None, up: int, ref: str = "y domain") -> dict[str, Any]:
    """A text at a place, moved up by some CSS pixels, or down if they are negative."""
    return {
        "xref": "x",
        "yref": ref,
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "bottom" if up > 0 else "top",
        "yshift": up,
        "align": "left" if anchor == "left" else "center",
        "showarrow": False,
        "text": text,
    }
