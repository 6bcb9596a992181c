"""Formulas and code's figures on a built page: MathML that every reader gets, and nothing that leaves the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.samples.axe import violations
from tests.samples.built import Built


@pytest.mark.parametrize("width", [360, 1440])
def test_a_wide_formula_scrolls_inside(browser: Browser, samples: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(f"{samples}analyses/formulas/")
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


def test_a_wide_formula_is_whole_on_paper(browser: Browser, samples: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 800})
    page.goto(f"{samples}analyses/formulas/")
    page.emulate_media(media="print")
    ends = page.locator("math[alttext*='beta'] > *").evaluate_all("parts => parts.map(p => p.getBoundingClientRect())")
    assert len(ends) > 40
    assert max(end["right"] for end in ends) <= 700
    page.close()


def test_the_sides_of_an_equation_touch_at_its_sign(browser: Browser, samples: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 800})
    page.goto(f"{samples}analyses/formulas/")
    edges = page.locator("mtd").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect()).map(r => [r.left, r.right])"
    )
    assert edges[0][1] == pytest.approx(edges[2][1], abs=1), "the left sides end at one place"
    assert edges[1][0] == pytest.approx(edges[3][0], abs=1), "the right sides begin at one place"
    page.close()


def test_formulas_have_words_for_those_who_do_not_see_them(browser: Browser, samples: str) -> None:
    page = browser.new_page()
    page.goto(f"{samples}analyses/formulas/")
    assert [broken for broken in violations(page) if "math" in broken[-1]] == []
    assert page.locator("math:not([alttext])").count() == 0
    page.close()


def test_search_finds_what_a_formula_says(browser_samples: Built) -> None:
    built = browser_samples
    assert "zqleft" in built.searched()["/analyses/formulas/"]["content"]
    assert "zqbook" in built.searched()["/analyses/book/"]["content"]
    assert "MathJax" not in built.read("analyses/book/index.html")


def test_a_figure_of_code_has_its_panels_on_the_page(browser: Browser, samples: str) -> None:
    page = browser.new_page()
    page.goto(f"{samples}analyses/book/")
    picture = page.locator("figure.chart svg").first
    assert {"China sells to Russia", "Russia sells to China"} <= set(picture.locator("text").all_text_contents())
    page.close()
