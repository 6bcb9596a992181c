"""What the search loads on a large site: nothing before it is used, and little after."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.bench.corpus import piece_name
from tests.bench.page import loaded, weight
from tests.bench.table import Measured
from tests.bench.tool import MKDOCS, OURS, build


def measure_search(corpus: Path) -> list[Measured]:
    """The bytes that a page loads before and with the first search, and Material's index for comparison."""
    for tool in (OURS, MKDOCS):
        build(tool, corpus)
    site, plain = corpus / OURS.folder / "site", corpus / MKDOCS.folder / "site"
    before, after = loaded(site, f"analyses/{piece_name(1)}/", _search)
    assert any("pagefind" in path for path in after), "nothing was searched"
    unasked = {path for path in before if "pagefind" in path}
    return [
        Measured("a large site's piece before interaction, at gzip -9", weight(site, before), "kB", most=120),
        Measured("the search, before its first use", weight(site, unasked), "kB", most=0.001),
        Measured("the search, with its first use", weight(site, after - before), "kB"),
        Measured("Material's index, which every first view loads", weight(plain, {"/search/search_index.json"}), "kB"),
    ]


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type(page.locator("h1").inner_text().split()[0])
    page.locator("dialog.search li").first.wait_for()
