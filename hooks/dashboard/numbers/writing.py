"""Writes numbers as prose prints them, and proposes what a wrong number could be replaced with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction

from dashboard.core.number_text import round_to
from dashboard.numbers.claim import Claim, in_reading
from dashboard.numbers.languages import WORDS
from dashboard.numbers.symbols import CURRENCY_CODES
from dashboard.numbers.things import THINGS
from dashboard.numbers.unit import PERCENT, Unit
from dashboard.numbers.words import Language

_MINUS = "\N{MINUS SIGN}"
_HUNDRED_DIGITS = Context(prec=100)
"""More than any figure has. The usual context keeps 28."""


def write_number(value: Decimal, unit: Unit, decimals: int, language: Language) -> str:
    """Write a value as prose prints it: '30%', '244.8 billion dollars'.

    Args:
        value: The value, given in `unit`.
        unit: Its unit, such as that of USD bn.
        decimals: How many decimals to print.
        language: The language of the words and separators.

    Returns:
        Digits, scale word and unit word.
    """
    words = WORDS[language]
    if unit == Unit(PERCENT, base=unit.base):
        return f"{write_digits(value, -decimals, language)}{words.percent_gap}%"
    power = len(str(unit.scale.numerator)) - 1 if unit.scale.denominator == 1 else 0
    scale = words.written_scales.get(power, "") if unit.scale == 10**power else ""
    if unit.scale != 1 and not scale:
        value, decimals = decimal_of(Fraction(value) * unit.scale), max(0, decimals - power)
    digits = write_digits(value, -decimals, language)
    return " ".join(part for part in (digits, scale, _unit_words(unit, language)) if part)


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
    rounded = round_to(value, exponent)
    whole, _, decimals = f"{rounded.copy_abs():,.{max(0, -exponent)}f}".partition(".")
    # Polish and Swedish write four digits without a separator, which is also readable in German.
    whole = whole.replace(",", words.thousands[0] if len(whole) > 5 or language == "en" else "")
    minus = _MINUS if rounded < 0 else ""
    return minus + whole + (words.decimal + decimals if decimals else "")


def proposals(text: str, claim: Claim, value: Decimal, unit: Unit, language: Language) -> Iterator[str]:
    """Correct the number in a text with as few changes as possible, the closest wording first.

    Args:
        text: The text that holds the number.
        claim: The number in it that is wrong.
        value: The true value.
        unit: The unit of the value.
        language: The language of the text.

    Yields:
        Texts that may be true: whoever proposes one reads it again.
    """
    begin, end = claim.span
    if claim.kind == "number" and claim.top is None:
        exact = _in_words_of(value, claim, unit)
        without_hedge = text[: claim.hedge_words[0]] + text[claim.hedge_words[1] :].lstrip() if claim.hedge else text
        removed = len(text) - len(without_hedge)
        last = -_decimals_of(exact)
        for exponent in dict.fromkeys(max(exponent, last) for exponent in (claim.exponent, claim.exponent - 1)):
            for number in (exact, abs(exact)) if exact < 0 else (exact,):
                digits = write_digits(number, exponent, language)
                yield text[: claim.start] + digits + text[claim.end :]
                if claim.hedge and claim.hedge_words[1] <= claim.start:
                    yield without_hedge[: claim.start - removed] + digits + without_hedge[claim.end - removed :]
    for decimals in (0 if unit.measure == PERCENT else 2, 1, 2, 3):
        written = write_number(value, unit, min(decimals, _decimals_of(value)), language)
        yield text[:begin] + written + text[end:]
        yield written


def _in_words_of(value: Decimal, claim: Claim, unit: Unit) -> Decimal:
    """The value in the unit of the claim."""
    reading = next((known for known in claim.units if known.measure in ("", unit.measure)), claim.units[0])
    return decimal_of(in_reading(Fraction(value), unit, reading, claim))


def decimal_of(value: Fraction) -> Decimal:
    """A fraction as a decimal number, with a hundred digits where it never ends."""
    return _HUNDRED_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


def _decimals_of(value: Decimal) -> int:
    """How many decimals a value has."""
    return max(0, -int(value.normalize().as_tuple().exponent)) if value else 0


def _unit_words(unit: Unit, language: Language) -> str:
    """The names of a unit, without its scale. For a price the currency is enough: the sentence says what it is of."""
    if not unit.measure:
        return ""
    names = WORDS[language].written_units
    measure = unit.measure
    if unit.per and measure not in CURRENCY_CODES:
        measure = "/".join([measure, *(period.measure for period in unit.per)])
    if measure in names:
        return names[measure]
    thing = THINGS.get(unit.measure)
    known = thing[language] if thing else WORDS[language].units.get(unit.measure, "")
    return known.split(", ")[0] or unit.measure
