"""A site that does not know its address: what needs a full address is left out, and all other links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import normpath

import pytest

from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.output.derived_files import derived_files
from dashboard.output.downloads import collect_downloads
from tests.samples.edition import Edit
from tests.samples.linked import EVERYTHING

_LINK = re.compile(r'(?:href=|src=|address: |csv: |\]\()"?([^\s")>]+)')


@pytest.fixture
def files(edit: Edit) -> dict[str, str]:
    """The texts of all files that are no pages, by address."""
    edition = edit(EVERYTHING, preview=False)
    cache = edition.content.cache
    drawn = make_artefacts(edition.view.chart_requests, edition.view.site_name, cache, None, [])
    view = edition.with_artefacts(drawn).view
    texts = {
        name: str(file.make()) if name.endswith((".html", ".md", ".txt", "json", ".xml")) else ""
        for name, file in derived_files(view, []).items()
    }
    pages = {f"{page.url}index.html": "" for page in edition.pages.values()}
    downloads = {
        name: "" for name, content in collect_downloads(view, cache, []).items() if not isinstance(content, Path)
    }
    return {**pages, **downloads, **texts}


def test_what_needs_a_full_address_is_left_out(files: dict[str, str]) -> None:
    assert not [name for name in files if name.endswith(("feed.xml", "feed.json", "oembed.json")) or "api/" in name]
    assert "Sitemap" not in files["robots.txt"]
    assert "canonical" not in files["embed/trade/index.html"]
    assert "oembed" not in files["embed/trade/index.html"]


def test_every_other_link_leads_to_a_file(files: dict[str, str]) -> None:
    lost = []
    for name, text in files.items():
        if name.endswith((".html", ".md", ".txt")):
            for target in _LINK.findall(text):
                if "://" not in target and not target.startswith(("#", "mailto:")) and "assets/" not in target:
                    path = target.partition("#")[0].replace("&amp;", "&")
                    place = path[1:] if path.startswith("/") else f"{name.rpartition('/')[0]}/{path}"
                    found = normpath(f"{place}index.html" if path.endswith("/") else place).lstrip("/")
                    if found not in files:
                        lost.append((name, target))
    assert lost == []
