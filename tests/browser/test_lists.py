"""Lists of analyses: no page grows with the site, and each piece is still found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.samples.axe import violations
from tests.samples.built import Built, build
from tests.samples.site import HEAD, SITE, site_config, write_files

LISTS = ("analyses/", "themes/economy/", "authors/osw-editors/", "institutes/osw/", "data/trade/", "charts/trade/")
CHART = "\n![Two lines](chart:trade)\n"


def pieces(count: int) -> dict[str, str | None]:
    """So many texts that show the shared chart and were corrected, and nothing that leads from one to another."""
    head = HEAD.replace("status:", "corrections: [{date: 2026-01-01, text: It was less.}]\nstatus:")
    days = [f"2025-{number // 28 + 1:02}-{number % 28 + 1:02}" for number in range(count)]
    texts = [
        head.replace("A lifeline", f"Piece {number:03}").replace("2025-05-09", day) for number, day in enumerate(days)
    ]
    return {
        f"docs/analyses/piece-{number:03}.md": f"{text}Trade doubled.\n{CHART}" for number, text in enumerate(texts)
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> dict[int, Built]:
    """A site whose lists have two pages, and one with a page more."""
    built = {}
    for number in (26, 50):
        root = tmp_path_factory.mktemp(f"pieces-{number}")
        config = {"mkdocs.yml": site_config("https://example.org/"), "docs/analyses/lifeline.md": None}
        write_files(root, SITE)
        write_files(root, {**config, **pieces(number)})
        (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
        built[number] = build(root, "--strict")
        assert built[number].code == 0, built[number].output
    return built


def followed(built: Built, address: str) -> Iterator[tuple[str, str]]:
    """A list's pages, from the first to the last by the links to the next; addresses and HTML."""
    while address:
        html = built.read(f"{address}index.html")
        yield address, html
        older = re.search(r'rel="next" href="([^"]*)"', html)
        address = urljoin(f"/{address}", older[1]).removeprefix("/") if older else ""


def test_no_page_grows_with_the_site(sites: dict[int, Built]) -> None:
    for address in ("", *LISTS, "corrections/"):
        small, large = (len(sites[number].read(f"{address}index.html")) for number in (26, 50))
        # (The numbers of the last pages are links too.)
        assert abs(large - small) < 300, address


@pytest.mark.parametrize("address", LISTS)
def test_a_list_leads_to_all_its_pieces(sites: dict[int, Built], address: str) -> None:
    pages = list(followed(sites[50], address))
    slugs = [slug for _, html in pages for slug in re.findall(r'<h[2-4]><a href="[^"]*(piece-\d+)/"', html)]
    assert slugs == [f"piece-{number:03}" for number in reversed(range(50))]
    assert [at for at, _ in pages] == [address, f"{address}page/2/", f"{address}page/3/"]
    titles = {re.findall(r"<title>(.*?)</title>", html)[0] for _, html in pages}
    assert len(titles) == 3
    for at, html in pages:
        assert f'<link rel="canonical" href="https://example.org/{at}">' in html


def test_the_corrections_go_on_too(sites: dict[int, Built]) -> None:
    pages = list(followed(sites[50], "corrections/"))
    assert [html.count("It was less.") for _, html in pages] == [24, 24, 2]


def test_the_front_page_shows_the_newest_and_leads_to_all(sites: dict[int, Built]) -> None:
    html = sites[50].read("index.html")
    slugs = re.findall(r'<h3><a href="analyses/(piece-\d+)/"', html)
    assert slugs == [f"piece-{number:03}" for number in range(49, 37, -1)]
    assert '<a href="analyses/">All analyses</a>' in html


def test_the_search_knows_the_first_page_of_a_list_alone(sites: dict[int, Built]) -> None:
    searched = sites[50].searched()
    assert "/analyses/" in searched
    assert [address for address in searched if "/page/" in address] == []


@pytest.mark.parametrize("address", ["analyses/page/2/", "data/trade/page/2/"])
def test_axe_finds_nothing_in_a_later_page(sites: dict[int, Built], page: Page, address: str) -> None:
    page.goto((sites[50].site / address / "index.html").as_uri())
    assert violations(page) == []
    assert page.get_by_role("navigation", name="Pages of the list").get_by_role("link").all_text_contents() == [
        "Newer",
        *"123",
        "Older",
    ]


@pytest.mark.parametrize("width", [360, 390, 768])
def test_words_in_the_pictures_of_listed_charts_can_be_read(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}charts/")
    sizes = page.locator(".thumb svg").evaluate_all(
        """pictures => pictures.flatMap((picture) => [...picture.querySelectorAll("text")].map((text) =>
            parseFloat(getComputedStyle(text).fontSize) * picture.getBoundingClientRect().width / 240))"""
    )
    assert sizes
    assert min(sizes) > 9.5
