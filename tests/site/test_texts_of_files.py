"""Texts in the files of a site are their source texts: a title `2024`, an author named Null, a unit `1`."""

from typing import Any

import pytest
from msgspec.structs import replace
from pydantic import BaseModel

from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.checks.known_names import NameList
from dashboard.core.finding import Finding
from dashboard.core.plain_text import NOTHING
from dashboard.core.validation import validate
from dashboard.core.yaml_record import read_yaml
from dashboard.data.descriptor import Descriptor
from dashboard.data.events import EventList
from dashboard.data.spreadsheet_formula import is_formula
from dashboard.facts.named_fact import NamedFact
from dashboard.people.author import AuthorEntry
from dashboard.people.institute import InstituteEntry
from dashboard.people.theme import ThemeList
from dashboard.pieces.front_matter import FrontMatter
from dashboard.pieces.standing_page import PageFront
from dashboard.review.review import Review
from tests.samples.scalars import ODD, SPELLINGS

FIELD = "schema:\n  primaryKey: a\n  fields:\n  - name: a\n    type: string\n"
PLACES: list[tuple[type[BaseModel], str, str]] = [
    (AuthorEntry, "name: {}\ninstitute: a\nrole: b\n", "name"),
    (AuthorEntry, "name: b\naffiliations:\n- institute: a\n  role: {}\n", "affiliations.0.role"),
    (AuthorEntry, "name: b\ninstitute: a\nworks:\n- title: {}\n  in: c\n", "works.0.title"),
    (InstituteEntry, "name: a\nshort_name: {}\nown_name: b\ncity: c\nsite: https://a.org\n", "short_name"),
    (ThemeList, "themes:\n- slug: a\n  name: {}\n", "themes.0.name"),
    (NameList, "names:\n- name: aa\n  variants:\n  - {}\n", "names.0.variants.0"),
    (NameList, "names: []\nabbreviations:\n- {}\n", "abbreviations.0"),
    (EventList, "events:\n- id: a\n  date: 2024-05-09\n  source: b\n  label: {}\n", "events.0.label"),
    (NamedFact, "value: SELECT 1\nstates: {}\n", "states"),
    (FrontMatter, "title: {}\n", "title"),
    (FrontMatter, "standfirst: {}\n", "standfirst"),
    (FrontMatter, "key_points:\n- {}\n", "key_points.0"),
    (FrontMatter, "tags:\n- {}\n", "tags.0"),
    (FrontMatter, "authors:\n- {}\n", "authors.0"),
    (FrontMatter, "hero:\n  image: a.svg\n  credit: b\n  alt: {}\n", "hero.alt"),
    (FrontMatter, "corrections:\n- date: 2024-05-09\n  text: {}\n", "corrections.0.text"),
    (PageFront, "headline: {}\n", "headline"),
    (ChartSpec, "title: {}\n", "title"),
    (ChartSpec, "note: {}\n", "note"),
    (ChartSpec, "unit: {}\n", "unit"),
    (ChartSpec, "annotations:\n- x: a\n  text: {}\n", "annotations.0.text"),
    (Review, "notes:\n- id: a\n  at: 2026-01-01T00:00Z\n  by: b\n  target: {{chart: a}}\n  body: {}\n", "notes.0.body"),
    (Descriptor, "title: {}\n", "title"),
    (Descriptor, "sources:\n- name: a\n  title: b\n  organization: {}\n", "sources.0.organization"),
    (Descriptor, FIELD + "    title: {}\n", "schema_.fields.0.title"),
    (Descriptor, FIELD + "    title: b\n    unit: {}\n", "schema_.fields.0.unit"),
    (
        Descriptor,
        FIELD + "    title: b\n    constraints:\n      enum:\n      - {}\n",
        "schema_.fields.0.constraints.enum.0",
    ),
    (
        Descriptor,
        FIELD + "    title: b\n    categories:\n    - label: c\n      value: {}\n",
        "schema_.fields.0.categories.0.value",
    ),
    (Descriptor, FIELD + "    title: b\n  missingValues:\n  - {}\n", "schema_.missingValues.0"),
]
"""A model, YAML with a text in it, and where the model holds that text."""
REST = {
    "FrontMatter": "title: a\nkind: brief\nstandfirst: b\nauthors: [c]\ntheme: d\ndate: 2024-05-09\nstatus: draft\n",
    "ChartSpec": "id: a\ntype: b\ndata: c\ntitle: d\n",
    "Descriptor": (
        "title: a\ndescription: b\nschema:\n  fields: [{name: a, type: string, title: b}]\n  primaryKey: a\n"
        "sources: [{name: a, title: b, organization: c}]\nlicenses: [{name: a}]\nupdated: 2024-05-09\n"
        "frequency: annual\nmaturity: final\n"
    ),
}
"""The keys that a model needs; those of a place win."""


@pytest.mark.parametrize(("model", "place", "location"), PLACES, ids=[place[2] for place in PLACES])
def test_a_text_is_its_source_text(model: type[BaseModel], place: str, location: str) -> None:
    rest = read_yaml(REST.get(model.__name__, "a: b\n"), "x.yaml", [])
    assert rest
    needed = rest.data if model.__name__ in REST else {}
    for text in ODD:
        for spelling in SPELLINGS:
            findings: list[Finding] = []
            record = read_yaml(place.format(spelling.format(text).replace("    ", " " * 12)), "x.yaml", findings)
            assert record
            read = validate(model, replace(record, data={**needed, **record.data}), findings)
            if location == "sources.0.organization" and is_formula(text):
                assert [finding.id for finding in findings] == ["wrong-value"]
                continue
            # A field that may be left out takes these two for nothing if they have no quotes.
            is_nothing = location == "schema_.fields.0.unit" and text in NOTHING and spelling not in SPELLINGS[1:4]
            assert (findings, value_at(read, location)) == ([], None if is_nothing else text)


def value_at(value: Any, location: str) -> Any:
    for step in location.split("."):
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return value
