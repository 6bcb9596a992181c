"""The feeds of a site, as its publication has them."""

from __future__ import annotations

from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.edition.edition import Edition
from dashboard.feeds.feed_files import feed_files
from tests.samples.site import HEAD, site_config

URL = "https://example.org/deep/"
"""The address of the site."""
AT_ADDRESS: dict[str, str | None] = {"mkdocs.yml": site_config(URL)}
"""What gives the small site an address of its own: without one it has no feeds."""


def feeds_of(edition: Edition) -> dict[str, bytes]:
    """All feeds of an edition by their addresses. Charts are drawn as empty boxes."""
    cache = edition.content.cache
    drawn = edition.with_artefacts(make_artefacts(edition.view.chart_requests, "Tiny", cache, None, []))
    return {file.address: cache.path(*file.kept(cache)).read_bytes() for file in feed_files(drawn.view)}


def many_pieces(number: int) -> dict[str, str | None]:
    """Some pieces, one a day, the newest with the highest number."""
    return {
        f"docs/analyses/piece-{day:02}.md": HEAD.replace("2025-05-09", f"2025-06-{day:02}") + f"Text {day}.\n"
        for day in range(1, number + 1)
    }
