"""Numbers, days and booleans as people write them in YAML: `1000`, `2025-05-09`; no `1_000`, `0101` or `1:20`."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal
from typing import Any

from dashboard.core.lazy_re import lazy_re

NOTHING = ("~", "null")
"""How YAML writes without quotes that there is no value, beside writing nothing at all."""
_YES = frozenset(("true", "yes", "on", "y", "t", "1"))
_NO = frozenset(("false", "no", "off", "n", "f", "0"))
"""The words for a boolean in YAML, as pydantic reads them in a CSV."""
_WHOLE = lazy_re(r"[-+]?(?:0|[1-9][0-9]*)(?:\.0*)?")
_NUMBER = lazy_re(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_DAY = lazy_re(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NothingText(str):
    """One of `NOTHING` without quotes: a text where a text is needed, and nothing in a field that may stay empty."""

    __slots__ = ()


def require_plain(text: str, value: Any) -> Any:
    """Check that a text was written as people write what was read from it.

    Args:
        text: what stands in a file.
        value: what pydantic has read from it.

    Returns:
        The value.

    Raises:
        ValueError: the text is another spelling that few people understand, such as `1_000`, or seconds since 1970.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and not _WHOLE.fullmatch(text):
        raise ValueError("a whole number, written as 1000")
    if isinstance(value, float | Decimal) and not (_NUMBER.fullmatch(text) and math.isfinite(value)):
        raise ValueError("a number, written as 1000 or 0.5")
    day = text[:10] if isinstance(value, datetime.datetime) else text
    if isinstance(value, datetime.date) and not _DAY.fullmatch(day):
        raise ValueError("a day such as 2025-05-09")
    return value


def require_written(value: Any) -> Any:
    """Check that a key that keeps something from readers has a value: empty, it would keep back nothing.

    Args:
        value: what stands in a file.

    Returns:
        The value.

    Raises:
        ValueError: nothing stands there.
    """
    if value is None or isinstance(value, NothingText):
        raise ValueError("a value; without one, leave the key out")
    return value


def whole_in(text: str) -> int | None:
    """The whole number that a text is; None if it is none."""
    return int(text.partition(".")[0]) if _WHOLE.fullmatch(text) else None


def number_in(text: str) -> float | None:
    """The number that a text is; None if it is none."""
    return float(text) if _NUMBER.fullmatch(text) and math.isfinite(float(text)) else None


def flag_in(text: str) -> bool | None:
    """Whether a text says yes or no; None if it says neither."""
    return True if text.lower() in _YES else False if text.lower() in _NO else None
