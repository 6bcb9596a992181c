"""What tells when the next figures come is complete for everybody. test_reader_tasks.py finds the day of one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page

PAGES = ("calendar/", "about/sources/")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_it_has_no_barrier_and_fits_a_phone(page: Page, served: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    levels = page.locator("#content :is(h1, h2, h3, h4)").evaluate_all("all => all.map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
