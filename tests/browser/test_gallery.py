"""Each form of chart, as every reader gets it, on the page of tests/samples/all_forms.py."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.charts.render.fonts import FONTS
from dashboard.charts.types import CHART_TYPES
from tests.samples.all_forms import ALL_FORMS
from tests.samples.axe import violations
from tests.samples.page import opened, wear

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
FOLD = "document.querySelectorAll('details').forEach((one) => { one.open = false; })"
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


@pytest.fixture(scope="module")
def page(browser: Browser, served: str) -> Iterator[Page]:
    """The page, open for all tests of this module; it takes the styles of a reader."""
    with opened(browser, served + ALL_FORMS, viewport={"width": 1280, "height": 900}, bypass_csp=True) as page:
        yield page


@pytest.fixture(scope="module")
def still(browser: Browser, served: str) -> Iterator[Page]:
    """The page on a phone without scripts, open for all tests of this module."""
    with opened(browser, served + ALL_FORMS, viewport={"width": 360, "height": 900}, java_script_enabled=False) as page:
        yield page


def test_each_form_of_chart_has_an_example(page: Page) -> None:
    forms = [f"form-{name}" for name in CHART_TYPES]
    parts = page.locator(".gallery h2, figure.chart").evaluate_all(
        "all => all.map((one) => one.matches('h2') && one.id)"
    )
    assert sorted(parts[::2]) == sorted(forms)
    assert parts[1::2] == [False] * len(forms)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_each_example_is_complete_and_nothing_scrolls_sideways(page: Page, still: Page, scripts: bool) -> None:
    shown = page if scripts else still
    shown.evaluate(FOLD)
    for figure in shown.locator("figure.chart").all():
        picture = figure.locator(".pictures > svg:visible")
        expect(picture).to_have_count(1)
        expect(picture).to_have_role("img")
        expect(picture).to_have_accessible_name(re.compile(".{40}"))
        expect(figure.locator("figcaption")).to_be_visible()
        expect(figure.locator(".chart-source")).to_contain_text("data of")
        figure.get_by_text("Data", exact=True).first.click()
        assert figure.get_by_role("columnheader").count() >= 2
        assert figure.locator("tbody").get_by_role("row").count() >= 1
    shown.evaluate(UNFOLD)
    for width in (1280, 760, 360, 320):
        shown.set_viewport_size({"width": width, "height": 900})
        assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing(page: Page) -> None:
    """On a phone in the dark, with all panels open; and the colours of the pictures at a desk in the light."""
    page.evaluate(UNFOLD)
    page.set_viewport_size({"width": 360, "height": 900})
    wear(page, "slate")
    assert violations(page) == []
    page.evaluate(FOLD)
    page.set_viewport_size({"width": 1280, "height": 900})
    wear(page, "default")
    assert violations(page, "color-contrast") == []


def test_texts_are_large_enough(page: Page) -> None:
    for width in (1280, 1000, 760, 640, 360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert [text for text in page.evaluate(TEXTS) if text["size"] < SMALLEST_PX] == [], width


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


def test_texts_stay_inside_their_figures_in_a_wider_font(page: Page) -> None:
    page.add_style_tag(content=wider_font())
    page.evaluate("Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 13px Wider`)))")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        texts = page.evaluate(TEXTS)
        assert len({text["figure"] for text in texts}) == len(CHART_TYPES)
        assert [text for text in texts if text["over"] > OVER_PX] == [], width


def test_on_a_wide_screen_the_words_of_a_form_stand_beside_its_picture(page: Page, served: str) -> None:
    """They stood below it, and the half of the page beside both was empty."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{served}about/charts/")
    card = page.locator(".gallery .chart-card").first
    title, picture = (card.locator(part).bounding_box() for part in ("h3", ".thumb"))
    assert title
    assert picture
    assert title["x"] >= picture["x"] + picture["width"]
