"""Each form of chart, as every reader gets it, on the page of tests/samples/all_forms.py."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.charts.render.fonts import FONTS
from dashboard.charts.types import CHART_TYPES
from tests.samples.all_forms import ALL_FORMS
from tests.samples.axe import violations

WIDER = "110%"
"""Labels keep so much room for the reader's own font, compared with the one that they are measured with."""
OVER_PX = 6
"""So far a text in such a font may reach out of its figure: half a letter, and well inside a phone's margin."""
SMALLEST_PX = 11
UNFOLD = """document.querySelectorAll('details:not(.chart-explore)').forEach((one) => {
  one.removeAttribute("name");  // Readers have one open at a time.
  one.open = true;
})"""
"""Tables, citations and declarations are looked at too; not the view, which would draw every chart anew."""
TEXTS = """() => [...document.querySelectorAll("figure.chart")].flatMap((figure) => {
  const box = figure.getBoundingClientRect();
  return [...figure.querySelectorAll(".pictures text")].filter((text) => text.getClientRects().length).map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const { a, b } = text.getScreenCTM();
    return {
      figure: figure.id,
      text: text.textContent,
      over: Math.max(box.left - left, right - box.right, box.top - top, bottom - box.bottom),
      size: parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b),
    };
  });
})"""
"""Every text of the pictures that are shown: how far it reaches out of its figure, and its size, in CSS pixels."""


def gallery(browser: Browser, served: str, width: int, **context: Any) -> Page:
    """The gallery in a window of that width."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()
    page.goto(served + ALL_FORMS)
    return page


def test_each_form_of_chart_has_an_example(browser: Browser, served: str) -> None:
    page = gallery(browser, served, 1280)
    forms = {f"form-{name}" for name in CHART_TYPES}
    assert {str(head.get_attribute("id")) for head in page.locator(".gallery h2").all()} == forms
    for form in forms:
        following = page.locator(f"#{form} ~ :is(figure, h2)").first
        expect(following).to_have_class("chart")
    assert page.locator("figure.chart").count() == len(forms)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)], ids=["scripts", "no scripts"])
def test_each_example_is_complete(browser: Browser, served: str, width: int, scripts: bool) -> None:
    page = gallery(browser, served, width, java_script_enabled=scripts)
    for figure in page.locator("figure.chart").all():
        picture = figure.locator(".pictures > svg:visible")
        expect(picture).to_have_count(1)
        expect(picture).to_have_role("img")
        expect(picture).to_have_accessible_name(re.compile(".{40}"))
        expect(figure.locator("figcaption")).to_be_visible()
        expect(figure.locator(".chart-source")).to_contain_text("data of")
        figure.get_by_text("Data", exact=True).first.click()
        assert figure.get_by_role("columnheader").count() >= 2
        assert figure.locator("tbody").get_by_role("row").count() >= 1


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing(browser: Browser, served: str, width: int, scheme: Any) -> None:
    page = gallery(browser, served, width, color_scheme=scheme)
    page.evaluate(UNFOLD)
    assert violations(page) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_nothing_scrolls_sideways(browser: Browser, served: str, scripts: bool) -> None:
    page = gallery(browser, served, 1280, java_script_enabled=scripts)
    page.evaluate(UNFOLD)
    for width in (1280, 760, 360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def wider_font() -> str:
    """Styles that set the pictures in our own font, made wider: no machine's fonts decide what the test finds."""
    faces = []
    for weight in (400, 700):
        path = FONTS / "inter" / "files" / f"inter-latin-{weight}-normal.woff2"
        data = base64.b64encode(path.read_bytes()).decode()
        faces.append(
            f"@font-face{{font-family:Wider;font-weight:{weight};size-adjust:{WIDER};"
            f"src:url(data:font/woff2;base64,{data})}}"
        )
    return "".join(faces) + ".pictures svg text{font-family:Wider!important}"


@pytest.mark.parametrize("width", [360, 1280])
def test_texts_stay_inside_their_figures_in_a_wider_font(browser: Browser, served: str, width: int) -> None:
    page = gallery(browser, served, width, bypass_csp=True)
    page.add_style_tag(content=wider_font())
    page.evaluate("Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 13px Wider`)))")
    texts = page.evaluate(TEXTS)
    assert len({text["figure"] for text in texts}) == len(CHART_TYPES)
    assert [text for text in texts if text["over"] > OVER_PX] == []


def test_texts_are_large_enough(browser: Browser, served: str) -> None:
    page = gallery(browser, served, 1280)
    for width in (1280, 1000, 760, 640, 360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert [text for text in page.evaluate(TEXTS) if text["size"] < SMALLEST_PX] == [], width
