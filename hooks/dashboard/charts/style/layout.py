"""What all figures share: their sizes, their frame and how they write values."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from dashboard.charts.style.palette import placeholder

FONT = "Inter"
TEXT_SIZE = 13
"""Height of all text on charts, in CSS pixels: a picture is shown at the size it is drawn."""
CHARACTER_WIDTH = 7.4
"""Mean width of a bold character of that text: Inter's 6.7, and 10% slack for the reader's own font."""
LINE_HEIGHT = 16


@dataclass(frozen=True)
class Size:
    """One of the two drawings of each chart."""

    name: str
    width: int
    height: int

    @property
    def narrow(self) -> bool:
        """Made for phones."""
        return self.name == "narrow"


WIDE, NARROW = 760, 340
"""Widths of the two drawings, in CSS pixels."""


def format_number(value: float) -> str:
    """A value as readers see it on a chart: separators, a true minus, no needless zeros."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def format_rounded(value: float) -> str:
    """A value as a label beside a mark: three digits are enough there, four before the point."""
    if value == 0 or not math.isfinite(value):
        return format_number(value)
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if abs(value) < 100 else int(abs(value) < 1000)
    # Half up, as readers round, and from the value as it is written.
    return format_number(float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)))


def base_layout(size: Size, margin: dict[str, int]) -> dict[str, Any]:
    """The part of a layout that no chart changes."""
    return {
        "width": size.width,
        "height": size.height,
        "margin": {"pad": 0, "autoexpand": False, **margin},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": TEXT_SIZE, "color": placeholder("muted")},
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": -1,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": placeholder("paper"),
            "bordercolor": placeholder("muted"),
            "font": {"family": FONT, "size": TEXT_SIZE, "color": placeholder("ink")},
        },
    }


def axis_value(value: Any) -> Any:
    """A value of x as Plotly wants it."""
    return value.isoformat() if isinstance(value, datetime.date) else value
