"""What stands on one line, and what stands near to what: baselines, breaks and gaps on the own site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.samples.changed_days import changed_days
from tests.samples.kinds import KINDS

BASELINE = """(node, at) => {
  const [mark, line] = [document.createElement("span"), document.createElement("span")];
  mark.style.cssText = "display: inline-block; width: 0; height: 0";
  line.append(...node.childNodes);
  line.insertAdjacentElement(at, mark);
  node.append(line);
  const { bottom } = mark.getBoundingClientRect();
  mark.remove();
  line.replaceWith(...line.childNodes);
  return bottom;
}"""
"""Of the first line of a node ('afterbegin') or of its last one ('beforeend')."""
TORN = """() => [...document.querySelectorAll(".whole, time")]
  .filter((node) => node.checkVisibility() && new Set([...node.getClientRects()].map(({ bottom }) => bottom)).size > 1)
  .map((node) => node.textContent)"""
"""What should stand on one line and does not."""
EMPTY_COLUMNS = """() => [...document.querySelectorAll(".sources-table")].flatMap((table) =>
  [...table.tHead.rows[0].cells].filter((head) => [...table.tBodies[0].rows]
    .every((row) => /^[–\\s]*$/.test(row.cells[head.cellIndex].textContent)))
    .map((head) => head.textContent))"""
COLUMNS = """() => [...document.querySelectorAll(".sources-table thead th")].map((head) =>
  [head.textContent, Math.round(head.getBoundingClientRect().left)])"""
"""The columns of all tables of the sources, and where they begin."""
EDGES = """() => {
  const range = document.createRange();
  const side = (text, at) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  };
  const isCutOff = (part, left) => left < (part.closest(".dotted")?.getBoundingClientRect().left ?? 0) - 1;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() && parentElement.checkVisibility() && !parentElement.closest("svg, script, style, .unseen"))
      texts.push(walker.currentNode);
  }
  const signs = texts.flatMap((text) => [...text.data].map((sign, at) => ({ text, sign, ...side(text, at).toJSON() })))
    .filter(({ text, left, sign, width }) => width && sign.trim() && !isCutOff(text.parentElement, left));
  const stuck = [...document.querySelectorAll(".dotted:not(.chart-source)")].filter(
    (line) => getComputedStyle(line).display !== "flex");
  return stuck.map((line) => line.textContent).concat(...signs.map((one, number) => {
    const [before, after] = [signs[number - 1], signs[number + 1]];
    const alone = [before, after].some((other) => !other || Math.abs(other.bottom - one.bottom) > 8);
    return one.sign === "·" && alone ? [one.text.data.trim()] : [];
  }));
}"""
"""Texts with a point between two parts, one of which stands on another line, or that lies on one of them."""
UNEVEN = """() => {
  const shown = (text) => text.data.trim() && text.parentElement.checkVisibility() &&
    !text.parentElement.closest("svg, .unseen, .change-label, [aria-hidden=true]");
  const first = (node) => document.createTreeWalker(node, NodeFilter.SHOW_TEXT,
    (text) => shown(text) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode();
  const line = (text) => {
    const [mark, both] = [document.createElement("span"), document.createElement("span")];
    mark.style.cssText = "display: inline-block; width: 0; height: 0";
    text.replaceWith(both);
    both.append(mark, text);
    const { bottom } = mark.getBoundingClientRect();
    both.replaceWith(text);
    return bottom;
  };
  const boxes = [...document.querySelectorAll(".page *")].filter((node) => node.checkVisibility() &&
    /grid|flex|table-row/.test(getComputedStyle(node).display) && !node.closest("svg, .chart, .rows-table"));
  return boxes.flatMap((box) => {
    const cells = [...box.children].map((cell) => [cell.getBoundingClientRect(), first(cell)])
      .filter(([, text]) => text).map(([rect, text]) => [rect, line(text), text.data.trim()]);
    return cells.slice(1).flatMap(([rect, at, words], number) => {
      const [before, height, others] = cells[number];
      const off = Math.abs(at - height);
      return before.right <= rect.left + 2 && off > 1.2 && off < 7 ? [`${others} / ${words}: ${off}`] : [];
    });
  });
}"""
"""Texts that stand beside each other and a little off one line: what is meant to be higher or lower is more so."""
GAPS = """(wide) => [...document.querySelectorAll(`${wide ? ".tile-fold" : ""} .tile:not(:has(svg))`)]
  .filter((tile) => tile.checkVisibility())
  .map((tile) => tile.querySelector(".tile-source").getBoundingClientRect().top -
    tile.querySelector(".tile-changes").getBoundingClientRect().bottom)"""
"""Between what changed and where it comes from, in tiles without a picture; on wide screens only in folded ones."""
NOTES = """() => [...document.querySelectorAll(".calendar ul > li:has(+ li)")].filter((entry) => entry.children[1])
  .map((entry) => {
    const [above, note] = [...entry.children].map((part) => part.getBoundingClientRect());
    return [note.top - above.bottom, entry.nextElementSibling.getBoundingClientRect().top - note.bottom];
  })"""
"""The gaps above and below the note of an entry of the calendar."""
NOTES_BELOW = """() => [...document.querySelectorAll(":is(.calendar, .coming) ul > li")].map((entry) => {
  const note = entry.querySelector("div + div, p.quiet:last-child"), titles = [...entry.querySelectorAll("h3")];
  return note && note.getBoundingClientRect().top - titles.pop().getBoundingClientRect().bottom;
}).filter((gap) => gap !== null)"""
"""How far below the last title of each entry its note begins."""
DATASETS = """() => [...document.querySelectorAll(".datasets > li")].map((row) => {
  const [title, about, facts] = [":scope > a", ":scope > .quiet", ".small-facts"]
    .map((name) => row.querySelector(name).getBoundingClientRect());
  return facts.top - about.bottom + (about.top - title.bottom);
})"""
"""The gaps between what is said of each dataset."""
CHANGES = """() => [...document.querySelectorAll(".of-day")].flatMap((day) => {
  const lefts = (parts) => parts.map((part) => part && Math.round(part.getBoundingClientRect().left));
  const heads = day.previousElementSibling.matches(".change-heads") ? day.previousElementSibling : null;
  return [heads ? lefts([heads.children[0], ...heads.children[1].children]) : "no heads",
    ...[...day.children].map((row) => lefts([row.querySelector("h3, h4"), row.querySelector(".change-summary"),
      row.querySelector(".change-value, .change-list")]))];
})"""
"""Where the heads of each day of changes begin, and the parts of what changed on it."""


PAIRS = """() => [...document.querySelectorAll(".change-pair")].map((pair) => {
  const [before, after] = [...pair.children].map((part) => part.getBoundingClientRect());
  return before.bottom === after.bottom && before.top >= pair.previousElementSibling.getBoundingClientRect().bottom;
})"""
"""Whether what a value was and is stand on one line, which is theirs alone."""


def baseline(page: Page, selector: str, at: str) -> float:
    found = page.locator(selector).first.evaluate(BASELINE, at)
    assert isinstance(found, float | int)
    return found


@pytest.mark.parametrize("has_touch", [True, False])
def test_follow_stands_on_the_last_line_of_what_it_is_beside(browser: Browser, served: str, has_touch: bool) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, has_touch=has_touch)
    for address, beside in {
        "": "a",
        "themes/economy/": ".standfirst",
        "authors/filip-rudnik/": ":nth-last-child(2)",
        "institutes/osw/": ".facts > :last-child > dd",
    }.items():
        page.goto(served + address)
        own = baseline(page, ".follow > summary", "afterbegin")
        assert own == pytest.approx(baseline(page, f":has(> .follow) > {beside}", "beforeend"), abs=1)


def test_the_rows_of_the_sources_fit_a_tablet_stand_on_one_line_and_have_no_empty_column(
    page: Page, served: str
) -> None:
    page.goto(f"{served}about/sources/")
    for width in (768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        rows = page.locator(".sources-table tbody tr")
        for row in (rows.first, rows.nth(3)):
            lines = [cell.evaluate(BASELINE, "afterbegin") for cell in row.locator("th > a, td > span, summary").all()]
            assert lines == pytest.approx([lines[0]] * len(lines), abs=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(EMPTY_COLUMNS) == []


def test_a_column_of_the_sources_begins_at_the_same_place_in_all_tables(page: Page, served: str) -> None:
    page.goto(f"{served}about/sources/")
    for width in (768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        places = {(name, left) for name, left in page.evaluate(COLUMNS)}
        assert len(places) == len({name for name, _ in places})


@pytest.mark.parametrize("address", ["calendar/", "about/sources/"])
def test_a_link_says_more_than_that_it_is_a_source(page: Page, served: str, address: str) -> None:
    page.goto(served + address)
    assert "source" not in page.locator("main a").all_text_contents()


def test_no_line_begins_or_ends_with_a_point_between_two_parts(page: Page, served: str) -> None:
    found = []
    for kind in KINDS:
        page.goto(served + kind.address)
        for width in (320, 360, 390, 768):
            page.set_viewport_size({"width": width, "height": 900})
            found += [(kind.name, width, place) for place in page.evaluate(EDGES)]
    assert found == []


def test_what_stands_beside_each_other_stands_on_one_line(page: Page, served: str) -> None:
    found = []
    for kind in KINDS:
        page.goto(served + kind.address)
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            found += [(kind.name, width, place) for place in page.evaluate(UNEVEN)]
    assert found == []


def test_what_is_high_enough_for_a_finger_stands_on_one_line_too_and_keeps_its_mark(
    browser: Browser, served: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900}, has_touch=True)
    for address in ("calendar/", "about/sources/", "themes/economy/"):
        page.goto(served + address)
        assert page.evaluate(UNEVEN) == []
    assert page.locator(".follow > summary").evaluate("one => getComputedStyle(one).display") == "list-item"
    assert page.locator(".follow > summary").evaluate("one => one.clientHeight") >= 44


def test_the_address_of_a_feed_is_shown_whole_on_a_phone(page: Page, served: str) -> None:
    """What tells one feed from another stands at the end of its address, which was cut off."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{served}about/follow/")
    hidden = "links => links.map((link) => link.scrollWidth - link.clientWidth)"
    assert set(page.locator(".follow-address > :first-child").evaluate_all(hidden)) == {0}


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_a_tile_without_a_picture_has_no_hole_and_no_compound_breaks(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served)
    page.locator(".tile-fold > summary").click()
    gaps = page.evaluate(GAPS, width == 1440)
    assert gaps
    assert max(gaps) < 8
    if width == 1440:
        sources = [place.bounding_box() for place in page.locator(".tiles-open .tile-source").all()]
        assert len({place and round(place["y"]) for place in sources}) == 1
    for address in ("", "about/sources/", "data/", "analyses/lifeline-and-convenience/"):
        page.goto(served + address)
        assert page.locator(".whole").count()
        assert page.evaluate(TORN) == []


