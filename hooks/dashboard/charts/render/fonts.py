"""The fonts with which pictures are made without a browser. npm brings them; no font of the machine is used."""

from __future__ import annotations

import io
from functools import cache

from dashboard.core.files import write_atomically
from dashboard.core.settings import HOME

FONTS = HOME / "node_modules" / "@fontsource"
"""A folder for each font, with a file for each alphabet, weight and style."""
_PARTS = ("latin", "latin-ext", "cyrillic")
"""The npm packages split a font by alphabet. Polish needs the second part, a Russian name the third."""


@cache
def font_file(name: str, weight: int) -> str:
    """The path of one weight of a font in a form that the library reads. It is made once and kept.

    The parts of the font are merged: for a letter that a part lacks, the library would take any other weight.

    Args:
        name: of the font's package, such as 'inter'.
        weight: 400 or 700.
    """
    parts = [FONTS / name / "files" / f"{name}-{part}-{weight}-normal.woff2" for part in _PARTS]
    path = HOME / ".cache" / "fonts" / f"{name}-{weight}-{parts[0].stat().st_mtime_ns}.ttf"
    if not path.exists():
        from fontTools.merge import Merger  # Only the first build needs it.

        path.parent.mkdir(parents=True, exist_ok=True)
        font = Merger().merge([str(part) for part in parts])
        font.flavor = None  # Uncompressed, as the library needs it.
        content = io.BytesIO()
        font.save(content)
        write_atomically(path, content.getvalue())  # Another process never sees half a file.
    return str(path)
