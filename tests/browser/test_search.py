"""The search, as readers use it: by key, by pointer, by ear."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.samples.axe import violations
from tests.samples.page import opened, wear

PIECE = "analyses/lifeline-and-convenience/"


def dialog(page: Page) -> Locator:
    """The dialog, open or not."""
    return page.locator("dialog.search")


def status(page: Page) -> Locator:
    """What the search says of its results, to screen readers too."""
    return dialog(page).get_by_role("status")


def search(page: Page, words: str) -> None:
    """Open the dialog, type, and wait for the answer."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(status(page)).to_have_text(re.compile(f"result.* for “{words}”"))


@pytest.fixture(scope="module")
def window(browser: Browser, served: str) -> Iterator[Page]:
    """The front page, open for the tests that only search there: the index is loaded once."""
    with opened(browser, served) as page:
        yield page


@pytest.fixture
def front(window: Page) -> Iterator[Page]:
    """The same, with no dialog open."""
    yield window
    window.keyboard.press("Escape")
    expect(dialog(window)).to_be_hidden()


def test_a_key_opens_it_and_escape_gives_the_focus_back(page: Page, served: str) -> None:
    page.goto(f"{served}{PIECE}")
    link = page.locator(".analysis-byline a").first
    link.focus()
    for key in "/sf":
        page.keyboard.press(key)
        expect(page.get_by_role("textbox", name="Search for")).to_be_focused()
        expect(page.get_by_role("textbox", name="Search for")).to_have_value("")
        page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()
        expect(link).to_be_focused()


def test_a_key_that_is_typed_into_a_field_is_a_letter(page: Page, served: str) -> None:
    page.goto(served)
    page.evaluate("document.querySelector('#content').insertAdjacentHTML('beforeend', '<input id=field>')")
    page.locator("#field").press("s")
    page.locator("#field").press("Control+f")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator("#field")).to_have_value("s")


def test_results_stand_in_groups_with_their_numbers(front: Page) -> None:
    search(front, "yuan")
    groups = dialog(front).locator("section:visible")
    assert [name.split()[0] for name in groups.locator("h2").all_inner_texts()] == ["ANALYSES", "CHARTS", "DATASETS"]
    counts = [int(count) for count in groups.locator(".search-count").all_inner_texts()]
    assert status(front).inner_text().startswith(f"{sum(counts)} results")
    first = dialog(front).get_by_role("region", name="Analyses").get_by_role("link").first
    expect(first).to_have_attribute("href", re.compile(r"^/deep/path/analyses/yuan-in-moscow/$"))
    expect(first).to_contain_text("Data note SCEEUS dashboard editors, NKK dashboard editors 20 October 2026")
    expect(first.locator("mark").first).to_contain_text("yuan")


def test_a_list_is_told_by_what_it_holds_and_not_by_its_name_again(front: Page) -> None:
    search(front, "charts of the dashboard")
    found = dialog(front).get_by_role("region", name="Pages").locator("a[href$='/charts/'] .search-text > :last-child")
    expect(found).to_have_text(re.compile(r"^Charts of the dashboard by theme\. Each has a page"))


def test_the_address_of_a_picture_is_no_word_of_a_page(front: Page) -> None:
    front.keyboard.press("/")
    front.keyboard.type("svg")
    expect(status(front)).to_contain_text("No results for “svg”")


FOUND = (
    ("Rudnik", "By name", "authors/filip-rudnik/"),
    ("Ośrodek", "By name", "institutes/osw/"),
    ("osrodek studiow", "By name", "institutes/osw/"),
    ("SIPRI", "Datasets", "data/military-expenditure/"),
    ("power of siberia", "By name", "charts/power-of-siberia/"),
    ("convenience", "Analyses", PIECE),
    ("lifelines", "Analyses", PIECE),
    ("SCEEUS editors", "Analyses", "analyses/yuan-in-moscow/"),
    ("joint exercises", "By name", "data/joint-exercises/"),
    ("charts of the dashboard", "Pages", "charts/"),
)
"""What is typed, the group in which it is found, and the page that it leads to."""


def test_each_kind_is_found(front: Page) -> None:
    front.keyboard.press("/")
    for words, kind, leads_to in FOUND:
        front.get_by_role("textbox", name="Search for").fill(words)
        expect(status(front)).to_contain_text(f"“{words}”")
        group = dialog(front).get_by_role("list" if kind == "By name" else "region", name=kind)
        expect(group.locator(f"a[href$='/{leads_to}']")).to_be_visible()


