"""Joins the words of a link with what belongs to their number outside of it: '[5](…) million dollars'."""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.claim import Claim
from dashboard.numbers.measure import MeasureGrammar
from dashboard.numbers.passage import read_passage
from dashboard.numbers.price_words import prices_at
from dashboard.numbers.symbols import is_measure
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.unit import TIMES, UNSCALED, Unit
from dashboard.numbers.units import measures_in
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import Language

_THING_ENDS = lazy_re(r"[,;.:()]|\b(?:of|von|av|z)\b")
_WORDS_OF_THING = 3
"""So many words behind a number may name what it counts."""
_CLAUSE_ENDS = lazy_re(r"[,;:()–—]|\.\s")
_WORDS_BETWEEN = 4
"""So many words may stand between a number with its unit and what it is divided by: 'of Russian crude oil'."""
_LONGEST_BEHIND = 80
"""Characters behind a number in which it is looked for."""
_LONGEST_BEFORE = 30
"""Characters before a number in which the same is looked for."""
_DEFINITE = ("the", "die", "den", "das", "zum")
"""Articles of a time: 'gas the month before', 'Gas die Woche drauf'."""
_PERIODS = ("day", "month")
_OTHER_TIME = frozenset(
    (
        "earlier",
        "later",
        "ago",
        "before",
        "after",
        "wcześniej",
        "później",
        "temu",
        "zuvor",
        "später",
        "früher",
        "tidigare",
        "senare",
        "sedan",
        "innan",
    )
)
"""Words that make a time of a period: 'a month earlier'."""


def widened(before: str, words: str, behind: str, language: Language, unit: Unit, *, dated: bool) -> str:
    """The words of a link with the minus, currency, scale, unit and time that stand beside it.

    Words that only compare, such as 'over', are left out: `AroundLink` reads them.

    Args:
        before: what stands right before the link.
        words: the words of the link.
        behind: what stands right behind it.
        language: their language.
        unit: that of the value.
        dated: whether the value is that of a known time, so that the time behind its number can be wrong.

    Returns:
        The words of the link alone if nothing outside of it belongs to their number.
    """
    text, per = before + words + behind, ""
    begin, end = len(before), len(before) + len(words)
    for mention in read_passage(text, language).mentions:
        claim, following = mention.claim, text[mention.claim.span[1] :]
        if claim.start >= end or claim.end <= begin:
            continue
        preceding = text[: claim.hedge_words[0] if claim.hedge else claim.span[0]]
        if unit.per:
            per = _told_on(claim, unit, following, language) or _told_before(claim, unit, preceding, language)
        is_part_of_range = claim.top is not None and not (begin <= claim.start and claim.end <= end)
        if per or (not is_part_of_range and _is_comparable(claim, unit, following, language)):
            begin, end = min(begin, max(claim.span[0], claim.hedge_words[1])), max(end, claim.span[1])
            if dated and not per and mention.time and mention.close and not _names_prices(following, language):
                end = max(end, text.index(mention.time.words, claim.span[1]) + len(mention.time.words))
    return f"{text[begin:end].strip()} {per}".strip()


def with_period(before: str, words: str, behind: str, language: Language, unit: Unit) -> str:
    """The number of a link with what outside of it divides it by a time, where the unit of the value does not.

    Args:
        before: what stands right before the link.
        words: the words of the link.
        behind: what stands right behind it.
        language: their language.
        unit: that of the value.

    Returns:
        Words such as '38 bcm a month'; empty without.
    """
    text = before + words + behind
    begin, end = len(before), len(before) + len(words)
    for mention in read_passage(text, language).mentions:
        claim = mention.claim
        if unit.per or unit.measure in UNSCALED or claim.start >= end or claim.end <= begin:
            continue
        first, last = min(begin, claim.start), claim.span[1]
        per_time = (known for known in claim.units if known.per and known.per[0].measure in _PERIODS)
        if last > end and any(known.measure == unit.measure for known in per_time):
            return text[first:last]
        if per := _told_on(claim, unit, text[last:], language):
            return f"{text[first : max(end, last)].strip()} {per}"
    return ""


