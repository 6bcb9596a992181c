"""The names of events above a plot, so that none lies over another and each is seen to belong to its line or band.

A name stands over the middle of its event. Names that would lie over one another become flags: each ends beside a line
that leads down to its event. The first event has the lowest flag, so that no line runs through a name.
"""

from __future__ import annotations

from typing import Any, Literal

from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.ground import GROUND
from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.event_marks import EVENT, event_place
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import Size
from dashboard.charts.style.palette import placeholder
from dashboard.core.frozen import Frozen

ABOVE_PLOT = 8
"""The room between these names and the plot, in CSS pixels: the highest label of the y axis reaches into it."""
_LINE = 17
"""The height of a line of the names, in CSS pixels."""
_MOST_LINES = 8
"""Flags take no more lines than that: more names are stacked closer, each over its event."""
_BESIDE = 4
"""The room between two names, and between a flag and its line, in CSS pixels."""
Side = Literal["left", "center", "right"]
"""Which side of a name is at the place of its event: 'right' for one that ends there."""


class EventName(Frozen):
    """The name of an event above a plot."""

    place: str | float
    """The place of the event on Plotly's x axis."""
    lines: tuple[str, ...]
    side: Side
    first_line: int
    """The line at which it begins; 0 is next to the plot."""

    @property
    def end(self) -> int:
        """The line above it."""
        return self.first_line + len(self.lines)


def event_band_height(layout: dict[str, Any], selection: Selection, size: Size) -> int:
    """The height that the names of events need above the plot.

    Args:
        layout: Plotly's layout, with its axes.
        selection: the chart with its events.
        size: the size of the drawing.

    Returns:
        CSS pixels; 0 without events.
    """
    names = _place_names(layout, selection, size)
    return max(name.end for name in names) * _LINE + ABOVE_PLOT + 2 if names else 0


def event_names(
    layout: dict[str, Any], selection: Selection, size: Size
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Draw the names of events above the plot.

    Returns:
        Plotly's annotations, and the lines of flags as shapes. The arguments are those of `event_band_height`.
    """
    texts, lines = [], []
    for name in _place_names(layout, selection, size):
        text = {
            "xref": "x",
            "yref": "y domain",
            "x": name.place,
            "y": 1,
            "xanchor": name.side,
            "yanchor": "bottom",
            "yshift": ABOVE_PLOT + name.first_line * _LINE,
            "align": name.side,
            "showarrow": False,
            "text": LINE_BREAK.join(name.lines),
            "font": {"color": placeholder("muted")},
            "name": EVENT,
        }
        if name.side != "center":
            text["xshift"] = _BESIDE if name.side == "left" else -_BESIDE
            # (In a part of the time a live chart moves flags into the picture, over the lines of others.)
            text |= GROUND
            lines.append(_line_to(name))
        texts.append(label(text, Kind.EVENT))
    return texts, lines


def _line_to(name: EventName) -> dict[str, Any]:
    """The line beside a flag, from the plot to its upper edge."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "y domain",
        "x0": name.place,
        "x1": name.place,
        "ysizemode": "pixel",
        "yanchor": 1,
        "y0": 0,
        "y1": ABOVE_PLOT + name.end * _LINE,
        "line": {"color": placeholder("muted"), "width": 1},
        "name": EVENT,
    }


def _place_names(layout: dict[str, Any], selection: Selection, size: Size) -> list[EventName]:
    """The name of each event, from the first event to the last."""
    if not selection.events:
        return []
    frame = Frame(layout)
    events = sorted(selection.events, key=lambda event: event.date)
    places = [event_place(event, layout["xaxis"], selection) for event in events]
    centres = [frame.x("x", place) for place in places]
    lines = [name_lines(event.label, 120 if size.narrow else 260) for event in events]
    widths = [text_width(LINE_BREAK.join(own)) for own in lines]
    centred = [_reach(centre, width, "center", size) for centre, width in zip(centres, widths, strict=True)]
    crowded = [any(_meet(own, other) for other in centred if other is not own) for own in centred]
    flags = [(centre, width) for centre, width, flies in zip(centres, widths, crowded, strict=True) if flies]
    side = "center" if selection.has_panels else _side_of_flags(flags, size)

    def stacked(side: Side) -> list[EventName]:
        sides: list[Side] = [side if flies else "center" for flies in crowded]
        reaches = [_reach(*own, size) for own in zip(centres, widths, sides, strict=True)]
        order = sorted(range(len(events)), key=lambda at: (sides[at] != "center", -at if side == "left" else at))
        names: dict[int, EventName] = {}
        for at in order:
            below = [names[other] for other in names if _meet(reaches[at], reaches[other])]
            first = max((name.end for name in below), default=0)
            if side == "center":
                first = next(line for line in range(first + 1) if not _is_taken(line, len(lines[at]), below))
            names[at] = EventName(places[at], lines[at], sides[at], first)
        return [names[at] for at in sorted(names)]

    names = stacked(side)
    return names if max(name.end for name in names) <= _MOST_LINES else stacked("center")


def _is_taken(first: int, count: int, others: list[EventName]) -> bool:
    """Whether one of other names has one of so many lines, from the first one on."""
    return any(first < other.end and other.first_line < first + count for other in others)


def _side_of_flags(flags: list[tuple[float, float]], size: Size) -> Side:
    """The side of flags at which their lines stand, so that all have room in the picture; 'center' if they have none.

    Args:
        flags: the place of each line and the width of its name, in CSS pixels.
        size: of the drawing.
    """
    if all(place - _BESIDE - width >= 0 for place, width in flags):
        return "right"
    return "left" if all(place + _BESIDE + width <= size.width for place, width in flags) else "center"


def _reach(place: float, width: float, side: Side, size: Size) -> tuple[float, float]:
    """From where to where a name goes, with some room. One over its event at an edge is moved into the picture."""
    if side == "center":
        half = width / 2 + _BESIDE
        centre = min(max(place, half), size.width - half)
        return centre - half, centre + half
    begin = place + _BESIDE if side == "left" else place - _BESIDE - width
    return begin - _BESIDE, begin + width + _BESIDE


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
