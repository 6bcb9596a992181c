"""The list of all keys that people write in YAML, made of the models that read them. No other place repeats it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.core.field_words import ARROW
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.core.name_of import NAMES_KIND
from dashboard.core.settings import Editorial
from dashboard.core.slug import slug_of
from dashboard.editorial.editor_schemas import MODELS
from dashboard.pieces.standing_page import PageFront

_PLACES: Mapping[str, tuple[str, str]] = {
    "front-matter": ("Front matter of a piece", "docs/analyses/<slug>.md, or the first cell of <slug>.ipynb"),
    "page": ("Front matter of a page", "the pages that extra.editorial.pages names"),
    "chart": ("Chart", "a chart fence, chart(…) in code, or data/charts/<id>.yaml"),
    "cell": ("Cell of a notebook", "dashboard in the metadata of a cell, or layout.meta of a figure"),
    "descriptor": ("Dataset", "data/datasets/<theme>/<name>.yaml"),
    "facts": ("Facts", "data/facts.yaml"),
    "events": ("Events", "data/events.yaml"),
    "tiles": ("Tiles", "data/tiles.yaml"),
    "author": ("Author", "data/authors/<slug>.yaml"),
    "institute": ("Institute", "data/institutes/<slug>.yaml"),
    "themes": ("Themes", "data/themes.yaml"),
    "names": ("Names and units", "data/names.yaml"),
    "colours": ("Colours", "data/colours.yaml"),
    "borders": ("Disputed borders", "data/borders.yaml"),
    "settings": ("Settings", "extra.editorial in mkdocs.yml"),
}
"""The title of each kind of file, and where it stands, in the order of the list."""
_MORE: Mapping[str, type[BaseModel]] = {"page": PageFront, "cell": FigureSettings, "settings": Editorial}
"""The models for which text editors get no schema."""
_NAMED = {
    "analysis": "who-buys-the-coal",
    "author": "osw-dashboard-editors",
    "chart": "trade-since-2020",
    "chart-type": "line",
    "dataset": "china-russia-trade",
    "event": "full-scale-invasion",
    "field": "year",
    "institute": "osw",
    "theme": "economy",
}
"""An example of a name of each kind."""
_FORMATS = {
    "date": ("a day", "2025-05-09"),
    "date-time": ("a time with its zone", "2026-12-01T06:00+01:00"),
}
_SUCH_AS = lazy_re(r"such as (?:'(?P<quoted>[^']+)'|(?P<word>\[[^\]]+\]|[^\s;,]+))")
"""An example in a description."""
_MAPPING = lazy_re(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
"""An example of keys with values in a description."""
_ANY = {"text", "a whole number", "a number", "true or false", "a day"}
"""The kinds of value that together are any."""


class Key(Frozen):
    """One key."""

    name: str
    """With those above it: `hero.image`, `schema.fields[].unit`; `<name>` stands for a name of your own."""
    type: str
    default: str
    """What holds without it; empty where it must be there, or where nothing does."""
    required: bool
    example: str
    meaning: str
    """What it says."""
    shown: str
    """Where a reader, an author or a program sees what it does; of a key below another, where that is seen."""


class KeyGroup(Frozen):
    """The keys of one kind of file."""

    title: str
    place: str
    """Where the files stand, or in which file the keys do."""
    keys: tuple[Key, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return slug_of(self.title)


@cache
def key_groups() -> tuple[KeyGroup, ...]:
    """All keys, by the kind of file in which they stand."""
    models = {**MODELS, **_MORE}
    return tuple(KeyGroup(*place, tuple(_keys_of(models[name]))) for name, place in _PLACES.items())


def keys_markdown() -> str:
    """The list as Markdown, a table for each kind of file."""
    lines = list[str]()
    for group in key_groups():
        lines += [f"## {group.title}", "", f"{group.place}", ""]
        lines += ["| key | type | default | example | what it says | where it shows |", f"|{' --- |' * 6}"]
        for key in group.keys:
            default = "**required**" if key.required else _code(key.default)
            cells = (_code(key.name), key.type, default, _code(key.example), key.meaning, key.shown)
            lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
        lines.append("")
    return "\n".join(lines)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _keys_of(model: type[BaseModel]) -> Iterator[Key]:
    schema = model.model_json_schema(by_alias=True)
    defined = schema.get("$defs", {})
    if model is ChartSpec:
        schema = {**schema, "required": [*schema.get("required", ()), "id"]}
    yield from _keys_below(schema, defined, "")


def _keys_below(
    schema: Mapping[str, Any], defined: Mapping[str, Any], above: str, shown_above: str = ""
) -> Iterator[Key]:
    """The keys of a part of a schema, each followed by those below it."""
    if isinstance(entries := schema.get("additionalProperties"), dict) and "properties" not in schema:
        yield from _keys_below(_resolved(entries, defined), defined, f"{above}<name>.")
    for name, written in schema.get("properties", {}).items():
        options = _options(written, defined)
        required = name in schema.get("required", ())
        default = "" if required else _default(written.get("default"))
        described = written.get("description") or next(
            (one["description"] for one in options if "description" in one), ""
        )
        meaning, _arrow, shown = described.partition(ARROW)
        shown = shown or shown_above
        kinds = _joined(_type(option, defined) for option in options)
        example = _example(written, options, defined)
        yield Key(f"{above}{name}", kinds, default, required, example, meaning, shown)
        for option in options:
            inner = _resolved(option.get("items", {}), defined) if option.get("type") == "array" else option
            if "properties" in inner:
                below = f"{above}{name}{'[]' if inner is not option else ''}."
                yield from _keys_below(inner, defined, below, shown)


def _joined(kinds: Iterable[str]) -> str:
    """Several kinds of value in words."""
    found = list(dict.fromkeys(kinds))
    if _ANY.issubset(found):
        found = ["one value", *(kind for kind in found if kind not in _ANY)]
    return " or ".join(found)


def _resolved(schema: Mapping[str, Any], defined: Mapping[str, Any]) -> Mapping[str, Any]:
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return {**defined[name], **{key: value for key, value in schema.items() if key != "$ref"}} if name else schema


def _options(schema: Mapping[str, Any], defined: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The kinds of value that a key takes, one by one, without none."""
    listed = schema.get("anyOf", [schema])
    found = [_resolved(option, defined) for option in listed if option.get("type") != "null"]
    return [below for option in found for below in (_options(option, defined) if "anyOf" in option else [option])]


