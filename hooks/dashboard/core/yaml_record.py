"""A YAML mapping that knows where each of its keys stands, and its way into a typed model.

This is the border: what comes in is checked here once, and everything behind it is typed and frozen.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from dashboard.core.finding import Finding, Severity, closest, nearest
from dashboard.core.yaml_json import Location, Place, YamlData, YamlPlaces


class Closed(BaseModel):
    """A model that takes the keys it names and no others, and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


@dataclass(frozen=True)
class Record:
    """The keys and values of one YAML mapping in one file."""

    path: str
    data: YamlData
    places: YamlPlaces
    """Line and column (from 1) of each key, by its way from the top."""

    def place(self, *location: Hashable) -> Place:
        """Where a key stands; where it is missing, the nearest thing above it that is there."""
        while location and location not in self.places:
            location = location[:-1]
        return self.places.get(location, (1, 1))

    def finding(
        self, id: str, location: Location, message: str, hint: str = "", severity: Severity = "error"
    ) -> Finding:
        """A finding at the place of a key."""
        line, column = self.place(*location)
        return Finding(id=id, severity=severity, path=self.path, line=line, column=column, message=message, hint=hint)


def read_yaml(
    text: str, path: str, findings: list[Finding], first_line: int = 1, first_column: int = 1
) -> Record | None:
    """Parse a mapping; what is wrong with it goes into `findings`, and None comes back.

    `first_line` and `first_column` are where in the file the text begins, and each of its lines.
    """
    wrong: list[Finding] = []
    record, shift = _read_yaml(text, path, wrong, first_line), first_column - 1
    findings += [replace(one, column=one.column + shift) for one in wrong]
    if record is None or not shift:
        return record
    return replace(record, places={key: (line, column + shift) for key, (line, column) in record.places.items()})


def _read_yaml(text: str, path: str, findings: list[Finding], first_line: int) -> Record | None:
    loader = yaml.CSafeLoader(text)
    places: dict[Location, Place] = {(): (first_line, 1)}
    known = len(findings)
    try:
        node = loader.get_single_node()
        if node is not None:
            _locate(node, (), places, path, first_line, findings)
        if len(findings) > known:
            return None
        data = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        # A quote left open is only noticed at the end of the file; the place to mend is where it opens.
        opened = error.context_mark if "quoted" in (error.context or "") else None
        mark = opened or error.problem_mark or error.context_mark
        line, column = (first_line + mark.line, mark.column + 1) if mark else (first_line, 1)
        problem = "a quote is opened here and never closed" if opened else error.problem or error.context
        message = f"This is not YAML: {problem}."
        hint = "Look at the indentation, at quotes left open, and put a text that holds ': ' into quotes."
        findings.append(Finding(id="yaml-syntax", path=path, line=line, column=column, message=message, hint=hint))
        return None
    except RecursionError:
        message = "This is not YAML that we can read: a part of it holds itself."
        findings.append(Finding(id="yaml-syntax", path=path, line=first_line, message=message))
        return None
    except (ValueError, yaml.YAMLError) as error:
        message = f"This is not YAML: {str(error).splitlines()[0]}."
        hint = "A date is written 2025-05-09; a text that looks like one stands in quotes."
        findings.append(Finding(id="yaml-syntax", path=path, line=first_line, message=message, hint=hint))
        return None
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        read = {"NoneType": "nothing", "list": "a list", "str": "a text"}.get(type(data).__name__, "a single value")
        findings.append(
            Finding(
                id="not-a-mapping",
                path=path,
                line=first_line,
                message=f"Read {read}, expected keys with values, each as 'key: value'.",
            )
        )
        return None
    return Record(path, data, places)


def _locate(
    node: yaml.Node,
    location: Location,
    places: dict[Location, Place],
    path: str,
    first_line: int,
    findings: list[Finding],
) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            place = (first_line + key.start_mark.line, key.start_mark.column + 1)
            if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
                message = "Read a key that is no text; expected a word, such as 'title:'."
                hint = "Put a key that looks like a number or a date into quotes."
                findings.append(
                    Finding(id="yaml-key", path=path, line=place[0], column=place[1], message=message, hint=hint)
                )
                continue
            below = (*location, key.value)
            if below in places:
                findings.append(
                    Finding(
                        id="duplicate-key",
                        path=path,
                        line=place[0],
                        column=place[1],
                        message=f"'{key.value}' stands here a second time (first on line {places[below][0]}).",
                        hint="Keep one of the two.",
                    )
                )
            places.setdefault(below, place)
            _locate(value, below, places, path, first_line, findings)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            places[(*location, index)] = (first_line + item.start_mark.line, item.start_mark.column + 1)
            _locate(item, (*location, index), places, path, first_line, findings)
    elif node.tag.endswith(":binary"):
        line, column = first_line + node.start_mark.line, node.start_mark.column + 1
        message = "Read bytes (!!binary), expected text."
        findings.append(Finding(id="yaml-syntax", path=path, line=line, column=column, message=message))
    elif node.tag.endswith(":timestamp"):
        # PyYAML fails at a date that does not exist without a word of where it stands.
        try:
            datetime.date.fromisoformat(node.value[:10])
        except ValueError:
            place = (first_line + node.start_mark.line, node.start_mark.column + 1)
            message = f"Read '{node.value}', which is no date; expected one such as 2025-05-09."
            findings.append(
                Finding(
                    id="yaml-date",
                    path=path,
                    line=place[0],
                    column=place[1],
                    message=message,
                    hint="A text that looks like a date stands in quotes.",
                )
            )


