"""A name in a byline has parts: catalogues sort by one of them."""

from __future__ import annotations

import pytest

from dashboard.people.person_name import PersonName, part_name
from tests.samples.edition import Edit


@pytest.mark.parametrize(
    ("name", "family", "parts"),
    [
        ("Filip Rudnik", "", ("Filip", "", "Rudnik")),
        ("Łukasz  Żółć-Ślązak ", "", ("Łukasz", "", "Żółć-Ślązak")),
        ("Ursula Gertrud von der Leyen", "", ("Ursula Gertrud", "von der", "Leyen")),
        ("María de la Cruz", "", ("María", "de la", "Cruz")),
        ("Jean d’Ormesson", "", ("Jean", "", "d’Ormesson")),
        ("de Gaulle", "", ("de", "", "Gaulle")),
        ("José Ortega y Gasset", "Ortega y Gasset", ("José", "", "Ortega y Gasset")),
        ("Carmen de la Torre Ruiz", "de la Torre Ruiz", ("Carmen", "de la", "Torre Ruiz")),
        ("Wang Yi", "Wang", ("Yi", "", "Wang")),
        ("Li Lijun", "Li", ("Lijun", "", "Li")),
        ("王毅", "王", ("毅", "", "王")),
        ("Martin Luther King, Jr.", "King", ("Martin Luther", "", "King", "Jr.")),
        ("Martin Luther King, Jr.", "", ("Martin Luther", "", "King", "Jr.")),
        ("Cornelius van der Berg jr", "", ("Cornelius", "van der", "Berg", "jr")),
        ("Robert Griffin III", "", ("Robert", "", "Griffin", "III")),
        ("Kingsley King, PhD", "King", ("Kingsley", "", "King", "PhD")),
        ("Jr. Ruiz", "", ("Jr.", "", "Ruiz")),
    ],
)
def test_a_name_has_a_family_name_with_its_small_words(name: str, family: str, parts: tuple[str, ...]) -> None:
    assert part_name(name, family) == PersonName(*parts)


@pytest.mark.parametrize(
    ("name", "family"), [("王毅", ""), ("Sukarno", ""), ("Sukarno", "Sukarno"), ("", ""), ("Sukarno Sr.", "")]
)
def test_a_name_of_one_word_has_no_parts(name: str, family: str) -> None:
    assert part_name(name, family) is None


def test_a_family_name_is_a_part_of_the_name(edit: Edit) -> None:
    text = "name: Wang Yi\ninstitute: osw\nfamily_name: Wong\n"
    findings = edit({"data/authors/wang.yaml": text}).findings
    assert [(finding.id, finding.line) for finding in findings] == [("wrong-value", 3)]


def test_a_team_has_no_family_name(edit: Edit) -> None:
    files = {"data/authors/wang.yaml": "name: Wang Yi\ninstitute: osw\nfamily_name: Wang\n"}
    authors = edit(files).content.registry.authors
    person, team = authors["wang"], authors["osw-editors"]
    assert person
    assert team
    assert (person.parts, team.parts) == (PersonName("Yi", "", "Wang"), None)
