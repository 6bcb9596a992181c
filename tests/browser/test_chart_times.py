"""A live chart over each kind of time: its marks are said in words, and a gap is crossed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.samples.times import NAMES

PLOT = """layer => {
    const { left, width } = layer.getBoundingClientRect();
    const { _size, width: drawn } = layer._fullLayout;
    return [left + (_size.l * width) / drawn, (_size.w * width) / drawn];
}"""
"""The left edge and the width of the plot of a live chart, in pixels of the window."""


@pytest.mark.parametrize(("kind", "form"), [("quarter", "line"), ("week", "area"), ("date", "bars")])
def test_a_mark_says_its_time_in_words_and_arrow_keys_cross_a_gap(
    page: Page, samples: str, kind: str, form: str
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{samples}charts/{kind}-{form}/")
    picture = page.locator(f"#{kind}-{form} .chart-picture")
    voice = page.locator(f"#{kind}-{form} [aria-live=polite]")
    picture.focus()
    expect(page.locator(f"#{kind}-{form}.live")).to_be_visible()
    page.keyboard.press("Home")
    expect(voice).to_have_text(f"coal, {NAMES[kind][0]}: 1 tonnes")
    for value in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        expect(voice).to_contain_text(f": {value} tonnes")
    page.keyboard.press("ArrowDown")
    expect(voice).to_contain_text("oil, ")
    expect(voice).to_contain_text(": 4 tonnes")
    page.keyboard.press("Home")
    expect(page.locator(f"#{kind}-{form} .chart-readout")).to_contain_text(NAMES[kind][0])
    assert faults == []


@pytest.mark.parametrize(("kind", "form"), [("quarter", "line"), ("week", "area")])
def test_a_series_with_a_gap_is_shown_and_hidden_as_one(page: Page, samples: str, kind: str, form: str) -> None:
    page.goto(f"{samples}charts/{kind}-{form}/#{kind}-{form}?series=oil")
    figure = page.locator(f"#{kind}-{form}.live")
    expect(figure.locator(".chart-live .trace")).to_have_count(2 if form == "area" else 1)
    assert [text.replace("\n", "") for text in figure.locator(".chart-live .annotation").all_text_contents()] == [
        "oil4"
    ]
    figure.locator(".chart-explore summary").click()
    if kind == "quarter":
        options = figure.locator(".chart-panel select").first.locator("option")
        assert options.all_text_contents() == ["Q2 2023", "Q3 2023", "Q1 2024", "Q2 2024"]
        figure.locator(".chart-panel select").first.select_option("Q1 2024")
        expect(figure.locator(".chart-live .xtick text")).to_have_count(2)
        assert figure.locator(".chart-live .xtick text").all_text_contents() == ["Q12024", "Q2"]


def test_an_address_names_a_period_by_its_first_month_although_values_stand_in_its_middle(
    page: Page, samples: str
) -> None:
    # Of shorter periods the middle lies in the first month.
    page.goto(f"{samples}charts/quarter-line/#quarter-line?from=2023-07&to=2024-01")
    figure = page.locator("#quarter-line.live")
    names = figure.locator(".chart-live .xtick text")
    expect(names).to_have_text(["Q32023", "Q4", "Q12024"])
    figure.locator(".chart-explore summary").click()
    chosen = figure.locator(".chart-panel select")
    assert [chosen.nth(end).locator("option:checked").text_content() for end in (0, 1)] == ["Q3 2023", "Q1 2024"]
    # The axis shows whole periods: each name stands below the middle of its third.
    boxes = [name.bounding_box() for name in names.all()]
    left, width = figure.locator(".chart-live").evaluate(PLOT)
    shares = [(box["x"] + box["width"] / 2 - left) / width for box in boxes if box]
    assert shares == pytest.approx([46 / 275, (92 + 46) / 275, (184 + 45.5) / 275], abs=0.01)
