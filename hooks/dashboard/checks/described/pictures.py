"""Descriptions of the checks of pictures. The room `media` finds the issues."""

from __future__ import annotations

from dashboard.checks.check import described

broken_picture = described(
    "broken-picture",
    "site",
    """A picture cannot be read as what its ending says, is cut off, or would fill the memory. It is not published.

    Why: A browser would show nothing, or something else. What cannot be read cannot be cleaned either.

    Bad:
        a PNG that was renamed to port.jpg

    Good:
        the same as port.png
    """,
)
active_picture = described(
    "active-picture",
    "site",
    """An SVG holds more than shapes, words and colours: scripts, links, addresses elsewhere, HTML, movement.

    Why: Readers get the picture without it, so it may look different. The site runs and fetches nothing of others.

    Bad:
        an SVG with `<image href="https://example.org/port.jpg"/>`

    Good:
        the same with the photograph embedded, or without it
    """,
    "warning",
)
picture_data = described(
    "picture-data",
    "site",
    """An SVG holds comments or data of the program that drew it. Readers get it without them.

    Why: Such data name people, folders and dates. This is for your information, nothing has to be done.

    Bad:
        an SVG as Inkscape saves it

    Good:
        the same, exported as plain SVG
    """,
    "info",
)
large_picture = described(
    "large-picture",
    "site",
    """A picture has more than 2,600 pixels on its longer side, or more than 4 MB.

    Why: It takes long to load on a phone, and no page shows it that large.

    Bad:
        a photograph with 6,000 × 4,000 pixels

    Good:
        the same with 2,600 × 1,733 pixels
    """,
    "warning",
)
