"""The source line below a chart, and the sources one by one."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.samples.axe import violations
from tests.samples.built import Make
from tests.samples.server import serving_folder
from tests.samples.site import CHART, HEAD, TRADE

MANY = "charts/china-russia-trade-by-direction/"
"""A chart of ten publications."""
COUNTS = (1, 2, 3, 4, 12)
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
        "General Administration of Customs of China (GACC), 10 publications · data of 24 Nov 2026"
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
        chart = chart.replace("title: Both", f"title: {count}. Both")
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
                for state in ("false", "true"):
                    page.locator(".chart-data").evaluate_all(
                        f"all => all.forEach((control) => {{ control.open = {state}; }})"
                    )
                    assert page.evaluate("document.documentElement.scrollWidth") <= width
                    assert page.evaluate(OVER) == []
                    assert page.evaluate(OVERLAPS) == []
                if (width, scheme) in ((360, "dark"), (1440, "light")):
                    assert violations(page) == []
                page.context.close()
