"""The way from a YAML mapping into a typed model.

This is the border: what comes in is checked here once, and everything behind it is typed and frozen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from dashboard.core.field_words import (
    DAY,
    expected_words,
    is_mismatch,
    key_words,
    literal_names,
    read_words,
    slot_at,
)
from dashboard.core.finding import MAX_NAMES, Finding, closest, nearest
from dashboard.core.phrases import join_words
from dashboard.core.time_hints import moment_hint, time_hint
from dashboard.core.yaml_data import Location
from dashboard.core.yaml_record import Record

_COMMANDS = {"withdrawn": "desk withdraw writes this key: desk withdraw SLUG --reason '…'."}
"""Keys that commands write, and how."""
_TWICE = "listed_twice"
MOST_APART = 3
"""Up to so many entries of a list with the same mistake have a finding each; more of them have one together."""
MAX_LINES = 5
"""How many lines such a finding names."""


def require_unique(
    names: Sequence[str | Sequence[str]], noun: str, below: Location = (), same: Callable[[str], str] = str
) -> None:
    """Check in a validator of a model that no two entries of a list have the same name.

    Args:
        names: the name of each entry, or its names.
        noun: what they name, in the singular, for the message.
        below: the keys from the value that is checked to the list.
        same: gives the spelling in which names are compared.

    Raises:
        PydanticCustomError: two entries have the same name; `validate` tells the line of the second.
    """
    first: dict[str, int] = {}
    for number, entry in enumerate(names):
        for name in [entry] if isinstance(entry, str) else entry:
            if first.setdefault(same(name), number) != number:
                context = {"name": name, "noun": noun, "at": (*below, number), "first": (*below, first[same(name)])}
                raise PydanticCustomError(_TWICE, "each once", context)


def wrong_part(expected: str, read: object, below: Location) -> PydanticCustomError:
    """Make the error of a validator that looks at several keys and finds a mistake in one of them.

    Args:
        expected: what was expected there.
        read: the value of that key, or of that item.
        below: the keys and numbers of items from the value that is checked to it.
    """
    return PydanticCustomError("wrong_part", "{expected}", {"expected": expected, "read": read, "at": below})


def unknown_name(expected: str, names: Sequence[str]) -> PydanticCustomError:
    """Make the error of a validator that knows some names only, with the nearest of them as a hint.

    Args:
        expected: what was expected, such as 'a colour of the palette'.
        names: those that it knows.
    """
    return PydanticCustomError("unknown_name", "{expected}", {"expected": expected, "names": list(names)})


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
        placed = [(_location_in_file(record, detail), detail) for detail in details]
        mistyped = {
            (*location[:-1], match)
            for location, detail in placed
            if detail["type"] == "extra_forbidden"
            for match in closest(location[-1], _keys_at(model, location[:-1]))
        }
        by_location: dict[Location, list[ErrorDetails]] = defaultdict(list)
        for location, detail in placed:
            if not _follows_from(mistyped, location, detail):
                by_location[location].append(detail)
        mistakes = [
            (location, _relevant(details))
            for location, details in by_location.items()
            if not (all(map(is_mismatch, details)) and _is_above_another(location, by_location))
        ]
        findings.extend(_group_finding(model, record, group) for group in _same_mistakes(mistakes))
        return None


def _follows_from(mistyped: Iterable[Location], location: Location, detail: ErrorDetails) -> bool:
    """Whether a mistake is there only since another key is mistyped: that is missing, or a rule beside it asks for it.

    Args:
        mistyped: where the right keys would stand.
        location: of the mistake.
        detail: what pydantic says of it.
    """
    if detail["type"] == "missing":
        return location in mistyped
    if detail["type"] not in ("value_error", "wrong_part"):
        return False
    beside = {str(key[-1]) for key in mistyped if key[:-1] == location[:-1]}
    return not beside.isdisjoint(re.findall(r"\w+", detail["msg"]))


_Mistake = tuple[Location, list[ErrorDetails]]
"""Where something does not fit, and what pydantic says of it: once for each kind of value that would."""


def _relevant(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """If a value may be of several kinds and is of one, but with a mistake in it, that mistake is what is wrong."""
    return [detail for detail in details if not is_mismatch(detail)][:1] or details


def _is_above_another(location: Location, locations: Iterable[Location]) -> bool:
    """Whether a mistake is told more closely: keys or items of the value were looked at, and are wrong."""
    return any(other[: len(location)] == location and other != location for other in locations)


def _same_mistakes(mistakes: Iterable[_Mistake]) -> list[list[_Mistake]]:
    """What is wrong, grouped where more than `MOST_APART` entries of a list have the same mistake."""
    groups: dict[object, list[_Mistake]] = {}
    for location, details in mistakes:
        place = tuple("" if isinstance(step, int) else step for step in location)
        groups.setdefault((place, details[0]["type"], details[0]["msg"]), []).append((location, details))
    apart = [[mistake] for group in groups.values() if len(group) <= MOST_APART for mistake in group]
    return apart + [group for group in groups.values() if len(group) > MOST_APART]


def _group_finding(model: type[BaseModel], record: Record, group: Sequence[_Mistake]) -> Finding:
    """The finding about the first of several entries with the same mistake, which names the lines of all."""
    finding = _finding(model, record, *group[0])
    proposals = [proposal for _, details in group if (proposal := (details[0].get("ctx") or {}).get("proposal"))]
    if proposals:
        listed = [f"'{read}' as '{better}'" for read, better in proposals[:MAX_NAMES]]
        listed += [f"{len(proposals) - MAX_NAMES} more"] if len(proposals) > MAX_NAMES else []
        finding = replace(finding, hint=f"Write {join_words(listed)}, here and in the first line of the CSV.")
    if len(group) == 1:
        return finding
    lines = [str(record.place(*location)[0]) for location, _ in group]
    shown = join_words([*lines[:MAX_LINES], "further ones"] if len(lines) > MAX_LINES else lines)
    return replace(finding, message=f"{finding.message} {len(group)} entries have this mistake, on lines {shown}.")


def _location_in_file(record: Record, detail: ErrorDetails) -> Location:
    """The key that is wrong or missing. Inside a union pydantic also names the branch that it tried: that is no key."""
    location: Location = ()
    for step in detail["loc"]:
        if (*location, step) in record.places:
            location = (*location, step)
    last = detail["loc"][-1] if detail["loc"] else ""
    # (What is missing in a list of so many values is not a key: the list is too short.)
    is_missing = detail["type"] == "missing" and isinstance(last, str)
    # A record of a whole cell knows no places of its keys.
    is_unplaced = detail["type"] == "extra_forbidden" and location[-1:] != (last,)
    return (*location, last) if is_missing or is_unplaced else location


def _finding(model: type[BaseModel], record: Record, location: Location, details: list[ErrorDetails]) -> Finding:
    detail, slot = details[-1], slot_at(model, location)
    kind, value, context = detail["type"], detail["input"], detail.get("ctx") or {}
    if kind == "extra_forbidden":
        return _unknown_key(model, record, location, value)
    about = slot.description if slot else ""
    if kind == "missing" and isinstance(detail["loc"][-1], str):
        return record.finding("missing-key", location, f"The key '{location[-1]}' is missing.", about)
    if kind == _TWICE:
        return _second(record, location, context)
    if kind == "wrong_part":
        location, value = (*location, *context["at"]), context["read"]
    elif kind == "missing":
        value = detail["input"] if isinstance(detail["input"], list | tuple) else value
    name = ".".join(step for step in location if isinstance(step, str))
    read = key_words(value) if isinstance(value, Mapping) and not name else read_words(value)
    begin = f"{name}: read" if name else "Read"
    message = f"{begin} {read}, expected {expected_words(details, slot)}."
    if kind in ("literal_error", "unknown_name"):
        names = literal_names(detail)
        known = dict(pair for words in (slot.words if slot else ()) for pair in words.also_called)
        return record.finding("unknown-name", location, message, _name_hint(value, names, known))
    hint = _COMMANDS.get(name) or _quote_hint(kind, value) or _time_hint(message, value)
    hint = hint or (about if kind.startswith(_UNEXPLAINED) else "")
    if kind.startswith(_UNSHAPED) and name not in _COMMANDS and slot and slot.shape and location:
        key = f"{location[-1]}: " if isinstance(location[-1], str) else ""
        hint = f"{hint} Write {key}{slot.shape}.".strip()
    return record.finding("wrong-value", location, message, hint)


def _unknown_key(model: type[BaseModel], record: Record, location: Location, value: object) -> Finding:
    key = str(location[-1])
    hint = _elsewhere_hint(model, location) or nearest(key, _keys_at(model, location[:-1]))
    if _is_cut_by_comma(record, location, value):
        hint = f"Put a text that holds a comma into quotes. {hint}"
    return record.finding("unknown-key", location, f"Unknown key '{key}'.", hint)


def _second(record: Record, location: Location, context: Mapping[str, Any]) -> Finding:
    """The finding of a name that stands in a list twice."""
    line, _ = record.place(*location, *context["first"])
    noun, name = context["noun"], context["name"]
    message = f"{noun}: '{name}' stands here a second time (first on line {line}); expected each {noun} once."
    return record.finding("wrong-value", (*location, *context["at"]), message, "Keep one of the two.")


_UNEXPLAINED = ("greater_", "less_", "too_", "string_", "tuple_", "missing", "model_", "list_", "dict_")
"""Mistakes after which the description of the field helps."""
_UNSHAPED = ("model_", "list_type", "tuple_type")
"""Mistakes after which it helps to see how keys with values are written."""


def _elsewhere_hint(model: type[BaseModel], location: Location) -> str:
    """What to do about a key of another program; empty if it is none."""
    known: Mapping[str, str] = getattr(model, "elsewhere", {}) if len(location) == 1 else {}
    here = known.get(str(location[-1]).lower().replace("-", "_"))
    if here is None:
        return ""
    return f"Other programs have this key; here it is '{here}'." if here else "Other programs have this key; delete it."


def _name_hint(value: object, names: Sequence[str], known: dict[str, str]) -> str:
    """Offer the name that is meant: the nearest, or that which other people call so."""
    if exact := known.get(str(value).lower()):
        return f"Did you mean '{exact}'? {nearest('', names)}"
    if not closest(value, names):
        for match in closest(value, known):
            return f"Did you mean '{known[match]}'? {nearest('', names)}"
    return nearest(value, names)


def _is_cut_by_comma(record: Record, location: Location, value: object) -> bool:
    """Whether a key is the end of a text in `{…}` that holds a comma: it has no value, and another key before it."""
    line, column = record.place(*location)
    *above, key = location
    beside = (place for other, place in record.places.items() if [*other[:-1]] == above)
    return value is None and (" " in str(key) or any(place[0] == line and place[1] < column for place in beside))


def _time_hint(message: str, value: object) -> str:
    """What to write in place of a day or a moment, if one was expected and another spelling was read."""
    if not isinstance(value, str):
        return ""
    if message.endswith(f"expected {DAY}."):
        return time_hint("date", value)
    return moment_hint(value) if "a time with its zone" in message else ""


def _quote_hint(kind: str, value: object) -> str:
    if kind == "string_type" and value is not None:
        return "Put it in quotes to make it text."
    return ""


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    slot = slot_at(model, location)
    return slot.keys if slot else []
