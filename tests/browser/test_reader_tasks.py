"""What readers come for, and the number of clicks that it takes them from the front page."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from dashboard.core.settings import HOME
from tests.samples.built import build
from tests.samples.git import commit
from tests.samples.linked import Head
from tests.samples.server import serving_folder
from tests.samples.site import SITE, TRADE, TRADE_ROWS, site_config, write_files

DAYS_AGO = 5
TOTALS = HOME / "data/datasets/economy/china-russia-trade.csv"


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


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[str]:
    """The address of a small site, to whose data a year was added some days ago."""
    root, now = tmp_path_factory.mktemp("changed"), datetime.datetime.now(datetime.UTC)
    rows = "data/datasets/economy/trade.csv"
    earlier = "".join(line for line in TRADE_ROWS.splitlines(True) if not line.startswith("2025"))
    public = {"data/datasets/economy/trade.yaml": f"{TRADE}public: true\n", rows: earlier}
    write_files(root, {**SITE, **public, "mkdocs.yml": site_config("https://example.org/")})
    commit(root, (now - datetime.timedelta(90)).isoformat())
    write_files(root, {rows: TRADE_ROWS})
    commit(root, (now - datetime.timedelta(DAYS_AGO)).isoformat())
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(root)
    assert built.code == 0, built.output
    with serving_folder(built.site) as address:
        yield address


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
    with TOTALS.open(encoding="utf-8") as file:
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


def test_when_the_next_trade_figure_comes_takes_one_click(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("region", name="Coming up").get_by_role("link", name="Whole calendar"))
    expect(reader.main.get_by_role("heading", level=1)).to_have_text("Calendar")
    # (What is late comes first, and says what is missing.)
    days = reader.main.locator("h2:has-text('Coming up') + .calendar > li")
    day = days.filter(has_text="China-Russia trade in goods, by month").first
    expect(day.locator("time")).to_have_text(re.compile(r"^about \d+ \w+ 20\d\d$"))
    expect(day).to_contain_text(re.compile(r"usually \d+ days after the end of the month"))
    assert reader.clicks == 1


def test_what_changed_since_last_month_takes_one_click(page: Page, changed: str) -> None:
    reader = Reader(page, changed)
    section = page.get_by_role("region", name="What changed in the data")
    reader.click(section.get_by_role("link", name="All changes of the last twelve months"))
    day = datetime.datetime.now(ZoneInfo("Europe/Stockholm")).date() - datetime.timedelta(DAYS_AGO)
    expect(reader.main.locator("h2 time").first).to_have_attribute("datetime", day.isoformat())
    change = reader.main.get_by_role("listitem").first
    expect(change.get_by_role("link")).to_have_text("Trade")
    expect(change).to_contain_text("Added: 2025.")
    assert reader.clicks == 1


def test_to_follow_an_institute_in_a_feed_reader_takes_three_clicks(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.click(reader.page.get_by_role("contentinfo").get_by_role("link", name="OSW", exact=True))
    reader.click(reader.main.get_by_text("Follow", exact=True))
    reader.click(reader.main.get_by_role("button", name="Copy address"))
    expect(reader.main.get_by_role("status")).to_have_text("Copied.")
    assert reader.clicks == 3
    address = reader.page.evaluate("navigator.clipboard.readText()")
    assert address == reader.main.locator(".follow-address").inner_text() == f"{reader.page.url}feed.xml"
    feed = feedparser.parse(reader.page.request.get(address).body())
    listed = reader.main.get_by_role("article").get_by_role("heading").all_inner_texts()
    assert [entry.title for entry in feed.entries] == listed
    pictures = {
        found for entry in feed.entries for found in re.findall(r'<img [^>]*src="([^"]+)"', entry.content[0].value)
    }
    assert pictures
    assert {reader.page.request.get(picture).status for picture in pictures} == {200}


def test_who_shares_a_piece_shows_its_title_and_its_card(reader: Reader, served: str) -> None:
    """The link that a reader copies, as a programme that makes a preview of it reads it: without scripts."""
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.click(reader.main.get_by_role("article").get_by_role("link", name="A lifeline on one side").first)
    reader.click(reader.main.get_by_role("button", name="Copy link"))
    expect(reader.main.locator(".piece-tools").get_by_role("status")).to_have_text("Copied.")
    assert reader.clicks == 2
    address = reader.page.evaluate("navigator.clipboard.readText()")
    home = address.partition("analyses/")[0]
    tags = dict(Head(reader.page.request.get(address.replace(home, served)).text()).tags)
    assert (tags["og:type"], tags["og:url"], tags["twitter:card"]) == ("article", address, "summary_large_image")
    assert tags["og:title"] == reader.main.get_by_role("heading", level=1).inner_text()
    card = reader.page.request.get(tags["og:image"].replace(home, served)).body()
    assert Image.open(io.BytesIO(card)).size == (1200, 630)


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
