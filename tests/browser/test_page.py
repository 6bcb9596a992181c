"""What a reader gets, in a real Chromium."""

from __future__ import annotations

import csv
import io
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def still(browser: Browser) -> Page:
    """A page whose scripts are switched off."""
    return browser.new_context(java_script_enabled=False).new_page()


def test_without_scripts_a_page_is_complete(still: Page, pieces: list[str]) -> None:
    for address in pieces:
        still.goto(address)
        charts = still.locator("figure.chart")
        assert charts.count() >= 2, address
        for index in range(charts.count()):
            chart = charts.nth(index)
            expect(chart.locator("figcaption")).not_to_be_empty()
            expect(chart.locator("svg:visible")).to_have_count(1)
            assert chart.locator("details table tbody tr").count() >= 1
            expect(chart.locator(".chart-source")).to_contain_text(" · data of ")


def test_scripts_that_answer_readers_hold_up_nothing_to_read(page: Page, pieces: list[str]) -> None:
    """They are asked for when the page stands, and are there when it is loaded."""
    page.goto(pieces[0])
    stands, asked = page.evaluate(
        """() => [performance.getEntriesByType("navigation")[0].domContentLoadedEventStart,
            performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"))
            .map(({ name, startTime }) => [name.split("/").pop(), startTime])]"""
    )
    before = {name.split(".")[0] for name, start in asked if start < stands}
    assert before == {"page-start", "bundle"}
    assert {"facts.js", "charts.js", "search.js", "piece.js"} <= {name for name, _ in asked}
    assert page.locator("figure.chart:not([data-ready]), dialog.search:not([data-ready])").count() == 0


def test_where_materials_script_does_not_load_everything_of_ours_answers(page: Page, pieces: list[str]) -> None:
    errors = list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(pieces[0])
    expect(page.locator(".piece-tools").first).to_be_visible()
    page.locator("figure.chart .chart-picture").first.focus()
    expect(page.locator("figure.chart.live")).to_have_count(1)
    page.locator(".head-search").click()
    page.keyboard.type("oil")
    expect(page.locator("dialog.search a").first).to_be_visible()
    assert errors == []


def test_the_table_says_what_the_csv_says(still: Page, pieces: list[str]) -> None:
    for address in pieces:
        still.goto(address)
        for chart in still.locator("figure.chart").all():
            href = chart.locator("a", has_text="CSV").evaluate("link => link.href")
            with urlopen(str(href)) as answer:
                rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))
            cells = {cell.strip() for cell in chart.locator("tbody td").all_text_contents()}
            numbers = {cell for cell in cells if cell.replace(".", "").replace("-", "").isdigit()}
            assert numbers, address
            assert numbers <= {value for row in rows for value in row.values()}, address


def test_colours_in_pictures_are_variables(page: Page, pieces: list[str]) -> None:
    for address in pieces:
        page.goto(address)
        fixed = page.evaluate(
            """() => [...document.querySelectorAll('.chart svg *')].flatMap((node) =>
                ['fill', 'stroke', 'style'].map((name) => node.getAttribute(name))
                .filter((value) => value && !/^(none|var\\(--[a-z0-9-]+\\)|url\\(#.*\\))$/.test(value)))"""
        )
        assert fixed == [], address


LISTS = (
    "analyses/",
    "authors/",
    "institutes/",
    "calendar/",
    "corrections/",
    "data/",
    "themes/economy/",
    "about/",
    "404.html",
)
READ = ("about/method/", "data/oil-prices/", "charts/trade-by-month/", "analyses/price-or-volume/")


def test_lists_begin_at_one_left_edge_and_what_is_read_at_another(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    edges = []
    for addresses in (LISTS, READ):
        edges.append(set())
        for address in addresses:
            page.goto(f"{served}{address}")
            edges[-1].add(page.evaluate("Math.round(document.querySelector('h1').getBoundingClientRect().left)"))
    assert [len(kind) for kind in edges] == [1, 1], edges
    page.goto(f"{served}about/")
    columns = page.eval_on_selector_all(
        ".about-groups ul", "all => all.map(list => Math.round(list.children[2].getBoundingClientRect().left))"
    )
    assert len(set(columns)) == 1


def test_the_foot_leads_to_all_lists_of_the_head(page: Page, served: str) -> None:
    """Charts stood in the head alone, so who had read to the end had to scroll back."""
    page.goto(served)
    head, foot = (
        page.eval_on_selector_all(f"{place} a", "all => all.map(link => link.textContent)")
        for place in (".head-nav ul:last-child", ".foot")
    )
    assert head
    assert set(head) <= set(foot)


LENGTHEN = """all => all.filter(node => node.checkVisibility()).forEach(node =>
    node.insertAdjacentText("afterbegin", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle ")
)"""
WORDS = """main :is(.tile, .card, .person, .related) :is(h2, h3, h4, p:not(.dotted, [aria-hidden])),
    main .dotted > :is(a, span:not(.whole))"""


@pytest.mark.parametrize("path", ["", "authors/", "charts/", "institutes/osw/", "analyses/lifeline-and-convenience/"])
def test_a_long_word_is_broken_and_makes_no_page_wider(page: Page, served: str, path: str) -> None:
    """German has such words, and a column of a grid was as wide as the word."""
    for width in (320, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{served}{path}")
        page.eval_on_selector_all(WORDS, LENGTHEN)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
