"""Numbers in prose, read as people write them: '30%', 'USD 245 billion', '2.17 million b/d', 'two and a half times'."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from dashboard.numbers.number import Number
from dashboard.numbers.tables import WORDS
from dashboard.numbers.words import CURRENCIES, SHARED, Hedge, Language, Unit, Words

MINUS = "-\N{MINUS SIGN}\N{EN DASH}"
_UNIT_WORDS = re.compile(r"us\$|[$€₽%°]|[^\s$€₽%°,;(]+")
_MINUS_WORD = re.compile(r"(?<!\w)minus\s+$", re.I)
"""The same in all four languages."""
_SIGNS = {phrase: unit for phrase, unit in SHARED.items() if unit.measure in CURRENCIES}
"""What stands before a sum."""


class NumberError(ValueError):
    """What looks like a number and is none in the text's language."""


def read_unit(text: str) -> Unit:
    """A field's unit: USD bn, million tonnes, USD per barrel, % of GDP. Other words are their own measure."""
    words, scale, rest = WORDS["en"], 0, []
    tokens = _UNIT_WORDS.findall(re.split(r"[,;(]", text.lower())[0])
    for token in tokens:
        # A lone m may be a metre; beside a currency it is a million.
        if token in words.scales and (token not in ("m", "k") or any(one in _SIGNS for one in tokens)):
            scale += words.scales[token]
        else:
            rest.append(token)
    measure = " ".join(rest)
    found = _unit_at(measure, 0, _patterns("en"), "")
    if found is None or not re.match(r" of |$", measure[found[1] :]):
        return Unit(measure, scale)
    return Unit(found[0].measure, scale + found[0].scale)


def readable_numbers(text: str, language: Language) -> list[Number]:
    """The numbers of a longer text that are written in digits; what is none in this language is passed over."""
    patterns, numbers = _patterns(language), []
    for found in patterns.digits.finditer(text):
        with suppress(NumberError):
            if number := _number(text, found, patterns, ""):
                numbers.append(number)
    return numbers


def read_numbers(text: str, language: Language, own: str = "") -> list[Number]:
    """All numbers of a text. Words and fractions are read where it holds no digits.

    Args:
        own: a unit that is in no table, such as 'meetings', to be known as one.

    Raises:
        NumberError: digits and signs that are no number in this language.
    """
    patterns = _patterns(language)
    numbers = [number for found in patterns.digits.finditer(text) if (number := _number(text, found, patterns, own))]
    return numbers or [
        number for found in patterns.spelled.finditer(text) if (number := _spelled(text, found, patterns, own))
    ]


@dataclass(frozen=True)
class _Patterns:
    words: Words
    digits: re.Pattern[str]
    plain: re.Pattern[str]
    spelled: re.Pattern[str]
    after: re.Pattern[str]
    per: re.Pattern[str]
    before: re.Pattern[str]
    hedge: re.Pattern[str]


@cache
def _patterns(language: Language) -> _Patterns:
    words = WORDS[language]
    groups = "".join(sign for sign in words.thousands if sign not in ".,")
    # A plain space joins groups of three only, and only where the language writes so.
    spaced = rf"(?:[{groups}]\d{{3}}(?!\d))*"
    point, signs = re.escape(words.decimal), "".join(map(re.escape, words.thousands))
    return _Patterns(
        words,
        re.compile(
            rf"(?:(?<![\w.,])|(?<=usd)|(?<=eur)|(?<=rmb)|(?<=cny)|(?<=rub))(?<![^\W\d_][-/])"
            rf"\d+{spaced}(?:[.,]\d+{spaced})*",
            re.I,
        ),
        re.compile(rf"(\d+|\d{{1,3}}(?:[{signs}]\d{{3}})+)(?:{point}(\d+))?"),
        re.compile(rf"(?<!\w)(?:{_any([*words.fractions, *words.cardinals])})(?![\w])", re.I),
        re.compile(rf"[\s]*({_any([*words.scales, *words.units])})(?!\w)", re.I),
        re.compile(rf"\s*({_any(words.per)})\s*", re.I),
        re.compile(rf"(?<!\w)({_any(list(_SIGNS))})\s*$", re.I),
        re.compile(rf"(?<!\w)({_any(words.hedges)})\s*$", re.I),
    )


