"""On a phone whose letters have double their size, as the browser's settings allow: nothing is scrolled sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.samples.kinds import KINDS

WIDTH = 360
DOUBLE = {"standard": 32, "fixed": 26}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on it."""
    with browser.new_context(viewport={"width": WIDTH, "height": 800}) as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": DOUBLE})
        yield page


def test_no_kind_of_page_is_wider_than_the_phone(phone: Page, served: str) -> None:
    wide = {}
    for kind in KINDS:
        phone.goto(served + kind.address)
        if (width := phone.evaluate("document.documentElement.scrollWidth")) > WIDTH:
            wide[kind.name] = width
    assert wide == {}


def test_the_front_page_has_room_for_letters_of_double_size_on_a_wide_window(page: Page, served: str) -> None:
    """As in Firefox where text alone is made larger, so that the page is still laid out for a wide window."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(served)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    lines = "all => Math.min(...all.map(part => part.getBoundingClientRect().width))"
    assert page.eval_on_selector_all(".front-head > *", lines) > 300


@pytest.mark.parametrize(
    ("address", "titles"),
    [("analyses/", ".card h2"), ("charts/", ".card h3"), ("analyses/lifeline-and-convenience/", ".related h3")],
)
def test_titles_of_lists_have_room_for_words(phone: Page, served: str, address: str, titles: str) -> None:
    phone.goto(served + address)
    widths = phone.eval_on_selector_all(titles, "all => all.map(title => title.getBoundingClientRect().width)")
    assert min(widths) > WIDTH / 2
