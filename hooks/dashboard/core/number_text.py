"""Numbers as text, without losing a digit that anybody wrote.

A number has plain digits, such as 0.000012 or 1,234,567. Only where these would be absurd, with more than five noughts
behind the point or with 15 noughts at the end, it is written as 1.2 × 10⁻⁹. Nought has no sign.
`chart-ends.js` writes rounded numbers in the same form.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from dashboard.core.lazy_re import lazy_re

Amount = int | float | Decimal

FLOAT_DIGITS = 15
"""Significant digits that a binary number surely has. Those behind them are the errors of sums: 0.1 + 0.2."""
_LEAST_POWER = -6
"""The power of ten of the first digit below which plain digits are absurd."""
_MOST_NOUGHTS = 14
"""The number of noughts at the end of a whole number that can still be counted."""
_EXACT = Context(prec=5_000)
"""Python reads whole numbers of up to 4,300 digits, and the usual context would round them to 28."""
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = lazy_re(r"-?\d+(\.\d+)?")
_MINUS = "\N{MINUS SIGN}"


def exact(value: Amount | str) -> Decimal:
    """The number that a value or a cell of a table is.

    Args:
        value: a number, or its digits as a text. A binary number is the shortest decimal one that it stands for.

    Returns:
        The number with all its digits; nought without a sign.

    Raises:
        decimal.InvalidOperation: the text is no number.
    """
    # (NumPy's numbers are floats with a form of their own.)
    digits = repr(float(value)) if isinstance(value, float) else value.strip() if isinstance(value, str) else value
    number = Decimal(digits)
    return number if number else abs(number)


def without_noise(value: Amount) -> Decimal:
    """A computed value without the last digits of a binary number, which come from computing: 0.3 for 0.1 + 0.2.

    Whole numbers and decimal ones keep all digits, and the whole part of a binary number is never rounded.
    """
    number = exact(value)
    if not isinstance(value, float) or not math.isfinite(value):
        return number
    return round_to(number, min(0, number.adjusted() - FLOAT_DIGITS + 1))


def round_to(number: Decimal, power: int) -> Decimal:
    """Round half up, as people do. `power` is the power of ten of the last digit that stays: -1 for one decimal."""
    if last_power(number) >= power:
        return number
    rounded = number.quantize(Decimal(1).scaleb(power), ROUND_HALF_UP, context=_EXACT)
    return rounded if rounded else abs(rounded)


def last_power(number: Decimal) -> int:
    """The power of ten of the last digit that is written: -2 for 12.10."""
    power = number.as_tuple().exponent
    assert isinstance(power, int), "the number is finite"
    return power


def format_number(value: Amount) -> str:
    """A value as readers see it: with thousands separators and a true minus sign, without trailing noughts."""
    number = without_noise(value)
    if not number.is_finite() or _is_absurd(number):
        return _scientific(number) if number.is_finite() else str(number)
    text = f"{number:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", _MINUS)


def format_rounded(value: Amount, decimals: int = 0) -> str:
    """A value as a label beside a mark, rounded to what is enough there.

    That is three significant digits below 100, one decimal below 1,000, and no decimals from there on; from a thousand
    million millions on again three digits.

    Args:
        value: the value.
        decimals: how many decimals it has at least if they are not noughts, such as those of the axis beside it.
    """
    number = without_noise(value)
    if not number.is_finite() or not number:
        return format_number(number)
    rounded = rounded_for_label(number, decimals)
    return format_number(rounded) if number.adjusted() <= _MOST_NOUGHTS else _scientific(rounded)


def rounded_for_label(number: Decimal, decimals: int = 0) -> Decimal:
    """The number that `format_rounded` writes for one that is finite and not nought."""
    power = number.adjusted()
    if power > _MOST_NOUGHTS:
        return round_to(number, power - 2)
    last = power - 2 if power <= 1 else -1 if power == 2 else 0
    return round_to(number, min(last, -decimals))


def format_steps(values: Sequence[Amount]) -> list[str]:
    """Values at equal distances, such as the ticks of an axis, all written in the same way."""
    numbers = [without_noise(value) for value in values]
    if any(map(_is_absurd, numbers)):
        return [_scientific(number) if number else "0" for number in numbers]
    return [format_number(number) for number in numbers]


def format_cell(text: str) -> str:
    """A cell with a number as a table shows it: with the digits of the file, and its trailing noughts.

    Args:
        text: the number as the file has it, or as Python writes it: '12.10', '1e-09', '-0'.

    Returns:
        The same text if it is one of plain digits; without separators of thousands in any case.
    """
    number = exact(text)
    if _is_absurd(number):
        return _scientific(number)
    return text if _PLAIN.fullmatch(text) and not (text.startswith("-") and not number) else plain_digits(number)


def without_sign_of_nought(text: str) -> str:
    """The digits of a number as a file has them; those of -0 and -0.00 without the sign."""
    return text[1:] if text.startswith("-") and not exact(text) else text


def plain_digits(number: Decimal) -> str:
    """All digits of a number for programs, with a hyphen as its minus sign, and never with a power of ten."""
    text = f"{number if number else abs(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_absurd(number: Decimal) -> bool:
    """Whether plain digits would be more noughts than anybody can count."""
    if not number or not number.is_finite():
        return False
    if number.adjusted() <= _MOST_NOUGHTS:  # (Then it has no more noughts than that.)
        return number.adjusted() < _LEAST_POWER
    noughts = last_power(number) + len(digits := _digits(number)) - len(digits.rstrip("0"))
    return noughts > _MOST_NOUGHTS


def _digits(number: Decimal) -> str:
    return "".join(map(str, number.as_tuple().digits))


def _scientific(number: Decimal) -> str:
    """Such as −1.2 × 10⁻⁹, on one line."""
    digits = _digits(number).rstrip("0")
    power = str(number.adjusted()).translate(_SUPERSCRIPTS)
    significand = digits[0] + (f".{digits[1:]}" if digits[1:] else "")
    return f"{_MINUS if number < 0 else ''}{significand}\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10{power}"
