"""PNGs of charts, made from their SVG by a library. No browser and no font of the machine is needed."""

from __future__ import annotations

import io
import re
from functools import cache

import resvg_py

from dashboard.charts.style.layout import FONT, TEXT_SIZE
from dashboard.charts.style.palette import COLOURS
from dashboard.core.files import write_atomically
from dashboard.core.settings import HOME

SCALE = 2
"""Dots for each CSS pixel, so that small type is sharp in print and on fine screens."""
FONTS = HOME / "node_modules" / "@fontsource" / "inter" / "files"
_FONT_PARTS = ("latin", "latin-ext", "cyrillic")
"""The npm package splits the font by alphabet. Polish needs the second part, a Russian name the third."""
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
    # The library knows no CSS variables. Apart from colours the style only sets the font, which is given below.
    plain_svg = re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)
    for variable in sorted(set(re.findall(r"var\([^)]*\)", plain_svg))):
        if variable not in _LIGHT_COLOURS:
            raise ValueError(f"the palette has no {variable}")
        plain_svg = plain_svg.replace(variable, _LIGHT_COLOURS[variable])
    return resvg_py.svg_to_bytes(
        svg_string=_with_small_digits(plain_svg),
        width=width_px * SCALE,
        background=_LIGHT_COLOURS["var(--paper)"],
        skip_system_fonts=True,
        font_files=_font_files(),
        font_family=FONT,
        font_size=TEXT_SIZE,
    )


def _with_small_digits(svg: str) -> str:
    """The SVG with its superscripts as small ordinary digits: Inter from npm lacks most of them, and the minus."""
    return _SUPERSCRIPT.sub(
        lambda match: f'<tspan font-size="70%" baseline-shift="super">{match[0].translate(_DIGITS)}</tspan>', svg
    )


@cache
def _font_files() -> list[str]:
    """The paths of the font that charts are measured with, one for each weight. They are made once and kept.

    The parts of the font are merged: for a letter that a part lacks, the library would take any other weight.
    """
    paths = []
    for weight in (400, 700):
        parts = [FONTS / f"inter-{part}-{weight}-normal.woff2" for part in _FONT_PARTS]
        path = HOME / ".cache" / "fonts" / f"inter-{weight}-{parts[0].stat().st_mtime_ns}.ttf"
        if not path.exists():
            from fontTools.merge import Merger  # Only the first build needs it.

            path.parent.mkdir(parents=True, exist_ok=True)
            font = Merger().merge([str(part) for part in parts])
            font.flavor = None  # Uncompressed, as the library needs it.
            content = io.BytesIO()
            font.save(content)
            write_atomically(path, content.getvalue())  # Another process never sees half a file.
        paths.append(str(path))
    return paths
