"""Reads the numbers of a sentence, each with the time that is certainly its own.

A time is a number's own if it stands right behind it ('34% in 2024'), if it is the only one before the next number and
the next comma ('40.3 USD bn for crude in 2021'), or if it opens the sentence and this number is the first one behind it
('In 2024 China spent 313.7 USD bn'). Times that say from or since when are nobody's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.claim import Claim
from dashboard.numbers.reader import find_claims
from dashboard.numbers.symbols import CURRENCY_CODES
from dashboard.numbers.times import Time, times_in
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import Language

_AT: dict[Language, str] = {
    "en": r"in(?: the year)?|fy|fiscal year|financial year|during|for|throughout|(?:by|at) (?:the )?end of",
    "pl": "we?|w roku|za|na koniec|pod koniec",
    "de": "in|im|im jahre?|haushaltsjahr|geschäftsjahr|während|für|ende",
    "sv": "i|år|budgetåret|räkenskapsåret|under|för|vid slutet av",
}
"""What stands before a time at which something was so."""
_OTHER_TIME: dict[Language, str] = {
    "en": "than|from|compared|comparison|against|after|before|since|unlike|instead",
    "pl": "niż|od|z|ze|wobec|przed|po|zamiast",
    "de": "als|von|gegenüber|verglichen|vergleich|vor|nach|seit|statt",
    "sv": "än|från|jämfört|jämförelse|mot|före|efter|sedan|istället",
}
"""Words that lead to another time or another number."""
_TELLING: dict[Language, str] = {
    "en": "was|were|is|are|amounted to|came to|stood at|totalled",
    "pl": "wyniósł|wyniosła|wyniosło|wyniosły|wynosił|wynosiła|wynosiły",
    "de": "betrug|betrugen|bei|auf",
    "sv": "var|uppgick till|till|på",
}
"""What may stand between a time and the number that was so then."""
_VERB_BEFORE: dict[Language, str] = {
    "en": "(?!)",
    "pl": "(?!)",
    "de": r"\b(?:betrug|betrugen|lag|lagen|waren|sich|erreichte|erreichten|es|sie)\s*$",
    "sv": r"\b(?:var|uppgick|låg|nådde|det)\s*$",
}
"""Verbs behind which a year needs no preposition: 'betrug 2023', 'lag 2023 bei'."""
_PARTICIPLES = ("ed", "en", "set", "made", "begun", "sold", "bought", "built", "held", "paid", "met")
"""Ends of English words behind which a time is that of what was done: 'the target set in 2022'."""
_NEAR_WORDS = 12
"""Characters before a time in which a word such as 'than' makes it another one."""
_MASK = "\x01"
"""Stands for the characters of a time while numbers are read. No table knows it."""
_INDEX = lazy_re(r"\b[12]\d{3}\s*=\s*100\b")
"""The base of an index, which is no time and no number of a sentence: '(2020 = 100)'."""
_MAX_SCALE_WORD = 20
_CLAUSE_END = lazy_re(r"[;:](?=\s)")
_BREAK = lazy_re(r"[,;:()–—]")
_OPENING = " \n\"'“„”*_(["
"""What may stand before the first word of a clause."""
_NEAR = lazy_re(r"[\s(]*")


class Mention(Frozen):
    """A number in a sentence."""

    claim: Claim
    time: Time | None
    """The time that is its own; None if it is not certain."""
    close: bool = False
    """Whether this time stands right behind it."""


class Passage(Frozen):
    """What was read in a sentence."""

    mentions: tuple[Mention, ...] = ()
    """Its numbers in order. Years and days are none, nor are words such as 'one' without a unit."""
    times: tuple[Time, ...] = ()
    """All times that it names."""


@lru_cache(maxsize=500)
def read_passage(text: str, language: Language) -> Passage:
    """Read a sentence. Kept, since each link of a sentence asks for it, and checks of its numbers do.

    Args:
        text: the sentence.
        language: its language.
    """
    text = _INDEX.sub(lambda base: _MASK * len(base[0]), text)
    times = list(_placed_times(text, language))
    # Without this, '33.1 in 2014 to 83.4 in 2020' would hold a range that begins in 2014.
    masked = text
    for start, time in times:
        end = start + len(time.words)
        masked = masked[:start] + _MASK * (end - start) + masked[end:]
    claims = [_scaled(text, claim, language) for claim in find_claims(masked, language)]
    claims = [claim for claim in claims if not claim.is_bare or text[claim.start].isdecimal()]
    mentions = [_mention(text, language, claims, place, times) for place in range(len(claims))]
    return Passage(tuple(mentions), tuple(time for _, time in times))


_PlacedTime = tuple[int, Time]
"""The offset at which a time begins, and the time."""


def _placed_times(text: str, language: Language) -> Iterator[_PlacedTime]:
    offset = 0
    for time in times_in(text, language):
        start = text.find(time.words, offset)
        offset = start + len(time.words)
        yield start, time


def _scaled(text: str, claim: Claim, language: Language) -> Claim:
    """The number with a power of ten that stands behind its currency, as descriptors write it: '40.3 USD bn'."""
    words, end = vocabulary(language), claim.span[1]
    if claim.scaled or any(unit.measure not in CURRENCY_CODES or unit.per for unit in claim.units):
        return claim
    tokens = tokenize(text[end : end + _MAX_SCALE_WORD], words.words)
    scale = words.scales.at(tokens, 0) if tokens else None
    if scale is None:
        return claim
    units = tuple(unit.times(scale.value) for unit in claim.units)
    return replace(claim, units=units, scaled=True, span=(claim.span[0], end + tokens[scale.end - 1].end))


def _mention(
    text: str, language: Language, claims: Sequence[Claim], place: int, times: Sequence[_PlacedTime]
) -> Mention:
    claim = claims[place]
    end = claims[place + 1].span[0] if place + 1 < len(claims) else len(text)
    if boundary := _CLAUSE_END.search(text, claim.span[1], end):
        end = boundary.start()
    behind = [(start, time) for start, time in times if claim.span[1] <= start < end]
    if behind:
        start, time = behind[0]
        between = text[claim.span[1] : start]
        if not _is_own(time, language):
            return Mention(claim, None)
        if _NEAR.fullmatch(between):
            return Mention(claim, time, close=True)
        is_other = len(behind) > 1 or _BREAK.search(between) or _names_other(between, language)
        return Mention(claim, None if is_other else time)
    begin = _clause_begin(text, claim.span[0], times)
    before = [(start, time) for start, time in times if begin <= start < claim.span[0]]
    if before and _stands_at(text[begin : claim.span[0]], before[-1][1], language):
        return Mention(claim, before[-1][1])
    first = not any(begin <= other.start < claim.start for other in claims)
    if len(before) == 1 and first:
        start, time = before[0]
        between = text[start + len(time.words) : claim.span[0]]
        opens = not text[begin:start].strip(_OPENING)
        is_bare = time.words[:1].isdecimal() and "," in between  # '2022 was the year of war, and …'
        if opens and not is_bare and _is_own(time, language) and not _names_other(between, language):
            return Mention(claim, time)
    return Mention(claim, None)


def _stands_at(before: str, time: Time, language: Language) -> bool:
    """Whether a time stands right before a number, or before the verb of it: 'betrug 2023', 'in 2023 were'."""
    begin, _, between = before.rpartition(time.words)
    is_bare = time.words[:1].isdecimal()
    is_told = re.fullmatch(rf"\s*(?:{_TELLING[language]})?\s*", between) is not None
    # What was 'sanctioned in 2022' was so before, and bare years stand behind verbs only in some languages.
    is_other = language == "en" and begin.rstrip().endswith(_PARTICIPLES)
    is_sure = is_told and not is_other and (re.search(_VERB_BEFORE[language], begin) if is_bare else True)
    return bool(is_sure) and _is_own(time, language) and not _names_other(begin[-_NEAR_WORDS:], language)


def _clause_begin(text: str, end: int, times: Sequence[_PlacedTime]) -> int:
    """Where the clause begins that reaches to an offset. A time and a colon open one: '2024: China sold …'."""
    starts = {start + len(time.words): start for start, time in times}
    begin = 0
    for boundary in _CLAUSE_END.finditer(text, 0, end):
        start = starts.get(boundary.start())
        if start is None or text[begin:start].strip(_OPENING):
            begin = boundary.end()
    return begin


def _is_own(time: Time, language: Language) -> bool:
    """Whether something was so at a time, and not since or until then."""
    words = re.split(r"(?=\d)", time.words, maxsplit=1)[0].strip().lower()
    if len(time.months) <= 1 and _names_other(words, language):
        return False  # (several months may stand as 'from January to September')
    is_part = bool(time.months or time.quarters or time.parts)
    return len(time.years) == 1 and (not words or bool(re.match(rf"(?:{_AT[language]})\b", words)) or is_part)


def _names_other(text: str, language: Language) -> bool:
    return bool(re.search(rf"\b(?:{_OTHER_TIME[language]})\b", text.lower()))
