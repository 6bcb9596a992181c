"""A long piece as readers take it: by keyboard, without scripts, to its end, onto paper."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
UNTIL_NOTED, UNTIL_BACK = (
    f"new Promise((done) => {{ const look = () => ({state}) ? done() : setTimeout(look, 20); look(); }})"
    for state in ("history.state?.y === 100", "scrollY === 100")
)
"""Waits until Material has noted where the reader is, and until the reader is there again. (The policy forbids
`wait_for_function`.)"""
SHARE = "navigator.share = async (data) => { window.shared = data; };"


def test_without_scripts_a_long_piece_is_complete(browser: Browser, samples: str) -> None:
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{samples}analyses/long/")
    expect(page.locator(".main-points li")).to_have_text(["The first point.", "The second point."])
    page.locator(".contents summary").click()
    page.locator(".contents a", has_text="Part 4").click()
    expect(page.locator("h2", has_text="Part 4")).to_be_in_viewport()
    expect(page.locator(".footnote li")).to_have_count(5)
    end = page.locator(".piece-end")
    expect(end.locator(".data-behind a")).to_have_count(1)
    expect(end.locator(".corrections li")).to_have_count(1)
    expect(end.locator(".cite a")).to_have_attribute("href", re.compile("/analyses/long/$"))
    expect(end.locator(".piece-tools:visible")).to_have_count(0)
    expect(end.locator(".person")).to_have_count(1)
    expect(end.locator(".related h3 a")).not_to_have_count(0)
    expect(end.locator(".neighbours a")).not_to_have_count(0)


def test_on_a_phone_the_contents_are_opened_and_followed_by_keyboard(page: Page, samples: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{samples}analyses/long/")
    expect(page.locator(".contents-side")).to_be_hidden()
    page.locator(".contents summary").focus()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("h2", has_text="Part 3")).to_be_in_viewport()
    expect(page.locator(".side-note")).to_have_count(0)


def test_a_link_within_the_page_and_the_way_back_leave_open_what_is_open(page: Page, samples: str) -> None:
    page.set_viewport_size(PHONE)
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    address = f"{samples}analyses/long/"
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.locator(".contents summary").click()
    page.evaluate("scrollTo(0, 100)")
    page.evaluate(UNTIL_NOTED)
    asked.clear()
    page.locator(".contents a", has_text="Part 3").click()
    expect(page.locator("h2", has_text="Part 3")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(address)
    page.evaluate(UNTIL_BACK)
    page.go_forward()
    expect(page.locator("h2", has_text="Part 3")).to_be_in_viewport()
    expect(page.locator("details.contents")).to_have_attribute("open", "")
    assert asked == []


def test_in_a_wide_window_contents_and_notes_stand_beside_the_text(page: Page, samples: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{samples}analyses/long/")
    expect(page.locator(".contents")).to_be_hidden()
    expect(page.locator(".side-note")).to_have_count(5)
    contents, page_head, piece_head = (
        page.locator(name).bounding_box() for name in (".contents-side", ".head-inner", ".analysis-head")
    )
    assert contents
    assert page_head
    assert piece_head
    assert contents["x"] == pytest.approx(page_head["x"], abs=1)
    assert contents["x"] + contents["width"] < piece_head["x"]
    page.locator(".contents-side a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h2", has_text="Part 3")).to_be_in_viewport()
    expect(page.locator(".contents-side nav")).to_be_in_viewport()  # it has stayed
    expect(page.locator(".side-note")).to_have_count(5)  # (They are placed anew when the page has scrolled.)
    places = page.evaluate(
        """() => {
          const top = (element) => element.getBoundingClientRect().top + scrollY;
          const notes = [...document.querySelectorAll(".side-note")];
          const marks = [...document.querySelectorAll("a.footnote-ref")];
          return notes.map((note, index) => ({
            away: Math.abs(top(note) - top(marks[index])), height: note.offsetHeight, top: top(note),
            over: note.getBoundingClientRect().right - innerWidth,
          }));
        }"""
    )
    assert max(place["away"] for place in places) < 40
    assert all(place["over"] < 0 for place in places)
    assert all(one["top"] + one["height"] <= two["top"] for one, two in pairwise(places))
    # The copies are for eyes alone: the next stop after a mark is what follows in the text.
    assert page.locator(".side-notes a:not([tabindex='-1'])").count() == 0
    page.locator("a.footnote-ref").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".footnote li").first).to_be_in_viewport()
    page.set_viewport_size({"width": 1200, "height": 900})
    expect(page.locator(".side-note")).to_have_count(0)


def test_the_citation_and_the_link_are_copied_and_the_systems_sheet_is_opened(browser: Browser, samples: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(SHARE)
    page.goto(f"{samples}analyses/long/")
    tools = page.locator(".piece-tools")
    link = "https://example.org/analyses/long/"
    citation = f"OSW editors, “A long way”, China-Russia Dashboard, 10 May 2025, updated 11 May 2025, {link}"
    for name, expected in [("Copy citation", citation), ("Copy link", link)]:
        tools.get_by_role("button", name=name).click()
        expect(tools.get_by_role("status")).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == expected
    tools.get_by_role("button", name="Share").click()
    assert page.evaluate("shared") == {"title": "A long way", "url": link}


PRINTED = ("analyses/lifeline-and-convenience/", "analyses/price-or-volume/", "data/oil-prices/")
NOT_PRINTED = ".head, .foot, .contents, .contents-side, .piece-tools, .piece-related, .neighbours, details.code"
BROKEN_ON_PAPER = """() => {
  const style = (element, name) => getComputedStyle(element)[name];
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.offsetParent);
  return [
    ...seen("h1, h2").filter((head) => style(head, "breakAfter") !== "avoid" && !head.closest(".person, .card")),
    ...seen(".chart, .person").filter((one) => style(one, "breakInside") !== "avoid"),
    ...seen(".chart").filter((one) => one.getBoundingClientRect().right > innerWidth + 1),
    ...seen("thead").filter((head) => style(head, "display") !== "table-header-group"),
  ].map((element) => element.outerHTML.slice(0, 90));
}"""
SITE_NAME = "getComputedStyle(document.documentElement).getPropertyValue('--site-name')"


def test_on_paper_a_page_says_whose_it_is_and_holds_nothing_that_is_pressed(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 658, "height": 900})  # A4 without our margins
    for name in PRINTED:
        page.goto(f"{served}{name}")
        page.emulate_media(media="print")
        expect(page.locator(".print-head")).to_contain_text(f"{served}{name}")
        assert page.locator(f":is({NOT_PRINTED}):visible").count() == 0, name
        assert page.evaluate(BROKEN_ON_PAPER) == [], name
        assert page.evaluate(SITE_NAME) == '"China-Russia Dashboard"'
        pages = re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))
        assert 2 <= len(pages) <= 9, name


def test_at_the_end_of_the_newest_piece_the_list_stands_where_the_next_one_would(page: Page, served: str) -> None:
    page.goto(f"{served}analyses/")
    page.locator(".card h2 a, .card h3 a").first.click()
    ways = page.locator(".neighbours a")
    expect(ways.locator("b").last).to_have_text("All analyses")
    expect(ways).to_have_count(2)
    ways.last.click()
    expect(page).to_have_url(f"{served}analyses/")


def test_the_page_of_a_chart_leads_on_to_its_data_and_to_other_charts(page: Page, served: str) -> None:
    page.goto(f"{served}charts/trade-by-month/")
    expect(page.locator(".data-behind a")).to_have_text("China-Russia trade in goods, by month")
    page.locator(".piece-related .chart-card h3 a").first.click()
    expect(page).to_have_url(re.compile(r"/charts/(?!trade-by-month/)[^/]+/$"))


def test_whoever_has_found_an_error_is_told_where_to_write(page: Page, served: str) -> None:
    page.goto(f"{served}corrections/")
    page.get_by_role("link", name="Write to us").click()
    expect(page).to_have_url(f"{served}about/contact/")


def test_on_paper_a_chart_stands_without_words_on_how_to_use_it(page: Page, served: str) -> None:
    page.goto(f"{served}charts/china-russia-trade-by-direction/")
    use = page.get_by_text("Use this chart")
    expect(use).to_be_visible()
    page.emulate_media(media="print")
    expect(use).to_be_hidden()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_further_charts_have_their_titles_as_wide_as_a_column_allows(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}charts/trade-by-month/")
    for card in page.locator(".piece-related .chart-card").all():
        room, title = card.bounding_box(), card.locator("h3").bounding_box()
        assert room
        assert title
        assert title["width"] > 0.4 * room["width"]
        assert width < 768 or title["width"] > 0.95 * room["width"]


def test_a_label_at_the_end_stands_at_the_first_line_of_what_it_names(page: Page, samples: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{samples}analyses/long/")
    page.locator(".data-behind a").evaluate("link => { link.textContent = 'Goods of many partners '.repeat(9); }")
    first_line = """node => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getClientRects()[0].bottom;
    }"""
    label, title = (page.locator(part).evaluate(first_line) for part in ("#__data", ".data-behind a"))
    assert label == pytest.approx(title, abs=6)
