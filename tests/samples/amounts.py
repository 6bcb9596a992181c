"""Numbers of all sizes, and what a text that holds one says."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import strategies as some

_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_POWER = re.compile(r"\xa0×\xa010([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")

WHOLE = some.integers(-(2**70), 2**70)
"""Whole numbers, most of which no binary number can hold."""
DECIMAL_TEXTS = some.builds(
    lambda digits, power: f"{Decimal(digits).scaleb(power):f}",
    some.integers(-(10**15) + 1, 10**15 - 1),
    some.integers(-18, 3),
)
"""Cells of a CSV in plain digits, from 10⁻¹⁸ to 10¹⁸; noughts of all kinds among them: '0', '-0', '0.00'."""
CELLS = WHOLE.map(str) | DECIMAL_TEXTS | some.sampled_from(["-0", "-0.0", "1e-12", "-1E-9", "1e18", "0.000000"])


def read_back(text: str) -> Decimal:
    """The number that a text says, as a reader understands it.

    Args:
        text: digits with or without commas, a true minus sign or a hyphen, and perhaps a power of ten.

    Raises:
        ValueError: the text says nought with a sign, or holds a power of ten as programs write it.
    """
    plain = _POWER.sub(lambda match: f"E{match[1].translate(_SUPERSCRIPTS)}", text)
    if re.search(r"e", plain) or ("E" in plain and plain == text):
        raise ValueError(f"a power of ten for programs: {text!r}")
    number = Decimal(plain.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    if not number and number.is_signed():
        raise ValueError(f"nought with a sign: {text!r}")
    return number


def descriptor(*fields: tuple[str, str, str]) -> str:
    """A descriptor of yearly amounts.

    Args:
        fields: name, type and unit of each column beside the year.
    """
    columns = "".join(
        f"    - {{name: {name}, type: {kind}, title: {name.title()}, unit: {unit}}}\n" for name, kind, unit in fields
    )
    return f"""\
title: Amounts
description: Of all sizes.
schema:
  fields:
    - {{name: year, type: year, title: Year}}
{columns}  primaryKey: year
sources: [{{name: us, organization: Us, title: Ours}}]
licenses: [{{name: CC0-1.0}}]
updated: 2025-01-01
frequency: annual
maturity: final
"""
