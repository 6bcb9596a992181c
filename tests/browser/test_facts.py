"""Facts on the page: by pointer, keyboard and finger, without a script, and on paper."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from urllib.parse import unquote, urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.samples.axe import violations

CARD = "#fact-card"
TORN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((node) => new Set([...node.getClientRects()].map(({ bottom }) => bottom)).size > 1)
  .map((node) => node.textContent)"""
"""What should stand on one line and does not."""


@pytest.fixture
def piece(pieces: list[str]) -> str:
    """The piece with the most facts."""
    return next(piece for piece in pieces if "more-barrels" in piece)


@cache
def read(address: str) -> str:
    """A file of the site."""
    with urlopen(address) as answer:
        return str(answer.read().decode())


def test_the_pointer_shows_where_a_number_comes_from(page: Page, piece: str) -> None:
    page.goto(piece)
    fact = page.locator("a.fact", has_text="108.5 million tonnes")
    fact.hover()
    card = page.locator(CARD)
    expect(card).to_contain_text("108.5 million tonnes")
    expect(card).to_contain_text("Source: General Administration of Customs of China")
    expect(card).not_to_contain_text("Tap again")
    expect(fact).to_have_attribute("aria-describedby", "fact-card")
    card.hover()  # the pointer may go there
    page.wait_for_timeout(300)
    expect(card).to_be_visible()
    page.mouse.move(0, 0)
    expect(card).to_be_hidden()


def test_the_keyboard_shows_it_and_escape_closes_it(page: Page, piece: str) -> None:
    page.goto(piece)
    fact = page.locator("a.fact").first
    page.keyboard.press("Tab")  # (focus that is seen comes from the keyboard)
    fact.focus()
    expect(page.locator(CARD)).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    expect(fact).to_be_focused()


def test_on_a_phone_the_card_says_how_to_go_on_and_leads_there(browser: Browser, piece: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True).new_page()
    page.goto(piece)
    page.locator("a.fact").first.tap()
    page.locator(CARD).get_by_text("Tap again to go to the data").tap()
    page.wait_for_url("**/data/china-crude-imports-from-russia/#2024")


def test_a_tap_shows_it_and_a_second_tap_leads_to_the_row(browser: Browser, piece: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True).new_page()
    page.goto(piece)
    fact = page.locator("a.fact").first
    fact.tap()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    assert page.url == piece
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    fact.tap()
    page.wait_for_url("**/data/china-crude-imports-from-russia/#2024")
    expect(page.locator("[id='2024']")).to_be_visible()
    expect(card).to_be_hidden()


def test_every_fact_leads_to_a_row_that_is_there(pieces: list[str]) -> None:
    targets: set[str] = set()
    for address in pieces:
        links = re.findall(r'<a class="fact[^"]*" href="([^"]+)"', read(address))
        assert len(links) >= 5, address
        assert len(json.loads(read(f"{address}facts.json"))) == len(links), address
        targets |= {urljoin(address, unescape(link)) for link in links}
    for target in sorted(targets):
        page, _, place = target.partition("#")
        assert not place or read(page).count(f'<tr id="{unquote(place)}"') == 1, target


def test_without_scripts_a_fact_has_a_title(browser: Browser, piece: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(piece)
    title = page.locator("a.fact").first.get_attribute("title") or ""
    assert title.splitlines()[1:3] == ["108.5 million tonnes", "2024"]


def test_paper_has_no_underline(page: Page, piece: str) -> None:
    page.goto(piece)
    line = "link => getComputedStyle(link).textDecorationLine"
    assert page.locator("a.fact").first.evaluate(line) == "underline"
    page.emulate_media(media="print")
    assert page.locator("a.fact").first.evaluate(line) == "none"


@pytest.mark.parametrize("width", [360, 700, 1280])
def test_no_number_parts_from_its_unit_and_with_room_no_short_fact_breaks(
    page: Page, pieces: list[str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    torn = []
    for address in pieces:
        page.goto(address)
        torn += page.evaluate(TORN, "a.fact .whole" if width == 360 else "a.fact.short, a.fact .whole")
    assert torn == []
