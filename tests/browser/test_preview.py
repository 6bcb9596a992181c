"""`mkdocs serve`: what is saved shows up in the open browser by itself."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.samples.page import open_new_page
from tests.samples.server import PATIENCE, serving_preview
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS, notebook_text, site_config, write_files

NKK = {
    "data/authors/nkk-editors.yaml": "name: NKK editors\nrole: editors\ninstitute: nkk\ncollective: true\n",
    "data/institutes/nkk.yaml": (SITE["data/institutes/osw.yaml"] or "")
    .replace("OSW", "NKK")
    .replace("name: ", "name: Swedish National China Centre and Library for ", 1),
    "data/authors/long-name.yaml": "name: Maximilian-Alexander von und zu Hohenlohe-Langenburg\ninstitute: nkk\n",
}
"""A second institute, whose name is long, its editors, and somebody with a long name."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[tuple[Path, str]]:
    """The small site under `mkdocs serve`, with a draft of each of two institutes in it."""
    root = tmp_path_factory.mktemp("preview")
    draft = HEAD.replace("published", "draft").replace("A lifeline", "A draft")
    brief = draft.replace("A draft", "A brief").replace("osw-editors", "nkk-editors")
    drafts = {"docs/analyses/draft.md": draft, "docs/analyses/brief.md": brief}
    write_files(root, {**SITE, **NKK, "mkdocs.yml": site_config("https://example.org/"), **drafts})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    with serving_preview(root) as address:
        yield root, address


def test_a_draft_shows_with_a_banner(page: Page, preview: tuple[Path, str]) -> None:
    page.goto(f"{preview[1]}analyses/draft/")
    expect(page.locator("h1")).to_have_text("A draft")
    expect(page.locator("body")).to_contain_text("Readers do not see this page")


@pytest.mark.parametrize("path", ["", "themes/economy/"])
def test_the_bar_of_what_is_no_piece_says_that_it_is_a_preview(
    page: Page, preview: tuple[Path, str], path: str
) -> None:
    """That of the front page, which is a text, said nothing."""
    page.goto(f"{preview[1]}{path}")
    expect(page.locator(".review .pill")).to_have_text("Preview")


