"""Two drawings compared dot by dot."""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from dashboard.charts.render.png import render_svg

SHADE = 24
"""A dot is another one where red, green or blue differ by more."""


def other_dots(one: str, other: str, width: int) -> int:
    """How many dots of two drawings differ.

    Args:
        one: SVG with the variables of the palette.
        other: another one of the same size.
        width: of both, in dots.
    """
    first, second = (Image.open(io.BytesIO(render_svg(svg, width))).convert("RGB") for svg in (one, other))
    assert first.size == second.size
    differences = ImageChops.difference(first, second).split()
    return sum(any(shade > SHADE for shade in dot) for dot in zip(*(one.tobytes() for one in differences), strict=True))
