"""What readers come for, and the number of clicks that it takes them from the front page."""

from __future__ import annotations

import csv
import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.core.settings import HOME

TRADE = HOME / "data/datasets/economy/china-russia-trade.csv"


class Reader:
    """Somebody on the front page, whose clicks are counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.clicks = 0
        page.goto(address)

    def click(self, target: Locator) -> None:
        """Click something that can be seen."""
        target.click()
        self.clicks += 1

    @property
    def main(self) -> Locator:
        """The page without head and foot."""
        return self.page.locator("#content")


@pytest.fixture
def reader(page: Page, served: str) -> Reader:
    """A reader on the front page, at a desk."""
    page.set_viewport_size({"width": 1440, "height": 900})
    return Reader(page, served)


def test_how_the_two_stand_today_takes_no_click(reader: Reader, served: str) -> None:
    now = reader.page.get_by_role("region", name="The relationship now")
    tile = json.loads(reader.page.request.get(f"{served}tiles.json").text())[0]
    shown = now.get_by_role("article").filter(has=reader.page.get_by_role("heading", name=tile["label"])).first
    expect(shown).to_be_in_viewport()
    expect(shown).to_contain_text(f"{tile['value']:.1f}")
    expect(shown).to_contain_text(tile["period"])
    assert reader.clicks == 0


def test_the_newest_energy_piece_takes_one_click(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("navigation").get_by_role("link", name="Energy", exact=True))
    expect(reader.main.get_by_role("heading", level=1)).to_have_text("Energy")
    days = reader.main.get_by_role("article").locator("time").evaluate_all("times => times.map(time => time.dateTime)")
    assert days
    assert days == sorted(days, reverse=True)
    assert reader.clicks == 1


def test_the_trade_of_2024_with_its_source_and_its_data_takes_three_clicks(reader: Reader) -> None:
    with TRADE.open(encoding="utf-8") as file:
        total = next(row for row in csv.DictReader(file) if (row["year"], row["flow"]) == ("2024", "total"))
    reader.click(reader.page.get_by_role("navigation").get_by_role("link", name="Data", exact=True))
    reader.click(reader.main.get_by_role("link", name="China-Russia trade in goods", exact=True))
    row = reader.main.get_by_role("row").filter(has_text="2024").filter(has_text=f"{float(total['value']):.1f}").first
    expect(row).to_be_visible()
    expect(reader.main.get_by_role("link", name="CSV").first).to_be_visible()
    reader.click(row.get_by_role("link").first)
    expect(reader.main.locator(":target")).to_be_in_viewport()
    expect(reader.main.locator(":target").get_by_role("link").first).to_have_attribute("href", re.compile("^https://"))
    assert reader.clicks == 3


def test_who_wrote_what_at_osw_takes_one_click(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("contentinfo").get_by_role("link", name="OSW", exact=True))
    _shows_who_wrote_what(reader)


def test_who_wrote_what_at_osw_takes_one_click_by_search(reader: Reader) -> None:
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("osw")
    reader.click(reader.page.get_by_role("list", name="By name").get_by_role("link").first)
    _shows_who_wrote_what(reader)


def _shows_who_wrote_what(reader: Reader) -> None:
    expect(reader.main.get_by_role("heading", level=1)).to_have_text("Centre for Eastern Studies")
    piece = reader.main.get_by_role("article").first
    expect(piece.get_by_role("heading")).to_be_visible()
    expect(piece.get_by_role("link", name="OSW dashboard editors")).to_be_visible()
    expect(reader.main.get_by_role("link", name="Filip Rudnik").first).to_be_attached()
    assert reader.clicks == 1
