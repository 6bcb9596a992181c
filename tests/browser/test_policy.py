"""The Content-Security-Policy, sent as the site's own `_headers` say: all that people use works under it.

test_hover.py has every form of chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.samples.page import select
from tests.samples.server import serving_folder, serving_preview
from tests.samples.site import HEAD, SITE, notebook_text, site_config, write_files
from tests.samples.watched import watched

CHART = "china-russia-trade-by-direction"
PIECE = "analyses/lifeline-and-convenience/"
ALIGNED = """
<table><thead><tr><th>Year</th><th align="right">Value</th></tr></thead>
<tbody><tr><td>2024</td><td align="right">1</td></tr></tbody></table>
"""

Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens a page in a window of its own. At the end no page may have broken the policy."""
    violations: list[str] = []
    with ExitStack() as windows:

        def visited(address: str, **options: Any) -> Page:
            window = watched(browser, violations, **{"viewport": {"width": 1280, "height": 900}, **options})
            page = windows.enter_context(window).new_page()
            page.goto(address)
            return page

        yield visited
    assert violations == []


@pytest.fixture
def foreign_page(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A page of another origin with a frame; it is given what the frame shows, and its address comes back."""
    with serving_folder(tmp_path) as address:

        def write_page(shown: str) -> str:
            (tmp_path / "index.html").write_text(f'<!doctype html><iframe src="{shown}" width="900" height="800">')
            return address

        yield write_page


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[str]:
    """The small site under `mkdocs serve`, with a draft, and a notebook that gives a table."""
    root = tmp_path_factory.mktemp("policy") / "repository"
    draft = HEAD.replace("published", "draft")
    book = notebook_text(draft.replace("A lifeline", "A book"), "import pandas\npandas.DataFrame({'a': [1]})")
    texts = {"docs/analyses/draft.md": f"{draft}A few words.\n{ALIGNED}", "docs/analyses/book.ipynb": book}
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/"), **texts})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    with serving_preview(root) as address:
        yield address


def scheme(page: Page) -> str:
    """The colours that the page wears."""
    return str(page.locator("body").get_attribute("data-md-color-scheme"))


def test_the_colours_that_are_chosen_by_key_stay(visit: Visit, served: str) -> None:
    page = visit(served)
    page.get_by_role("button", name="Dark colours").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    assert scheme(page) == "slate"
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="Data", exact=True).first.click()
    expect(page).to_have_url(f"{served}data/")
    assert page.evaluate("window.sameDocument")
    assert scheme(page) == "slate"
    page.get_by_role("button", name="Light colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_role("button", name="Dark colours")).to_be_focused()


def test_the_colours_follow_the_system_until_the_reader_chooses(visit: Visit, served: str) -> None:
    page = visit(served, color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Light colours").click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert scheme(page) == "default"


def test_the_style_sheet_of_a_page_is_not_read_again_and_stays_the_only_one(visit: Visit, served: str) -> None:
    page, sheet = visit(served), "document.querySelector('link[rel=stylesheet]').getAttribute('href')"
    page.wait_for_function("document.querySelector('.head-nav a').getAttribute('href').startsWith('http')")
    assert page.evaluate(sheet) == "assets/site.css"  # (Material's script has written all other addresses.)
    for name in ("Data", "Authors"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page).to_have_url(f"{served}{name.lower()}/")
        assert page.evaluate(sheet) == f"{served}assets/site.css"
        assert page.locator("link[rel=stylesheet]").count() == 1
    page.go_back()
    expect(page).to_have_url(f"{served}data/")
    assert page.locator("link[rel=stylesheet]").count() == 1


@pytest.mark.parametrize(("system", "worn"), [("light", "default"), ("dark", "slate")])
def test_who_has_not_chosen_gets_the_colours_of_the_system(visit: Visit, served: str, system: str, worn: str) -> None:
    assert scheme(visit(served, color_scheme=system)) == worn


def test_the_colours_are_there_before_anything_is_shown(browser: Browser, served: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.add_init_script(
        """window.worn = [];
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          observer.disconnect();
          requestAnimationFrame(() => window.worn.push(document.body.dataset.mdColorScheme));
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(served)
    page.wait_for_function("window.worn.length")
    assert page.evaluate("window.worn") == ["slate"]
    page.close()


def test_the_search_finds(visit: Visit, served: str) -> None:
    page = visit(served + PIECE)
    page.keyboard.press("/")
    page.keyboard.type("yuan")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(re.compile("results for “yuan”"))
    page.locator("dialog.search a").first.click()
    expect(page).to_have_url(re.compile("yuan"))


def test_a_chart_with_events_is_switched_and_saved(visit: Visit, served: str) -> None:
    page = visit(served + PIECE)
    figure = page.locator(f"#{CHART}")
    figure.locator(".chart-explore summary").click()
    figure.get_by_role("button", name="China sells to Russia").click()
    expect(figure.locator(".chart-live .trace")).to_have_count(1)
    expect(figure.locator(".chart-live .annotation tspan tspan").first).to_have_css("font-weight", "700")
    figure.locator(".chart-events input").uncheck()
    for form in ("CSV", "SVG", "PNG"):
        with page.expect_download() as download:
            figure.get_by_role("button", name=form, exact=True).click()
        assert Path(download.value.path()).stat().st_size > 300


def test_a_fact_shows_its_card_to_pointer_and_finger(visit: Visit, served: str) -> None:
    address = f"{served}analyses/more-barrels-less-money/"
    page, phone = visit(address), visit(address, has_touch=True, is_mobile=True)
    page.locator("a.fact").first.hover()
    phone.locator("a.fact").first.tap()
    for window in (page, phone):
        expect(window.locator("#fact-card")).to_be_visible()


def test_pages_of_notebooks_and_of_lists_keep_it(visit: Visit, served: str, pieces: list[str]) -> None:
    page = visit(f"{served}404.html")
    lists = ("data/", "authors/", "corrections/", f"charts/{CHART}/")
    for address in [*pieces, *(served + name for name in lists)]:
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()


def test_a_picture_that_is_opened_alone_has_its_colours(visit: Visit, served: str) -> None:
    page = visit(f"{served}charts/{CHART}.svg", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')") != ""


def test_another_site_may_show_a_chart(visit: Visit, served: str, foreign_page: Callable[[str], str]) -> None:
    frame = visit(foreign_page(f"{served}embed/{CHART}/")).frame_locator("iframe")
    frame.locator(".chart-picture").focus()
    expect(frame.locator("figure.chart.live")).to_be_visible()


def test_another_site_may_show_no_other_page(page: Page, served: str, foreign_page: Callable[[str], str]) -> None:
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto(foreign_page(served + PIECE))
    page.wait_for_timeout(200)
    expect(page.frame_locator("iframe").locator("h1")).to_have_count(0)
    assert any("frame-ancestors 'self'" in text for text in blocked)


def test_a_note_is_written_in_a_preview(visit: Visit, preview: str) -> None:
    page = visit(f"{preview}analyses/draft/")
    expect(page.get_by_role("cell", name="1", exact=True)).to_have_css("text-align", "right")
    select(page, "few words")
    page.get_by_role("button", name="Write a note").click()
    page.locator(".note-form select[name=by]").select_option("osw-editors")
    page.locator(".note-form textarea[name=body]").fill("Which?")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".notes-open, .text").get_by_text("Which?")).to_be_visible()
    page.get_by_role("link", name="Desk").click()
    expect(page.locator("h1")).to_have_text("What waits, and for whom")


def test_a_preview_sends_the_policy_too(visit: Visit, preview: str) -> None:
    page = visit(f"{preview}analyses/book/")
    expect(page.get_by_role("cell", name="1", exact=True)).to_be_visible()
    answer = page.goto(preview)
    assert answer
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
