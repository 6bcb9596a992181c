"""JSON Schemas of all that people write in YAML, for text editors. They list the names that exist now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import StringSchema

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.resolve.declared_colours import ThingColourList
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.types import CHART_TYPES
from dashboard.checks.known_names import NameList
from dashboard.core.files import write_atomically
from dashboard.core.name_of import NAMES_KIND
from dashboard.data.borders import BorderPolicy
from dashboard.data.descriptor import Descriptor
from dashboard.data.events import EventList
from dashboard.edition.edition import Edition
from dashboard.facts.named_fact import FactsFile
from dashboard.people.author import AuthorEntry
from dashboard.people.institute import InstituteEntry
from dashboard.people.theme import ThemeList
from dashboard.pieces.front_matter import FrontMatter
from dashboard.tiles.tile_entry import TileList

MODELS: Mapping[str, type[BaseModel]] = {
    "front-matter": FrontMatter,
    "descriptor": Descriptor,
    "chart": ChartSpec,
    "facts": FactsFile,
    "author": AuthorEntry,
    "institute": InstituteEntry,
    "themes": ThemeList,
    "events": EventList,
    "borders": BorderPolicy,
    "colours": ThingColourList,
    "names": NameList,
    "tiles": TileList,
}
"""The models by the names of their schema files, without the ending."""

_SCHEMAS = Codec[dict[str, str]](dict[str, str])
_TEXT = ["string", "number", "boolean"]
"""What an editor may take a text for that stands without quotes, such as `2024` or `yes`."""


class _WithoutQuotes(GenerateJsonSchema):
    """Makes schemas for texts that need no quotes."""

    def str_schema(self, schema: StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": _TEXT}


def make_schemas(edition: Edition) -> dict[str, str]:
    """Make all schemas. Returns their texts by the names of their files."""
    registry = edition.content.registry
    names: dict[str, Iterable[str]] = {
        "analysis": {analysis.slug: analysis for analysis in edition.content.analyses.values() if analysis},
        "author": registry.authors,
        "chart": edition.content.shared_charts,
        "chart-type": CHART_TYPES,
        "dataset": edition.content.datasets,
        "event": edition.content.events,
        "institute": registry.institutes,
        "theme": registry.themes,
    }
    listed = tuple((kind, tuple(slugs)) for kind, slugs in names.items())
    key = key_of("schemas", listed, engine_digest())
    return edition.content.cache.get_or_compute(key, _SCHEMAS, partial(_schemas, listed))


def write_schemas(edition: Edition) -> None:
    """Write the schemas into the site's folder `.cache/schemas`, where `.vscode/settings.json` looks for them."""
    folder = edition.content.settings.cache / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in make_schemas(edition).items():
        path = folder / name
        # A text editor reads a schema again when its file changes, so equal files are not written.
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_atomically(path, text.encode())


def _schemas(names: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    names_by_kind = dict(names)
    return {f"{name}.json": _schema(model, names_by_kind) for name, model in MODELS.items()}


def _schema(model: type[BaseModel], names: Mapping[str, tuple[str, ...]]) -> str:
    """The schema of a model as JSON, with the names that its keys may have."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True, schema_generator=_WithoutQuotes),
    }
    _list_names(schema, names)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _list_names(part: Any, names: Mapping[str, tuple[str, ...]]) -> None:
    """Write into a schema, in place of a kind of thing, the names that there are. Without any, all are allowed."""
    if isinstance(part, dict):
        known = names.get(part.pop(NAMES_KIND, ""))
        part |= {"enum": list(known)} if known else {}
    for below in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _list_names(below, names)