def validate[M: BaseModel](model: type[M], record: Record, findings: list[Finding]) -> M | None:
    """The record as a model, or None with one finding for each thing that does not fit."""
    try:
        return model.model_validate(record.data)
    except ValidationError as error:
        details = error.errors()
        mistyped = {
            (*detail["loc"][:-1], close)
            for detail in details
            if detail["type"] == "extra_forbidden"
            for close in closest(detail["loc"][-1], _keys_at(model, detail["loc"][:-1]))
        }
        # A mistyped key is one mistake, though it leaves the right one missing as well.
        told = [one for one in details if one["type"] != "missing" or one["loc"] not in mistyped]
        # Of a value that may be of several kinds each kind complains: one of them is enough.
        found = {(one.line, one.column, one.id): one for one in (_finding(model, record, detail) for detail in told)}
        findings.extend(found.values())
        return None


def _finding(model: type[BaseModel], record: Record, detail: ErrorDetails) -> Finding:
    # A location inside a union also names the branch that was tried: leave out what is no key of ours.
    location = tuple(step for step in detail["loc"] if not isinstance(step, str) or _is_key(step, record))
    kind, read = detail["type"], detail["input"]
    name = ".".join(str(step) for step in detail["loc"]) or "this"
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        names = _keys_at(model, detail["loc"][:-1])
        return record.finding("unknown-key", detail["loc"], f"Unknown key '{key}'.", nearest(key, names))
    if kind == "missing":
        key = str(detail["loc"][-1])
        about = _description(model, detail["loc"])
        return record.finding("missing-key", detail["loc"], f"The key '{key}' is missing.", about)
    context = detail.get("ctx") or {}
    if kind in ("literal_error", "unknown_name"):
        names = context.get("names") or [
            part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")
        ]
        message = f"{name}: read {read!r}, expected one of the known names."
        return record.finding("unknown-name", location, message, nearest(read, names))
    expected = str(context["error"]) if kind == "value_error" else _plain(detail["msg"])
    return record.finding(
        "wrong-value", location, f"{name}: read {_short(read)}, expected {expected}.", _quote_hint(kind, read)
    )


def _is_key(step: str, record: Record) -> bool:
    return any(step in location for location in record.places)


def _plain(message: str) -> str:
    """Pydantic's words, without their beginning and in ours."""
    words = message.removeprefix("Input should be ").removeprefix("Value error, ").rstrip(".")
    plain = {
        "a valid string": "text",
        "a valid list": "a list",
        "a valid integer": "a whole number",
        "a valid number": "a number",
        "a valid date": "a date such as 2025-05-09",
        "input should have timezone info": "a time with its offset, such as 2026-12-01T06:00+01:00",
        "a valid boolean": "true or false",
        "a valid integer, unable to parse string as an integer": "a whole number",
        "a valid number, unable to parse string as a number": "a number",
        "datetimes provided to dates should have zero time - e.g. be exact dates": "a date such as 2025-05-09",
    }
    first = words[:1].lower() + words[1:]
    if "dictionary" in words:
        return "keys with values"
    if "at least 1 item" in words or "at least 1 character" in words:
        return "at least one"
    return plain.get(words, plain.get(first, first))


def _short(value: object) -> str:
    text = value.isoformat() if isinstance(value, datetime.date) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _quote_hint(kind: str, read: object) -> str:
    if kind == "string_type" and read is not None:
        return "Put it in quotes to make it text."
    return ""


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that rules the keys below a location."""
    current: Any = model
    for step in location:
        fields = getattr(_inner(current), "model_fields", None)
        if fields is None:
            return None
        if isinstance(step, str):
            named = {field.alias or name: field for name, field in fields.items()}
            if step in named:
                current = named[step].annotation
    inner = _inner(current)
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """The model inside `list[Model]`, `Model | None` and the like; else the annotation itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    origin = typing.get_origin(annotation)
    if origin in (list, tuple, dict, typing.Union, types.UnionType, typing.Annotated):
        for part in typing.get_args(annotation):
            inner = _inner(part)
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                return inner
    return annotation


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    owner = _model_at(model, location)
    return [field.alias or name for name, field in owner.model_fields.items()] if owner else []


def _description(model: type[BaseModel], location: Location) -> str:
    owner = _model_at(model, location[:-1])
    if owner is None:
        return ""
    named = {field.alias or name: field for name, field in owner.model_fields.items()}
    field = named.get(str(location[-1]))
    return (field.description or "") if field else ""
