"""A live chart by keyboard: each step is seen and said. test_hover.py has every form."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.samples.axe import violations
from tests.samples.page import wear

TRADE = "china-russia-trade-by-direction"
YUAN = "yuan-in-moscow"


def reach(page: Page, address: str, chart: str) -> Locator:
    """Focus a chart on a page, and give the line that speaks."""
    page.goto(address)
    page.locator(f"#{chart} .chart-picture").focus()
    page.keyboard.press("Home")
    return page.locator(f"#{chart} [aria-live=polite]")


def test_a_chart_is_reached_with_tab(page: Page, pieces: list[str]) -> None:
    page.goto(pieces[0])
    page.locator(f"#{TRADE} .chart-data summary").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(f"#{TRADE}.live")).to_be_visible()
    expect(page.locator(f"#{TRADE} .chart-picture")).to_be_focused()


def test_steps_are_said_with_unit_and_mark(page: Page, pieces: list[str]) -> None:
    voice = reach(page, pieces[0], TRADE)
    expect(voice).to_have_text("China sells to Russia, 2015: USD 32.9 bn, provisional")
    page.keyboard.press("ArrowRight")
    expect(voice).to_have_text("China sells to Russia, 2016: USD 37.297 bn")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(voice).to_have_text("China sells to Russia, 2015: USD 32.9 bn, provisional")
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    expect(voice).to_have_text("Russia sells to China, 2025: USD 124.4 bn, estimate")
    page.keyboard.press("ArrowUp")
    expect(voice).to_have_text("China sells to Russia, 2025: USD 103.6 bn, estimate")


def test_each_step_shows_the_readout_of_its_point_and_escape_ends(page: Page, pieces: list[str]) -> None:
    voice = reach(page, pieces[0], TRADE)
    readout = page.locator(f"#{TRADE} .chart-readout")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(readout.locator(".meant")).to_have_text("China sells to Russia: USD 115.49 bn")
    expect(readout.get_by_role("paragraph", include_hidden=True)).to_have_text("2024")
    page.keyboard.press("Escape")
    expect(readout).to_be_hidden()
    expect(voice).to_be_empty()


def test_points_without_a_value_are_skipped_and_months_have_names(page: Page, pieces: list[str]) -> None:
    voice = reach(page, next(piece for piece in pieces if YUAN in piece), YUAN)
    points = []
    for _ in range(3):
        points.append(voice.inner_text())
        page.keyboard.press("ArrowRight")
        expect(voice).not_to_have_text(points[-1])
    assert [point.split(", ")[-1].split(":")[0] for point in points] == ["Dec 2022", "Apr 2023", "Jan 2024"]


def test_keys_of_others_are_left_alone(page: Page, pieces: list[str]) -> None:
    voice = reach(page, pieces[0], TRADE)
    expect(voice).not_to_be_empty()
    before = voice.inner_text()
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+ArrowRight")
    assert voice.inner_text() == before


def test_axe_finds_nothing_in_a_live_chart(page: Page, pieces: list[str]) -> None:
    voice = reach(page, pieces[0], TRADE)
    expect(voice).not_to_be_empty()
    page.locator(f"#{TRADE} .chart-explore summary").click()
    for scheme in ("default", "slate"):
        wear(page, scheme)
        assert violations(page) == []


def test_bars_are_stepped_through_by_their_names(page: Page, pieces: list[str]) -> None:
    voice = reach(page, pieces[0], "energy-in-russian-exports")
    expect(voice).to_have_text("Share of energy, 2008: 56.4%")
    page.keyboard.press("End")
    expect(voice).to_contain_text("January to June 2024: 75%")
    page.keyboard.press("ArrowDown")  # There is one series only.
    expect(voice).to_contain_text("January to June 2024: 75%")
