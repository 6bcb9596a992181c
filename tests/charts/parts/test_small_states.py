"""Where the marks of small countries stand."""

from __future__ import annotations

import math

from dashboard.charts.parts.outlines import country_outlines, project
from dashboard.charts.parts.small_states import small_state
from tests.samples.maps import ISO_CODES

PLACES = {
    "SG": (103.8, 1.35),
    "MT": (14.4, 35.9),
    "BH": (50.55, 26.05),
    "HK": (114.15, 22.4),
    "CV": (-23.6, 15.1),
    "GI": (-5.35, 36.13),
    "GF": (-53.0, 4.0),
    "RE": (55.5, -21.1),
}


def test_marks_stand_at_the_countries() -> None:
    distances = {code: math.dist(small_state(code) or (9, 9), project(*place)) for code, place in PLACES.items()}
    assert {code: round(distance, 2) for code, distance in distances.items()} == dict.fromkeys(PLACES, 0.0)


def test_each_country_of_iso_3166_has_an_outline_or_a_place() -> None:
    missing = {code for code in ISO_CODES if code not in country_outlines() and small_state(code) is None}
    # Tokelau is not in the atlas at any scale, and maps do not show Antarctica.
    assert missing == {"AQ", "TK"}
    assert small_state("PL") is None
