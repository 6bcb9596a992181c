"""Words on a plot that are not its data: an author's annotations, and events that many charts share."""

from __future__ import annotations

import datetime
import textwrap
from typing import Any

from dashboard.events import Event
from dashboard.layout import CHARACTER, LINE, Size, stamp
from dashboard.markup import BREAK
from dashboard.palette import placeholder
from dashboard.selection import Selection

EVENT = "event"
"""The name that the parts of an event have in a layout, so that a reader can switch them off."""


def band(selection: Selection, size: Size) -> int:
    """How much room above the plot the events' names want, in CSS pixels."""
    lines = [len(_wrapped(event, size)) for event in selection.events]
    return sum(lines[: _rows(selection, size)]) * LINE + 6 if lines else 0


def annotate(layout: dict[str, Any], selection: Selection, size: Size) -> dict[str, Any]:
    """The layout with annotations on the plot and events above it."""
    notes, shapes = list(layout.get("annotations", [])), list(layout.get("shapes", []))
    for annotation in selection.chart.annotations:
        role = {"color": placeholder("text")}
        if annotation.x is None:
            begin, end = _place(annotation.from_, layout), _place(annotation.to, layout)
            shapes.append(_shape("rect", begin, end) | {"fillcolor": placeholder("grid"), "line": {"width": 0}})
            notes.append(_note(begin, annotation.text, "left", 1, -4) | {"font": role, "xshift": 4})
        elif annotation.y is None:
            place = _place(annotation.x, layout)
            shapes.append(_shape("line", place, place) | {"line": {"color": placeholder("muted"), "width": 1}})
            notes.append(_note(place, annotation.text, "left", 1, -4) | {"font": role, "xshift": 4})
        else:
            place = _place(annotation.x, layout)
            text = BREAK.join(textwrap.wrap(annotation.text, 16 if size.narrow else 28))
            notes.append(_note(place, text, "center", annotation.y, 8, "y") | {"font": role, "yanchor": "bottom"})
    row = 0
    for event in selection.events:
        place = _place(_moment(event.date, layout), layout)
        lines = _wrapped(event, size)
        line = {"color": placeholder("muted"), "width": 1, "dash": "2,3"}
        shapes.append(_shape("line", place, place) | {"line": line, "name": EVENT})
        note = _note(place, BREAK.join(lines), "center", 1, 4 + row * LINE)
        notes.append(note | {"font": {"color": placeholder("muted")}, "name": EVENT})
        row = row + len(lines) if _rows(selection, size) > 1 else 0
    return layout | {"annotations": notes} | ({"shapes": shapes} if shapes else {})


def _rows(selection: Selection, size: Size) -> int:
    """One row of names where they have room beside each other, else one for each."""
    wide = sum(max(map(len, _wrapped(event, size))) * CHARACTER + 16 for event in selection.events)
    return 1 if wide < (size.width - 120) / 2 or len(selection.events) == 1 else len(selection.events)


def _wrapped(event: Event, size: Size) -> list[str]:
    return textwrap.wrap(event.label, 18 if size.narrow else 40)


def _moment(day: datetime.date, layout: dict[str, Any]) -> Any:
    """A day on the axis: on one of years, that part of the year which has gone by."""
    if layout["xaxis"].get("type") == "date":
        return day
    return round(day.year + (day - datetime.date(day.year, 1, 1)).days / 365.25, 3)


def _place(value: Any, layout: dict[str, Any]) -> Any:
    axis = layout["xaxis"]
    if axis.get("type") == "category":
        names = [str(name) for name in axis["categoryarray"]]
        return names.index(str(value)) if str(value) in names else value
    return stamp(value)


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
