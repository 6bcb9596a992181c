"""What holds on each kind of page, and on each piece. All of them are opened once, and looked at in many ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.samples.axe import violations
from tests.samples.kinds import KINDS

UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.removeAttribute('name'); one.open = true; })"
READ = """() => {
  const picture = document.querySelector("figure.chart .chart-picture");
  picture.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = picture.getBoundingClientRect();
  const place = { clientX: x + width / 2, clientY: y + height / 2 };
  picture.dispatchEvent(new PointerEvent("click", { ...place, bubbles: true, pointerType: "touch" }));
}"""
"""Tap on the middle of the first chart: what was read stays, wherever the focus and the pointer are."""
ASTRAY = """async () => {
  const box = (node) => node.getBoundingClientRect();
  const [between, lies] = [(edge, line) => box(line).top < edge - 1 && edge + 1 < box(line).bottom,
    (one, other) => ["left", "top", "width"].every((side) => Math.abs(one[side] - other[side]) <= 1)];
  function* astray() {
    const card = document.querySelector("#fact-card:not([hidden])");
    const words = card && box(document.querySelector("a.fact[aria-describedby]"));
    if (card && Math.min(Math.abs(box(card).top - words.bottom), Math.abs(words.top - box(card).bottom)) > 8)
      yield "the card of a fact stands away from its words";
    for (const readout of document.querySelectorAll(".chart-readout:not([hidden])")) {
      const figure = readout.closest("figure");
      const [outlines, picture] = ["svg.chart-pointer", "svg:not(.chart-pointer)"].map((selector) =>
        [...figure.querySelectorAll(`.chart-picture > ${selector}`)].map(box).find(({ width }) => width));
      if (!outlines || !lies(outlines, picture)) yield "an outline stands away from its mark";
      const lines = [...figure.querySelectorAll("figcaption > *")];
      if (lines.some((line) => between(box(readout).top, line) || between(box(readout).bottom, line)))
        yield "the readout cuts a line of words";
    }
  }
  for (let frame = 0; [...astray()].length && frame < 20; frame++) await new Promise(requestAnimationFrame);
  return [...astray()];
}"""
"""What speaks of something on the page, and does not come to stand where that does within a few frames."""
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
"""WCAG 1.4.12."""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((node) => {
  const { overflowX, overflowY } = getComputedStyle(node);
  const hides = /hidden|clip/.test(overflowX + overflowY) && !node.closest("svg, .unseen, dialog");
  return hides && node.clientWidth > 1 && node.textContent.trim() && (node.scrollWidth > node.clientWidth + 1 ||
    node.scrollHeight > node.clientHeight + 1);
}).map((node) => node.outerHTML.slice(0, 100))"""
WIDTH = """() => new Promise((tell) => requestAnimationFrame(() => setTimeout(() =>
  tell(document.documentElement.scrollWidth))))"""
"""How wide the page is in the next frame: only with it a live chart has the new size of its box."""
TWICE = """() => [...document.querySelectorAll("[id]:not(#__code_content)")].map(({ id }) => id)
  .filter((id, at, all) => all.indexOf(id) < at)"""
"""Names that stand twice. Material's script names each block of code after what it stands in, here after the page's
content; nothing refers to these names."""


