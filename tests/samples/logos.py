"""Logos of the sample sites: a black wordmark, a white one, and one on a ground of its own."""

from __future__ import annotations

import io

from PIL import Image

from tests.samples.site import SITE

INSTITUTE = "data/institutes/osw.yaml"
WORDMARK = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M4 4h32v32H4z"/>\
<path fill="#c00" d="M44 4h72v32H44z"/></svg>
"""
"""A black square and a red bar. No institute has it."""


def with_logo(svg: str = WORDMARK, name: str = "osw.svg") -> dict[str, str | None]:
    """The small site's institute with a logo.

    Args:
        svg: the logo.
        name: of its file, beside that of the institute.
    """
    return {INSTITUTE: f"{SITE[INSTITUTE]}logo: {name}\n", f"data/institutes/{name}": svg}


def png(ink: str, ground: str = "#00000000") -> bytes:
    """A PNG of 80 × 40 pixels with a square in it.

    Args:
        ink: the colour of the square.
        ground: the colour around it; transparent, if it is not given.
    """
    picture, content = Image.new("RGBA", (80, 40), ground), io.BytesIO()
    picture.paste(ink, (20, 10, 60, 30))
    picture.save(content, "PNG")
    return content.getvalue()
