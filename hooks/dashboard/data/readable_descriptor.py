"""What a descriptor with errors still says about its rows, so that their errors are told at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.core.sound_part import sound_part
from dashboard.data.column import Column
from dashboard.data.constraints import Constraints
from dashboard.data.descriptor import Descriptor, Schema
from dashboard.data.source import Source


def readable_descriptor(data: Mapping[str, Any]) -> Descriptor | None:
    """Make a descriptor that is good for nothing but reading rows.

    Keys that do not fit are left out. A column whose type is wrong may hold any text, a key that names no column is
    none, and where a source has no sound name, rows may name any.

    Args:
        data: the keys and values of a descriptor.

    Returns:
        The descriptor, with schema and sources only; None if a column has no name.
    """
    schema = data.get("schema")
    entries = schema.get("fields") if isinstance(schema, Mapping) else None
    if not isinstance(schema, Mapping) or not isinstance(entries, list) or not entries:
        return None
    fields = [_readable_column(entry) for entry in entries]
    names = {field.name for field in fields if field}
    if None in fields or len(names) < len(fields):
        return None
    missing, key = schema.get("missingValues", [""]), schema.get("primaryKey")
    return Descriptor.model_construct(
        schema_=Schema.model_construct(
            fields=fields,
            primaryKey=[
                name for name in (key if isinstance(key, list) else [key]) if isinstance(name, str) and name in names
            ],
            missingValues=[text for text in missing if isinstance(text, str)] if isinstance(missing, list) else [""],
        ),
        sources=_readable_sources(data.get("sources")),
    )


def _readable_column(entry: object) -> Column | None:
    name = entry.get("name") if isinstance(entry, Mapping) else None
    if not isinstance(entry, Mapping) or not isinstance(name, str):
        return None
    constraints = entry.get("constraints", {})
    sound = sound_part(Constraints, constraints, {}) if isinstance(constraints, Mapping) else None
    keys = {**entry, "constraints": sound or Constraints()}
    column = sound_part(Column, keys, {"name": "unsound", "type": "string", "title": name})
    # (Even a name that may not be one says what stands in the header.)
    return column and column.model_copy(update={"name": name})


def _readable_sources(entries: object) -> list[Source]:
    sources = [
        sound_part(Source, entry, {"organization": "", "title": ""}) if isinstance(entry, Mapping) else None
        for entry in (entries if isinstance(entries, list) else [])
    ]
    return [] if None in sources else [source for source in sources if source]
