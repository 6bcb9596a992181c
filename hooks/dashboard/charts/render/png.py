"""PNGs of charts, made from their SVG by a library. No browser and no font of the machine is needed."""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import resvg
from resvg import usvg

from dashboard.charts.render.fonts import font_file
from dashboard.charts.style.layout import FONT, TEXT_SIZE
from dashboard.charts.style.palette import COLOURS
from dashboard.core.lazy_re import lazy_re

SCALE = 2
"""Dots for each CSS pixel, so that small type is sharp in print and on fine screens."""
SERIF, SERIF_FILE = "PT Serif", ("pt-serif", 700)
"""The font of headlines in pictures, bold. (On pages a headline has the first serif font that the reader has.)"""
_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "\N{MINUS SIGN}0123456789")
_SUPERSCRIPT = lazy_re("[⁻⁰⁴-⁹][⁻⁰¹²³⁴-⁹]*|[¹²³]+[⁻⁰⁴-⁹][⁻⁰¹²³⁴-⁹]*")
_LIMITS = {"≤": "&lt;", "≥": "&gt;"}
_LIMIT = lazy_re("[≤≥]")
_LIGHT_COLOURS = {f"var(--{colour.name})": colour.light for colour in COLOURS}
_PAPER = (*bytes.fromhex(_LIGHT_COLOURS["var(--paper)"].removeprefix("#")), 255)
"""The ground of a picture: red, green, blue, and that nothing shows through."""


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


def render_svg(svg: str, width: int) -> bytes:
    """Render an SVG in the colours of the light scheme.

    Args:
        svg: with the CSS variables of the palette.
        width: of the picture, in dots.

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
    tree = usvg.Tree.from_str(_with_drawn_signs(_well_formed(plain_svg)), _options())
    own_width, own_height = tree.int_size()
    scale = width / own_width
    size = width, math.ceil(own_height * scale)
    return resvg.render(tree, (scale, 0, 0, 0, scale, 0), bg_size=size, bg_color=_PAPER)


def _well_formed(svg: str) -> str:
    """The same SVG. The library itself ends in a panic where a text is none.

    Raises:
        ValueError: the text is no XML.
    """
    try:
        ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError(f"this is no SVG: {error}") from error
    return svg


def _options() -> usvg.Options:
    """How the library draws: with our fonts, and with none of the machine.

    Made for each picture: another thread must not use them, and each request to a preview has a thread of its own.
    """
    options = usvg.Options.default()
    options.font_family, options.font_size = FONT, TEXT_SIZE
    for font in _fonts():
        options.load_font_data(font)
    return options


@cache
def _fonts() -> list[bytes]:
    return [Path(font_file(*font)).read_bytes() for font in (("inter", 400), ("inter", 700), SERIF_FILE)]


def _with_drawn_signs(svg: str) -> str:
    """The SVG without signs that Inter from npm lacks: superscripts are small ordinary digits, and ≤ is < on a line."""
    svg = _LIMIT.sub(lambda match: f'<tspan text-decoration="underline">{_LIMITS[match[0]]}</tspan>', svg)
    return _SUPERSCRIPT.sub(
        lambda match: f'<tspan font-size="70%" baseline-shift="super">{match[0].translate(_DIGITS)}</tspan>', svg
    )
