"""Formulas and code's figures on a built page: MathML that every reader gets, and nothing that leaves the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.samples.built import Built, build
from tests.samples.server import serving_folder
from tests.samples.site import HEAD, SITE, notebook_text, site_config, write_files

LONG = " + ".join(rf"\beta_{{{number}}} \ln \text{{GDP}}_{{{number}t}}" for number in range(12))
TEXT = rf"""
Trade follows $X_{{ij}} = G \frac{{Y_i Y_j}}{{D_{{ij}}}}$ and costs \$5.

$$
\ln X_{{ij}} = {LONG}
$$

A long one among words: ${LONG}$ ends here.

\[ \begin{{aligned}} zqleft &= 1 \\ zq &= 22 \end{{aligned}} \]
"""
FIGURE = """import plotly.express as px
from dashboard import dataset
rows = dataset("trade")
px.line(rows, x="year", y="value", facet_col="flow", title="Both ways grew")"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, shared_cache: object) -> Iterator[tuple[str, Built]]:
    """A site with formulas in a text and a figure in a notebook, and its address."""
    root = tmp_path_factory.mktemp("formulas")
    with serving_folder(root / "site") as address:
        settings = {"dashboard": {"dataset": "trade", "alt": "Two panels; the lines rise."}}
        book = notebook_text(HEAD + "\nA rule: $y = zqbook$.\n", (FIGURE, settings))
        pieces = {"docs/analyses/lifeline.md": HEAD + TEXT, "docs/analyses/book.ipynb": book}
        write_files(root, {**SITE, **pieces, "mkdocs.yml": site_config(address)})
        (root / ".cache").symlink_to(str(shared_cache), target_is_directory=True)
        built = build(root, "--strict")
        assert built.code == 0, built.output
        yield address, built


@pytest.mark.parametrize("width", [360, 1440])
def test_a_wide_formula_scrolls_inside(browser: Browser, site: tuple[str, Built], width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(f"{site[0]}analyses/lifeline/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = page.locator("article math")
    assert shown.count() == 4
    assert all(shown.nth(number).bounding_box() for number in range(4))
    if width == 360:
        inside = page.locator(".arithmatex:has(math[alttext*='beta'])")
        for number in range(2):
            assert inside.nth(number).evaluate("box => box.scrollWidth > box.clientWidth")
    assert wrong == [], "no script, no style, no request that the policy forbids"
    page.close()


def test_a_wide_formula_is_whole_on_paper(browser: Browser, site: tuple[str, Built]) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 800})
    page.goto(f"{site[0]}analyses/lifeline/")
    page.emulate_media(media="print")
    ends = page.locator("math[alttext*='beta'] > *").evaluate_all("parts => parts.map(p => p.getBoundingClientRect())")
    assert len(ends) > 40
    assert max(end["right"] for end in ends) <= 700
    page.close()


def test_the_sides_of_an_equation_touch_at_its_sign(browser: Browser, site: tuple[str, Built]) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 800})
    page.goto(f"{site[0]}analyses/lifeline/")
    edges = page.locator("mtd").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect()).map(r => [r.left, r.right])"
    )
    assert edges[0][1] == pytest.approx(edges[2][1], abs=1), "the left sides end at one place"
    assert edges[1][0] == pytest.approx(edges[3][0], abs=1), "the right sides begin at one place"
    page.close()


def test_formulas_have_words_for_those_who_do_not_see_them(browser: Browser, site: tuple[str, Built]) -> None:
    page = browser.new_page()
    page.goto(f"{site[0]}analyses/lifeline/")
    found = Axe().run(page).response["violations"]
    assert [item["id"] for item in found if any("math" in node["html"] for node in item["nodes"])] == []
    assert page.locator("math:not([alttext])").count() == 0
    page.close()


def test_search_finds_what_a_formula_says(site: tuple[str, Built]) -> None:
    _, built = site
    assert "zqleft" in built.searched()["/analyses/lifeline/"]["content"]
    assert "zqbook" in built.searched()["/analyses/book/"]["content"]
    assert "MathJax" not in built.read("analyses/book/index.html")


def test_a_figure_of_code_has_its_panels_on_the_page(browser: Browser, site: tuple[str, Built]) -> None:
    page = browser.new_page()
    page.goto(f"{site[0]}analyses/book/")
    picture = page.locator("figure.chart svg").first
    assert {"China sells to Russia", "Russia sells to China"} <= set(picture.locator("text").all_text_contents())
    page.close()
