"""The source line below a chart, and the sources one by one."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.samples.axe import violations
from tests.samples.many_sources import COUNTS
from tests.samples.page import wear

MANY = "charts/china-russia-trade-by-direction/"
"""A chart of ten publications."""
OVER = """() => [...document.querySelectorAll("figure.chart")].flatMap((figure) => {
  const { right } = figure.getBoundingClientRect();
  return [...figure.querySelectorAll(".chart-foot, .chart-foot *:not(.table *)")]
    .filter((node) => node.getBoundingClientRect().right > right + 1)
    .map((node) => `${figure.id}: ${node.textContent}`);
})"""
"""What of a foot reaches out of its figure."""
OVERLAPS = """() => [...document.querySelectorAll(".chart-foot")].flatMap((foot) => {
  const lines = ".chart-note, .chart-source, summary, .publishers li:not(:has(li))";
  const boxes = [...foot.querySelectorAll(lines)]
    .filter((node) => node.checkVisibility()).map((node) => node.getBoundingClientRect());
  return boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) =>
    box.left < other.right - 1 && other.left < box.right - 1
      && box.top < other.bottom - 1 && other.top < box.bottom - 1));
})"""
"""Lines below charts that lie on each other."""


def test_the_sources_open_by_the_keyboard_and_each_publication_is_a_link(page: Page, served: str) -> None:
    page.goto(served + MANY)
    line = page.locator(".chart-source")
    expect(line).to_have_text(
        "Sources: General Administration of Customs of China (GACC), via 10 others · data of 24 Nov 2026"
    )
    links = page.locator(".publishers a")
    expect(links.first).to_be_hidden()
    page.locator(".chart-data summary").focus()
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    addresses = [link.get_attribute("href") for link in links.all()]
    assert len(set(addresses)) == len(addresses) == 10
    expect(page.locator(".publishers")).to_contain_text("via PRIME, seen November 2026. Rows: 2016")


def test_paper_has_the_source_line_and_the_address_and_no_controls(page: Page, served: str) -> None:
    page.goto(served + MANY)
    page.locator(".chart-data summary").click()
    page.emulate_media(media="print")
    expect(page.locator(".chart-links")).to_be_hidden()
    expect(page.locator(".chart-source")).to_be_visible()
    expect(page.locator(".chart-address")).to_have_text(f"{served}{MANY}#china-russia-trade-by-direction")
    expect(page.locator(".chart-address")).to_be_visible()


def test_no_line_lies_on_another_or_reaches_out(page: Page, samples: str) -> None:
    page.goto(f"{samples}analyses/lines/")
    assert page.locator(".chart-foot").count() == len(COUNTS)
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for state in ("false", "true"):
            page.locator(".chart-data").evaluate_all(f"all => all.forEach((control) => {{ control.open = {state}; }})")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(OVER) == []
            assert page.evaluate(OVERLAPS) == []
    assert violations(page) == []
    wear(page, "slate")
    page.set_viewport_size({"width": 360, "height": 900})
    assert violations(page, "color-contrast") == []
