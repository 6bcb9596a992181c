"""JSON that holds numbers with more digits than a binary number has. Python's own writer refuses or rounds them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import partial
from typing import Any

from dashboard.core.number_text import exact, plain_digits

_EDGE = "\ue000"
"""Stands around the digits of a number while it is a text. No keyboard has this character."""


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
    options: dict[str, Any] = {"ensure_ascii": False, "allow_nan": False, "separators": separators, "indent": indent}
    edge = _EDGE
    while True:
        hidden: list[str] = []
        text = json.dumps(content, default=partial(_hide_digits, edge, hidden), **options)
        text, count = re.subn(f'"{edge}(-?[0-9]+(?:\\.[0-9]+)?){edge}"', r"\1", text)
        if count == len(hidden):
            return text + "\n"
        edge += _EDGE  # A text looks like a hidden number.


def _hide_digits(edge: str, hidden: list[str], value: object) -> str:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} is no value of JSON")
    hidden.append(f"{edge}{plain_digits(value)}{edge}")
    return hidden[-1]
