"""Find numbers in prose as people write them: '30%', 'USD 245 billion', '2.17 million b/d', 'two and a half times'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dashboard.numbers.languages import WORDS
from dashboard.numbers.number import Number
from dashboard.numbers.words import CURRENCIES, SHARED_UNITS, Language, NumberWords, Unit

MINUS = "-\N{MINUS SIGN}\N{EN DASH}"
"""The characters that are read as a minus sign."""
_UNIT_WORDS = re.compile(r"us\$|[$€₽%°]|[^\s$€₽%°,;(]+")
_BEFORE = 80
"""How many characters before a number are searched for a minus, a currency and a hedge: twice the longest of these."""
_MINUS_WORD = re.compile(r"(?<!\w)minus\s+$", re.I)
"""The word is the same in all four languages."""
_CURRENCY_SIGNS = {phrase: unit for phrase, unit in SHARED_UNITS.items() if unit.measure in CURRENCIES}
"""Signs that may stand before a number."""


class NumberError(ValueError):
    """Digits and separators that are no number in the text's language, such as '1,5' in English."""


def read_unit(text: str) -> Unit:
    """Read a field's unit, such as 'USD bn', 'million tonnes', 'USD per barrel' or '% of GDP'.

    Words that are in no table become a measure of their own: 'million people' is `Unit("people", 6)`.
    """
    words, scale, rest = WORDS["en"], 0, []
    tokens = _UNIT_WORDS.findall(re.split(r"[,;(]", text.lower())[0])
    for token in tokens:
        # "m" alone may be a metre; beside a currency it is a million. The same goes for "k".
        if token in words.scales and (token not in ("m", "k") or any(other in _CURRENCY_SIGNS for other in tokens)):
            scale += words.scales[token]
        else:
            rest.append(token)
    measure = " ".join(rest)
    unit = _unit_at(measure, 0, _patterns("en"), "")
    if unit is None or not re.match(r" of |$", measure[unit.end :]):
        return Unit(measure, scale)
    return Unit(unit.unit.measure, scale + unit.unit.scale)


def readable_numbers(text: str, language: Language) -> list[Number]:
    """Find the numbers that are written in digits, and skip those that are not well-formed.

    Args:
        text: Any text, also a long one.
        language: The language of the text.

    Returns:
        The numbers in the order of the text.
    """
    patterns, numbers = _patterns(language), []
    for match in patterns.digits.finditer(text):
        with suppress(NumberError):
            if number := _number_in_digits(text, match, patterns, ""):
                numbers.append(number)
    return numbers


def read_numbers(text: str, language: Language, own_unit: str = "") -> list[Number]:
    """Find all numbers of a short text. Number words and fractions are read only if it holds no digits.

    Args:
        text: The words of one link.
        language: The language of the text.
        own_unit: A unit word that is in no table, such as 'meetings', and is to be read as a unit here.

    Returns:
        The numbers in the order of the text.

    Raises:
        NumberError: Digits and separators are no number in this language.
    """
    patterns = _patterns(language)
    numbers = [
        number
        for match in patterns.digits.finditer(text)
        if (number := _number_in_digits(text, match, patterns, own_unit))
    ]
    return numbers or [
        number
        for match in patterns.spelled.finditer(text)
        if (number := _number_in_words(text, match, patterns, own_unit))
    ]


@dataclass(frozen=True)
class _Patterns:
    """The regular expressions for one language."""

    words: NumberWords
    digits: re.Pattern[str]
    """Finds what may be a number in digits."""
    well_formed: re.Pattern[str]
    """Matches a whole number in digits; its groups are the whole part and the decimals."""
    spelled: re.Pattern[str]
    """Finds a fraction or a number word."""
    scale_or_unit: re.Pattern[str]
    per: re.Pattern[str]
    currency_before: re.Pattern[str]
    hedge_before: re.Pattern[str]


@cache
def _patterns(language: Language) -> _Patterns:
    words = WORDS[language]
    groups = "".join(sign for sign in words.thousands if sign not in ".,")
    # A plain space joins only groups of three digits, and only in languages that write so.
    spaced = rf"(?:[{groups}]\d{{3}}(?!\d))*"
    point, separators = re.escape(words.decimal), "".join(map(re.escape, words.thousands))
    return _Patterns(
        words=words,
        digits=re.compile(
            rf"(?:(?<![\w.,])|(?<=usd)|(?<=eur)|(?<=rmb)|(?<=cny)|(?<=rub))(?<![^\W\d_][-/])"
            rf"\d+{spaced}(?:[.,]\d+{spaced})*",
            re.I,
        ),
        well_formed=re.compile(rf"(\d+|\d{{1,3}}(?:[{separators}]\d{{3}})+)(?:{point}(\d+))?"),
        spelled=re.compile(rf"(?<!\w)(?:{_alternatives([*words.fractions, *words.cardinals])})(?![\w])", re.I),
        scale_or_unit=re.compile(rf"[\s]*({_alternatives([*words.scales, *words.units])})(?!\w)", re.I),
        per=re.compile(rf"\s*({_alternatives(words.per)})\s*", re.I),
        currency_before=re.compile(rf"(?<!\w)({_alternatives(_CURRENCY_SIGNS)})\s*$", re.I),
        hedge_before=re.compile(rf"(?<!\w)({_alternatives(words.hedges)})\s*$", re.I),
    )


