"""Every link inside our own site leads somewhere."""

from __future__ import annotations

from pathlib import Path

from tests.samples.all_forms import ALL_FORMS
from tests.samples.links import dead_links


def test_no_link_of_our_own_site_is_dead(served: str, own_root: Path) -> None:
    dead = dead_links(own_root / "served" / "deep" / "path", served)
    assert {page: links for page, links in dead.items() if not page.startswith(ALL_FORMS)} == {}
