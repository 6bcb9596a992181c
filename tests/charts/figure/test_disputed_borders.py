"""What the line below a map says of the disputed borders on it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from dashboard.charts.figure.captions import describe_borders, write_notes
from dashboard.charts.parts.outlines import countries_at
from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.figure_html import figure_html
from dashboard.charts.render.standalone_svg import standalone_svg
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import ResolvedChart, resolve_chart
from dashboard.core.settings import HOME
from dashboard.core.yaml_record import read_yaml
from dashboard.data.borders import BorderPolicy, load_borders
from dashboard.data.load_datasets import read_dataset
from tests.samples.maps import ISO_CODES, drawn_map

OWN = load_borders(HOME / "data" / "borders.yaml", HOME, [])
assert OWN
PLACES = {place.place: place for place in OWN.places}


@pytest.mark.parametrize(
    ("place", "country", "neighbour", "words"),
    [
        ("Crimea", "UA", "UA", "Crimea as part of Ukraine"),
        ("Taiwan", "TW", "TW", "Taiwan separately"),
        ("Kosovo", "XK", "RS", "Kosovo"),
        ("Western Sahara", "EH", "MA", "Western Sahara"),
        ("Kashmir", "IN", "PK", "Kashmir divided along the line of control"),
        ("Palestine", "PS", "JO", "Palestine"),
        ("Golan Heights", "SY", "IL", "Golan Heights as part of Syria"),
        ("Northern Cyprus", "CY", "CY", "Northern Cyprus as part of Cyprus"),
        ("Somaliland", "SO", "ET", "Somaliland as part of Somalia"),
    ],
)
def test_our_policy_is_drawn_and_named_below_a_map_that_shows_the_place(
    place: str, country: str, neighbour: str, words: str
) -> None:
    assert OWN
    assert PLACES[place].country == country
    assert countries_at(*PLACES[place].at) == [country]
    selection = drawn_map({neighbour: 1}, borders=OWN)
    [note] = describe_borders(selection)
    assert note.startswith(f"Disputed borders (policy of {OWN.decided.day} November {OWN.decided.year}): ")
    assert words in note
    assert note in write_notes(selection)
    request = ChartRequest(resolve_chart(selection, lambda: selection), "", "", shared=False)
    page = BeautifulSoup(figure_html(request, "A map.", {}, "Site"), "html.parser")
    below = page.select_one(".chart-foot > .chart-borders")  # not in a panel: on paper and in frames too
    assert below
    assert below.text == note.replace(f" (policy of {OWN.decided.day} November {OWN.decided.year})", "")
    assert note in page.text
    assert place in standalone_svg(selection, "A map.", "<svg ></svg>", 400, "")


def test_each_disputed_place_is_named_on_a_map_of_the_world() -> None:
    [note] = describe_borders(drawn_map(dict.fromkeys(ISO_CODES[:-1], 1) | {"TK": "", "AQ": ""}, borders=OWN))
    assert all(place in note for place in PLACES)


@pytest.mark.parametrize("country", ["NZ", "BR", "ZA", "IS"])
def test_a_map_that_shows_no_such_place_says_nothing(country: str) -> None:
    assert describe_borders(drawn_map({country: 1}, borders=OWN)) == []


def test_only_what_a_site_has_a_policy_on_is_named() -> None:
    assert describe_borders(drawn_map({"UA": 1})) == []


PLACES_CHART = "id: spots\ntype: map\ndata: spots\nx: east\ny: north\nlabel: name\ntitle: Spots\nalt: A map.\n"
SPOTS = """\
title: Spots
description: Made up.
schema:
  fields:
    - {name: name, type: string, title: Name}
    - {name: east, type: number, title: East, unit: degrees}
    - {name: north, type: number, title: North, unit: degrees}
  primaryKey: [name]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""


def test_a_map_of_places_names_them_too() -> None:
    dataset = read_dataset(SPOTS.encode(), b"name,east,north\nKyiv,30.5,50.4\nOdesa,30.7,46.5\n", "s.yaml", "s.csv", [])
    record = read_yaml(PLACES_CHART, "spots.yaml", [])
    assert record
    selection = read_declaration(record, ChartResources({"spots": dataset}, borders=OWN), [])
    assert selection
    assert "Crimea as part of Ukraine" in describe_borders(selection)[0]


def resolved(policy: BorderPolicy, country: str) -> ResolvedChart:
    selection = drawn_map({country: 1}, borders=policy)
    return resolve_chart(selection, lambda: selection)


def test_another_policy_is_another_drawing_and_another_approval_where_the_place_is_shown() -> None:
    crimea = PLACES["Crimea"]
    policy = BorderPolicy(decided="2026-11-27", places=[crimea])
    other = BorderPolicy(decided="2026-11-27", places=[crimea.model_copy(update={"drawn": "hatched"})])
    later = BorderPolicy(decided="2027-01-01", places=[crimea])
    before = resolved(policy, "UA")
    for changed in (other, later):
        after = resolved(changed, "UA")
        assert after.digest != before.digest
        assert after.covered.surroundings != before.covered.surroundings
        assert after.covered.rows == before.covered.rows
        assert resolved(changed, "NZ").digest == resolved(policy, "NZ").digest
        assert resolved(changed, "NZ").covered == resolved(policy, "NZ").covered
