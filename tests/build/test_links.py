"""Every link inside a built site leads somewhere."""

from __future__ import annotations

from tests.samples.built import Built
from tests.samples.links import dead_links

SOURCES = {"https://example.org/a", "https://example.org/b"}
"""Addresses of made-up sources."""


def test_no_link_of_the_small_site_is_dead(small_site: Built) -> None:
    assert dead_links(small_site.site, "https://example.org/", SOURCES) == {}


def test_a_dead_link_would_be_seen(small_site: Built) -> None:
    page = small_site.site / "dead.html"
    page.write_text('<a href="themes/none/">A</a> <a href="data/trade/#none">B</a> <a href="#">C</a>', encoding="utf-8")
    try:
        assert dead_links(small_site.site, "https://example.org/", SOURCES) == {
            "dead.html": ["themes/none/", "data/trade/#none"]
        }
    finally:
        page.unlink()