@pytest.mark.parametrize("path", ["desk/", "about/keys/", "analyses/draft/"])
def test_a_page_for_reviewers_or_authors_is_no_wider_than_a_phone(
    page: Page, preview: tuple[Path, str], path: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{preview[1]}{path}")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    if names := page.locator("tbody th > code").all():
        assert {name.evaluate("node => node.getClientRects().length") for name in names} == {1}, "a key is broken"


def test_the_state_of_the_next_piece_is_a_word_and_no_bar_across_the_page(
    page: Page, preview: tuple[Path, str]
) -> None:
    page.goto(f"{preview[1]}analyses/draft/")
    state = page.locator(".neighbours .status").first
    expect(state).to_have_text("draft")
    assert state.evaluate("word => 2 * word.offsetWidth < word.parentElement.offsetWidth")


def test_the_desk_narrows_to_a_person_and_the_address_keeps_it(page: Page, preview: tuple[Path, str]) -> None:
    page.goto(f"{preview[1]}desk/")
    rows, visible = page.locator("[data-people]"), page.locator(".desk-queue tr").filter(visible=True)
    every = rows.count()
    for label, key, value, seen in (
        ("Person", "person", "nkk-editors", "A brief"),
        ("Institute", "institute", "osw", "A draft"),
    ):
        page.get_by_role("combobox", name=label).select_option(value)
        expect(visible.locator("a")).to_have_text([seen])
        expect(page.get_by_role("status").filter(has_text=f"1 of {every} rows are shown.")).to_be_visible()
        expect(page).to_have_url(f"{preview[1]}desk/?{key}={value}")
        page.reload()
        expect(visible.locator("a")).to_have_text([seen])
        page.get_by_role("combobox", name=label).select_option("")
        expect(page).to_have_url(f"{preview[1]}desk/")
        expect(visible.locator("a")).to_have_count(2)


def test_a_page_of_the_web_under_a_name_of_its_own_gets_no_draft(preview: tuple[Path, str]) -> None:
    for path in ("analyses/draft/", "desk/", "preview/status.json"):
        with pytest.raises(HTTPError, match="421"):
            urlopen(Request(preview[1] + path, headers={"Host": "evil.example"}), timeout=PATIENCE)


@pytest.mark.parametrize(
    ("file", "text", "seen"),
    [
        ("docs/analyses/lifeline.md", HEAD + "Trade tripled.\n\n![Lines](chart:trade)\n", "Trade tripled."),
        ("data/datasets/economy/trade.csv", TRADE_ROWS.replace("76.12", "77.77"), "77.77"),
        ("data/datasets/economy/trade.yaml", TRADE.replace("2026-01-20", "2026-03-03"), "3 March 2026"),
        ("data/charts/trade.yaml", CHART.replace("stalled", "paused"), "then paused"),
    ],
)
def test_what_is_saved_shows_in_the_open_page(
    page: Page, preview: tuple[Path, str], file: str, text: str, seen: str
) -> None:
    root, address = preview
    page.goto(f"{address}analyses/lifeline/")
    expect(page.locator("article, main").first).not_to_contain_text(seen)
    (root / file).write_text(text, encoding="utf-8")
    expect(page.locator("article, main").first).to_contain_text(seen, use_inner_text=False)


def test_a_mistake_shows_in_its_place_and_the_rest_works(page: Page, preview: tuple[Path, str]) -> None:
    root, address = preview
    page.goto(f"{address}analyses/lifeline/")
    (root / "data/charts/trade.yaml").write_text(CHART.replace("y: value", "y: valeu"), encoding="utf-8")
    expect(page.locator(".chart-findings")).to_contain_text("Did you mean 'value'?")
    expect(page.locator(".chart-findings")).to_contain_text("data/charts/trade.yaml:5")
    (root / "data/charts/trade.yaml").write_text(CHART, encoding="utf-8")
    expect(page.locator("figure.chart")).to_be_visible()


def test_the_search_follows_what_is_saved_and_knows_drafts(page: Page, preview: tuple[Path, str]) -> None:
    root, address = preview
    text = HEAD.replace("published", "draft").replace("A lifeline", "A draft") + "Trade quadrupled.\n"
    (root / "docs/analyses/draft.md").write_text(text, encoding="utf-8")
    page.goto(f"{address}analyses/draft/")
    expect(page.locator("article")).to_contain_text("Trade quadrupled.")
    for _ in range(30):  # (the index comes after the page: a reader who asks too early asks again)
        page.goto(address)
        page.keyboard.press("/")
        page.keyboard.type("quadrupled")
        expect(page.locator(".search-status")).to_have_text(re.compile("for “quadrupled”|did not load"))
        if page.locator("dialog.search mark").count():
            break
        time.sleep(0.5)
    expect(page.locator("dialog.search")).to_contain_text("Trade quadrupled.")


def test_a_notebook_that_fails_shows_what_it_gave_before(page: Page, preview: tuple[Path, str]) -> None:
    root, address = preview
    path = root / "docs" / "analyses" / "failing.ipynb"  # (All tests keep the runs of notebooks in one cache, by name.)
    path.write_text(notebook_text(HEAD, "6 * 7"), encoding="utf-8")
    page.goto(f"{address}analyses/lifeline/")
    open_new_page(page, f"{address}analyses/failing/")
    expect(page.locator(".output")).to_have_text("42")
    expect(page.locator(".review-until")).to_have_count(0)
    path.write_text(notebook_text(HEAD, "6 * 7 / 0"), encoding="utf-8")
    expect(page.locator(".review")).to_contain_text("ZeroDivisionError: division by zero")
    expect(page.locator(".review-until")).to_contain_text("Not up to date. What the code gives here was computed")
    expect(page.locator(".output")).to_have_text("42")
