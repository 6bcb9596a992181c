"""One short text for all that a value holds, so that a page whose data are the same need not be made again."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from dashboard.cache.keys import key_of

PLAIN = frozenset({type(None), str, int, float, bool, datetime.date, datetime.datetime, Decimal})


def digest(value: Any) -> str:
    """The digest of plain data, of pydantic models, and of dataclasses by the fields that they are compared by.

    What knows its own digest (a dataset, artefacts) is taken at its word.

    Raises:
        TypeError: the value's kind is none of these, so that a change in it would go unseen.
    """
    kind = type(value)
    if kind in PLAIN:
        return f"{kind.__name__}:{value}"
    if kind is tuple or kind is list:
        return key_of("list", *map(digest, value)) if value else "[]"
    if isinstance(known := getattr(value, "digest", None), str):
        return f"{kind.__name__}:{known}"
    if is_dataclass(value):
        return _of_dataclass(value)
    if isinstance(value, str | Path):
        return f"{kind.__name__}:{value}"
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, list | tuple):
        return key_of("list", *map(digest, value))
    if isinstance(value, Mapping):
        return key_of("mapping", *(f"{key}={digest(one)}" for key, one in value.items()))
    if isinstance(value, Set):
        return key_of("set", *sorted(map(digest, value)))
    if isinstance(value, BaseModel):
        return hashlib.sha256(value.model_dump_json().encode()).hexdigest()
    if callable(value):  # a function of the engine, whose lines are part of every key
        return f"{value.__module__}.{value.__qualname__}"
    raise TypeError(f"{kind.__name__} has no digest: give a page plain data")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.compare)


def _of_dataclass(value: Any) -> str:
    kept = value.__dict__.get("_digest")
    if kept is None:
        kind = type(value)
        kept = key_of(kind.__name__, *(digest(getattr(value, name)) for name in _names(value.__class__)))
        # Frozen objects live through many builds, and lists hold a thousand of them.
        if value.__dataclass_params__.frozen:
            object.__setattr__(value, "_digest", kept)
    return str(kept)