def _names_in(schema: Mapping[str, Any]) -> list[Any]:
    """The names that a value may be; empty if it may be others."""
    return schema.get("enum") or ([schema["const"]] if "const" in schema else [])


def _type(schema: Mapping[str, Any], defined: Mapping[str, Any]) -> str:
    if kind := schema.get(NAMES_KIND):
        words = kind.replace("chart-type", "form of chart")
        return f"the name of {'an' if words[0] in 'aei' else 'a'} {words}"
    if names := _names_in(schema):
        return f"one of {', '.join(map(str, names))}" if len(names) > 1 else f"{names[0]}"
    kind = schema.get("type")
    if kind == "array":
        items = _options(schema["items"], defined) if schema.get("items") else []
        return f"a list of {_plural(_joined(_type(item, defined) for item in items))}" if items else "a list"
    if kind == "object":
        return "keys, as below" if "properties" in schema else "keys with values"
    if kind == "string":
        return _FORMATS[schema["format"]][0] if schema.get("format") in _FORMATS else "text"
    numbers = {"integer": "a whole number", "number": "a number", "boolean": "true or false"}
    return f"{numbers.get(str(kind), 'any value')}{_bounds(schema)}"


def _bounds(schema: Mapping[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    return f" from {low} to {high}" if high is not None and low is not None else f", at least {low}" if low else ""


def _plural(words: str) -> str:
    several = {"text": "texts", "keys, as below": "entries, as below", "a day": "days", "one value": "values"}
    return several.get(words, words.replace("the name", "names", 1))


def _default(value: Any) -> str:
    """A default as it stands in YAML; empty for nothing, and for what is only a group of keys."""
    if value is None or value in ("", [], {}) or isinstance(value, dict):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _example(written: Mapping[str, Any], options: list[Mapping[str, Any]], defined: Mapping[str, Any]) -> str:
    described = written.get("description", "").partition(ARROW)[0]
    if NAMES_KIND not in written:  # (an example of a name is one of that kind)
        if named := _SUCH_AS.search(described):
            return named["quoted"] or named["word"].rstrip(".:)")
        if examples := written.get("examples"):
            return str(examples[0])
    if any(option.get("type") == "object" for option in options) and (mapping := _MAPPING.search(described)):
        return mapping[0]
    return next(filter(None, (_example_of(option, written.get("default"), defined) for option in options)), "")


def _example_of(schema: Mapping[str, Any], default: Any, defined: Mapping[str, Any]) -> str:
    if kind := schema.get(NAMES_KIND):
        return _NAMED[kind]
    if examples := schema.get("examples"):
        return str(examples[0])
    if names := _names_in(schema):
        return str(next((name for name in names if name != default), names[0]))
    kind = schema.get("type")
    if kind == "array" and schema.get("items"):
        inner = next(filter(None, (_example_of(one, None, defined) for one in _options(schema["items"], defined))), "")
        return f"[{inner}]" if inner else ""
    if kind == "string":
        return _FORMATS[schema["format"]][1] if schema.get("format") in _FORMATS else ""
    if kind == "boolean":
        return "false" if default is True else "true"
    return str(schema.get("minimum", schema.get("exclusiveMinimum", 1))) if kind in ("integer", "number") else ""
