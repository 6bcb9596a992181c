"""A PNG of a chart, from its SVG, by a library: no browser, and no font of the machine."""

from __future__ import annotations

import os
import re
import tempfile
from functools import cache
from pathlib import Path

import resvg_py

from dashboard.charts.style.layout import FONT, TEXT
from dashboard.charts.style.palette import COLOURS
from dashboard.core.settings import HOME

SCALE = 2
"""Dots for each CSS pixel, so that small type is sharp in print and on fine screens."""
FONTS = HOME / "node_modules" / "@fontsource" / "inter" / "files"
PARTS = ("latin", "latin-ext", "cyrillic")
"""The npm package splits the font by letters: Polish needs the second, and a Russian name the third."""
_LIGHT = {f"var(--{colour.name})": colour.light for colour in COLOURS}


def png(svg: str, width_px: int) -> bytes:
    """The PNG of a chart's SVG that stands alone, in the colours of the light scheme.

    Args:
        svg: what `Artefacts.svg` holds.
        width_px: the width at which it is to be shown, in CSS pixels; the picture has twice as many dots.

    Raises:
        ValueError: it is no SVG, or uses a colour that the palette does not have.
    """
    # The library knows no CSS variables; all that the style says besides is the font, which is given below.
    plain = re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)
    for variable in sorted(set(re.findall(r"var\([^)]*\)", plain))):
        if variable not in _LIGHT:
            raise ValueError(f"the palette has no {variable}")
        plain = plain.replace(variable, _LIGHT[variable])
    return resvg_py.svg_to_bytes(
        svg_string=plain,
        width=width_px * SCALE,
        background=_LIGHT["var(--paper)"],
        skip_system_fonts=True,
        font_files=_fonts(),
        font_family=FONT,
        font_size=TEXT,
    )


@cache
def _fonts() -> list[str]:
    """The font that charts are measured with, made once for each weight and kept in the cache.

    Its parts are made one, since the library takes a letter that a part does not have from another in any weight.
    """
    made = []
    for weight in (400, 700):
        parts = [FONTS / f"inter-{part}-{weight}-normal.woff2" for part in PARTS]
        path = HOME / ".cache" / "fonts" / f"inter-{weight}-{parts[0].stat().st_mtime_ns}.ttf"
        if not path.exists():
            from fontTools.merge import Merger  # Only the first build needs it.

            path.parent.mkdir(parents=True, exist_ok=True)
            font = Merger().merge([str(part) for part in parts])
            font.flavor = None  # unpacked, as the library wants it
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                font.save(file)
            Path(name).replace(path)  # a reader sees all of it or nothing
        made.append(str(path))
    return made
