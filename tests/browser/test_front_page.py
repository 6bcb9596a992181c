"""The front page in boxes: rows are full at every width, numbers stay on one line, and all is there without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.samples.page import opened

WIDTHS = (360, 768, 1440)
BOX = """element => {
  const {left, right, top, bottom} = element.getBoundingClientRect()
  return {left, right, top: Math.round(top), bottom}
}"""
BOXES = f"selector => [...document.querySelectorAll(selector)].map({BOX})"
REFILLED = f"""most => {{
  const grid = document.querySelector('.cards'), [first] = grid.children
  return Array.from({{length: most}}, (_, number) => {{
    grid.replaceChildren(...Array.from({{length: number + 1}}, () => first.cloneNode(true)))
    return [grid, ...grid.children].map({BOX})
  }})
}}"""
"""Puts one entry, two, and up to so many into the first list of a page; each time the boxes of the list and of them."""
UNFOLD = "document.querySelector('.tile-fold').open = true"
Box = dict[str, float]


def rows(boxes: list[Box]) -> list[list[Box]]:
    """Boxes that begin at one height."""
    by_top: dict[float, list[Box]] = {}
    for box in boxes:
        by_top.setdefault(box["top"], []).append(box)
    return list(by_top.values())


def holes(boxes: list[Box], left: float, right: float) -> list[Any]:
    """The rows that do not reach from left to right, or have a hole in them."""
    wrong = []
    for row in rows(boxes):
        edges = [left, *(edge for box in row for edge in (box["left"], box["right"])), right]
        gaps = [after - before for before, after in zip(edges[::2], edges[1::2], strict=True)]
        if abs(gaps[0]) > 1 or abs(gaps[-1]) > 1 or any(not 0 <= gap < 60 for gap in gaps[1:-1]):
            wrong.append(row)
    return wrong


def test_one_to_thirteen_entries_leave_no_hole_and_no_orphan(served: str, page: Page) -> None:
    for address, most in (("", (1, 3, 4)), ("analyses/", (1, 2, 3)), ("charts/", (2, 3, 4))):
        page.goto(served + address)
        for width, most_in_row in zip(WIDTHS, most, strict=True):
            page.set_viewport_size({"width": width, "height": 900})
            for count, (grid, *boxes) in enumerate(page.evaluate(REFILLED, 13), 1):
                assert len(boxes) == count
                assert holes(boxes, grid["left"], grid["right"]) == [], (address, width, count)
                lengths = [len(row) for row in rows(boxes)]
                assert max(lengths) <= most_in_row
                assert lengths == sorted(lengths), (address, width, lengths)


def test_the_other_charts_of_the_lead_are_one_click_away_also_while_the_page_scrolls(served: str, page: Page) -> None:
    page.goto(served)
    link = page.locator(".lead-charts a").last
    title, (address, fragment) = link.inner_text(), (link.get_attribute("href") or "").split("#")

    def late(route: Route) -> None:
        page.wait_for_timeout(200)  # Material notes in this time how far the front page is scrolled.
        route.continue_()

    page.route(f"**/{address.removeprefix(served)}", late)
    link.evaluate("link => { link.scrollIntoView(); requestAnimationFrame(() => link.click()) }")
    chart = page.locator(f"figure.chart[id='{fragment}']")
    expect(chart).to_contain_text(title)
    expect(chart).to_be_in_viewport(timeout=5_000)


@pytest.fixture(scope="module")
def unfolded(browser: Browser, served: str) -> Iterator[Page]:
    """The front page with all its tiles, open for all tests of them."""
    with opened(browser, served) as page:
        page.evaluate(UNFOLD)
        yield page


@pytest.mark.parametrize(("width", "opened", "most"), [(360, [1, 2, 2], 2), (768, [2, 3], 4), (1440, [5], 4)])
def test_tiles_fill_their_rows_and_their_numbers_stay_on_one_line(
    unfolded: Page, width: int, opened: list[int], most: int
) -> None:
    page = unfolded
    page.set_viewport_size({"width": width, "height": 900})
    [section] = page.evaluate(BOXES, ".now")
    first, tiles = page.evaluate(BOXES, ".tiles-open .tile"), page.evaluate(BOXES, ".tile-group .tile")
    assert [len(row) for row in rows(first)] == opened
    assert holes(first, section["left"], section["right"]) == []
    # On a wide screen the theme of a row stands at its left.
    themes = [box for box in page.evaluate(BOXES, ".tile-group > h3") if box["right"] < tiles[0]["left"]]
    assert bool(themes) == (width == 1440)
    left = tiles[0]["left"] if themes else section["left"]
    assert holes(tiles, left, section["right"]) == []
    assert max(len(row) for row in rows(tiles)) <= most
    assert max(len(row) for row in rows(tiles)) > 1
    lines = page.eval_on_selector_all(
        ".tile-value:not(.tile-words) b", "all => all.map(b => b.getClientRects().length)"
    )
    assert set(lines) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The parts of tiles beside each other stand on the same lines.
    assert len(rows(page.evaluate(BOXES, ".tile-when"))) == len(rows(first)) + len(rows(tiles))


@pytest.mark.parametrize("address", ["", "themes/economy/"])
def test_on_a_small_laptop_the_first_chart_has_its_wide_drawing(served: str, page: Page, address: str) -> None:
    """The narrow one was blown up, with words larger than the title."""
    page.goto(served + address)
    for width in (800, 1024, 1100, 1152, 1232, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(":is(.lead, .lead-chart) svg.wide").is_visible(), width


LARGEST_WORDS = """picture => Math.max(...[...picture.querySelectorAll("text")].map(text =>
    parseFloat(getComputedStyle(text).fontSize) * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width
))"""
"""In CSS pixels, as a drawing is scaled."""


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", ".lead .entry-finding b"),
        ("themes/economy/", ".lead-chart h3"),
        ("analyses/lifeline-and-convenience/", ".chart .chart-title"),
    ],
)
def test_words_in_a_phones_drawing_are_smaller_than_its_title(
    served: str, page: Page, address: str, title: str
) -> None:
    """On wider screens up to those of a tablet, too, where it was blown up."""
    page.goto(served + address)
    size = "title => parseFloat(getComputedStyle(title).fontSize)"
    for width in (360, 480, 560, 640, 680):
        page.set_viewport_size({"width": width, "height": 900})
        words = page.locator(".pictures svg.narrow").first.evaluate(LARGEST_WORDS)
        assert words < 0.95 * page.locator(title).first.evaluate(size), width


def test_on_a_small_laptop_the_words_beside_the_headline_have_room(served: str, page: Page) -> None:
    """They had eight lines of two words, and the headline stood at their foot."""
    page.goto(served)
    lines = "node => node.getBoundingClientRect().height / parseFloat(getComputedStyle(node).lineHeight)"
    for width in (768, 1024, 1152, 1216, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".front-head .standfirst").evaluate(lines) < 4.1, width


def test_days_that_stand_beside_each_other_begin_at_one_height(served: str, page: Page) -> None:
    page.goto(served)
    for width in (560, 640, 700, 768):
        page.set_viewport_size({"width": width, "height": 900})
        heads = page.evaluate(BOXES, ".coming > ol .calendar-day")
        assert heads[0]["top"] == heads[1]["top"], width


def test_tiles_are_dense_and_the_head_takes_few_lines(unfolded: Page) -> None:
    """So the first analysis is near."""
    page = unfolded
    for width, highest, nav_lines in ((1440, 330, 1), (768, 330, 1), (360, 340, 2), (320, 360, 2)):
        page.set_viewport_size({"width": width, "height": 900})
        heights = [box["bottom"] - box["top"] for box in page.evaluate(BOXES, ".tile")]
        assert max(heights) <= highest, width
        links = rows(page.evaluate(BOXES, ".head-nav a"))
        assert len(links) == nav_lines, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_lead_stands_below_a_tile_of_each_theme(served: str, browser: Browser) -> None:
    """The others are folded under words that say how many; they open without scripts, and on paper by themselves."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    every, tiles = page.locator(".tile").count(), page.locator(".tile:visible")
    themes = page.locator(".head-nav ul:first-child a").all_text_contents()
    assert page.locator(".tiles-open h3").all_text_contents() == themes
    assert tiles.count() == len(themes)
    for width, highest in ((360, 1430), (768, 1200), (1440, 760)):
        page.set_viewport_size({"width": width, "height": 900})
        lead = page.locator("#latest").bounding_box()
        assert lead
        assert lead["y"] < highest, width
    page.emulate_media(media="print")
    assert tiles.count() == every
    # What hollow and hatched marks mean is said there, too.
    assert page.locator(".now-head p").is_visible()
    page.emulate_media(media="screen")
    fold = page.locator(".tile-fold > summary")
    assert fold.inner_text().startswith(str(every - len(themes)))
    fold.click()
    assert tiles.count() == every
    for part in (".tile-value", ".tile-source"):
        assert all(tiles.locator(part).all_inner_texts())
    drawing = page.locator(".tile .sparkline").first.bounding_box()
    assert drawing
    assert drawing["width"] > 60
    context.close()


def test_the_whole_tile_leads_to_its_chart(served: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(served)
    source = page.locator(".tile .tile-source").first
    source.scroll_into_view_if_needed()
    place = source.bounding_box()
    assert place
    page.mouse.click(place["x"] + 5, place["y"] + place["height"] - 5)
    page.wait_for_url("**/charts/*/")


def test_a_standfirst_without_a_picture_beside_it_has_lines_that_can_be_read(served: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(served)
    page.locator(".lead").evaluate("lead => { lead.classList.add('plain'); lead.lastElementChild.remove(); }")
    width = page.locator(".lead .entry-standfirst").evaluate("line => line.getBoundingClientRect().width")
    assert width <= 700
