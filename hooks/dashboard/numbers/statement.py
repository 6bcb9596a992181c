"""Holds the numbers of a text against those of a sentence that is checked elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.claim import Claim
from dashboard.numbers.ordinals import ranks_in
from dashboard.numbers.reader import find_claims
from dashboard.numbers.sentence import MAX_LENGTH
from dashboard.numbers.times import times_in
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.unit import PERCENT, TIMES, Unit
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import Language

_BEHIND = 30
"""How many characters behind a number are read."""
_DIGITS = lazy_re(r"\d[\d.,]*\d|\d")
type _Form = tuple[Unit, Fraction]
"""A quantity: how many of a unit without its scale."""


def unstated_number(words: str, language: Language, states: str) -> str:
    """Find a number that stands in a text and not in a sentence.

    A number of the text stands in the sentence if the sentence has the same quantity: 'half' stands in 'more than 50%',
    '12 billion' does not stand in '12 million dollars', '5 per cent' not in '5 countries'. The text may leave out hedge
    and unit, and change neither of them.

    Args:
        words: the text.
        language: its language.
        states: the sentence, in English.

    Returns:
        The first such number, as the text has it; empty if there is none.
    """
    if len(words) > MAX_LENGTH:
        return words[:20] + "…"
    stated = [_with_words_behind(claim, states, "en") for claim in find_claims(states, "en")]
    claims = [_with_words_behind(claim, words, language) for claim in find_claims(words, language)]
    known = {_plain(number) for number in _DIGITS.findall(states)}
    for claim in claims:
        if not (_is_one(claim, words) or any(_is_said_by(claim, other) for other in stated)):
            text = words[claim.start : claim.end]
            # Years may stand alone or as a span.
            if not _is_plain_year(claim) or any(_plain(number) not in known for number in _DIGITS.findall(text)):
                return text or words[claim.span[0] : claim.span[1]]
    for match in _DIGITS.finditer(words):
        is_read = any(claim.span[0] <= match.start() < claim.span[1] for claim in claims)
        if not is_read and _plain(match[0]) not in known:
            return match[0]
    return _unstated_time(words, language, states) or _unstated_rank(words, language, states)


def _with_words_behind(claim: Claim, text: str, language: Language) -> Claim:
    """The claim with the hedge or the direction that stands behind it: '30% or less', '7% lower'."""
    tables = vocabulary(language)
    tokens = tokenize(text[claim.span[1] :][:_BEHIND], tables.words)
    if not claim.hedge and (hedge := tables.hedges_after.at(tokens, 0)):
        claim = replace(claim, hedge=hedge.value)
    if not claim.direction and not claim.reached and (way := tables.directions_after.at(tokens, 0)):
        claim = replace(claim, direction=way.value)
    return claim


def _unstated_time(words: str, language: Language, states: str) -> str:
    """The words of a part of a year that the sentence does not name. (Years are compared by their digits.)"""
    stated = times_in(states)
    named = (time for time in times_in(words, language) if time.months or time.quarters or time.parts or time.days)
    return next((time.words for time in named if not any(other.names(time) for other in stated)), "")


def _unstated_rank(words: str, language: Language, states: str) -> str:
    """A rank that the sentence does not have."""
    stated = {rank for rank, _ in ranks_in(states, "en")}
    for time in times_in(words, language):
        words = words.replace(time.words, "")
    for claim in reversed(find_claims(words, language)):
        words = words[: claim.span[0]] + words[claim.span[1] :]
    return next((word for rank, word in ranks_in(words, language) if rank not in stated), "")


def _is_one(claim: Claim, words: str) -> bool:
    """Whether it is a one in words, which counts nothing: 'one of them', 'all of it'."""
    is_word = not any(sign.isdigit() for sign in words[claim.start : claim.end])
    return is_word and claim.value == 1 and not (claim.has_unit or claim.scaled or claim.direction)


def _is_plain_year(claim: Claim) -> bool:
    ends = (claim.value,) if claim.top is None else (claim.value, claim.top)
    return claim.is_bare and all(1000 <= end < 3000 for end in ends)


def _is_said_by(claim: Claim, stated: Claim) -> bool:
    """Whether a claim of the sentence is the same quantity."""
    if claim.hedge and _side(claim) != _side(stated):
        return False
    if claim.direction not in (0, stated.direction):
        return False
    if (claim.top is None) != (stated.top is None):
        return False
    if set(_forms(claim)) & set(_forms(stated)):
        return claim.top is None or claim.top == stated.top
    is_number = claim.kind == stated.kind == "number"
    if claim.has_unit or not is_number or claim.scaled != stated.scaled or claim.value != stated.value:
        return False
    return claim.top == stated.top and (not claim.scaled or claim.units[0].scale == stated.units[0].scale)


def _side(claim: Claim) -> str | None:
    """On which side of its number a claim's value lies. 'a good third' says no other than 'more than a third'."""
    return {"less than": "below", "a good": "above"}.get(claim.hedge or "", claim.hedge)


def _forms(claim: Claim) -> Iterator[_Form]:
    """What a claim says. A part is a number of times, too: 50% is half, 'half as much again' 1.5 times."""
    times = Unit(TIMES)
    if claim.is_part:
        yield times, claim.value + 1 if claim.again else claim.value
        return
    if claim.kind == "multiple":
        yield times, claim.value
        return
    for unit in claim.units:
        amount = claim.value * unit.size
        if unit.measure == PERCENT and not unit.per:
            yield times, amount / 100
        else:
            yield Unit(unit.measure, per=tuple(Unit(below.measure) for below in unit.per), base=unit.base), amount


def _plain(number: str) -> str:
    """The digits of a number, with the same separators in all languages."""
    return number.replace(",", ".")
