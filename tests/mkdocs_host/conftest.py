"""A site under edit."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.build.draw_edition import SharedDrawer
from dashboard.output.search_indexer import Indexer
from mkdocs_host.process import PROCESS
from tests.samples.edited_site import ADDRESS, IN_A_FEED, ON_A_LIST, PIECES, QuickDrawer, Site, build_whole, piece
from tests.samples.site import SITE, site_config, write_files


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first build of the site has kept, once there was one: with it the others take a quarter of the time."""
    return tmp_path_factory.mktemp("edited") / "kept"


@pytest.fixture
def site(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Site]:
    """Many pieces, and their preview as a whole build made it."""
    root = tmp_path / "repository"
    pieces = {f"docs/analyses/piece-{number:02}.md": piece(number) for number in range(PIECES)}
    people = {f"data/authors/author-{number}.yaml": f"name: Author {number}\ninstitute: osw\n" for number in range(3)}
    write_files(root, {**SITE, **pieces, **people, "mkdocs.yml": site_config(ADDRESS)})
    cache = root / ".cache" / "kept"
    if kept.exists() and "work" not in request.fixturenames:  # (What a save costs is counted from the first build on.)
        shutil.copytree(kept, cache, copy_function=os.link)
    else:
        cache.mkdir(parents=True)  # Where nothing was ever kept, a preview begins without pictures.
    for path in root.rglob("*"):
        os.utime(path, (0, 0))  # not saved a moment ago: such files are read anew
    monkeypatch.chdir(root)
    monkeypatch.setattr("dashboard.pages.listing.PAGE_SIZE", ON_A_LIST)
    monkeypatch.setattr("dashboard.feeds.paged_feed.PAGE_SIZE", IN_A_FEED)
    monkeypatch.setenv("DASHBOARD_AS_OF", "2026-11-24T12:00+01:00")
    PROCESS.indexer = Indexer(lambda error: None)  # (not started: these tests are not about the search)
    site = Site(root, tmp_path / "preview", tmp_path / "fresh", QuickDrawer())
    build_whole(root, site.preview, site.drawer)
    if not kept.exists():
        shutil.copytree(cache, kept, copy_function=os.link)
    yield site
    PROCESS.stop()
    PROCESS.drawer = SharedDrawer()
