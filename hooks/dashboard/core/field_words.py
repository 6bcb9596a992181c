"""What the fields of a model are called and what they take, in the words of who writes the file.

pydantic's own words speak of types, patterns and branches; none of them reaches an author.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from dashboard.core.frozen import Frozen
from dashboard.core.name_of import NameOf
from dashboard.core.phrases import join_words
from dashboard.core.yaml_data import Location

DAY = "a day such as 2025-05-09"
TIME = "a time with its zone such as 2026-12-01T06:00+01:00"
ARROW = " → "
"""Stands in the description of a field between what it says and where that shows."""
MAX_SHOWN = 60
"""How many characters of a wrong value a message shows."""
_PYDANTICS_OWN = frozenset(typing.get_args(ErrorType))
"""The mistakes that pydantic knows; the others are ours, with words of our own."""
_BY_BEGINNING = {
    "string_": "text",
    "bool_": "true or false",
    "int_": "a whole number",
    "float_": "a number",
    "decimal_": "a number",
    "finite_": "a number",
    "date_": DAY,
    "datetime_": TIME,
    "timezone_": TIME,
    "json_": "JSON",
    "extra_": "no such key",
}
"""What pydantic expected, by how its name of the mistake begins."""
_MISMATCHES = ("_type", "_parsing", "_inclusive", "_error", "_aware", "_number", "_from_float")
"""How pydantic's names of mistakes end that say that a value is of another kind altogether."""


class FieldWords(Frozen):
    """Words about a field, put beside its type with `Annotated`."""

    expected: str = ""
    """What it takes, if its type does not say so: such as 'a code of two letters, such as UA'."""
    also_called: tuple[tuple[str, str], ...] = ()
    """What other people call a name that it takes, and that name, which a hint offers."""


class Slot(Frozen):
    """A place in a model that a value is put into."""

    annotation: Any
    metadata: tuple[Any, ...] = ()
    description: str = ""

    @property
    def options(self) -> list[Slot]:
        """The kinds of value that it takes, one by one."""
        origin = typing.get_origin(self.annotation)
        if origin is typing.Annotated:
            inner, *metadata = typing.get_args(self.annotation)
            return Slot(inner, (*self.metadata, *metadata), self.description).options
        if origin in (typing.Union, types.UnionType):
            parts = [part for part in typing.get_args(self.annotation) if part is not type(None)]
            return [option for part in parts for option in Slot(part, self.metadata, self.description).options]
        return [self]

    @property
    def words(self) -> list[FieldWords]:
        """The words beside its type."""
        return [
            item
            for option in self.options
            for part in option.metadata
            # (Those of `Field` inside of `Annotated` stand one level lower.)
            for item in (part.metadata if isinstance(part, FieldInfo) else [part])
            if isinstance(item, FieldWords)
        ]

    @property
    def names_kind(self) -> str:
        """Of what kind of thing its value, or each item of its list, is the name; empty if of none."""
        for option in self.options:
            if kind := next((item.kind for item in option.metadata if isinstance(item, NameOf)), ""):
                return kind
            if typing.get_origin(option.annotation) is list and (
                kind := Slot(typing.get_args(option.annotation)[0]).names_kind
            ):
                return kind
        return ""

    @property
    def keys(self) -> list[str]:
        """The keys of the model that it takes, or takes a list of."""
        for option in self.options:
            if isinstance(option.annotation, type) and issubclass(option.annotation, BaseModel):
                return [named.alias or name for name, named in option.annotation.model_fields.items()]
            is_list = typing.get_origin(option.annotation) in (list, tuple)
            if is_list and (keys := Slot(typing.get_args(option.annotation)[0]).keys):
                return keys
        return []

    @property
    def shape(self) -> str:
        """How the model that it takes, or takes a list of, is written: with the keys that it must have, or two others.

        Empty if it takes none.
        """
        for option in self.options:
            if isinstance(option.annotation, type) and issubclass(option.annotation, BaseModel):
                named = option.annotation.model_fields.items()
                must = [part.alias or name for name, part in named if part.is_required()]
                return "{" + ", ".join(f"{key}: …" for key in must or self.keys[:2]) + "}"
            is_list = typing.get_origin(option.annotation) in (list, tuple)
            if is_list and (shape := Slot(typing.get_args(option.annotation)[0]).shape):
                return f"[{shape}]"
        return ""

    @property
    def length(self) -> int | None:
        """How many values it takes, if it takes a list of so many."""
        pairs = (typing.get_args(option.annotation) for option in self.options if _is_pair(option.annotation))
        return next((len(parts) for parts in pairs), None)

    def below(self, step: object) -> Slot | None:
        """The place below a key or the number of an item; None if there is none."""
        for option in self.options:
            kind, parts = typing.get_origin(option.annotation), typing.get_args(option.annotation)
            if isinstance(option.annotation, type) and issubclass(option.annotation, BaseModel):
                for name, named in option.annotation.model_fields.items():
                    if step == (named.alias or name):
                        meaning = (named.description or "").partition(ARROW)[0]
                        return Slot(named.annotation, tuple(named.metadata), meaning)
            elif kind is dict:
                return Slot(parts[1])
            elif kind in (list, tuple) and isinstance(step, int):
                return Slot(parts[step] if _is_pair(option.annotation) and step < len(parts) else parts[0])
        return None


