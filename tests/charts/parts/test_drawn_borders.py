"""Which country the places belong to whose borders are disputed, as maps draw them."""

from __future__ import annotations

import pytest

from dashboard.charts.parts.outlines import countries_at, country_outlines


@pytest.mark.parametrize(
    ("place", "east", "north", "code"),
    [
        ("Simferopol, Crimea", 34.1, 44.95, "UA"),
        ("Kherson", 33.5, 46.8, "UA"),
        ("Krasnodar", 39.0, 45.0, "RU"),
        ("Taipei", 121.56, 25.03, "TW"),
        ("Fuzhou", 119.3, 26.08, "CN"),
        ("Pristina, Kosovo", 21.16, 42.66, "XK"),
        ("Belgrade", 20.46, 44.8, "RS"),
        ("Laayoune, Western Sahara", -13.2, 27.15, "EH"),
        ("Dakhla, Western Sahara", -15.0, 23.7, "EH"),
        ("Tifariti, Western Sahara", -10.5, 26.1, "EH"),
        ("Tan-Tan, Morocco", -11.1, 28.44, "MA"),
        ("Srinagar, Kashmir", 74.8, 34.08, "IN"),
        ("Muzaffarabad, Kashmir", 73.47, 34.37, "PK"),
        ("Aksai Chin, Kashmir", 79.5, 35.1, "CN"),
        ("Ramallah, Palestine", 35.2, 31.9, "PS"),
        ("Tel Aviv", 34.85, 32.08, "IL"),
        ("Haifa", 35.05, 32.75, "IL"),
        ("Eilat", 34.95, 29.6, "IL"),
        ("Katzrin, Golan", 35.69, 32.99, "SY"),
        ("Majdal Shams, Golan", 35.77, 33.22, "SY"),
        ("Damascus", 36.29, 33.51, "SY"),
        ("Kyrenia, Cyprus", 33.3, 35.3, "CY"),
        ("Hargeisa, Somalia", 44.06, 9.56, "SO"),
    ],
)
def test_a_place_is_drawn_in_one_country(place: str, east: float, north: float, code: str) -> None:
    assert countries_at(east, north) == [code], place


@pytest.mark.parametrize("code", ["UA", "CY", "SO", "EH", "MA", "IL", "SY"])
def test_no_line_runs_through_what_was_joined(code: str) -> None:
    assert len(country_outlines()[code]) == 1


def test_only_countries_with_a_code_are_drawn() -> None:
    assert {code for code in country_outlines() if len(code) != 2} == set()
