"""The digest of a value. A page that is made from values with equal digests need not be made again."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from dashboard.cache.keys import key_of
from dashboard.core.frozen import Frozen, compared_fields

_LONG = 200
"""In characters. To hash a shorter text takes longer than to copy it some times."""
PLAIN = frozenset({type(None), str, int, float, bool, datetime.date, datetime.datetime, Decimal})
"""Types whose values differ if and only if `str()` writes them differently."""


def digest(value: Any) -> str:
    """Return a short text that differs wherever two values differ.

    Args:
        value: plain data, pydantic models, or records, which count by the fields that they are compared by. An object
            that has a `digest` of its own (a dataset, artefacts) counts by that.

    Raises:
        TypeError: the value is of no such kind, so a change in it would not be seen.
    """
    kind = type(value)
    if kind is str:  # (as most values are)
        return f"str:{value}"
    if kind in PLAIN:
        return f"{kind.__name__}:{value}"
    if kind is tuple or kind is list:
        return _joined("list", map(digest, value))
    if isinstance(own := getattr(value, "digest", None), str):
        return f"{kind.__name__}:{own}"
    if isinstance(value, Frozen):
        return _record_digest(value)
    if isinstance(value, str | Path):
        return f"{kind.__name__}:{value}"
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, list | tuple):
        return _joined("list", map(digest, value))
    if isinstance(value, Mapping):
        return _joined("mapping", (f"{key}={digest(item)}" for key, item in value.items()))
    if isinstance(value, Set):
        return _joined("set", sorted(map(digest, value)))
    if isinstance(value, BaseModel):
        return hashlib.sha256(value.model_dump_json().encode()).hexdigest()
    if callable(value):  # a function of the engine, whose code is part of every key
        return f"{value.__module__}.{value.__qualname__}"
    raise TypeError(f"{kind.__name__} has no digest: give a page plain data")


def _joined(kind: str, digests: Iterable[str]) -> str:
    """The digests of parts as one. It is short: what is long is hashed.

    The number of parts stands before them, so that no two values that are nested in other ways read the same.
    """
    parts = [*digests]
    joined = "\0".join((f"{kind} {len(parts)}", *parts))
    return joined if len(joined) < _LONG else key_of(joined)


def _record_digest(record: Frozen) -> str:
    # Records live through many builds, and lists hold a thousand of them.
    stored = record.__dict__.get("_digest")
    if stored is None:
        kind = type(record)
        stored = _joined(kind.__name__, (digest(getattr(record, name)) for name in compared_fields(kind)))
        record.__dict__["_digest"] = stored
    return str(stored)
