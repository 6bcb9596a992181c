"""A label of a drawing: its text, the box that it takes, and what it may do where it has no room."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.text_width import text_height, text_width
from dashboard.charts.style.layout import TEXT_SIZE
from dashboard.charts.style.palette import placeholder
from dashboard.core.frozen import Frozen

BORDER = 1
"""Plotly's space around an annotation, in CSS pixels."""
ROUNDED = 0.5
"""So far Plotly moves an annotation up or down, since it rounds, in CSS pixels."""
_ANCHORS = {"left": 0.0, "top": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}


class Kind(IntEnum):
    """What a label is, the first to be dropped first. A bar without its name tells a reader nothing."""

    EXTRA = 0
    """An amount that an axis shows as well."""
    NOTE = 1
    """What an author wrote on the plot. It can be moved, so what stands at a mark is placed before it."""
    VALUE = 2
    EVENT = 3
    UNIT = 4
    """The name of an axis with its unit."""
    NAME = 5


class LostLabel(Frozen):
    """A label that is not in the drawing as it was meant."""

    kind: Kind
    text: str
    """The whole text, in one line."""
    is_short: bool = False
    """Whether a part of it is still there."""


def label(annotation: dict[str, Any], kind: Kind, **ways: Any) -> dict[str, Any]:
    """Say of an annotation what it is, and what it may do where it has no room.

    Args:
        annotation: Plotly's annotation.
        kind: what it is.
        ways: `ways`, a list of other annotations' keys: each is a place or a text that is tried in turn. `room`, the
            width and height in CSS pixels that its text may take. `key`, the words by which a list below the plot names
            what it belongs to: the annotation then becomes a letter. `beside`: whether it may touch no mark of the
            layout, as one with a key may not. `rank`: of names with a key, the lowest is placed first. `anchor`:
            'fixed' if it may stand nowhere else. `edge`: whether it begins at the left edge of the picture, and not of
            the plot. `sample`: the small picture that stands before it. `entry`: the number of the mark at an end that
            it is of. `leader`: the x and y of its mark on the axes, to which a line leads if it stands away from it.
            `early`: whether another line goes on beside that mark. `bare`: whether it has no ground in any case, since
            that would cover a line or an area.

    Returns:
        A new annotation. `place_labels` takes what is not Plotly's out again.
    """
    return annotation | {"label": {"kind": kind, **ways}}


def at_corner(
    text: str, font: dict[str, Any], corner: tuple[int, int], anchors: tuple[str, str], right: float, up: float
) -> dict[str, Any]:
    """A text at a corner of the plot, as Plotly's annotation.

    Args:
        text: the text.
        font: its font.
        corner: 0 for the left or 1 for the right; 0 for the bottom or 1 for the top.
        anchors: the sides of the text that are at that place, such as 'left' and 'top'.
        right: how far it is moved to the right, in CSS pixels.
        up: how far it is moved up, in CSS pixels.
    """
    return {
        "xref": "x domain",
        "yref": "y domain",
        "x": corner[0],
        "y": corner[1],
        "xanchor": anchors[0],
        "yanchor": anchors[1],
        "xshift": right,
        "yshift": up,
        "showarrow": False,
        "text": text,
        "font": font,
    }


def line_below(text: str, right: float, up: float) -> dict[str, Any]:
    """A line below a picture, whose place is told from the lower left corner of its plots, as Plotly's annotation.

    Args:
        text: the line.
        right: how far it is to the right, in CSS pixels.
        up: how far its top is above the corner; below it is less than 0.
    """
    corner = at_corner(text, {"color": placeholder("text")}, (0, 0), ("left", "top"), right, up)
    return corner | {"xref": "paper", "yref": "paper", "align": "left"}


def label_box(annotation: dict[str, Any], frame: Frame) -> Box:
    """The box that the text of an annotation takes in a drawing, in the widest font that a reader may have.

    Args:
        annotation: Plotly's annotation, without an arrow.
        frame: of its layout.
    """
    size = annotation.get("font", {}).get("size", TEXT_SIZE)
    width, height = text_width(annotation["text"], size), text_height(annotation["text"], size)
    x = frame.x(annotation.get("xref", "x"), annotation["x"]) + annotation.get("xshift", 0)
    y = frame.y(annotation.get("yref", "y"), annotation["y"]) - annotation.get("yshift", 0)
    across, down = _ANCHORS[annotation.get("xanchor", "center")], _ANCHORS[annotation.get("yanchor", "middle")]
    border = BORDER + annotation.get("borderpad", 1) - 1
    left = x - width * across + border * (1 - 2 * across)
    top = y - height * down + border * (1 - 2 * down)
    return Box(left, top - ROUNDED, left + width, top + height + ROUNDED)
