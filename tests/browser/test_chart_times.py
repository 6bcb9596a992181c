"""A live chart over each kind of time: its marks are said in words, and a gap is crossed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.samples.times import NAMES

SHOWN = ("quarter", "week", "date")
"""The kinds of time that are tried here."""


@pytest.mark.parametrize("form", ["line", "area", "bars"])
@pytest.mark.parametrize("kind", SHOWN)
def test_a_mark_says_its_time_in_words_and_arrow_keys_cross_a_gap(page: Page, timed: str, kind: str, form: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{timed}charts/{kind}-{form}/")
    picture = page.locator(f"#{kind}-{form} .chart-picture")
    voice = page.locator(f"#{kind}-{form} [aria-live=polite]")
    picture.focus()
    expect(page.locator(f"#{kind}-{form}.live")).to_be_visible()
    page.keyboard.press("Home")
    expect(voice).to_have_text(f"coal, {NAMES[kind][3]}: 1 tonnes")
    for value in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        expect(voice).to_contain_text(f": {value} tonnes")
    page.keyboard.press("ArrowDown")
    expect(voice).to_contain_text("oil, ")
    expect(voice).to_contain_text(": 4 tonnes")
    page.keyboard.press("Home")
    expect(page.locator(f"#{kind}-{form} .hoverlayer")).to_contain_text(f"{NAMES[kind][3]}: 1 tonnes")
    assert faults == []


@pytest.mark.parametrize("form", ["line", "area"])
@pytest.mark.parametrize("kind", SHOWN)
def test_a_series_with_a_gap_is_shown_and_hidden_as_one(page: Page, timed: str, kind: str, form: str) -> None:
    page.goto(f"{timed}charts/{kind}-{form}/#{kind}-{form}?series=oil")
    figure = page.locator(f"#{kind}-{form}.live")
    expect(figure.locator(".chart-live .scatterlayer .trace")).to_have_count(2 if form == "area" else 1)
    assert [text.replace("\n", "") for text in figure.locator(".chart-live .annotation").all_text_contents()] == [
        "oil4"
    ]
    figure.locator(".chart-view summary").click()
    if kind == "quarter":
        options = figure.locator(".chart-panel select").first.locator("option")
        assert options.all_text_contents() == ["Q2 2023", "Q3 2023", "Q1 2024", "Q2 2024"]
        figure.locator(".chart-panel select").first.select_option("Q1 2024")
        expect(figure.locator(".chart-live .xtick text")).to_have_count(2)
        assert figure.locator(".chart-live .xtick text").all_text_contents() == ["Q12024", "Q22024"]
