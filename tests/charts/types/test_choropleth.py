"""Countries on a map: which names and codes are understood, which are refused, and what is too small to be seen."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.captions import describe_left_out
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.country_names import atlas_name, shown_name
from dashboard.charts.parts.outlines import country_outlines
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import read_dataset

DESCRIPTOR = """\
title: Things by country
description: Made up.
schema:
  fields:
    - {name: country, type: string, title: Country}
    - {name: amount, type: number, title: Amount, unit: tonnes}
  primaryKey: [country]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
CHART = "id: world\ntype: choropleth\ndata: world\nlocation: country\nvalue: amount\ntitle: World\nalt: A map.\n"


def map_of(*countries: str) -> tuple[Selection | None, list[Finding]]:
    """A map of countries, each with an amount of its own, and its findings."""
    rows = "".join(f'"{country}",{number}\n' for number, country in enumerate(countries, 1))
    findings: list[Finding] = []
    path = "data/datasets/economy/world"
    content = f"country,amount\n{rows}".encode()
    dataset = read_dataset(DESCRIPTOR.encode(), content, f"{path}.yaml", f"{path}.csv", findings)
    record = read_yaml(CHART, "world.yaml", findings)
    assert record
    return read_declaration(record, {"world": dataset}, findings), findings


@pytest.mark.parametrize("name", country_outlines())
def test_each_name_of_the_atlas_means_itself(name: str) -> None:
    assert atlas_name(name) == name


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("United States", "United States of America"),
        ("USA", "United States of America"),
        ("US", "United States of America"),
        ("Czech Republic", "Czechia"),
        ("CZE", "Czechia"),
        ("NO", "Norway"),
        ("NA", "Namibia"),
        ("DR Congo", "Dem. Rep. Congo"),
        ("Democratic Republic of Congo", "Dem. Rep. Congo"),
        ("Congo", "Congo"),
        ("COG", "Congo"),
        ("Bosnia-Herzegovina", "Bosnia and Herz."),
        ("Bosnia and Herzegovina", "Bosnia and Herz."),
        ("Cote d'Ivoire", "Côte d'Ivoire"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("North Macedonia", "Macedonia"),
        ("Dominican Republic", "Dominican Rep."),
        ("Central African Republic", "Central African Rep."),
        ("Eswatini", "eSwatini"),
        ("Russian Federation", "Russia"),
        ("South Sudan", "S. Sudan"),
        ("Viet Nam", "Vietnam"),
        ("Türkiye", "Turkey"),
        ("The Gambia", "Gambia"),
        ("Timor", "Timor-Leste"),
        ("Northern Cyprus", "N. Cyprus"),
    ],
)
def test_common_names_and_codes_mean_the_country(text: str, country: str) -> None:
    assert country in country_outlines()
    assert atlas_name(text) == country


@pytest.mark.parametrize("text", ["World", "Europe", "EU", "USSR", "SUN", "Yugoslavia", "us", "Xx", "XX", "001", ""])
def test_what_is_no_country_means_none(text: str) -> None:
    assert atlas_name(text) is None


SMALL = ("Andorra", "Bahrain", "Maldives", "Malta", "Monaco", "Dominica", "Grenada", "Micronesia", "Mauritius")
SMALL += (
    "Marshall Islands",
    "Aruba",
    "Singapore",
    "Hong Kong",
    "Barbados",
    "Comoros",
    "Cook Islands",
    "MLT",
    "MT",
    "United States Virgin Islands",
)


@pytest.mark.parametrize("name", SMALL)
def test_no_country_is_taken_for_another(name: str) -> None:
    selection, findings = map_of("China", name)
    assert selection
    [finding] = findings
    assert (finding.id, finding.severity) == ("left-out", "warning")
    assert shown_name(name) in finding.message
    assert "mean" not in finding.message + finding.hint


def test_states_too_small_for_the_atlas_are_told_at_once_and_stand_in_the_table() -> None:
    selection, [finding] = map_of("China", "Andorra", "Poland", "Malta")
    assert selection
    assert "Andorra and Malta cannot be seen" in finding.message
    assert describe_left_out(selection) == ["Not in the picture: Andorra and Malta."]
    assert [row[0].text for row in chart_table(selection).rows] == ["China", "Andorra", "Poland", "Malta"]
    figure = build_figure(selection)
    assert [trace["name"] for trace in figure.data[1:]] == ["China", "Poland"]
    # The legend has the amounts of what is shown, 1 and 3, and not those of Andorra and Malta.
    assert [note["text"] for note in figure.layouts["wide"]["annotations"]] == ["none", "1", "3"]


def test_readers_see_names_in_place_of_codes() -> None:
    selection, findings = map_of("CHN", "PL")
    assert selection
    assert findings == []
    assert [trace["meta"] for trace in build_figure(selection).data[1:]] == ["China: 1 tonnes", "Poland: 2 tonnes"]


def test_all_names_that_are_no_country_are_told_at_once_and_only_slips_are_corrected() -> None:
    selection, [finding] = map_of("Chna", "World", "Rusia", "High income", "Poland")
    assert selection is None
    assert "'Chna' (did you mean 'China'?), 'World', 'Rusia' (did you mean 'Russia'?) and 'High income';" in (
        finding.message
    )
    assert "ISO 3166" in finding.message


def test_a_country_with_two_names_is_refused() -> None:
    selection, [finding] = map_of("USA", "China", "United States")
    assert selection is None
    assert "'USA' and 'United States' are one country" in finding.message


def test_a_map_of_small_states_alone_is_refused() -> None:
    selection, [finding] = map_of("Malta", "Monaco")
    assert selection is None
    assert "large enough" in finding.message
