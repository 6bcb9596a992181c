"""The foot of a chart: its three controls and the panel below them, and the address of what is shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

TRADE = "china-russia-trade-by-direction"
PANELS = ("data", "share", "explore")
BOXES = """all => all.map((one) => {
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left, top + scrollY, width, height];
})"""


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
        for figure in page.locator("figure.chart").all():
            foot, seen = figure.locator(".chart-foot").bounding_box(), seen + 1
            line = figure.locator(".chart-foot").evaluate("foot => parseFloat(getComputedStyle(foot).lineHeight)")
            notes = sum(
                (note.bounding_box() or {"height": 0})["height"] for note in figure.locator(".chart-note:visible").all()
            )
            assert foot
            # Two lines of sources, and a row that a finger can hit.
            assert foot["height"] - notes <= 5.6 * line, (address, figure.get_attribute("id"))
            assert notes <= 4 * line
    assert seen > 10


def test_without_scripts_nothing_is_offered_that_needs_them(browser: Browser, pieces: list[str]) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(pieces[0])
    for figure in page.locator("figure.chart").all():
        has_events = figure.locator(".chart-events").count()
        assert figure.locator(".chart-explore > summary").is_visible() is bool(has_events)
    assert page.get_by_role("button", name="Copy").count() == 0


@pytest.mark.parametrize(("rate", "from_site"), [(4, False), (4, True), (8, False)])
def test_on_a_slow_machine_a_shared_view_scrolls_to_its_chart(
    browser: Browser, served: str, pieces: list[str], rate: int, from_site: bool
) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    address = next(piece for piece in pieces if piece.endswith("more-barrels-less-money/"))
    view = f"{address}#oil-and-gas-revenue?from=2020"
    link = "view => document.body.append(Object.assign(document.createElement('a'), { href: view, id: 'way' }))"
    page.goto(served if from_site else view)
    if from_site:
        page.evaluate(link, view)
        page.locator("#way").evaluate("way => way.click()")
    expect(page.locator("#oil-and-gas-revenue.live")).to_be_visible()
    page.wait_for_timeout(700)  # for whoever scrolls elsewhere after all
    box = page.locator("#oil-and-gas-revenue").bounding_box()
    assert box
    assert 0 <= box["y"] < 100


def test_share_names_the_view_that_is_shown(page: Page, pieces: list[str]) -> None:
    view = f"#{TRADE}?from=2019"
    page.goto(f"{pieces[0]}{view}")
    figure = page.locator(f"#{TRADE}")
    figure.locator(".chart-share summary").click()
    expect(figure.locator("a.chart-copied")).to_have_attribute("href", f"{pieces[0]}{view}")
    expect(figure.locator(".chart-cite p")).to_contain_text(f"{pieces[0]}{view}")
