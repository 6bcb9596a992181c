"""What all figures share: the sizes of drawings and text, and the common layout."""

from __future__ import annotations

import datetime
from typing import Any

from dashboard.charts.style.palette import placeholder
from dashboard.core.frozen import Frozen

FONT = "Inter"
TEXT_SIZE = 13
"""Font size of all text on charts, in CSS pixels: a picture is shown at the size at which it is drawn."""
LINE_HEIGHT = 16
"""Height of a line of text, in CSS pixels."""


class Size(Frozen):
    """The size of a drawing, in CSS pixels. Each chart is drawn in two, wide and narrow, and small for lists."""

    name: str
    width: int
    height: int

    @property
    def narrow(self) -> bool:
        """Whether the drawing is made for phones, or is one of several small plots."""
        return self.name != "wide"

    @property
    def is_panel(self) -> bool:
        """Whether it is one of several small plots. The names that all of them share stand above the first."""
        return self.name == "panel"


BY_PLACE = {"hovermode": "x"}
"""The part of the layout that says that a reader points at a place on the x axis, and reads all series there."""
WIDE, NARROW = 760, 340
"""The widths of the two drawings, in CSS pixels."""
SMALL = Size("small", 240, 160)
"""The picture of a chart in lists. All of them have this ratio, 3 to 2."""


def both_sizes(given_height: int | None, wide: int, narrow: int) -> tuple[Size, Size]:
    """The sizes of the wide and the narrow drawing, in CSS pixels.

    Args:
        given_height: the height that an author gives; the narrow drawing has four fifths of it, at least 120 px.
        wide: the height of the wide drawing otherwise.
        narrow: the height of the narrow drawing otherwise.
    """
    if given_height:
        wide, narrow = given_height, max(120, round(given_height * 0.8))
    return Size("wide", WIDE, wide), Size("narrow", NARROW, narrow)


def width_alone(narrow: bool) -> Size:
    """The wide or the narrow drawing before its height is known: its names have lines by its width."""
    return Size("narrow", NARROW, 0) if narrow else Size("wide", WIDE, 0)


def base_layout(size: Size, margin: dict[str, int]) -> dict[str, Any]:
    """The part of Plotly's layout that is the same in all charts.

    Args:
        size: the size of the drawing.
        margin: room around the plot in CSS pixels, by Plotly's keys l, r, t and b.

    Returns:
        A new dict; the chart type adds its axes, shapes and annotations.
    """
    return {
        "width": size.width,
        "height": size.height,
        "margin": {"pad": 0, "autoexpand": False, **margin},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": TEXT_SIZE, "color": placeholder("muted")},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
    }


def axis_value(value: Any) -> Any:
    """A value of x as Plotly takes it: a date becomes ISO text, everything else stays."""
    return value.isoformat() if isinstance(value, datetime.date) else value
