"""Numbers in prose: held against a value, and written. number_reader.py reads them.

What counts as true: the value, rounded half up at the precision printed, is the number; at an exact tie both
neighbours hold. Trailing zeros count. A hedge widens that: about is within 5% of the number; nearly and less than are
90 to 100% of it, over is 100 to 110%; at least and up to are one-sided. A fraction is within 1 percentage point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard.numbers.tables import WORDS
from dashboard.numbers.words import CURRENCIES, PERCENT, Hedge, Language, Unit

_SHARES = ("%", "points", "times", "degrees")
"""What is not counted in millions."""


@dataclass(frozen=True)
class Number:
    """A number as it is printed."""

    value: Decimal
    """Without its scale: 245 of 'USD 245 billion'; a fraction as what it is, one third or a half."""
    step: int
    """The power of ten of the last digit printed."""
    scale: int | None
    """The power of ten that scale and unit words say; None where none says one."""
    measure: str
    """What the unit words say is counted; empty where none does."""
    hedge: Hedge | None
    fraction: bool
    start: int
    """Where its digits begin in the text."""
    end: int
    whole: tuple[int, int]
    """From the hedge to the last unit word."""

    @property
    def bare(self) -> bool:
        """Digits alone, as a year would be."""
        return not (self.measure or self.hedge or self.fraction) and self.scale is None and self.step == 0


def fits(number: Number, unit: Unit) -> bool:
    """Whether a number is said in a unit that a value's can be scaled to."""
    if number.fraction:
        return unit.measure in ("%", "times", "")
    if number.measure:
        return number.measure == unit.measure or unit.measure.startswith(f"{number.measure}/")
    return not number.scale or unit.measure not in _SHARES


def matches(number: Number, value: Decimal, unit: Unit) -> bool:
    """Whether a number says a value, which is given in `unit`."""
    said = number.value
    if number.fraction:
        whole = 100 if unit.measure == "%" else 1
        said, near = said * whole, Decimal(whole) / 100
    else:
        near = Decimal(5).scaleb(number.step - 1)
        value = value.scaleb(unit.scale - (unit.scale if number.scale is None else number.scale))
    plain = abs(value - said) <= near
    low, high = sorted((said, value)) if said >= 0 else sorted((-said, -value))
    match number.hedge:
        case "about":
            # What holds without the hedge holds with it: 3.7 is 4, and so it is about 4.
            return plain or abs(value - said) * 20 <= abs(said)
        case "nearly":
            return high == abs(said) and low * 10 >= high * 9
        case "over":
            return low == abs(said) and high * 10 <= low * 11
        case "at least":
            return value >= said
        case "up to":
            return value <= said
    return plain


def write_number(value: Decimal, unit: Unit, decimals: int, language: Language) -> str:
    """A value given in `unit` as prose prints it: '30%', 'USD 244.8 billion' as '244.8 billion dollars'."""
    words = WORDS[language]
    digits = write_digits(value, -decimals, language)
    if unit == PERCENT:
        return f"{digits}{words.gap}%"
    scale = words.written.get(unit.scale, "")
    if unit.scale and not scale:
        digits = write_digits(value.scaleb(unit.scale), min(0, unit.scale - decimals), language)
    # Of a price the currency says enough; what it is a price of stands in the sentence.
    measure = unit.measure.partition("/")[0] if unit.measure.startswith(CURRENCIES) else unit.measure
    return " ".join(part for part in (digits, scale, words.names.get(measure, measure)) if part)


def write_digits(value: Decimal, step: int, language: Language) -> str:
    """Half up at a power of ten, with the language's separators and a true minus."""
    words = WORDS[language]
    rounded = value.quantize(Decimal(1).scaleb(step), ROUND_HALF_UP)
    plain = f"{abs(rounded):,f}" if step <= 0 else f"{abs(rounded.quantize(Decimal(1))):,f}"
    whole, _, rest = plain.partition(".")
    # Four digits stand together in Polish and Swedish, and everywhere they do no harm.
    whole = whole.replace(",", words.thousands[0] if len(whole) > 5 or language == "en" else "")
    minus = "\N{MINUS SIGN}" if rounded < 0 else ""
    return minus + whole + (words.decimal + rest if rest else "")


def rewrite(text: str, number: Number, value: Decimal, unit: Unit, language: Language) -> str:
    """A text with its number changed to the closest that holds: '30%' to '27%', 'nearly half' to '52%'."""
    begin, end = number.whole
    if number.fraction:
        written = write_number(value, unit, 0 if unit.measure == "%" else 2, language)
        return text[:begin] + written + text[end:]
    value = value.scaleb(unit.scale - (unit.scale if number.scale is None else number.scale))
    digits = write_digits(value, number.step, language)
    return text[: number.start if number.hedge in (None, "about") else begin] + _kept(text, number, digits)


def _kept(text: str, number: Number, digits: str) -> str:
    """New digits with the currency sign before them, where a hedge before that goes, and all that follows."""
    if number.hedge in (None, "about"):
        return digits + text[number.end :]
    sign = re.search(r"(US\$|USD|EUR|RMB|CNY|RUB|[$€₽])\s*$", text[: number.start], re.I)
    return (sign[0] if sign else "") + digits + text[number.end :]
