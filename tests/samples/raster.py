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
    red, green, blue = ImageChops.difference(first, second).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(largest.histogram()[SHADE + 1 :])
