"""Every kind of page, for those who read with large letters, a keyboard, their own colours, or by ear."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.samples.axe import violations
from tests.samples.kinds import KINDS

CHART = "charts/china-russia-trade-by-direction/"
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.removeAttribute('name'); one.open = true; })"
SPACING = """* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""WCAG 1.4.12."""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((node) => {
  const { overflowX, overflowY } = getComputedStyle(node);
  const hides = /hidden|clip/.test(overflowX + overflowY) && !node.closest("svg, .unseen, dialog");
  return hides && node.clientWidth > 1 && node.textContent.trim() && (node.scrollWidth > node.clientWidth + 1 ||
    node.scrollHeight > node.clientHeight + 1);
}).map((node) => node.outerHTML.slice(0, 100))"""


@pytest.fixture
def phone(browser: Browser) -> Page:
    """A page on a phone, which takes the style sheets of a reader."""
    return browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()


@pytest.mark.parametrize(("width", "scheme", "first"), [(1280, "light", 0), (360, "dark", 1)])
def test_axe_finds_nothing(browser: Browser, served: str, width: int, scheme: Any, first: int) -> None:
    """The kinds take turns; `make audit` looks at each in both schemes and at both widths."""
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    found = dict[str, object]()
    for kind in KINDS[first::2]:
        page.goto(f"{served}{kind.address}")
        page.evaluate(UNFOLD)
        found[kind.name] = violations(page)
    assert {name: broken for name, broken in found.items() if broken} == {}


def test_text_may_be_spaced_out_and_enlarged(phone: Page, served: str) -> None:
    """320 pixels are 1,280 at 400 %. Nothing scrolls sideways and nothing is cut off."""
    found = {}
    for kind in KINDS:
        phone.goto(f"{served}{kind.address}")
        phone.evaluate(UNFOLD)
        for width in (320, 640):
            phone.set_viewport_size({"width": width, "height": 740})
            if phone.evaluate("document.documentElement.scrollWidth") > width:
                found[kind.name, width] = "wide"
        phone.add_style_tag(content=SPACING)
        for width in (320, 360):
            phone.set_viewport_size({"width": width, "height": 740})
            if phone.evaluate("document.documentElement.scrollWidth") > width:
                found[kind.name, "spaced", width] = "wide"
            elif cut := phone.evaluate(CUT_OFF):
                found[kind.name, "spaced", width] = cut
    assert found == {}


def test_a_wide_table_says_so_and_keeps_the_names_of_its_rows(phone: Page, served: str) -> None:
    phone.goto(f"{served}{CHART}")
    phone.evaluate(UNFOLD)
    table = phone.locator("figure.chart .table").first
    edges = (
        "node => ['tbody th', 'tbody td:last-child'].map((name) => node.querySelector(name).getBoundingClientRect().x)"
    )
    assert table.evaluate("node => node.scrollWidth > node.clientWidth"), "the example fits a phone"
    assert "gradient" in str(table.evaluate("node => getComputedStyle(node).backgroundImage"))
    name, value = table.evaluate(edges)
    table.evaluate("node => node.scrollTo(60, 0)")
    assert table.evaluate(edges) == [name, value - 60]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_drawn_in_the_colours_that_a_reader_forces(browser: Browser, served: str, scheme: Any) -> None:
    page = browser.new_context(forced_colors="active", color_scheme=scheme).new_page()
    page.goto(f"{served}{CHART}")
    body = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")

    def colours() -> list[str]:
        tick = page.locator(".chart-picture text:visible").filter(has_text="100").last
        paper = "getComputedStyle(document.querySelector('.chart-picture')).backgroundColor"
        return [str(tick.evaluate("node => getComputedStyle(node).fill")), str(page.evaluate(paper))]

    assert colours() == body
    page.locator(".chart-picture").focus()
    expect(page.locator("figure.chart.live")).to_be_visible()
    assert colours() == body


def test_nothing_moves_for_a_reader_who_wants_no_motion(browser: Browser, served: str) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.goto(served)
    moves = """() => [...document.querySelectorAll("*")].filter((node) => [null, "::before", "::after"].some((part) => {
      const { animationName, transitionDuration } = getComputedStyle(node, part);
      return animationName !== "none" || transitionDuration !== "0s";
    })).map((node) => node.className)"""
    assert page.evaluate(moves) == []


def test_navigation_says_where_one_is_and_names_are_in_their_language(page: Page, served: str) -> None:
    current = "links => links.map((link) => [link.textContent, link.getAttribute('aria-current')])"
    page.goto(f"{served}data/")
    assert page.locator("[aria-current]").evaluate_all(current) == [["Data", "page"], ["Data", "page"]]
    page.goto(f"{served}institutes/osw/")
    expect(page.get_by_text("Ośrodek Studiów Wschodnich")).to_have_attribute("lang", "pl")
