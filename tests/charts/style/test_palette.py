"""The colours are computed to have enough contrast, also for colour-blind readers and in grey print.

Contrast is that of WCAG 2.2. Colour blindness is simulated as in G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A
Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE Transactions on Visualization and Computer
Graphics 15 (2009), severity 1.0. Distances are those of CIE 1976 in Lab, for white D65.
"""

from __future__ import annotations

import itertools
import math

import pytest

from dashboard.charts.style.palette import COLOURS, STEPS
from dashboard.charts.types.choropleth import MAP_STEPS

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

SERIES = tuple(f"series-{number}" for number in range(1, 9))
PARTNERS = ("eu", "usa", "india", "both")
MARKS = ("china", "russia", "rest", *SERIES, *PARTNERS)
WORDS = ("ink", "text", "muted", "accent")
SERIES_DISTANCE, PARTNERS_DISTANCE, GREY_DISTANCE = 12.0, 10.0, 10.0
"""Smallest distances in Lab: between two series, from a partner to any other, and of China and Russia in lightness."""

SIGHTS: dict[str, Matrix] = {
    "most readers": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def multiply(matrix: Matrix, colour: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return x, y, z


def linear(colour: str) -> Triple:
    """Linear red, green and blue, 0 to 1, of a colour such as '#b3271e'."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted(multiply(TO_XYZ, linear(colour))[1] for colour in (first, second))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight: str = "most readers") -> Triple:
    red, green, blue = (min(1.0, max(0.0, part)) for part in multiply(SIGHTS[sight], linear(colour)))
    parts = (part / white for part, white in zip(multiply(TO_XYZ, (red, green, blue)), WHITE, strict=True))
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> dict[str, str]:
    """The colours of one scheme by role."""
    return {colour.name: getattr(colour, request.param) for colour in COLOURS}


def test_contrast_is_the_one_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert lab("#ff0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)


@pytest.mark.parametrize("role", [*MARKS, *WORDS])
def test_marks_and_the_names_written_in_their_colours_can_be_read(scheme: dict[str, str], role: str) -> None:
    # More than the 3 that a mark needs, since treemaps also write in the colour of paper on them.
    assert contrast(scheme[role], scheme["paper"]) >= 4.5


@pytest.mark.parametrize("role", [*MARKS, *WORDS])
def test_the_same_holds_on_a_sheet(scheme: dict[str, str], role: str) -> None:
    assert contrast(scheme[role], scheme["sheet"]) >= 4.5


def test_values_on_the_cells_of_a_heatmap_can_be_read(scheme: dict[str, str]) -> None:
    for step in STEPS:
        text_colour = scheme["paper" if step in STEPS[3:] else "ink"]
        assert contrast(scheme[step], text_colour) >= 4.5, step


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_series_look_alike_to_the_colour_blind(scheme: dict[str, str], sight: str) -> None:
    seen = {role: lab(scheme[role], sight) for role in MARKS}
    near = {
        (first, second): round(math.dist(seen[first], seen[second]), 1)
        for first, second in itertools.combinations(MARKS, 2)
        if math.dist(seen[first], seen[second])
        < (PARTNERS_DISTANCE if {first, second} & set(PARTNERS) else SERIES_DISTANCE)
    }
    assert near == {}


def test_china_and_russia_differ_in_grey(scheme: dict[str, str]) -> None:
    assert abs(lab(scheme["china"])[0] - lab(scheme["russia"])[0]) >= GREY_DISTANCE


def test_each_step_is_deeper_than_the_one_before(scheme: dict[str, str]) -> None:
    depths = [contrast(scheme[step], scheme["paper"]) for step in STEPS]
    assert all(after / before >= 1.25 for before, after in itertools.pairwise(depths))


def test_neighbouring_classes_of_a_map_can_be_told_apart(scheme: dict[str, str]) -> None:
    classes = ["land", *MAP_STEPS]
    rises = [contrast(scheme[one], scheme[other]) for one, other in itertools.pairwise(classes)]
    assert min(rises) >= 1.5
    assert max(rises) / min(rises) <= 1.3, rises
