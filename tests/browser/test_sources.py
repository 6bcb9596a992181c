"""The source line below a chart, and the list that it opens."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.samples.built import Make
from tests.samples.server import serving_folder
from tests.samples.site import CHART, HEAD, TRADE

MANY = "charts/china-russia-trade-by-direction/"
"""A chart of ten publications."""
COUNTS = (1, 2, 3, 4, 12)
OVER = """() => [...document.querySelectorAll("figure.chart")].flatMap((figure) => {
  const { right } = figure.getBoundingClientRect();
  return [...figure.querySelectorAll(".chart-source, .chart-source *")]
    .filter((node) => node.getBoundingClientRect().right > right + 1)
    .map((node) => `${figure.id}: ${node.textContent}`);
})"""
"""What of a source line reaches out of its figure."""
OVERLAPS = """() => [...document.querySelectorAll(".chart-foot")].flatMap((foot) => {
  const lines = ".chart-note, p.chart-source, summary, .chart-source > p, .publishers li:not(:has(li))";
  const boxes = [...foot.querySelectorAll(lines)]
    .filter((node) => node.checkVisibility()).map((node) => node.getBoundingClientRect());
  return boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) =>
    box.left < other.right - 1 && other.left < box.right - 1
      && box.top < other.bottom - 1 && other.top < box.bottom - 1));
})"""
"""Lines below charts that lie on each other."""


def test_the_list_opens_by_the_keyboard_and_each_publication_is_a_link(page: Page, served: str) -> None:
    page.goto(served + MANY)
    summary = page.locator(".source-list summary")
    expect(summary).to_have_text("Sources: General Administration of Customs of China (GACC) (10 publications)")
    links = page.locator(".publishers a")
    expect(links.first).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    addresses = [link.get_attribute("href") for link in links.all()]
    assert len(set(addresses)) == len(addresses) == 10
    expect(page.locator(".publishers")).to_contain_text("via PRIME, seen November 2026. Rows: 2016")


def test_the_list_opens_without_scripts(browser: Browser, served: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(served + MANY)
    page.locator(".source-list summary").click()
    expect(page.locator(".publishers a").first).to_be_visible()


def test_the_list_is_printed(page: Page, served: str) -> None:
    page.goto(served + MANY)
    page.emulate_media(media="print")
    expect(page.locator(".source-list")).not_to_have_attribute("open", "")
    box = page.locator(".publishers").bounding_box()
    below = page.locator("div.chart-source > p").bounding_box()
    assert box
    assert below
    assert box["height"] > 100
    assert below["y"] >= box["y"] + box["height"]
    assert page.locator(".publishers a").first.evaluate("link => link.checkVisibility()")


@pytest.fixture(scope="module")
def lines() -> dict[str, str | None]:
    """Files of a small site with a piece whose charts have 1, 2, 3, 4 and 12 sources of long names."""
    files: dict[str, str | None] = {}
    fences = []
    first, end = TRADE.index("sources:\n"), TRADE.index("licenses:")
    for count in COUNTS:
        sources = "".join(
            f'  - {{name: s{number}, organization: "The Federal Office {number} for Statistics of Trade and of Transit,'
            f' via the-longest-name-of-a-newspaper-{number}.example.org", title: "Report {number} on all trade across'
            f' all borders of the country, its free ports included", path: "https://example.org/{number}"}}\n'
            for number in range(count)
        )
        files[f"data/datasets/economy/trade-{count}.yaml"] = f"{TRADE[:first]}sources:\n{sources}{TRADE[end:]}"
        rows = "".join(f"{2000 + year},china-to-russia,{year}.5,s{year % count},\n" for year in range(24))
        files[f"data/datasets/economy/trade-{count}.csv"] = f"year,flow,value,source,mark\n{rows}"
        chart = CHART.replace("id: trade", f"id: trade-{count}").replace("data: trade", f"data: trade-{count}")
        fences.append(f"```chart\n{chart}```\n")
    files["docs/analyses/lines.md"] = HEAD + "\n" + "\n".join(fences)
    return files


def test_no_line_lies_on_another_or_reaches_out(
    make_site: Make, browser: Browser, lines: dict[str, str | None]
) -> None:
    built = make_site(lines)
    assert built.code == 0, built.output
    with serving_folder(built.site) as host:
        for width in (360, 768, 1440):
            for scheme in ("light", "dark"):
                options: dict[str, Any] = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
                page = browser.new_context(**options).new_page()
                page.goto(f"{host}analyses/lines/")
                expect(page.locator(".source-list")).to_have_count(2)
                for state in ("false", "true"):
                    page.locator(".source-list").evaluate_all(
                        f"all => all.forEach((list) => {{ list.open = {state}; }})"
                    )
                    assert page.evaluate("document.documentElement.scrollWidth") <= width
                    assert page.evaluate(OVER) == []
                    assert page.evaluate(OVERLAPS) == []
                results = Axe().run(page)
                assert results.violations_count == 0, results.generate_report()
                page.context.close()
