"""Words on a plot that are not its data: an author's annotations, and events that many charts share."""

from __future__ import annotations

import datetime
import textwrap
from typing import Any

from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import CHARACTER_WIDTH, LINE_HEIGHT, Size, axis_value
from dashboard.charts.style.palette import placeholder
from dashboard.core.dates import year_part
from dashboard.data.events import Event

EVENT = "event"
"""The name that the parts of an event have in a layout, so that a reader can switch them off."""


def event_band_height(selection: Selection, size: Size) -> int:
    """How much room above the plot the events' names want, in CSS pixels."""
    levels = _levels(selection, size)
    return max(low + tall for low, tall in levels) * LINE_HEIGHT + 6 if levels else 0


def annotate(layout: dict[str, Any], selection: Selection, size: Size) -> dict[str, Any]:
    """The layout with annotations on the plot and events above it."""
    notes, shapes = list(layout.get("annotations", [])), list(layout.get("shapes", []))
    for annotation in selection.chart.annotations:
        role = {"color": placeholder("text")}
        if annotation.x is None and annotation.y is not None:
            level = {"xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": annotation.y, "y1": annotation.y}
            shapes.append({"type": "line", "line": {"color": placeholder("muted"), "width": 1, "dash": "4,3"}} | level)
            notes.append(
                _note(0, annotation.text, "left", annotation.y, 3, "y")
                | {"font": role, "xref": "x domain", "xshift": 6}
            )
        elif annotation.x is None:
            begin, end = _place(annotation.from_, layout), _place(annotation.to, layout)
            shapes.append(_shape("rect", begin, end) | {"fillcolor": placeholder("grid"), "line": {"width": 0}})
            notes.append(_note(begin, annotation.text, "left", 1, -4) | {"font": role, "xshift": 4})
        elif annotation.y is None:
            place = _place(annotation.x, layout)
            shapes.append(_shape("line", place, place) | {"line": {"color": placeholder("muted"), "width": 1}})
            notes.append(_note(place, annotation.text, "left", 1, -4) | {"font": role, "xshift": 4})
        else:
            place = _place(annotation.x, layout)
            text = LINE_BREAK.join(textwrap.wrap(annotation.text, 18 if size.narrow else 36))
            notes.append(_note(place, text, "center", annotation.y, 8, "y") | {"font": role, "yanchor": "bottom"})
    for event, (low, _) in zip(selection.events, _levels(selection, size), strict=True):
        place = _place(_moment(event.date, layout), layout)
        line = {"color": placeholder("muted"), "width": 1, "dash": "2,3"}
        shapes.append(_shape("line", place, place) | {"line": line, "name": EVENT})
        note = _note(place, LINE_BREAK.join(_wrapped(event, size)), "center", 1, 4 + low * LINE_HEIGHT)
        notes.append(note | {"font": {"color": placeholder("muted")}, "name": EVENT})
    return layout | {"annotations": notes} | ({"shapes": shapes} if shapes else {})


def _levels(selection: Selection, size: Size) -> list[tuple[int, int]]:
    """How many lines above the plot each event's name begins, and how many it has: none lies over another."""
    if not selection.events:
        return []
    stamps = [_years(point.x) for one in selection.series for point in one.points]
    first, span = min(stamps), max(max(stamps) - min(stamps), 0.1)
    placed: list[tuple[float, float, int, int]] = []
    for event in selection.events:
        lines = _wrapped(event, size)
        half = max(map(len, lines)) * CHARACTER_WIDTH / 2 + 6
        middle = (_years(event.date) - first) / span * (size.width - 170)
        low = 0
        for left, right, below, tall in sorted(placed, key=lambda one: one[2]):
            if left < middle + half and middle - half < right and below < low + len(lines) and low < below + tall:
                low = below + tall
        placed.append((middle - half, middle + half, low, len(lines)))
    return [(low, tall) for _, _, low, tall in placed]


def _years(value: Any) -> float:
    parts = [int(part) for part in str(axis_value(value)).split("-")]
    return parts[0] + (parts[1] - 1) / 12 if len(parts) > 1 else float(parts[0])


def _wrapped(event: Event, size: Size) -> list[str]:
    return textwrap.wrap(event.label, 18 if size.narrow else 40)


def _moment(day: datetime.date, layout: dict[str, Any]) -> Any:
    """A day on the axis, which counts days or years."""
    if layout["xaxis"].get("type") == "date":
        return day
    return year_part(day)


def _place(value: Any, layout: dict[str, Any]) -> Any:
    axis = layout["xaxis"]
    if axis.get("type") == "category":
        names = [str(name) for name in axis["categoryarray"]]
        return names.index(str(value)) if str(value) in names else value
    return axis_value(value)


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


def _note(x: Any, text: str, anchor: str, y: float, up: int, ref: str = "y domain") -> dict[str, Any]:
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