@pytest.mark.parametrize("width", [360, 768])
def test_a_note_of_the_calendar_stands_nearer_to_its_entry_than_to_the_next(
    page: Page, served: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}calendar/")
    gaps = page.evaluate(NOTES)
    assert gaps
    assert [above < 8 and below > 2 * above for above, below in gaps] == [True] * len(gaps)


def test_each_day_of_changes_has_its_heads_above_its_columns_and_tears_no_change(page: Page, served: str) -> None:
    page.goto(f"{served}data/changes/")
    page.locator(".list").evaluate("(list, html) => (list.innerHTML = html)", changed_days())
    columns, *rows = page.evaluate(CHANGES)
    assert rows == [columns] * 3
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".change-pair").count() == 2
        assert page.evaluate(TORN.replace(".whole", ".whole, .change-pair > *")) == []
        assert page.evaluate(PAIRS) == [True] * 2


def test_a_readout_on_a_phone_parts_no_amount_from_its_unit(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{served}charts/china-russia-trade-by-direction/")
    page.locator(".chart-picture").focus()
    page.locator("figure.live").wait_for()
    page.keyboard.press("Home")
    amounts = page.locator(".chart-readout li .whole")
    assert amounts.all_inner_texts() == ["USD 32.9 bn", "USD 31.4 bn"]
    assert page.evaluate(TORN) == []


def test_no_page_of_paper_parts_a_change(page: Page, served: str) -> None:
    page.goto(f"{served}data/changes/")
    page.locator(".list").evaluate("(list, html) => (list.innerHTML = html)", changed_days())
    page.emulate_media(media="print")
    inside = "changes => changes.map((change) => getComputedStyle(change).breakInside)"
    assert page.locator(".change-days > li").evaluate_all(inside) == ["avoid"] * 2


@pytest.mark.parametrize(("address", "widths"), [("calendar/", (360, 768)), ("", (360, 1440))])
def test_a_note_stands_below_all_titles_that_it_is_about(
    page: Page, served: str, address: str, widths: tuple[int, ...]
) -> None:
    page.goto(served + address)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        gaps = page.evaluate(NOTES_BELOW)
        assert gaps
        assert min(gaps) >= 0


def test_a_tall_last_figure_parts_nothing_that_is_said_of_its_dataset(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto(f"{served}data/")
    gaps = page.evaluate(DATASETS)
    assert gaps
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=1)


@pytest.mark.parametrize("address", ["charts/", "charts/yuan-per-dollar/"])
def test_on_a_phone_what_is_said_of_a_chart_has_the_whole_width_below_its_picture(
    page: Page, served: str, address: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(served + address)
    card = page.locator(".chart-card").first
    whole, picture, words = (
        place.bounding_box() for place in (card, card.locator(".thumb"), card.locator(".card-subtitle"))
    )
    assert whole
    assert picture
    assert words
    assert words["y"] >= picture["y"] + picture["height"]
    assert words["width"] == pytest.approx(whole["width"], abs=1)
