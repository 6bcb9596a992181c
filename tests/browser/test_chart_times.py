"""A live chart over each kind of time: its marks are said in words, and a gap is crossed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.samples.built import build
from tests.samples.server import serving_folder
from tests.samples.site import SITE, site_config, write_files
from tests.samples.times import NAMES, timed_site

PLOT = """layer => {
    const { left, width } = layer.getBoundingClientRect();
    const { _size, width: drawn } = layer._fullLayout;
    return [left + (_size.l * width) / drawn, (_size.w * width) / drawn];
}"""
"""The left edge and the width of the plot of a live chart, in pixels of the window."""


@pytest.fixture(scope="module", params=["quarter", "week", "date"])
def timed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared_cache: Path
) -> Iterator[tuple[str, str]]:
    """A kind of time, and the address of a site with charts over it."""
    root = tmp_path_factory.mktemp("timed")
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/"), **timed_site(request.param)})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(root)
    assert built.code == 0, built.output
    with serving_folder(built.site) as host:
        yield request.param, host


@pytest.mark.parametrize("form", ["line", "area", "bars"])
def test_a_mark_says_its_time_in_words_and_arrow_keys_cross_a_gap(
    page: Page, timed: tuple[str, str], form: str
) -> None:
    kind, host = timed
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{host}charts/things-{form}/")
    picture = page.locator(f"#things-{form} .chart-picture")
    voice = page.locator(f"#things-{form} [aria-live=polite]")
    picture.focus()
    expect(page.locator(f"#things-{form}.live")).to_be_visible()
    page.keyboard.press("Home")
    expect(voice).to_have_text(f"coal, {NAMES[kind][0]}: 1 tonnes")
    for value in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        expect(voice).to_contain_text(f": {value} tonnes")
    page.keyboard.press("ArrowDown")
    expect(voice).to_contain_text("oil, ")
    expect(voice).to_contain_text(": 4 tonnes")
    page.keyboard.press("Home")
    expect(page.locator(f"#things-{form} .chart-readout")).to_contain_text(NAMES[kind][0])
    assert faults == []


@pytest.mark.parametrize("form", ["line", "area"])
def test_a_series_with_a_gap_is_shown_and_hidden_as_one(page: Page, timed: tuple[str, str], form: str) -> None:
    kind, host = timed
    page.goto(f"{host}charts/things-{form}/#things-{form}?series=oil")
    figure = page.locator(f"#things-{form}.live")
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
    page: Page, timed: tuple[str, str]
) -> None:
    kind, host = timed
    if kind != "quarter":
        pytest.skip("Of shorter periods the middle lies in the first month.")
    page.goto(f"{host}charts/things-line/#things-line?from=2023-07&to=2024-01")
    figure = page.locator("#things-line.live")
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
