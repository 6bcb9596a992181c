"""The icons of the site, and the manifest in which phones and browsers find them."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator
from functools import partial

from dashboard.charts.render.png import render_svg
from dashboard.core.words import language
from dashboard.linked.mark import mark_svg, theme_colours
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

ICON = "assets/icon.svg"
FAVICON = "favicon.ico"
MANIFEST = "manifest.webmanifest"
_TOUCH = 180
"""What iPhones and iPads ask for. They round its corners themselves."""
_SIZES = (192, 512)
"""What Android and Chromium ask for."""
_SMALL = 48
"""The size in the file for older browsers."""


def icon_files(view: View) -> Iterator[DerivedFile]:
    """The icons and the manifest. A file of the site's own docs/ stays in place of ours."""
    paper, _ = theme_colours()
    made: dict[str, Callable[[], str | bytes]] = {
        ICON: mark_svg,
        **{f"assets/icon-{size}.png": partial(_png, size) for size in (_TOUCH, *_SIZES)},
        FAVICON: _favicon,
        MANIFEST: partial(_manifest, view.site_name, paper, language()),
    }
    for address, make in made.items():
        if address not in view.copies:
            yield DerivedFile(address, lambda: view.site_name, make)


def _png(size: int) -> bytes:
    return render_svg(mark_svg(round_corners=False), size)


def _favicon() -> bytes:
    """A PNG in the frame of an ICO, which browsers have read for twenty years."""
    picture, header = render_svg(mark_svg(), _SMALL), struct.calcsize("<HHHBBBBHHII")
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, _SMALL, _SMALL, 0, 0, 1, 32, len(picture), header) + picture


def _manifest(site_name: str, paper: str, language_code: str) -> str:
    icons = [
        {"src": f"assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
        for size in _SIZES
    ]
    manifest = {
        "name": site_name,
        "lang": language_code,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": paper,
        "theme_color": paper,
        "icons": [{"src": ICON, "sizes": "any", "type": "image/svg+xml"}, *icons],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