def _told_before(claim: Claim, unit: Unit, before: str, language: Language) -> str:
    """By what a number is divided in the words right before it: 'täglich 2 Millionen Fass', 'a daily 2m barrels'."""
    if unit.measure not in {known.measure for known in claim.units if not known.per} - {""}:
        return ""
    words, before = vocabulary(language), before[-_LONGEST_BEFORE:]
    tokens = tokenize(before, words.words)
    for index in range(max(0, len(tokens) - 2), len(tokens)):
        per, end = MeasureGrammar(tokens, words).periods(index)
        if per and end == len(tokens) and Unit(per=per).fits(Unit(per=unit.per)):
            return before[tokens[index].start :].strip()
    return ""


def _told_on(claim: Claim, unit: Unit, behind: str, language: Language) -> str:
    """By what a number is divided where what it is of stands between: 'a day' in 'barrels of crude a day'."""
    measures = {known.measure for known in claim.units if not known.per} - ({""} if unit.per else set())
    if claim.top is not None or unit.measure in UNSCALED or unit.measure not in measures:
        return ""
    words, clause = vocabulary(language), _CLAUSE_ENDS.split(behind[:_LONGEST_BEHIND])[0]
    tokens = tokenize(clause, words.words)
    may_be_time = False
    for index in range(1, min(_WORDS_BETWEEN + 1, len(tokens))):
        per, end = MeasureGrammar(tokens, words).periods(index)
        # 'Im Monat Mai', 'on a day' and 'a month earlier' are times, and in 'gas a company had' nothing is divided.
        may_be_time |= tokens[index].text in words.time.first_words or tokens[index].text in _DEFINITE
        if not per:
            continue
        is_own = Unit(per=per).fits(Unit(per=unit.per))
        is_period = bool(unit.per) or per[0].measure in _PERIODS
        is_time = may_be_time or (end < len(tokens) and tokens[end].text in _OTHER_TIME)
        if is_own or (is_period and not is_time):
            return clause[tokens[index].start : tokens[end - 1].end]
    return ""


def _is_comparable(claim: Claim, unit: Unit, behind: str, language: Language) -> bool:
    """Whether a number and a value are of units that exclude each other if they differ."""
    named = {known.measure for known in claim.units} - {""}
    if any(_has_per_elsewhere(known, unit) for known in claim.units):
        return False
    if not named or unit.measure in named or all(map(is_measure, (unit.measure, *named))):
        return True
    # 'Five times' and 'five company meetings' are no other things than five meetings.
    following = _THING_ENDS.split(behind)[0].split()[:_WORDS_OF_THING]
    is_thing = any(unit.measure in measures_in(word, language) for word in following)
    return TIMES not in named and not is_thing


def _has_per_elsewhere(known: Unit, unit: Unit) -> bool:
    """Whether only one of two units says by what it is divided, so that words may do it elsewhere: 'of oil a day'."""
    return bool(known.per) if not unit.per else known.measure == unit.measure and not known.per


def _names_prices(text: str, language: Language) -> bool:
    """Whether a text begins with the year of prices: 'in 2024 dollars'."""
    return prices_at(tokenize(text, vocabulary(language).words), 0, language) is not None


def with_every(before: str, words: str, language: Language) -> tuple[str, str]:
    """What stands before a link, and its words, with 'every' among these in 'every [third] barrel'.

    Args:
        before: what stands right before the link.
        words: the words of the link.
        language: their language.
    """
    start = before.rstrip().rfind(" ") + 1
    whole = f"{before[start:]}{words}"
    tokens = tokenize(whole, vocabulary(language).words)
    every = vocabulary(language).every.at(tokens, 0) if before[-1:] == " " else None
    return (before[:start], whole) if every and every.end == len(tokens) else (before, words)
