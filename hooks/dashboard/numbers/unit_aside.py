"""Reads a unit that stands apart from its number: 'was 245 billion, in euros', 'in yuan: 245', 'Trade (EUR bn)'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.measure import MeasureGrammar
from dashboard.numbers.symbols import is_measure
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import Language

_IN: Mapping[Language, str] = {"en": "in", "pl": "w", "de": "in", "sv": "i"}
_OPENS = r"(?:[,(–—]\s*(?:[^\W\d]+\s+)?{in_}\s+|\(\s*|\b{in_}\s+)"
"""What stands before such a unit; a word may come first: ', measured in'."""
_ENDS = lazy_re(r"\s*(?:[,).;:–—]|$)")
_BEFORE_NUMBER = lazy_re(r"\s*[,):](?:\s+[^\W\d]+){0,4}\s*$")
"""What stands between such a unit and the number behind it: ', was about'."""
_BEFORE_LISTED = lazy_re(r"\s*\)\s*:\s*$")
"""The same where it has brackets alone: 'Trade (EUR bn): 245', not 'The euro (EUR) at 98'."""
_HEAD_OPENS = lazy_re(r"(?:^|[,(\[:])\s*(?:(?:in|w|i)\s+)?|\b(?:in|w|i)\s+", re.IGNORECASE)
"""What stands before the unit of a table's head: 'Trade, in'."""
_NO_UNITS = ("", "day", "month")
"""'In 2024, in days' and the head 'Year' say when something was."""
_LONGEST = 80
"""Characters beside a number in which it is looked for."""


def units_beside(before: str, behind: str, language: Language) -> Iterator[str]:
    """The scale and the unit that stand apart from a number on either side of it.

    Args:
        before: what stands before the number in its sentence.
        behind: what stands behind it.
        language: their language.

    Yields:
        Words such as 'billion euros'.
    """
    opens, behind, before = _opens(language), behind[:_LONGEST], before[-_LONGEST:]
    if (opened := opens.match(behind.lstrip())) and (found := _unit_at(behind.lstrip()[opened.end() :], language)):
        words, rest = found
        if _ENDS.match(rest):
            yield words
    for opened in opens.finditer(before):
        behind_unit = _BEFORE_LISTED if opened[0].strip() == "(" else _BEFORE_NUMBER
        if (found := _unit_at(before[opened.end() :], language)) and behind_unit.fullmatch(found[1]):
            yield found[0]


def unit_of_head(head: str, language: Language) -> str:
    """The scale and the unit that the head of a table names for its cells, as 'Trade (EUR bn)' does; empty without.

    Args:
        head: its words.
        language: their language.
    """
    for opened in _HEAD_OPENS.finditer(head):
        if (found := _unit_at(head[opened.end() :], language)) and _ENDS.match(found[1]):
            return found[0]
    return ""


@cache
def _opens(language: Language) -> re.Pattern[str]:
    return re.compile(_OPENS.format(in_=_IN[language]), re.IGNORECASE)


def _unit_at(text: str, language: Language) -> tuple[str, str] | None:
    """The words of a unit with which a text begins, in the order in which they stand behind a number, and the rest."""
    words = vocabulary(language)
    grammar = MeasureGrammar(tokenize(text, words.words), words)
    scale, index = grammar.scale(0), 0
    if scale:
        of = words.of.at(grammar.tokens, scale.end)
        index = of.end if of else scale.end
    unit = grammar.unit(index)
    measure = unit.value[0].measure if unit else ""
    if unit is None or not is_measure(measure) or measure in _NO_UNITS:
        return None
    behind = None if scale else grammar.scale(unit.end)  # 'EUR bn'
    end = grammar.periods(behind.end if behind else unit.end)[1]

    def text_of(begin: int, end: int) -> str:
        return text[grammar.tokens[begin].start : grammar.tokens[end - 1].end] if begin < end else ""

    parts = (
        text_of(unit.end, behind.end) if behind else text_of(0, scale.end) if scale else "",
        text_of(index, unit.end),
        text_of(behind.end if behind else unit.end, end),
    )
    return " ".join(filter(None, parts)), text[grammar.tokens[end - 1].end :]