def _is_pair(annotation: Any) -> bool:
    return typing.get_origin(annotation) is tuple and Ellipsis not in typing.get_args(annotation)


def slot_at(model: type[BaseModel], location: Location) -> Slot | None:
    """The place in a model at a location; None if there is none."""
    slot: Slot | None = Slot(model)
    for step in location:
        slot = slot.below(step) if slot else None
    return slot


def is_mismatch(detail: ErrorDetails) -> bool:
    """Whether a value is of another kind than expected, and not one with a mistake in it."""
    kind = detail["type"]
    return kind in _PYDANTICS_OWN and kind != "value_error" and kind.endswith(_MISMATCHES)


def expected_words(details: Sequence[ErrorDetails], slot: Slot | None) -> str:
    """Say what was expected in place of a value.

    Args:
        details: what pydantic says of it, once for each kind of value that would do.
        slot: the place in the model; None if there is none.
    """
    words = list(dict.fromkeys(_expected(detail, slot) for detail in details))
    if len(words) > 3 and "text" in words:
        return "one value, such as 2020 or a word"
    has_or = any(" or " in word or ", " in word for word in words)
    return (
        f"{', '.join(words[:-1])}, or {words[-1]}" if len(words) > 2 or (has_or and words[1:]) else " or ".join(words)
    )


def _expected(detail: ErrorDetails, slot: Slot | None) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx") or {}
    own = next((words.expected for words in slot.words if words.expected), "") if slot else ""
    if kind == "value_error":
        return str(context["error"])
    if kind not in _PYDANTICS_OWN:
        return detail["msg"]
    if own:
        return own
    if kind == "literal_error":
        names = literal_names(detail)
        return "one of the known names" if len(names) > 1 else names[0]
    if slot and slot.length and kind in ("tuple_type", "missing", "too_long", "too_short"):
        return f"a list of {slot.length} values"
    keys = ": " + ", ".join(slot.keys) if slot and slot.keys else ""
    if kind in ("list_type", "tuple_type"):
        is_plain = isinstance(value, str) and value.strip() and not set(value) & set("[]{}:#'\"\n")
        return f"a list of keys with values{keys}" if keys else f"a list, such as [{value if is_plain else 'x'}]"
    if kind.startswith(("model_", "dict_", "mapping_")):
        return f"keys with values{keys}"
    if kind == "string_too_short":
        return "some words"
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters, not {len(str(value))}"
    if kind == "too_short":
        return f"a list of at least {'one entry' if context['min_length'] == 1 else context['min_length']}"
    if kind == "too_long":
        return f"a list of at most {context['max_length']}"
    number = _number_words(slot)
    if kind.startswith(("greater_", "less_")):
        return number
    words = next((words for start, words in _BY_BEGINNING.items() if kind.startswith(start)), "")
    return number if words.endswith("number") else words or "another value"


def _number_words(slot: Slot | None) -> str:
    """What number is expected, with its bounds."""
    if slot is None:
        return "a number"
    bounds = dict(_bounds(slot))
    # (A text that also may be a whole number is read as that.)
    whole = any(option.annotation is int for option in slot.options)
    noun = "a whole number" if whole else "a number"
    if "ge" in bounds and "le" in bounds:
        return f"{noun} from {bounds['ge']} to {bounds['le']}"
    if "gt" in bounds:
        return f"{noun} above {bounds['gt']}"
    return f"{noun}, {bounds['ge']} or more" if "ge" in bounds else noun


def _bounds(slot: Slot) -> Iterator[tuple[str, Any]]:
    for option in slot.options:
        for part in option.metadata:
            for item in part.metadata if isinstance(part, FieldInfo) else [part]:
                for name in ("ge", "gt", "le"):
                    if (bound := getattr(item, name, None)) is not None:
                        yield name, f"{bound:g}"


def literal_names(detail: ErrorDetails) -> list[str]:
    """The names that pydantic would have taken."""
    context = detail.get("ctx") or {}
    names: list[str] = context.get("names") or [
        part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")
    ]
    return names


def read_words(value: object) -> str:
    """Write a value that was read as it stands in YAML, shortened if it is long."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"'{_shortened(text, MAX_SHOWN - 2)}'" if text else "an empty text"
    return _shortened(_flow(value), MAX_SHOWN)


def key_words(value: Mapping[object, object]) -> str:
    """Say which keys were read."""
    noun = "the key" if len(value) == 1 else "the keys"
    return f"{noun} {join_words([str(key) for key in value])}" if value else "no keys"


def _flow(value: object) -> str:
    """A value in YAML's style on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else " ".join(str(value).split())


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."
