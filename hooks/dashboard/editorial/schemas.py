"""JSON Schemas of all that people write in YAML, for editors: made of the models, with the names that there are now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.types import CHART_TYPES
from dashboard.checks.known_names import NameList
from dashboard.core.files import write_atomically
from dashboard.data.descriptor import Descriptor
from dashboard.data.events import EventList
from dashboard.edition.edition import Edition
from dashboard.facts.named_fact import FactsFile
from dashboard.people.registry import AuthorEntry, InstituteEntry, ThemeList
from dashboard.pieces.analysis import FrontMatter

MODELS: Mapping[str, type[BaseModel]] = {
    "front-matter": FrontMatter,
    "descriptor": Descriptor,
    "chart": ChartSpec,
    "facts": FactsFile,
    "author": AuthorEntry,
    "institute": InstituteEntry,
    "themes": ThemeList,
    "events": EventList,
    "names": NameList,
}
"""By the name of the schema's file."""

_KINDS = {
    ("front-matter", "authors"): "authors",
    ("front-matter", "reviewers"): "authors",
    ("front-matter", "theme"): "themes",
    ("front-matter", "related"): "analyses",
    ("front-matter", "translation_of"): "analyses",
    ("chart", "type"): "types",
    ("chart", "data"): "datasets",
    ("chart", "events"): "events",
    ("author", "institute"): "institutes",
    ("Affiliation", "institute"): "institutes",
    ("institute", "part_of"): "institutes",
}
"""Keys whose values are names: of which kind."""


def schemas(edition: Edition) -> dict[str, str]:
    """The text of each schema, by its file's name."""
    registry = edition.content.registry
    names: dict[str, Iterable[str]] = {
        "authors": registry.authors,
        "institutes": registry.institutes,
        "themes": registry.themes,
        "datasets": edition.content.datasets,
        "events": edition.content.events,
        "analyses": {one.slug: one for one in edition.content.analyses.values() if one},
        "types": CHART_TYPES,
    }
    return _schemas(tuple((kind, tuple(known)) for kind, known in names.items()))


def write_schemas(edition: Edition) -> None:
    """Put them into the site's folder `.cache/schemas`, where `.vscode/settings.json` looks for them."""
    folder = edition.content.settings.cache / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas(edition).items():
        path = folder / name
        # An editor reads a schema anew where its file changes.
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_atomically(path, text.encode())


@lru_cache(maxsize=4)
def _schemas(names: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    known = dict(names)
    return {f"{name}.json": _schema(name, model, known) for name, model in MODELS.items()}


def _schema(name: str, model: type[BaseModel], known: Mapping[str, tuple[str, ...]]) -> str:
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
    }
    for title, owner in {name: schema, **schema.get("$defs", {})}.items():
        for key, value in owner.get("properties", {}).items():
            if kind := _KINDS.get((title, key)):
                _name(value, known[kind])
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _name(value: dict[str, Any], names: tuple[str, ...]) -> None:
    """Let the texts of a key, or of its list, be one of some names."""
    for part in (value, *value.get("anyOf", ()), value.get("items", {})):
        if part.get("type") == "string" and names:
            part["enum"] = list(names)
