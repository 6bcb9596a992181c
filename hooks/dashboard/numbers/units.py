"""Reads the unit of a field, such as 'constant 2022 USD bn', 'million b/d' or '% of GDP'.

A unit is a scale, a measure, what it is of, and what it is divided by. What stands in brackets or behind a comma is a
note: it may hold the scale or the measure, and else changes nothing. Words that are in no table are a measure of their
own: 'million roll calls' counts roll calls. So every unit can be stated in its own words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.unit import POINTS, Unit
from dashboard.numbers.unit_grammar import UnitReading, base_name, read_part
from dashboard.numbers.unit_words import POINT_WORDS, SHARES, is_year, plain_spelling
from dashboard.numbers.vocabulary import currency_code, vocabulary
from dashboard.numbers.words import InAll, Language, in_all

_SCALE = lazy_re(r"illion|illiard|thousand|bn|\bb\b", re.IGNORECASE)
_KEPT = 1024
"""How many units are kept in memory once they are read."""


@lru_cache(_KEPT)
def read_unit(text: str) -> Unit:
    """Read a field's unit.

    Args:
        text: the unit as a descriptor writes it, in English: 'USD bn', 'people (thousands)', '% of GDP'.

    Returns:
        The unit. Words that are in no table are a measure of their own.
    """
    return _read_text(text)[0].unit


def is_qualified(text: str) -> bool:
    """Tell whether a unit says more than `read_unit` gives back: of which prices or what change it is, or a note."""
    return _read_text(text)[0].is_qualified


_POINTS: InAll = in_all(
    "points, point", "punktów, punkty, punktu, punkt, pkt, pkt.", "punkte, punkten, punkt", "punkter, punkt, poäng"
)
"""Words for what is counted in points that are no percentage points."""


@lru_cache(_KEPT)
def unit_names(text: str, language: Language = "en") -> tuple[tuple[str, Unit], ...]:
    """The own words of a unit, for sentences that name it as its descriptor does.

    Args:
        text: the unit as a descriptor writes it.
        language: the language of the sentences. In others than English a billion is another number.

    Returns:
        Phrases, each with what it means; none for a unit that everybody's words name.
    """
    reading, main = _read_text(text)
    unit = reading.unit
    names = {}
    if not reading.is_plain:
        names[text] = unit
        # The main part may be only a title: 'GDP growth (annual %)'.
        if reading.alone.fits(unit):
            names[main] = reading.alone
        if reading.begins and reading.alone.fits(unit):
            names[main[reading.begins :]] = replace(reading.alone, scale=reading.alone.scale / reading.leading)
    if any(word in POINT_WORDS for word in unit.measure.split()) and unit.measure != POINTS:
        names |= dict.fromkeys(_POINTS[language].split(", "), Unit(unit.measure))
    if unit.per and unit.per[-1].measure == "person" and (shortened := re.match(r".*\bper \d[\d,]*", main)):
        names[shortened[0]] = reading.alone  # 'deaths per 100,000'
    known = {name.strip(): meaning for name, meaning in names.items() if language == "en" or not _SCALE.search(name)}
    return tuple((name, meaning) for name, meaning in known.items() if name)


def measures_in(text: str, language: Language) -> frozenset[str]:
    """The measures that a text names in English or in its language: 'Countries that pay in yuan' names two.

    Args:
        text: such as the label of a value.
        language: its language, beside English.

    Returns:
        What `Unit.measure` calls them.
    """
    measures: set[str] = set()
    languages: tuple[Language, ...] = ("en", language)
    for known in languages:
        words = vocabulary(known)
        tokens = tokenize(text, words.words)
        for index, token in enumerate(tokens):
            match = words.units.at(tokens, index)
            units = currency_code(token.raw) or (match.value if match else ())
            measures |= {unit.measure for unit in units}
    return frozenset(measures)


def _read_text(text: str) -> tuple[UnitReading, str]:
    """Read a unit with its notes. The second value is its main part, as it was read."""
    spelled = plain_spelling(text)
    bracketed = re.findall(r"[(\[]([^()\[\]]*)[)\]]", spelled)
    parts = re.split(r",(?!\d)|;", re.sub(r"[(\[][^()\[\]]*[)\]]", " ", spelled))
    main, *notes = [part.strip() for part in [*parts, *bracketed] if part.strip()] or ["index" if text.strip() else ""]
    reading = read_part(main)
    reading.alone = reading.unit
    reading.is_qualified |= any(map(is_year, re.findall(r"\d+", text)))
    for note in notes:
        _add_note(reading, read_part(note), note)
    reading.is_plain = reading.is_plain and main == text.strip()
    return reading, main


def _add_note(reading: UnitReading, note: UnitReading, text: str) -> None:
    """Take the scale, the measure or the whole that a note names."""
    unit = reading.unit
    if text.lower().startswith("of ") or text.lower() == "oil equivalent":
        reading.unit = replace(unit, base=unit.base or base_name(text.lower().removeprefix("of ")))
    elif not note.unit.measure and not note.unit.per and not note.words:
        reading.unit = unit.times(note.unit.scale)
    elif note.unit.per and not note.known and not note.words:
        reading.unit = replace(unit, per=(*unit.per, *note.unit.per))
    elif note.known and (not reading.known or reading.known == SHARES["share"]):
        # 'GDP growth (annual %)': the title stands before its unit.
        reading.unit = replace(note.unit, base=note.unit.base or unit.base)
        reading.known, reading.is_qualified = note.known, True
    else:
        reading.is_qualified = True
