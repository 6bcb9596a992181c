"""PNGs of charts, made from their SVG by a library. No browser and no font of the machine is needed."""

from __future__ import annotations

import re

import resvg_py

from dashboard.charts.render.fonts import font_file
from dashboard.charts.style.layout import FONT, TEXT_SIZE
from dashboard.charts.style.palette import COLOURS

SCALE = 2
"""Dots for each CSS pixel, so that small type is sharp in print and on fine screens."""
SERIF, SERIF_FILE = "PT Serif", ("pt-serif", 700)
"""The font of headlines in pictures, bold. (On pages a headline has the first serif font that the reader has.)"""
_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "\N{MINUS SIGN}0123456789")
_SUPERSCRIPT = re.compile("[⁻⁰⁴-⁹][⁻⁰¹²³⁴-⁹]*|[¹²³]+[⁻⁰⁴-⁹][⁻⁰¹²³⁴-⁹]*")
_LIGHT_COLOURS = {f"var(--{colour.name})": colour.light for colour in COLOURS}


def render_png(svg: str, width_px: int) -> bytes:
    """Render a standalone SVG in the colours of the light scheme.

    Args:
        svg: what `standalone_svg` returned.
        width_px: the width at which it is to be shown, in CSS pixels; the picture has `SCALE` times as many dots.

    Returns:
        The PNG.

    Raises:
        ValueError: the text is no SVG, or it uses a colour that the palette does not have.
    """
    return render_svg(svg, width_px * SCALE)


def render_svg(svg: str, width: int, *, serif: bool = False) -> bytes:
    """Render an SVG in the colours of the light scheme.

    Args:
        svg: with the CSS variables of the palette.
        width: of the picture, in dots.
        serif: whether texts in `SERIF` stand in it.

    Returns:
        The PNG.

    Raises:
        ValueError: as `render_png`.
    """
    # The library knows no CSS variables. Apart from colours the style only sets the font, which is given below.
    plain_svg = re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)
    for variable in sorted(set(re.findall(r"var\([^)]*\)", plain_svg))):
        if variable not in _LIGHT_COLOURS:
            raise ValueError(f"the palette has no {variable}")
        plain_svg = plain_svg.replace(variable, _LIGHT_COLOURS[variable])
    fonts = [font_file("inter", 400), font_file("inter", 700), *([font_file(*SERIF_FILE)] if serif else [])]
    return resvg_py.svg_to_bytes(
        svg_string=_with_small_digits(plain_svg),
        width=width,
        background=_LIGHT_COLOURS["var(--paper)"],
        skip_system_fonts=True,
        font_files=fonts,
        font_family=FONT,
        font_size=TEXT_SIZE,
    )


def _with_small_digits(svg: str) -> str:
    """The SVG with its superscripts as small ordinary digits: Inter from npm lacks most of them, and the minus."""
    return _SUPERSCRIPT.sub(
        lambda match: f'<tspan font-size="70%" baseline-shift="super">{match[0].translate(_DIGITS)}</tspan>', svg
    )