def _any(phrases: tuple[str, ...] | list[str] | dict[str, Hedge]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _number(text: str, found: re.Match[str], patterns: _Patterns, own: str) -> Number | None:
    read = patterns.plain.fullmatch(found[0])
    unit = _words_after(text, found.end(), patterns, own)
    glued = text[found.end() : found.end() + 1].isalpha()
    if glued and unit is None:
        return None  # '19th', '1990s'
    if read is None:
        raise NumberError(found[0])
    whole = re.sub(r"\D", "", read[1])
    value = Decimal(f"{whole}.{read[2]}" if read[2] else whole)
    return _with_words(text, value, -len(read[2] or ""), found.span(), unit, patterns)


def _spelled(text: str, found: re.Match[str], patterns: _Patterns, own: str) -> Number | None:
    phrase = " ".join(found[0].lower().split())
    words = patterns.words
    unit = _words_after(text, found.end(), patterns, own)
    if phrase in words.fractions:
        number = _with_words(text, words.fractions[phrase], 0, found.span(), None, patterns)
        return replace(number, fraction=True)
    if phrase in words.one and unit is None:
        return None
    value = words.cardinals[phrase]
    return _with_words(text, value, 0 if value == int(value) else -1, found.span(), unit, patterns)


def _with_words(
    text: str,
    value: Decimal,
    step: int,
    span: tuple[int, int],
    after: tuple[int | None, Unit | None, int] | None,
    patterns: _Patterns,
) -> Number:
    start, end = span
    scale, unit, last = after or (None, None, end)
    begin = start
    if start and text[start - 1] in MINUS and not text[: start - 1].rstrip().endswith(tuple("0123456789%")):
        start = begin = start - 1
        value = -value
    elif word := _MINUS_WORD.search(text, 0, start):
        start = begin = word.start()
        value = -value
    if sign := patterns.before.search(text, 0, begin):
        begin = sign.start()
        known = _SIGNS[" ".join(sign[1].lower().split())]
        unit = Unit(known.measure + unit.measure if unit and unit.measure.startswith("/") else known.measure)
        if begin and text[begin - 1] in MINUS:
            start = begin = begin - 1
            value = -abs(value)
    hedge = patterns.hedge.search(text, 0, begin)
    if scale is not None or (unit and unit.measure.lstrip("/")):
        scale = (scale or 0) + (unit.scale if unit else 0)
    measure = unit.measure if unit and not unit.measure.startswith("/") else ""
    said = patterns.words.hedges[" ".join(hedge[1].lower().split())] if hedge else None
    return Number(value, step, scale, measure, said, False, start, end, (hedge.start() if hedge else begin, last))


def _words_after(text: str, at: int, patterns: _Patterns, own: str) -> tuple[int | None, Unit | None, int] | None:
    """Scale and unit words behind a number, and where they end; a unit '/barrel' waits for a currency before it."""
    scale: int | None = None
    while (found := patterns.after.match(text, at)) and (word := _phrase(found)) in patterns.words.scales:
        scale, at = (scale or 0) + patterns.words.scales[word], found.end()
    unit = _unit_at(text, at, patterns, own)
    if unit:
        return scale, unit[0], unit[1]
    return (scale, None, at) if scale is not None else None


def _unit_at(text: str, at: int, patterns: _Patterns, own: str) -> tuple[Unit, int] | None:
    words = patterns.words
    if own and (found := re.compile(rf"\s*{re.escape(own)}(?!\w)", re.I).match(text, at)):
        return Unit(own), found.end()
    found = patterns.after.match(text, at)
    unit = words.units.get(_phrase(found)) if found else None
    end = found.end() if found and unit else at
    joined = patterns.per.match(text, end)
    base = patterns.after.match(text, joined.end()) if joined else None
    over = words.units.get(_phrase(base)) if base else None
    if base is None or over is None:
        return (unit, end) if unit else None
    # What is counted by the year is told by the year: 38 bcm a year is 38 bcm.
    measure = (unit.measure if unit else "") + ("" if over.measure == "year" else f"/{_singular(over)}")
    return Unit(measure, unit.scale if unit else 0), base.end()


def _singular(unit: Unit) -> str:
    return {"barrels": "barrel", "tonnes": "tonne"}.get(unit.measure, unit.measure)


def _phrase(found: re.Match[str]) -> str:
    return " ".join(found[1].lower().split())
