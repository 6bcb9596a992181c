"""Every link inside our own site leads somewhere."""

from __future__ import annotations

from pathlib import Path

from tests.samples.links import dead_links


def test_no_link_of_our_own_site_is_dead(served: str, own_root: Path) -> None:
    assert dead_links(own_root / "served" / "deep" / "path", served) == {}
