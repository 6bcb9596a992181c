"""A number as prose prints it: compare it with a value, write one, correct one. `reader.py` finds numbers in a text.

A printed number matches a value if the value, rounded half up at the printed precision, gives that number. At an exact
tie both neighbours match. Trailing zeros count as precision. A hedge widens the range: "about" allows 5% of the number
in both directions; "nearly" and "less than" mean 90% to 100% of it; "over" means 100% to 110%; "at least" and "up to"
have one limit. A fraction such as "a third" matches within 1 percentage point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard.numbers.languages import WORDS
from dashboard.numbers.words import CURRENCIES, PERCENT, Hedge, Language, Unit

_UNSCALED_MEASURES = ("%", "points", "times", "degrees")
"""Measures that are never counted in thousands or millions."""


@dataclass(frozen=True)
class Number:
    """A number that was read in a text."""

    value: Decimal
    """Without its scale: 245 for 'USD 245 billion'. A fraction has its own value: 0.5 for 'half'."""
    exponent: int
    """The power of ten of the last printed digit: -1 for '27.1', 0 for '27'."""
    scale: int | None
    """The power of ten that the scale and unit words give: 9 for 'billion'. None if there are no such words."""
    measure: str
    """What the unit words count, such as 'USD' or 'tonnes'. Empty if there are none."""
    hedge: Hedge | None
    """The kind of hedge before the number, such as 'about'."""
    is_fraction: bool
    """Whether it is a word such as 'half' or 'a third'."""
    start: int
    """Offset in the text where its digits begin."""
    end: int
    """Offset in the text where its digits end."""
    span: tuple[int, int]
    """Offsets of the whole phrase, from the hedge to the last unit word."""

    @property
    def is_bare(self) -> bool:
        """Whether it is an integer without hedge, scale and unit, as a year would be."""
        return not (self.measure or self.hedge or self.is_fraction) and self.scale is None and self.exponent == 0


def fits(number: Number, unit: Unit) -> bool:
    """Tell whether the number's own unit can be converted to another unit.

    Args:
        number: The number in the text.
        unit: The unit of the value that the number is compared with.

    Returns:
        False if the two cannot be compared, such as '30 tonnes' with USD bn.
    """
    if number.is_fraction:
        return unit.measure in ("%", "times", "")
    if number.measure:
        return number.measure == unit.measure or unit.measure.startswith(f"{number.measure}/")
    return not number.scale or unit.measure not in _UNSCALED_MEASURES


def matches(number: Number, value: Decimal, unit: Unit) -> bool:
    """Tell whether a printed number is true of a value. The module's docstring has the rules.

    Args:
        number: The number in the text.
        value: The value in the data.
        unit: The unit of the value. `fits(number, unit)` must be true.

    Returns:
        True if the number is the value at the printed precision, or within the range that its hedge allows.
    """
    printed = number.value
    if number.is_fraction:
        whole = 100 if unit.measure == "%" else 1
        printed, tolerance = printed * whole, Decimal(whole) / 100
    else:
        tolerance = Decimal(5).scaleb(number.exponent - 1)
        value = value.scaleb(unit.scale - (unit.scale if number.scale is None else number.scale))
    is_near = abs(value - printed) <= tolerance
    low, high = sorted((printed, value)) if printed >= 0 else sorted((-printed, -value))
    match number.hedge:
        case "about":
            # What is true without the hedge is true with it: 3.7 rounds to 4, so it is also "about 4".
            return is_near or abs(value - printed) * 20 <= abs(printed)
        case "nearly":
            return high == abs(printed) and low * 10 >= high * 9
        case "over":
            return low == abs(printed) and high * 10 <= low * 11
        case "at least":
            return value >= printed
        case "up to":
            return value <= printed
    return is_near


def write_number(value: Decimal, unit: Unit, decimals: int, language: Language) -> str:
    """Write a value as prose prints it: '30%', '244.8 billion dollars'.

    Args:
        value: The value, given in `unit`.
        unit: Its unit: USD bn is `Unit("USD", 9)`.
        decimals: How many decimals to print.
        language: The language of the words and separators.

    Returns:
        Digits, scale word and unit word.
    """
    words = WORDS[language]
    digits = write_digits(value, -decimals, language)
    if unit == PERCENT:
        return f"{digits}{words.percent_gap}%"
    scale = words.written_scales.get(unit.scale, "")
    if unit.scale and not scale:
        digits = write_digits(value.scaleb(unit.scale), min(0, unit.scale - decimals), language)
    # For a price the currency is enough: the sentence around it says what the price is of.
    measure = unit.measure.partition("/")[0] if unit.measure.startswith(CURRENCIES) else unit.measure
    return " ".join(part for part in (digits, scale, words.written_units.get(measure, measure)) if part)


def write_digits(value: Decimal, exponent: int, language: Language) -> str:
    """Write only the digits of a value, with the language's separators and a true minus sign.

    Args:
        value: The value to round.
        exponent: The power of ten of the last digit to keep; rounding is half up.
        language: The language whose separators are used.

    Returns:
        Digits such as '1,234.5', '1234,5' or '−7.0'.
    """
    words = WORDS[language]
    rounded = value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)
    plain = f"{abs(rounded):,f}" if exponent <= 0 else f"{abs(rounded.quantize(Decimal(1))):,f}"
    whole, _, decimals = plain.partition(".")
    # Polish and Swedish write four digits without a separator, which is also readable in German.
    whole = whole.replace(",", words.thousands[0] if len(whole) > 5 or language == "en" else "")
    minus = "\N{MINUS SIGN}" if rounded < 0 else ""
    return minus + whole + (words.decimal + decimals if decimals else "")


def rewrite(text: str, number: Number, value: Decimal, unit: Unit, language: Language) -> str:
    """Correct the number in a text with as few changes as possible: '30%' to '27%', 'nearly half' to '52%'.

    Args:
        text: The text that holds the number.
        number: The number in it that is wrong.
        value: The true value.
        unit: The unit of the value.
        language: The language of the text.

    Returns:
        The text with the closest wording that is true. A hedge other than "about" is dropped.
    """
    begin, end = number.span
    if number.is_fraction:
        written = write_number(value, unit, 0 if unit.measure == "%" else 2, language)
        return text[:begin] + written + text[end:]
    value = value.scaleb(unit.scale - (unit.scale if number.scale is None else number.scale))
    digits = write_digits(value, number.exponent, language)
    return text[: number.start if number.hedge in (None, "about") else begin] + _with_surroundings(text, number, digits)


def _with_surroundings(text: str, number: Number, digits: str) -> str:
    """New digits and the text behind them; also the currency sign before them, if a hedge before it is dropped."""
    if number.hedge in (None, "about"):
        return digits + text[number.end :]
    sign = re.search(r"(US\$|USD|EUR|RMB|CNY|RUB|[$€₽])\s*$", text[: number.start], re.I)
    return (sign[0] if sign else "") + digits + text[number.end :]
