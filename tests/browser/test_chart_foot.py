"""The foot of a chart: its three controls and the panel below them, and the address of what is shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

TRADE = "china-russia-trade-by-direction"
PANELS = ("data", "share", "explore")
BOXES = """all => all.map((one) => {
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left, top + scrollY, width, height];
})"""

FEET = """() => [...document.querySelectorAll("figure.chart")].map((figure) => {
  const foot = figure.querySelector(".chart-foot");
  const height = (node) => node.getBoundingClientRect().height;
  const shown = [...figure.querySelectorAll(".chart-note")].filter((note) => note.checkVisibility());
  const notes = shown.reduce((sum, note) => sum + height(note), 0);
  return { id: figure.id, height: height(foot), notes, line: parseFloat(getComputedStyle(foot).lineHeight) };
})"""
"""The height of each closed foot of a page, of the notes in it, and of a line."""


def triggers(figure: Locator) -> list[list[float]]:
    """Where the triggers of a chart are on their page, and how large."""
    return list(figure.locator(".chart-links summary").evaluate_all(BOXES))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_one_panel_is_open_below_the_row_and_no_trigger_moves(
    browser: Browser, pieces: list[str], width: int, scripts: bool
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts).new_page()
    page.goto(pieces[0])
    figure = page.locator(f"#{TRADE}")
    closed = triggers(figure)
    assert len(closed) == 3
    for name in PANELS:
        figure.locator(f".chart-{name} summary").click()
        if name == "explore" and scripts:
            expect(figure.locator(".chart-panel")).to_be_visible()
        assert triggers(figure) == closed, name
        assert figure.locator("details[open]").count() == 1
        panel = figure.locator(f".chart-{name} .chart-box").bounding_box()
        row, picture = (figure.locator(place).bounding_box() for place in (".chart-links", ".chart-foot"))
        assert panel
        assert row
        assert picture
        assert panel["width"] == pytest.approx(picture["width"])
        assert panel["y"] >= row["y"] + closed[0][3]
    assert page.locator("html").evaluate("root => root.scrollWidth") <= width


def test_on_a_phone_a_closed_foot_is_four_lines_and_its_notes(browser: Browser, pieces: list[str]) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
    seen = 0
    for address in pieces:
        page.goto(address)
        for foot in page.evaluate(FEET):
            seen += 1
            # Two lines of sources, and a row that a finger can hit.
            assert foot["height"] - foot["notes"] <= 5.6 * foot["line"], (address, foot["id"])
            assert foot["notes"] <= 4 * foot["line"], (address, foot["id"])
    assert seen > 10


def test_without_scripts_nothing_is_offered_that_needs_them(browser: Browser, pieces: list[str]) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(pieces[0])
    assert page.locator(".chart-panel").count() == 0
    for figure in page.locator("figure.chart").all():
        has_events = figure.locator(".chart-events").count()
        assert figure.locator(".chart-explore > summary").is_visible() is bool(has_events)
    assert page.get_by_role("button", name="Copy").count() == 0


@pytest.fixture
def view(pieces: list[str]) -> str:
    """The address of a part of a chart far down in a piece."""
    piece = next(piece for piece in pieces if piece.endswith("more-barrels-less-money/"))
    return f"{piece}#oil-and-gas-revenue?from=2020"


def stands_at_the_top(page: Page) -> bool:
    """Whether the chart of that address is live, and the first thing on the screen, and stays so."""
    expect(page.locator("#oil-and-gas-revenue.live")).to_be_visible()
    page.wait_for_timeout(700)  # for whoever scrolls elsewhere after all
    box = page.locator("#oil-and-gas-revenue").bounding_box()
    return box is not None and 0 <= box["y"] < 100


def test_a_shared_view_scrolls_to_its_chart_though_our_script_comes_late(page: Page, view: str) -> None:
    """On a slow machine Material keeps the place of the page before our script runs: as if the reader returned."""
    page.set_viewport_size({"width": 360, "height": 740})
    held: list[Route] = []
    page.route("**/assets/charts.js", lambda route: held.append(route))
    page.goto(view, wait_until="commit")
    page.wait_for_function("() => history.state")
    held[0].continue_()
    assert stands_at_the_top(page)


@pytest.mark.new_tab
def test_a_shared_view_that_is_followed_within_the_site_scrolls_to_its_chart(
    page: Page, served: str, view: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(served)
    link = "view => document.body.append(Object.assign(document.createElement('a'), { href: view, id: 'way' }))"
    page.evaluate(link, view)
    page.locator("#way").evaluate("way => way.click()")
    assert stands_at_the_top(page)


def test_share_names_the_view_that_is_shown(page: Page, pieces: list[str]) -> None:
    view = f"#{TRADE}?from=2019"
    page.goto(f"{pieces[0]}{view}")
    figure = page.locator(f"#{TRADE}")
    figure.locator(".chart-share summary").click()
    expect(figure.locator("a.chart-copied")).to_have_attribute("href", f"{pieces[0]}{view}")
    expect(figure.locator(".chart-cite p")).to_contain_text(f"{pieces[0]}{view}")


@pytest.mark.new_tab
def test_a_share_that_is_opened_without_a_connection_gets_its_buttons_with_it(page: Page, pieces: list[str]) -> None:
    noted: list[str] = []
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.goto(pieces[0])
    share = page.locator(f"#{TRADE} .chart-share")
    page.context.set_offline(True)
    share.locator("summary").click()
    page.locator(f"#{TRADE} .chart-events input").evaluate("box => box.click()")
    expect(share.locator("a.chart-copied")).to_be_visible()
    page.wait_for_timeout(300)  # (Nothing comes.)
    page.context.set_offline(False)
    expect(share.get_by_role("button", name="Copy: Link")).to_be_visible()
    assert noted == []