def _alternatives(phrases: Iterable[str]) -> str:
    """The phrases as one alternation, longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


class _UnitMatch(NamedTuple):
    """A unit in a text, and the offset where its words end."""

    unit: Unit
    end: int


class _WordsAfter(NamedTuple):
    """The scale and unit words behind a number, and the offset where they end."""

    scale: int | None
    """The power of ten of the scale words; None without any."""
    unit: Unit | None
    end: int


def _number_in_digits(text: str, match: re.Match[str], patterns: _Patterns, own_unit: str) -> Number | None:
    parts = patterns.well_formed.fullmatch(match[0])
    after = _words_after(text, match.end(), patterns, own_unit)
    glued = text[match.end() : match.end() + 1].isalpha()
    if glued and after is None:
        return None  # '19th', '1990s'
    if parts is None:
        raise NumberError(match[0])
    whole = re.sub(r"\D", "", parts[1])
    value = Decimal(f"{whole}.{parts[2]}" if parts[2] else whole)
    return _number_with_words(text, value, -len(parts[2] or ""), match.span(), after, patterns)


def _number_in_words(text: str, match: re.Match[str], patterns: _Patterns, own_unit: str) -> Number | None:
    phrase = " ".join(match[0].lower().split())
    words = patterns.words
    after = _words_after(text, match.end(), patterns, own_unit)
    if phrase in words.fractions:
        number = _number_with_words(text, words.fractions[phrase], 0, match.span(), None, patterns)
        return replace(number, is_fraction=True)
    if phrase in words.ambiguous_one and after is None:
        return None
    value = words.cardinals[phrase]
    return _number_with_words(text, value, 0 if value == int(value) else -1, match.span(), after, patterns)


def _number_with_words(
    text: str, value: Decimal, exponent: int, digits: tuple[int, int], after: _WordsAfter | None, patterns: _Patterns
) -> Number:
    """The number with what stands before it: a minus, a currency sign, a hedge. `digits` is the place of its digits."""
    start, end = digits
    scale, unit, last = after or (None, None, end)
    begin = start
    if (
        start
        and text[start - 1] in MINUS
        and not text[max(0, start - _BEFORE) : start - 1].rstrip().endswith(tuple("0123456789%"))
    ):
        start = begin = start - 1
        value = -value
    elif minus := _MINUS_WORD.search(text, max(0, start - _BEFORE), start):
        start = begin = minus.start()
        value = -value
    if sign := patterns.currency_before.search(text, max(0, begin - _BEFORE), begin):
        begin = sign.start()
        currency = _CURRENCY_SIGNS[_phrase(sign)].measure
        unit = Unit(currency + unit.measure if unit and unit.measure.startswith("/") else currency)
        if begin and text[begin - 1] in MINUS:
            start = begin = begin - 1
            value = -abs(value)
    hedge = patterns.hedge_before.search(text, max(0, begin - _BEFORE), begin)
    if scale is not None or (unit and unit.measure.lstrip("/")):
        scale = (scale or 0) + (unit.scale if unit else 0)
    return Number(
        value=value,
        exponent=exponent,
        scale=scale,
        measure=unit.measure if unit and not unit.measure.startswith("/") else "",
        hedge=patterns.words.hedges[_phrase(hedge)] if hedge else None,
        is_fraction=False,
        start=start,
        end=end,
        span=(hedge.start() if hedge else begin, last),
    )


def _words_after(text: str, offset: int, patterns: _Patterns, own_unit: str) -> _WordsAfter | None:
    """The scale and unit words at an offset. A unit such as '/barrel' is completed by a currency before the number."""
    scale: int | None = None
    while (match := patterns.scale_or_unit.match(text, offset)) and (word := _phrase(match)) in patterns.words.scales:
        scale, offset = (scale or 0) + patterns.words.scales[word], match.end()
    unit = _unit_at(text, offset, patterns, own_unit)
    if unit:
        return _WordsAfter(scale, unit.unit, unit.end)
    return _WordsAfter(scale, None, offset) if scale is not None else None


def _unit_at(text: str, offset: int, patterns: _Patterns, own_unit: str) -> _UnitMatch | None:
    words = patterns.words
    if own_unit and (match := re.compile(rf"\s*{re.escape(own_unit)}(?!\w)", re.I).match(text, offset)):
        return _UnitMatch(Unit(own_unit), match.end())
    match = patterns.scale_or_unit.match(text, offset)
    unit = words.units.get(_phrase(match)) if match else None
    end = match.end() if match and unit else offset
    per = patterns.per.match(text, end)
    base_match = patterns.scale_or_unit.match(text, per.end()) if per else None
    base = words.units.get(_phrase(base_match)) if base_match else None
    if base_match is None or base is None:
        return _UnitMatch(unit, end) if unit else None
    # A yearly amount is given without its year: 38 bcm a year is 38 bcm.
    measure = (unit.measure if unit else "") + ("" if base.measure == "year" else f"/{_singular(base)}")
    return _UnitMatch(Unit(measure, unit.scale if unit else 0), base_match.end())


def _singular(unit: Unit) -> str:
    return {"barrels": "barrel", "tonnes": "tonne"}.get(unit.measure, unit.measure)


def _phrase(match: re.Match[str]) -> str:
    """The first group as the tables have it: small letters and single spaces."""
    return " ".join(match[1].lower().split())
