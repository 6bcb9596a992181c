"""When the next figure comes is one click away, and what tells it is complete for everybody."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PAGES = ("calendar/", "about/sources/")


def test_when_the_next_trade_figure_comes_is_one_click_away(page: Page, served: str) -> None:
    page.goto(served)
    page.get_by_role("region", name="What comes").get_by_role("link", name="Whole calendar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Calendar")
    day = page.locator(".calendar > li", has_text="China-Russia trade in goods, by month").first
    expect(day.locator("time")).to_have_text(re.compile(r"^about \d+ \w+ 20\d\d$"))
    expect(day).to_contain_text(re.compile(r"usually \d+ days after the end of the month"))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_it_has_no_barrier_and_fits_a_phone(page: Page, served: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, context="#content").response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
    levels = page.locator("#content :is(h1, h2, h3, h4)").evaluate_all("all => all.map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