def test_arrows_go_through_the_results_and_enter_follows_one(page: Page, served: str) -> None:
    page.goto(served)
    search(page, "yuan")
    links = dialog(page).get_by_role("link")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Search for")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}analyses/yuan-in-moscow/")
    expect(dialog(page)).to_be_hidden()


def test_it_works_on_after_instant_navigation(page: Page, served: str) -> None:
    page.goto(served)
    page.evaluate("window.same = true")
    search(page, "yuan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}analyses/yuan-in-moscow/")
    expect(page.locator("h1")).to_contain_text("The yuan")
    assert page.evaluate("window.same"), "the page was loaded anew"
    search(page, "Rudnik")
    expect(dialog(page).get_by_role("link")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()


def test_it_opens_again_at_once(page: Page, served: str) -> None:
    page.goto(served)
    search(page, "yuan")
    # Until the next frame the browser still takes the field of the closed dialog for the one that is written in.
    opened = page.evaluate(
        """() => {
          document.querySelector(".search-close").click();
          document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
          return document.querySelector("dialog.search").open;
        }"""
    )
    assert opened


def test_more_of_a_kind_can_be_asked_for(front: Page) -> None:
    search(front, "China")
    group = dialog(front).get_by_role("region", name="Datasets")
    links = group.get_by_role("link")
    expect(links).to_have_count(4)
    group.get_by_role("button", name="More datasets").click()
    expect(links.nth(4)).to_be_focused()
    assert links.count() == min(14, int(group.locator(".search-count").inner_text()))


def test_nothing_found_is_said(page: Page, served: str) -> None:
    page.goto(served)
    search(page, "qqqq")
    expect(status(page)).to_contain_text("No results for “qqqq”")
    expect(dialog(page).locator("section:visible")).to_have_count(0)
    lists = dialog(page).get_by_role("navigation", name="Lists to look through")
    page.keyboard.press("ArrowDown")
    expect(lists.get_by_role("link", name="Analyses")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}analyses/")


@pytest.mark.parametrize("words", ["", "торговля", "石油", "rysk olja", "handel Chiny", "Erdöl"])
def test_the_language_of_the_texts_is_said_before_the_first_word_and_to_words_of_others(
    front: Page, words: str
) -> None:
    """Some begin like an English word, so that something is found that does not hold them."""
    front.keyboard.press("/")
    front.get_by_role("textbox", name="Search for").fill(words)
    expect(status(front)).to_contain_text("Only texts in English are searched.")


def test_all_languages_of_texts_are_said(page: Page, served: str) -> None:
    page.goto(served)
    page.evaluate("document.querySelector('.search-language').dataset.languages = 'en de pl'")
    page.keyboard.press("/")
    expect(status(page)).to_contain_text("Only texts in English, German, and Polish are searched.")


@pytest.mark.parametrize("words", ["yuan", "lifelines", "osrodek studiow", "Rudnk"])
def test_the_language_is_not_said_of_what_is_found_or_nearly(front: Page, words: str) -> None:
    search(front, words)
    expect(status(front)).not_to_contain_text("Only texts")


def test_what_only_begins_like_the_words_is_not_called_a_result_for_them(front: Page) -> None:
    """Two charts hold "nations"; no page holds "NATO"."""
    search(front, "NATO")
    expect(status(front)).to_contain_text(re.compile(r"No results for “NATO”, but \d that comes? near"))
    assert dialog(front).locator("section:visible li").count()


def test_what_is_meant_by_its_name_stands_first_and_once(page: Page, served: str) -> None:
    page.goto(served)
    search(page, "osw")
    links = dialog(page).get_by_role("link").and_(dialog(page).locator(":visible"))
    expect(links.first).to_have_attribute("href", "/deep/path/institutes/osw/")
    expect(links.first).to_contain_text("Institute OSW Ośrodek Studiów Wschodnich")
    expect(links.and_(dialog(page).locator("[href$='/institutes/osw/']"))).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}institutes/osw/")


def test_a_slip_is_answered_with_the_name_that_was_meant(front: Page) -> None:
    search(front, "Rudnkik")
    expect(status(front)).to_contain_text("Did you mean “Rudnik”?")
    front.keyboard.press("ArrowDown")
    front.keyboard.press("Enter")
    expect(status(front)).to_have_text("1 result for “Rudnik”")
    expect(front.get_by_role("textbox", name="Search for")).to_be_focused()
    expect(dialog(front).locator("[href$='/authors/filip-rudnik/']")).to_be_visible()


