"""A live chart under a finger, and for readers who save data."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

TRADE = "china-russia-trade-by-direction"
SAVING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone's page, moved by fingers."""
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def chart(page: Page, address: str) -> Locator:
    """The picture of a chart, in the middle of the screen."""
    page.goto(address)
    picture = page.locator(f"#{TRADE} .chart-picture")
    picture.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
    return picture


def swipe(page: Page, picture: Locator) -> float:
    """Move a finger up over a picture; how far the page went, in CSS pixels."""
    box = picture.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = page.evaluate("scrollY")
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 16):
        point = {"x": x, "y": y - 15 * step}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("before => scrollY > before + 50", arg=before)
    return float(page.evaluate("scrollY") - before)


def test_a_tap_shows_the_point_under_it(phone: Page, pieces: list[str]) -> None:
    picture = chart(phone, pieces[0])
    for _ in range(2):  # The first tap also wakes the chart.
        picture.tap(position={"x": 120, "y": 120})
        readout = phone.locator(f"#{TRADE} .chart-readout")
        expect(readout).to_contain_text("USD")
        phone.wait_for_timeout(300)  # It stays.
        expect(readout).to_contain_text("USD")
        expect(phone.locator(f"#{TRADE} [aria-live]")).to_contain_text("USD")
        phone.locator(f"#{TRADE} .chart-foot").tap(position={"x": 5, "y": 5})  # A tap elsewhere takes it away.
        expect(readout).to_be_hidden()


def test_controls_have_room_for_a_finger(phone: Page, pieces: list[str]) -> None:
    chart(phone, pieces[0])
    figure = phone.locator(f"#{TRADE}")
    for name, least in (("explore", 12), ("share", 9), ("data", 5)):
        figure.locator(f".chart-{name} summary").tap()
        expect(figure.locator(".chart-panel" if name == "explore" else f".chart-{name} .chart-box")).to_be_visible()
        if name == "share":
            expect(figure.get_by_role("button", name="Copy")).to_have_count(3)
        # Links that stand in a sentence need no size of their own.
        controls = (
            ".chart-links :is(summary, button, select, .chart-events, dd:not(:has(ul, p)) > a:not(.chart-copied))"
        )
        sizes = figure.locator(f"{controls}:visible").evaluate_all(
            """nodes => nodes.map((node) => [node.textContent, node.getBoundingClientRect()])
                .map(([text, { width, height }]) => [text, Math.min(width, height)])"""
        )
        assert len(sizes) >= least, name
        assert [size for size in sizes if size[1] < 44] == [], name


def test_a_swipe_over_a_live_chart_scrolls_the_page(phone: Page, pieces: list[str]) -> None:
    picture = chart(phone, pieces[0])
    picture.tap()
    expect(phone.locator(f"#{TRADE}.live")).to_be_visible()
    assert swipe(phone, picture) > 50
    caught = picture.evaluate(
        """node => [...node.querySelectorAll('.chart-live, .chart-live *')]
            .map((one) => getComputedStyle(one).touchAction).filter((action) => !action.includes('pan-y'))"""
    )
    assert caught == []


def test_a_finger_that_passes_wakes_nothing(phone: Page, pieces: list[str]) -> None:
    requested: list[str] = []
    picture = chart(phone, pieces[0])
    phone.on("request", lambda request: requested.append(request.url))
    assert swipe(phone, picture) > 50
    phone.wait_for_load_state("networkidle")
    assert requested == []


def test_who_saves_data_presses_a_button(phone: Page, pieces: list[str]) -> None:
    requested: list[str] = []
    phone.add_init_script(SAVING)
    picture = chart(phone, f"{pieces[0]}#{TRADE}?series=russia-to-china")
    phone.wait_for_load_state("networkidle")
    phone.on("request", lambda request: requested.append(request.url))
    for intent in (picture.focus, picture.hover, picture.tap):
        intent()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_load_state("networkidle")
    assert requested == []
    phone.locator(f"#{TRADE} .chart-explore summary").tap()
    button = phone.locator(f"#{TRADE}").get_by_role("button", name="Show the interactive chart")
    button.tap()
    expect(phone.locator(f"#{TRADE}.live")).to_be_visible()
    expect(button).to_have_count(0)
    expect(phone.locator(f"#{TRADE} .chart-explore")).to_be_visible()
    expect(phone.locator(f"#{TRADE} .chart-live .trace")).to_have_count(1)
    assert any(url.endswith("plotly-basic.min.js") for url in requested)


def test_who_does_not_save_data_sees_no_button(phone: Page, pieces: list[str]) -> None:
    phone.goto(pieces[0])
    expect(phone.locator("figure.chart[data-ready]").first).to_be_visible()
    expect(phone.get_by_role("button", name="Show the interactive chart")).to_have_count(0)
