"""Pages for those who read on a phone, with their own colours, without motion, or by ear. Others: test_kinds.py."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

CHART = "charts/china-russia-trade-by-direction/"
WIDE = "charts/un-agreement-spread/"
"""A chart whose table has seven columns."""
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.removeAttribute('name'); one.open = true; })"


@pytest.fixture
def phone(page: Page) -> Page:
    """A page on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def test_a_wide_table_says_so_and_keeps_the_names_of_its_rows(phone: Page, served: str) -> None:
    phone.goto(f"{served}{WIDE}")
    phone.evaluate(UNFOLD)
    table = phone.locator("figure.chart .table").first
    edges = (
        "node => ['tbody th', 'tbody td:last-child'].map((name) => node.querySelector(name).getBoundingClientRect().x)"
    )
    assert table.evaluate("node => node.scrollWidth > node.clientWidth"), "the example fits a phone"
    assert "gradient" in str(table.evaluate("node => getComputedStyle(node).backgroundImage"))
    name, value = table.evaluate(edges)
    table.evaluate("node => node.scrollTo(60, 0)")
    assert table.evaluate(edges) == [name, value - 60]


@pytest.mark.parametrize("chart", [CHART, "charts/meeting-places/", "charts/trade-by-month/"])
def test_a_table_of_three_columns_fits_a_phone(phone: Page, served: str, chart: str) -> None:
    phone.goto(f"{served}{chart}")
    phone.evaluate(UNFOLD)
    table = phone.locator("figure.chart .table").first
    assert 2 <= table.locator("thead th").count() <= 3
    assert table.evaluate("node => node.scrollWidth - node.clientWidth") == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_rows_that_scroll_say_so_and_fade_and_fewer_have_no_frame(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    hidden = "node => node.scrollHeight - node.clientHeight"
    page.goto(f"{served}{CHART}")
    page.evaluate(UNFOLD)
    assert page.locator("figure.chart .table").first.evaluate(hidden) == 0
    page.goto(f"{served}charts/trade-by-month/")
    page.evaluate(UNFOLD)
    table = page.locator("figure.chart .table").first
    assert table.evaluate(hidden) > 100
    expect(page.get_by_text("The table scrolls in its frame.")).to_be_visible()
    heights = """node => ["thead th", "tbody tr:last-child"].map((name) => {
      const { top, bottom } = node.querySelector(name).getBoundingClientRect();
      return [top - node.getBoundingClientRect().top, node.getBoundingClientRect().bottom - bottom];
    })"""
    table.evaluate("node => node.scrollTo(0, 9999)")
    (head, _), (_, last) = table.evaluate(heights)
    assert head == pytest.approx(0, abs=1)  # the names of the columns stay
    assert last >= 20  # and nothing lies over the last row at the end


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_drawn_in_the_colours_that_a_reader_forces(page: Page, served: str, scheme: Any) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{served}{CHART}")
    body = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")

    def colours() -> list[str]:
        tick = page.locator(".chart-picture text:visible").filter(has_text="100").last
        paper = "getComputedStyle(document.querySelector('.chart-picture')).backgroundColor"
        return [str(tick.evaluate("node => getComputedStyle(node).fill")), str(page.evaluate(paper))]

    assert colours() == body
    page.locator(".chart-picture").focus()
    expect(page.locator("figure.chart.live")).to_be_visible()
    assert colours() == body


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_the_countries_of_a_map_in_sight(page: Page, served: str, scheme: Any) -> None:
    """Land had the colour of the page: of a map of places nothing but its marks was left."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for chart in ("where-they-meet", "meeting-places"):
        page.goto(f"{served}charts/{chart}/")
        land = page.locator(".chart-picture [fill='var(--land)']:visible").first
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert land.evaluate("node => getComputedStyle(node).fill") != paper


def test_forced_colours_leave_the_mark_of_the_page_one_is_on(page: Page, served: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{served}data/")
    under = "links => links.map((link) => getComputedStyle(link).borderBottomStyle)"
    assert page.locator(".head-nav a[aria-current]").evaluate_all(under) == ["solid"]
    assert set(page.locator(".head-nav a:not([aria-current])").evaluate_all(under)) == {"none"}
    bottoms = "links => [...new Set(links.map((link) => link.getBoundingClientRect().bottom))].length"
    assert page.locator(".head-nav a").evaluate_all(bottoms) == 1  # and it moves nothing


def test_nothing_moves_for_a_reader_who_wants_no_motion(page: Page, served: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(served)
    moves = """() => [...document.querySelectorAll("*")].filter((node) => [null, "::before", "::after"].some((part) => {
      const { animationName, transitionDuration } = getComputedStyle(node, part);
      return animationName !== "none" || transitionDuration !== "0s";
    })).map((node) => node.className)"""
    assert page.evaluate(moves) == []


def test_navigation_says_where_one_is_and_names_are_in_their_language(page: Page, served: str) -> None:
    current = "links => links.map((link) => [link.textContent, link.getAttribute('aria-current')])"
    page.goto(f"{served}data/")
    assert page.locator("[aria-current]").evaluate_all(current) == [["Data", "page"], ["Data", "page"]]
    page.goto(f"{served}institutes/osw/")
    expect(page.get_by_text("Ośrodek Studiów Wschodnich")).to_have_attribute("lang", "pl")