@dataclass
class Tour:
    """What was wrong on the pages, by their addresses, and what they asked for and kept."""

    broken: dict[str, list[Any]] = field(default_factory=dict)
    wide: dict[str, list[str]] = field(default_factory=dict)
    astray: dict[str, list[str]] = field(default_factory=dict)
    cut: dict[str, list[str]] = field(default_factory=dict)
    twice: dict[str, list[str]] = field(default_factory=dict)
    requested: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    kept: list[Any] = field(default_factory=list)
    """Cookies, and the names of what is kept in the browser."""

    def visit(self, page: Page, address: str, width: int, scheme: Any, with_axe: bool) -> None:
        """Open a page once, in one of the schemes, and look at it in many widths; with axe, in one of them."""
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        self._note_width(page, "as it is", 768, 1440)
        self._note(self.twice, page, page.evaluate(TWICE))
        self._use(page)
        self._note_width(page, "in use", 1024, 640, 360, 320)
        page.evaluate(UNFOLD)
        self._note_width(page, "unfolded", 640, 320, width)
        if with_axe:
            self._note(self.broken, page, violations(page))
        page.evaluate(SPACE_OUT)
        for narrow in (320, 360):
            self._note_width(page, "spaced out", narrow)
            self._note(self.cut, page, page.evaluate(CUT_OFF))

    def _use(self, page: Page) -> None:
        """Read a mark of the first chart, and then a fact by the keyboard, on the page's right if there is one."""
        chart, facts = page.locator("figure.chart[data-src]"), page.locator("a.fact")
        if chart.count():
            expect(page.locator("figure.chart[data-ready]").first).to_be_attached()
            page.evaluate(READ)
            expect(page.locator(".chart-live .main-svg").first).to_be_attached()
        if facts.count():
            page.keyboard.press("Tab")  # Focus that is seen comes from the keyboard.
            facts.evaluate_all(
                """all => all.reduce((far, one) =>
                  one.getBoundingClientRect().left > far.getBoundingClientRect().left ? one : far).focus()"""
            )
            expect(page.locator("#fact-card")).to_be_visible()

    def _note_width(self, page: Page, how: str, *widths: int) -> None:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(WIDTH) > width:
                self._note(self.wide, page, [f"{how} at {width}"])
            self._note(self.astray, page, [f"{what}, {how} at {width}" for what in page.evaluate(ASTRAY)])

    def _note(self, where: dict[str, list[Any]], page: Page, found: list[Any]) -> None:
        if found:
            where.setdefault(page.url, []).extend(found)


@pytest.fixture(scope="module")
def tour(browser: Browser, served: str, pieces: list[str]) -> Tour:
    """The kinds take turns with widths and schemes; `make audit` looks at each in both schemes and at both widths."""
    seen = Tour()
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: seen.requested.append(request.url))
    page.on("response", lambda response: seen.missing.append(response.url) if response.status >= 400 else None)
    kinds = [served + kind.address for kind in KINDS if not kind.searched]  # test_search.py looks at the search
    for number, address in enumerate(dict.fromkeys(kinds + pieces)):
        seen.visit(page, address, *((1280, "light"), (360, "dark"))[number % 2], with_axe=address in kinds)
    page.locator("figure.chart [tabindex='0']").first.focus()
    expect(page.locator(".chart-live .main-svg").first).to_be_attached()
    seen.kept += context.cookies()
    seen.kept += page.evaluate("Object.keys(localStorage).filter((key) => !key.endsWith('__palette'))")
    context.close()
    return seen


def test_axe_finds_nothing(tour: Tour) -> None:
    assert tour.broken == {}


def test_nothing_scrolls_sideways(tour: Tour) -> None:
    """320 pixels are 1,280 at 400 %."""
    assert tour.wide == {}


def test_what_was_opened_stays_with_what_it_speaks_of_when_the_window_changes(tour: Tour) -> None:
    """A phone is turned, a page zoomed: the card of a fact stood where its words had been, beyond the page's edge."""
    assert tour.astray == {}


def test_text_that_is_spaced_out_is_not_cut_off(tour: Tour) -> None:
    assert tour.cut == {}


def test_no_id_stands_twice(tour: Tour) -> None:
    assert tour.twice == {}


def test_no_request_leaves_the_site_or_finds_nothing(tour: Tour, served: str) -> None:
    assert [url for url in tour.requested if not url.startswith((served, "data:", "blob:"))] == []
    assert len(tour.requested) > 20
    assert tour.missing == []


def test_nothing_is_kept_in_the_browser(tour: Tour) -> None:
    """What /about/privacy/ says."""
    assert tour.kept == []