def test_a_slip_is_answered_also_where_it_finds_something(front: Page) -> None:
    """A page that holds no more than the beginning of the word was the only answer."""
    search(front, "gas pipelne")
    expect(status(front)).to_contain_text("1 result")
    expect(status(front)).to_contain_text("Did you mean “gas pipeline")
    front.keyboard.press("ArrowDown")
    front.keyboard.press("Enter")
    expect(dialog(front).get_by_role("region", name="Datasets")).to_contain_text("Steps to gas pipelines")


def test_pieces_and_charts_have_their_pictures(front: Page) -> None:
    search(front, "yuan")
    for kind in ("Analyses", "Charts"):
        group = dialog(front).get_by_role("region", name=kind)
        pictures = group.locator("img")
        expect(pictures).to_have_count(group.get_by_role("link").count())
        pictures.first.scroll_into_view_if_needed()
        front.wait_for_function("node => node.complete && node.naturalWidth > 0", arg=pictures.first.element_handle())
        assert pictures.first.get_attribute("alt") == ""


def test_without_the_list_of_names_words_are_searched(page: Page, served: str) -> None:
    page.route("**/search/names.json", lambda route: route.abort())
    page.goto(served)
    search(page, "yuan")
    expect(dialog(page).get_by_role("region", name="Charts")).to_be_visible()


def test_it_is_loaded_on_first_use_only_and_from_the_site(page: Page, served: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{served}{PIECE}", wait_until="networkidle")
    page.locator(".head-search").hover()
    page.wait_for_load_state("networkidle")
    assert [url for url in requested if "pagefind" in url or "search-dialog" in url] == []
    search(page, "yuan")
    searched = [url for url in requested if "pagefind" in url]
    assert searched
    assert [url for url in requested if not url.startswith(served)] == []


# What is to be kept from a page is said before the page is opened: a page that is open already may ask past it.


NOT_LOADED = "The search did not load. Type again to try once more."


@pytest.mark.parametrize(("script", "before"), [("search-dialog.js", NOT_LOADED), ("pagefind.js", "Type to search")])
def test_a_search_that_did_not_load_says_so_and_is_tried_again(
    page: Page, served: str, script: str, before: str
) -> None:
    page.route(f"**/{script}*", lambda route: route.abort())
    page.goto(served)
    page.keyboard.press("/")
    expect(status(page)).to_contain_text(before)
    with page.expect_event("requestfailed", lambda request: script in request.url):
        page.keyboard.insert_text("yuan")
    expect(status(page)).to_have_text(NOT_LOADED)
    page.unroute(f"**/{script}*")
    page.keyboard.type(" ")
    expect(status(page)).to_have_text(re.compile("results for “yuan”"))


def test_the_answer_to_an_older_question_is_dropped(page: Page, served: str) -> None:
    older: list[Route] = []
    words = page.get_by_role("textbox", name="Search for")
    entries = "**/pagefind/fragment/**"
    page.route(entries, lambda route: older.append(route))
    page.goto(served)
    page.keyboard.press("/")
    with page.expect_request(entries):
        words.fill("power")
    while not older:  # The request is told of before it comes to the route.
        page.wait_for_timeout(50)
    page.route(entries, lambda route: route.continue_())
    words.fill("yuan")
    expect(status(page)).to_have_text(re.compile("for “yuan”"))
    for route in older:
        with page.expect_response(route.request.url):
            route.continue_()
    page.wait_for_timeout(300)  # In which an answer that is not dropped would be shown.
    expect(status(page)).to_have_text(re.compile("for “yuan”"))


def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, served: str) -> None:
    """On a phone in the dark, and at a desk in the light."""
    with opened(browser, served, color_scheme="dark", viewport={"width": 360, "height": 800}) as page:
        search(page, "China")
        assert violations(page) == []
        assert fits(page)
        wear(page, "default")
        page.set_viewport_size({"width": 1440, "height": 800})
        assert violations(page) == []
        assert fits(page)


def fits(page: Page) -> bool:
    """Whether neither the page nor the dialog scrolls sideways."""
    return bool(
        dialog(page).evaluate("node => node.scrollWidth <= node.clientWidth")
        and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    )


def test_without_scripts_no_button_is_shown(browser: Browser, served: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(served)
    expect(page.locator(".head-search")).to_be_hidden()
    expect(dialog(page)).to_be_hidden()
