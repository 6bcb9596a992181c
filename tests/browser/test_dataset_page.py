"""The page of a dataset: a link to a row finds it below the head of the table, and its marks are seen on a phone."""

from __future__ import annotations

import io
from itertools import pairwise

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

ROWS = ("2025-china-to-russia", "2020-total", "2008-total")
"""The first, a middle and the last row of the table."""
MARK_ENDS = """() => {
  const end = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect().right;
  };
  return [...document.querySelectorAll(".rows-table .number .mark")].map((mark) => {
    const number = mark.parentElement.querySelector("[data-pad]:not(.mark)") ?? mark.parentElement.firstChild;
    return end(mark.firstChild) - (number.nodeType === Node.TEXT_NODE ? end(number) : end(number.firstChild));
  });
}"""
"""How far marks end behind their numbers."""
ROW_TOPS = "() => [...document.querySelectorAll('.rows-table tbody tr')].map((row) => row.getBoundingClientRect().top)"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_link_to_a_row_shows_it_with_the_head_of_the_table(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for row in ROWS:
        page.goto("about:blank")
        page.goto(f"{served}data/china-russia-trade/#{row}")
        target, head = page.locator("tr:target"), page.locator(".rows-table thead th").first
        expect(target).to_have_attribute("id", row)
        expect(target).to_be_in_viewport()
        expect(head).to_be_in_viewport(ratio=0.9)
        boxes = [box for part in (head, target) if (box := part.bounding_box())]
        assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] + 1, row


def test_a_link_within_the_site_finds_the_row_too(page: Page, served: str) -> None:
    page.goto(f"{served}data/")
    page.evaluate("document.querySelector('.datasets a[href*=\"china-russia-trade/\"]').hash = '#2020-total'")
    page.locator(".datasets a[href*='#2020-total']").click()
    expect(page.locator("tr:target")).to_be_in_viewport()
    expect(page.locator(".rows-table thead th").first).to_be_in_viewport(ratio=0.9)


