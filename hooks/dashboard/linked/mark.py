"""The mark of the site: two lines that cross, in the colours that China and Russia have in every chart."""

from __future__ import annotations

from dashboard.charts.style.palette import DARK, LIGHT

_LINES = (("russia", "M12 22L27 25L38 43L52 46"), ("china", "M12 46L26 40L38 24L52 17"))
"""On a square of 64, within the circle that phones may cut out of it."""


def mark_svg(*, round_corners: bool = True) -> str:
    """The mark as SVG. It has a ground of its own, so that it is seen on light and on dark.

    Args:
        round_corners: whether its corners are round. Phones round the corners of an icon themselves.
    """
    corner = ' rx="12"' if round_corners else ""
    lines = "".join(f'<path d="{path}" stroke="{DARK[name]}"/>' for name, path in _LINES)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">'
        f'<rect width="64" height="64"{corner} fill="{LIGHT["ink"]}"/>'
        f'<g fill="none" stroke-width="6.5" stroke-linecap="round" stroke-linejoin="round">{lines}</g></svg>\n'
    )


def theme_colours() -> tuple[str, str]:
    """The colour of paper in the light and in the dark scheme, for what browsers draw around a page."""
    return LIGHT["paper"], DARK["paper"]
