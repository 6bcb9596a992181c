"""Whether a logo can be seen on the page, in the light and in the dark."""

from __future__ import annotations

import pytest

from dashboard.charts.style.palette import COLOURS
from dashboard.media.logo import DARK_PAPER, LIGHT_PAPER, LogoLook, contrast, look_at
from tests.samples.logos import WORDMARK, png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
BOX = 'viewBox="0 0 90 30"'
PATH = '<path d="M0 0h9v9z"/>'


def test_the_grounds_are_those_of_the_palette() -> None:
    paper = next(colour for colour in COLOURS if colour.name == "paper")
    assert [f"#{bytes(ground).hex()}" for ground in (LIGHT_PAPER, DARK_PAPER)] == [paper.light, paper.dark]
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


@pytest.mark.parametrize(
    ("inside", "needs_plate", "is_pale"),
    [
        (PATH, True, False),  # black, since it says nothing
        (f'<g fill="#fff">{PATH}</g>', False, True),
        (f'<g style="fill: red">{PATH}</g>', False, False),
        (f"<style>.a, .b {{fill: #012}}</style>{PATH.replace('d=', 'class="b" d=')}", True, False),
        (f'<g fill="none" stroke="currentColor">{PATH}</g>', True, False),
        (f'<defs>{PATH}</defs><rect fill="#d33" width="9" height="9"/>', False, False),
        ('<rect fill="url(#a)" width="9" height="9"/>', False, False),
    ],
)
def test_shapes_of_an_svg_that_vanish_in_the_dark_need_a_plate(inside: str, needs_plate: bool, is_pale: bool) -> None:
    assert look_at(SVG.format(BOX, inside).encode(), "svg", (0, 0)) == LogoLook((90, 30), needs_plate, is_pale)


@pytest.mark.parametrize(
    ("ink", "ground", "needs_plate", "is_pale"),
    [
        ("#101010", "#00000000", True, False),
        ("#ffffff", "#00000000", False, True),
        ("#e04040", "#00000000", False, False),
        ("#101010", "#ffffff", False, False),  # on a ground of its own
    ],
)
def test_pixels_that_vanish_in_the_dark_need_a_plate(ink: str, ground: str, needs_plate: bool, is_pale: bool) -> None:
    assert look_at(png(ink, ground), "png", (80, 40)) == LogoLook((80, 40), needs_plate, is_pale)


def test_pages_are_told_the_size_of_an_svg_however_it_is_said() -> None:
    sizes = {'width="60px" height="20"': (60, 20), f'width="100%" {BOX}': (90, 30), "": (0, 0)}
    assert {said: look_at(SVG.format(said, PATH).encode(), "svg", (0, 0)).size for said in sizes} == sizes
    assert look_at(WORDMARK.encode(), "svg", (0, 0)).size == (120, 40)
