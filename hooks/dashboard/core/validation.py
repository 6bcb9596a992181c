"""The way from a YAML mapping into a typed model.

This is the border: what comes in is checked here once, and everything behind it is typed and frozen.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dashboard.core.finding import MAX_NAMES, Finding, closest, nearest
from dashboard.core.phrases import join_words
from dashboard.core.yaml_json import Location
from dashboard.core.yaml_record import Record

_EXPECTED = {
    "a valid string": "text",
    "a valid boolean": "true or false",
}
"""What pydantic says it expected, and our words for it."""
_DAY = "a day such as 2025-05-09"
_TIME = "a time with its zone such as 2026-12-01T06:00+01:00"
_COMMANDS = {"withdrawn": "desk withdraw writes this key: desk withdraw SLUG --reason '…'."}
"""Keys that commands write, and how."""
MOST_APART = 3
"""Up to so many entries of a list with the same mistake have a finding each; more of them have one together."""
MAX_LINES = 5
"""How many lines such a finding names."""
MAX_SHOWN = 60
"""How many characters of a wrong value a message shows."""


def require_unique(names: Sequence[str], noun: str) -> None:
    """Check in a validator of a model that no name stands in a list twice.

    Args:
        names: the names in the list.
        noun: what they name, in the singular, for the message.

    Raises:
        ValueError: a name stands there twice.
    """
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"each {noun} once; '{name}' is listed twice")


def validate[M: BaseModel](model: type[M], record: Record, findings: list[Finding]) -> M | None:
    """Make a model of a record.

    Args:
        model: its class.
        record: the keys and values.
        findings: gets one finding for each thing that does not fit, at its line and column.

    Returns:
        The model; None if something does not fit.
    """
    try:
        return model.model_validate(record.data)
    except ValidationError as error:
        details = error.errors()
        mistyped = {
            (*detail["loc"][:-1], match)
            for detail in details
            if detail["type"] == "extra_forbidden"
            for match in closest(detail["loc"][-1], _keys_at(model, detail["loc"][:-1]))
        }
        # A mistyped key is one mistake, though it leaves the right key missing as well.
        details = [detail for detail in details if detail["type"] != "missing" or detail["loc"] not in mistyped]
        # If a value may be of several kinds, pydantic complains once for each: one finding is enough. Keys that are
        # missing are told each.
        by_location = {_location_in_file(record, detail): detail for detail in details}
        findings.extend(_group_finding(model, record, group) for group in _same_mistakes(by_location.values()))
        return None


def _same_mistakes(details: Iterable[ErrorDetails]) -> list[list[ErrorDetails]]:
    """What is wrong, grouped where more than `MOST_APART` entries of a list have the same mistake."""
    groups: dict[object, list[ErrorDetails]] = {}
    for detail in details:
        place = tuple("" if isinstance(step, int) else step for step in detail["loc"])
        groups.setdefault((place, detail["type"], detail["msg"]), []).append(detail)
    apart = [[detail] for group in groups.values() if len(group) <= MOST_APART for detail in group]
    return apart + [group for group in groups.values() if len(group) > MOST_APART]


def _group_finding(model: type[BaseModel], record: Record, group: Sequence[ErrorDetails]) -> Finding:
    """The finding about the first of several entries with the same mistake, which names the lines of all."""
    finding = _finding(model, record, group[0])
    proposals = [proposal for detail in group if (proposal := (detail.get("ctx") or {}).get("proposal"))]
    if proposals:
        listed = [f"'{read}' as '{better}'" for read, better in proposals[:MAX_NAMES]]
        listed += [f"{len(proposals) - MAX_NAMES} more"] if len(proposals) > MAX_NAMES else []
        finding = replace(finding, hint=f"Write {join_words(listed)}, here and in the first line of the CSV.")
    if len(group) == 1:
        return finding
    lines = [str(record.place(*_location_in_file(record, detail))[0]) for detail in group]
    shown = join_words([*lines[:MAX_LINES], "further ones"] if len(lines) > MAX_LINES else lines)
    return replace(finding, message=f"{finding.message} {len(group)} entries have this mistake, on lines {shown}.")


def _location_in_file(record: Record, detail: ErrorDetails) -> Location:
    """The key that is wrong or missing. Inside a union pydantic also names the branch that it tried: that is no key."""
    if detail["type"] == "missing":
        return detail["loc"]
    return tuple(step for step in detail["loc"] if not isinstance(step, str) or _is_key(step, record))


def _finding(model: type[BaseModel], record: Record, detail: ErrorDetails) -> Finding:
    location = _location_in_file(record, detail)
    kind, value = detail["type"], detail["input"]
    name = ".".join(str(step) for step in detail["loc"]) or "this"
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        names = _keys_at(model, detail["loc"][:-1])
        hint = nearest(key, names)
        if _is_cut_by_comma(record, detail["loc"], value):
            hint = f"Put a text that holds a comma into quotes. {hint}"
        return record.finding("unknown-key", detail["loc"], f"Unknown key '{key}'.", hint)
    if kind == "missing":
        key = str(detail["loc"][-1])
        about = _description(model, detail["loc"])
        return record.finding("missing-key", detail["loc"], f"The key '{key}' is missing.", about)
    context = detail.get("ctx") or {}
    if kind in ("literal_error", "unknown_name"):
        names = context.get("names") or [
            part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")
        ]
        message = f"{name}: read {value!r}, expected one of the known names."
        return record.finding("unknown-name", location, message, nearest(value, names))
    expected = str(context["error"]) if kind == "value_error" else _expected(model, location, detail)
    message = f"{name}: read {_shortened(value)}, expected {expected}."
    hint = _quote_hint(kind, value) or _COMMANDS.get(name, "")
    return record.finding("wrong-value", location, message, hint)


def _is_key(step: str, record: Record) -> bool:
    return any(step in location for location in record.places)


def _is_cut_by_comma(record: Record, location: Location, value: object) -> bool:
    """Whether a key is the end of a text in `{…}` that holds a comma: it has no value, and another key before it."""
    line, column = record.place(*location)
    *above, key = location
    beside = (place for other, place in record.places.items() if [*other[:-1]] == above)
    return value is None and (" " in str(key) or any(place[0] == line and place[1] < column for place in beside))


def _expected(model: type[BaseModel], location: Location, detail: ErrorDetails) -> str:
    """Say in our words what pydantic expected."""
    kind, value = detail["type"], detail["input"]
    words = detail["msg"].removeprefix("Input should be ").removeprefix("Value error, ").rstrip(".")
    lowered = words[:1].lower() + words[1:]
    keys = ": " + ", ".join(names) if (names := _keys_at(model, location)) else ""
    if kind.startswith("int_"):
        return "a whole number"
    if kind.startswith("float_"):
        return "a number"
    if kind.startswith("date_"):
        return _DAY
    if kind.startswith(("datetime_", "timezone_")):
        return _TIME
    if kind == "list_type":
        is_plain = isinstance(value, str) and not set(value) & set("[]{}:#'\"\n")
        return f"a list of keys with values{keys}" if keys else f"a list, such as [{value if is_plain else 'x'}]"
    if "dictionary" in words:
        return f"keys with values{keys}"
    if "at least 1 item" in words or "at least 1 character" in words:
        return "at least one"
    return _EXPECTED.get(words, _EXPECTED.get(lowered, lowered))


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 3] + "..."


def _quote_hint(kind: str, value: object) -> str:
    if kind == "string_type" and value is not None:
        return "Put it in quotes to make it text."
    return ""


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Return the model of the keys below a location; None if there is none."""
    current: Any = model
    for step in location:
        fields = getattr(_inner_model(current), "model_fields", None)
        if fields is None:
            return None
        if isinstance(step, str):
            named = {field.alias or name: field for name, field in fields.items()}
            if step in named:
                current = named[step].annotation
    inner = _inner_model(current)
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _inner_model(annotation: Any) -> Any:
    """Return the model inside `list[Model]`, `Model | None` and the like; else the annotation itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    origin = typing.get_origin(annotation)
    if origin in (list, tuple, dict, typing.Union, types.UnionType, typing.Annotated):
        for part in typing.get_args(annotation):
            inner = _inner_model(part)
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