def test_marks_stand_beside_their_values_on_a_phone(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{served}data/china-russia-trade/#2023-china-to-russia")
    expect(page.locator("tr:target .number .mark")).to_have_text("derived")
    expect(page.locator("tr:target .number .mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [360, 1280])
def test_a_short_table_has_no_scrolling_of_its_own_and_cuts_no_source(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{served}data/china-russia-trade/")
    table = page.locator(".rows-table")
    assert table.evaluate("box => getComputedStyle(box).overflowY") == "visible"
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.locator("tbody .row-source a").evaluate_all(
        "links => links.filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.textContent)"
    ) == []  # fmt: skip
    expect(page.locator(".scroll-hint")).to_be_hidden()


def test_a_table_that_scrolls_says_so_and_has_an_edge(page: Page, served: str) -> None:
    page.goto(f"{served}data/china-russia-trade-monthly/")
    table = page.locator(".rows-table")
    assert table.evaluate("box => box.scrollHeight > box.clientHeight")
    assert table.evaluate("box => getComputedStyle(box).borderBottomWidth") == "1px"
    expect(page.locator(".scroll-hint")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["china-russia-trade", "oil-prices", "chinese-exports-of-war-goods"])
def test_a_mark_ends_where_its_number_does(page: Page, served: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{served}data/{name}/")
    ends = page.evaluate(MARK_ENDS)
    assert ends == pytest.approx([0] * len(ends), abs=0.5)
    assert ends


@pytest.mark.parametrize("name", ["china-russia-trade", "china-russia-trade-monthly"])
def test_on_a_phone_a_row_has_a_line_for_its_values_and_one_for_its_source(page: Page, served: str, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{served}data/{name}/")
    tops = page.evaluate(ROW_TOPS)
    assert max(after - before for before, after in pairwise(tops[:30])) < 50


@pytest.mark.parametrize("width", [360, 1280])
def test_the_lines_of_a_column_that_stays_in_sight_go_on_in_the_others(page: Page, served: str, width: int) -> None:
    """Such a column is drawn by itself, at whole pixels."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{served}data/xi-putin-meetings/")
    tops = page.evaluate(ROW_TOPS)
    assert {round((top - tops[0]) % 1, 2) % 1 for top in tops} == {0}


def test_a_mark_that_all_figures_have_is_said_once(page: Page, served: str) -> None:
    page.goto(f"{served}data/military-expenditure/")
    expect(page.locator(".table-head")).to_contain_text("Mark of each figure: estimate.")
    expect(page.locator(".mark")).to_have_count(0)


def test_headings_of_small_cards_look_as_those_of_large_ones(page: Page, served: str) -> None:
    page.goto(f"{served}data/china-russia-trade/")
    heading = page.locator(".chart-card h4").first
    assert heading.evaluate("one => getComputedStyle(one).marginTop") == "0px"
    link = heading.locator("a")
    assert link.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"


def test_a_reader_gets_a_dataset_into_a_spreadsheet_with_units(page: Page, served: str) -> None:
    page.goto(f"{served}data/china-russia-trade/")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX", exact=True).click()
    rows = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))["Rows"]
    heads = [cell.value for cell in rows[1]]
    assert heads[:3] == ["Year", "Direction", "Value (USD bn)"]
    assert all(isinstance(cell.value, int | float) for cell in rows["C"][1:])
    assert download.value.suggested_filename == "china-russia-trade.xlsx"


def test_a_reader_learns_how_to_open_the_csv(page: Page, served: str) -> None:
    page.goto(f"{served}data/china-russia-trade/")
    expect(page.locator(".formats-note")).to_contain_text("open the CSV by Import")
    page.locator(".formats-note a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Data and API")


def test_what_was_put_off_for_the_first_view_is_laid_out_by_itself(page: Page, served: str) -> None:
    """Who saves, prints or searches the page, or takes a picture of it, gets the whole, though nobody scrolled."""
    answer = page.goto(f"{served}data/china-russia-trade/")
    assert answer
    assert 'class="far"' in answer.text()
    expect(page.locator(".far")).to_have_count(0)


def test_without_scripts_nothing_is_put_off(browser: Browser, served: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served}data/china-russia-trade/")
    assert page.locator(".far").last.evaluate("part => getComputedStyle(part).contentVisibility") == "visible"


@pytest.mark.new_tab
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("part", ["__columns", "__sources"])
def test_each_part_of_the_page_is_found_at_once(page: Page, served: str, width: int, part: str) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    address = f"{served}data/china-russia-trade/"
    page.goto(f"{address}#{part}")
    assert stands_at_the_top(page, part)
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    page.locator(f".dataset-parts a[href$='#{part}']").click()
    assert stands_at_the_top(page, part)


@pytest.mark.new_tab
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("way", ["within", "load", "reload"])
def test_who_comes_back_to_the_end_of_the_page_finds_it(page: Page, served: str, width: int, way: str) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{served}data/china-russia-trade-monthly/")
    expect(page.locator(".far")).to_have_count(0)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight - 900)")
    page.wait_for_timeout(600)  # (Until then no script has noted where the reader is.)
    place = page.evaluate("scrollY")
    if way == "reload":
        page.reload()
    else:
        if way == "load":
            page.goto(f"{served}robots.txt")
        else:
            page.evaluate("document.querySelector('a[href*=\"about/\"]').click()")
            page.wait_for_url("**/about/**")
        page.go_back()
    expect(page.locator(".far")).to_have_count(0)
    page.wait_for_function("place => Math.abs(scrollY - place) < 2", arg=place, timeout=3_000)
    page.wait_for_timeout(300)
    assert abs(page.evaluate("scrollY") - place) < 2


def stands_at_the_top(page: Page, part: str) -> bool:
    """Whether a part of the page is the first thing on the screen when the whole page is laid out."""
    expect(page.locator(".far")).to_have_count(0)
    page.wait_for_timeout(200)
    box = page.locator(f"#{part}").bounding_box()
    return box is not None and -1 <= box["y"] < 60


@pytest.mark.parametrize("width", [360, 768])
def test_names_of_rows_that_stay_in_sight_leave_room_for_the_other_columns(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served}data/sanctions-on-russia/")
    page.eval_on_selector_all(
        ".rows-table tbody th",
        "all => all.forEach(one => { one.className = 'long'; one.textContent = 'Maschinenbauerzeugnisse'.repeat(6); })",
    )
    columns = "all => all.map(head => head.getBoundingClientRect().width)"
    first, *others = page.eval_on_selector_all(".rows-table thead th", columns)
    assert first <= 0.45 * width + 40
    assert min(others) > 20
