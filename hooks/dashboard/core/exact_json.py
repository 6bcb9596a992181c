"""JSON that holds numbers with more digits than a binary number has. Python's own writer refuses or rounds them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from dashboard.core.number_text import exact, plain_digits

_EDGE = "\ue000"
"""Stands around the digits of a number while it is a text. No keyboard has this character."""
_DIGITS = re.compile(f'"{_EDGE}(-?[0-9]+(?:\\.[0-9]+)?){_EDGE}"')


def json_number(number: Decimal) -> float | Decimal:
    """The number as JSON has to hold it: a binary number if that loses no digit, else the number itself."""
    binary = float(number)
    return binary if exact(binary) == number else number


def write_json(content: object, separators: tuple[str, str] | None = None, indent: int | None = None) -> str:
    """Write JSON in which each Decimal stands with all its digits.

    Args:
        content: plain values, and Decimals.
        separators: as for `json.dumps`.
        indent: as for `json.dumps`.

    Returns:
        JSON that ends with a line break.

    Raises:
        ValueError: a number is infinite or none, for which JSON has no form.
    """
    options: dict[str, Any] = {"ensure_ascii": False, "allow_nan": False, "default": _hide_digits}
    text = json.dumps(content, separators=separators, indent=indent, **options)
    return _DIGITS.sub(r"\1", text) + "\n"


def _hide_digits(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{_EDGE}{plain_digits(value)}{_EDGE}"
    raise TypeError(f"{type(value).__name__} is no value of JSON")
