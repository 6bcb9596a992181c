"""What a printer gets of a page: nothing on top of another, and no heading without what it is of."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.samples.printed import printed_links

ROWS = """[...document.querySelectorAll('.tile-row')].map(row => ({
  themes: [...row.querySelectorAll('.tile-group:not(.continued) > h3 a')].map(a => a.href),
  tiles: [...row.querySelectorAll('.tile h4 a')].map(a => a.href),
  others: [...document.querySelectorAll('.tiles-open h4 a')].map(a => a.href),
}))"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_row_of_tiles_stands_whole_below_its_theme(page: Page, served: str, paper: str) -> None:
    """A row that two pages share was drawn over the next one, and its heading was left at the foot of the page."""
    page.goto(served)
    rows = page.evaluate(ROWS)
    links = printed_links(page.pdf(format=paper))
    assert {link.sheet for link in links} >= {1, 2}
    for row in rows:
        tiles = [link for link in links if link.address in row["tiles"] and link.address not in row["others"]]
        assert len({link.sheet for link in tiles}) == 1, row
        highest = max(link.bottom for link in tiles)
        for theme in row["themes"]:
            heads = [link for link in links if link.address == theme and link.sheet == tiles[0].sheet]
            assert any(0 < head.bottom - highest < 40 for head in heads), theme


def test_the_page_of_a_chart_fits_on_one_sheet_with_its_citation(page: Page, served: str) -> None:
    page.goto(f"{served}charts/china-russia-trade-by-direction/")
    assert {link.sheet for link in printed_links(page.pdf(format="A4"))} == {1}


BROKEN_TABLES = """() => [...document.querySelectorAll('.text table')].filter((table) => {
  const inside = (element) => getComputedStyle(element).breakInside;
  const isShort = [...table.tBodies].every((body) => body.rows.length < 13);
  const [, beforeLast] = [...table.tBodies[0].rows].reverse();
  const isWhole = inside(table) === 'avoid' && inside(table.closest('figure') ?? table) === 'avoid';
  return isShort ? !isWhole : getComputedStyle(beforeLast).breakBefore !== 'avoid';
}).length"""


def test_no_row_of_a_table_is_left_behind_and_no_dots_are_named_that_paper_has_not(page: Page, served: str) -> None:
    page.goto(f"{served}analyses/price-or-volume/")
    note = page.locator(".fact-note").last
    expect(note).to_contain_text("statements in this text, underlined with dots, are checked")
    page.emulate_media(media="print")
    assert page.locator(".text table:visible").count() >= 3
    assert page.evaluate(BROKEN_TABLES) == 0
    assert "44 statements in this text are checked" in note.inner_text()
    assert "dots" not in note.inner_text()


STYLE = "(nodes, name) => [...new Set(nodes.map((node) => getComputedStyle(node)[name]))]"


def test_the_head_of_a_long_table_stands_with_its_first_rows(page: Page, served: str) -> None:
    """The head alone stood at the foot of a page, and once more above the rows on the next."""
    page.goto(f"{served}data/un-voting-agreement/")
    page.emulate_media(media="print")
    assert page.locator(".rows-table tbody").evaluate_all(STYLE, "breakBefore") == ["avoid"]


def test_the_latest_known_figures_of_the_front_page_stand_on_one_sheet(page: Page, served: str) -> None:
    """The last of them stood alone on a sheet of its own."""
    page.goto(served)
    page.emulate_media(media="print")
    assert page.locator(".coming-series").evaluate_all(STYLE, "breakInside") == ["avoid"]


def test_the_lines_of_a_table_cross_its_first_column_too(page: Page, served: str) -> None:
    """On the screen that column stays in sight, and is drawn by itself: on paper it covered the lines."""
    page.goto(f"{served}analyses/price-or-volume/")
    page.emulate_media(media="print")
    firsts = page.locator(".text .table :is(th, td):first-child")
    assert firsts.evaluate_all(STYLE, "position") == ["static"]
    assert firsts.evaluate_all(STYLE, "backgroundColor") == ["rgba(0, 0, 0, 0)"]


def test_paper_has_no_mark_of_what_is_opened_and_no_download(page: Page, served: str) -> None:
    page.goto(f"{served}calendar/")
    page.emulate_media(media="print")
    assert page.locator(".calendar-past summary").evaluate_all(STYLE, "listStyleType") == ["none"]
    page.goto(f"{served}data/russia-federal-budget/")
    expect(page.get_by_text("The same for programs")).to_be_hidden()


def test_two_charts_of_ordinary_height_stand_on_one_sheet(page: Page, served: str) -> None:
    """Of A4 a page has 658 by 964 pixels. The second chart did not fit, and left four tenths of many sheets empty."""
    page.set_viewport_size({"width": 658, "height": 964})
    page.goto(f"{served}analyses/lifeline-and-convenience/")
    page.emulate_media(media="print")
    heights = page.locator(".text > figure.chart").evaluate_all("all => all.map((chart) => chart.offsetHeight + 27)")
    assert len(heights) == 4
    assert sum(height < 964 / 2 for height in heights) == 3  # The other has a note of two lines.
