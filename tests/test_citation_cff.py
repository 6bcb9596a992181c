"""CITATION.cff says how the repository is cited, by the rules of the Citation File Format 1.2.0.

Schema: https://github.com/citation-file-format/citation-file-format, schema.json of version 1.2.0. What the file uses
of it stands here in our own words.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dashboard.core.settings import HOME

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^(https?|ftp|sftp)://"}
ENTITY = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("name", "alias", "city"), TEXT),
        "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "website": ADDRESS,
    },
}
RULES = {
    "type": "object",
    "required": ["authors", "cff-version", "message", "title"],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("message", "title", "abstract"), TEXT),
        "cff-version": {"const": "1.2.0"},
        "type": {"enum": ["dataset", "software"]},
        "version": {"type": ["string", "number"]},
        "license": {"const": "MIT"},
        "authors": {"type": "array", "minItems": 1, "uniqueItems": True, "items": ENTITY},
    },
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


CITATION = read(HOME / "CITATION.cff")


def test_the_file_holds_to_the_rules_of_its_format() -> None:
    jsonschema.validate(CITATION, RULES)


@pytest.mark.parametrize("change", [{"title": ""}, {"doi": "10.1/x"}, {"authors": []}, {"cff-version": "1.3"}])
def test_a_broken_rule_is_seen(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(CITATION | change, RULES)


def test_it_says_what_the_project_says_of_itself() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [CITATION[key] for key in ("version", "abstract", "license")] == [
        project[key] for key in ("version", "description", "license")
    ]
    assert CITATION["title"] == yaml.safe_load((HOME / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"]


def test_its_authors_are_the_institutes_that_publish() -> None:
    institutes = [read(path) for path in (HOME / "data" / "institutes").glob("*.yaml")]
    houses = {institute.get("part_of") for institute in institutes}
    published = {
        (one["name"], one["short_name"], one["city"], one["site"])
        for one in institutes
        if one["short_name"].lower() not in houses
    }
    named = {(one["name"], one["alias"], one["city"], one["website"]) for one in CITATION["authors"]}
    assert named == published
