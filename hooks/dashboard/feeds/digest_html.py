"""Writes a digest as one HTML file that mail programs show: tables for layout, styles at each element."""

from __future__ import annotations

from dashboard.charts.style.palette import DARK, LIGHT
from dashboard.core.templates import environment
from dashboard.feeds.digest import Digest
from dashboard.pages.follow_page import FOLLOW

MOST_BYTES = 100_000
"""Gmail cuts off a mail that is longer."""
_MOST = (24, 16, 8, 4, 2, 1)
"""Entries of a section that are shown, as many as there is room for. The text names all."""
_LONGEST = 400
"""Letters of a text of an entry."""


def digest_html(digest: Digest) -> str:
    """Write a digest as HTML of less than `MOST_BYTES`."""
    page = ""
    for most in _MOST:
        page = environment().get_template("feed/digest.html").render(
            digest=digest,
            most=most,
            light=LIGHT,
            dark=DARK,
            short=_short,
            follow=f"{digest.site_url}{FOLLOW}",
        )  # fmt: skip
        if len(page.encode()) < MOST_BYTES:
            break
    return page


def _short(text: str) -> str:
    """A text that is not too long, cut between two words."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]} …"
