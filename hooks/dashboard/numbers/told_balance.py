"""A balance that is told as a deficit or a surplus: 'a deficit of 12.4', 'a 12.4 billion surplus'."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dashboard.core.frozen import Frozen
from dashboard.numbers.told_noun import JOINS, TIME, told_noun
from dashboard.numbers.words import InAll, Language, in_all

_DEFICIT: InAll = in_all("deficit|shortfall", "deficyt(?:u|em)?", r"\w*defizits?", r"\w*underskott(?:et)?")
_SURPLUS: InAll = in_all("surplus", "nadwyżk(?:a|i|ę|ą)", r"\w*überschuss(?:es)?|\w*überschuß", r"\w*överskott(?:et)?")
_BALANCE: InAll = in_all(
    "balance|net exports|net lending", r"saldo|bilans\w*", r"saldo|\w*bilanz", r"saldo|\w*balans(?:en)?"
)
"""Words of a title whose values are deficits below zero."""
_LONGEST = 120
"""Characters before a number in which what it came to is told."""
_ARTICLE: InAll = in_all("(?:an? |the )?", "", "(?:eine?n? |das |der |den )?", "(?:ett |en )?")


_REACHES: InAll = in_all(
    "(?:rose|grew|widened|increased|swelled|fell|narrowed|shrank|declined|dropped|decreased) to|reached|hit",
    "(?:wzrósł|wzrosła|zmalał|zmalała|spadł|spadła|zwiększył się|zwiększyła się|zmniejszył się|zmniejszyła się) do",
    "(?:stieg|wuchs|kletterte|sank|fiel|schrumpfte) auf",
    "(?:ökade|växte|steg|minskade|sjönk|krympte) till",
)
"""How it is told what a balance came to."""
_WITH = r"(?:with|mit|z|mot)(?: [^\W\d]+){1,2}"
"""With whom there is a balance."""
_KIND = "trade|budget|fiscal|federal|public|external|overall|record|current[- ]account"
"""Words between a number and 'deficit' in English. The other languages join them, or put them behind."""


class ToldBalance(Frozen):
    """What was read of a deficit or a surplus."""

    words: str
    """The words of the link without the noun."""
    is_deficit: bool
    began: str = ""
    """The words with the noun that stood before them in the link: 'a deficit of'."""
    ended: str = ""
    """Those that stood behind them."""

    def contradicts(self, label: str, language: Language) -> bool:
        """Whether a value above zero with this label, in English or the language of the words, is the other one."""
        is_deficit, is_surplus, is_balance = (
            any(re.search(rf"\b(?:{names[code]})\b", label.lower()) for code in ("en", language))
            for names in (_DEFICIT, _SURPLUS, _BALANCE)
        )
        has_signs = is_balance or is_surplus
        return has_signs if self.is_deficit else is_deficit and not has_signs


class _Patterns(NamedTuple):
    begin: re.Pattern[str]
    """'A trade deficit of' at the beginning of a link."""
    end: re.Pattern[str]
    """'Deficit' at its end."""
    behind: re.Pattern[str]
    """'Deficit' right behind it."""
    reaches: re.Pattern[str]
    """'The deficit rose to' before it."""
    names: re.Pattern[str]
    """'The deficit (' before it."""


def names_balance(text: str, language: Language) -> bool:
    """Whether a text has a noun for a deficit or a surplus. Most have none, and need no closer look."""
    return _named(language).search(text.lower()) is not None


def told_balance(before: str, words: str, behind: str, language: Language) -> ToldBalance | None:
    """Read the noun that says whether a number is a deficit or a surplus.

    Args:
        before: what stands before the link in its sentence.
        words: the words of the link.
        behind: what stands behind it.
        language: their language.
    """
    for is_deficit, nouns in ((True, _DEFICIT[language]), (False, _SURPLUS[language])):
        patterns = _patterns(nouns, language)
        begin, end = patterns.begin.match(words), patterns.end.search(words)
        if begin:
            return ToldBalance(words[begin.end() :], is_deficit, began=begin[0])
        if end:
            return ToldBalance(end["number"], is_deficit, ended=end["noun"])
        near = before[-_LONGEST:].rstrip()
        is_told = told_noun(before, nouns, language) or patterns.reaches.search(near) or patterns.names.search(near)
        if is_told or patterns.behind.match(behind):
            return ToldBalance(words, is_deficit)
    return None


@cache
def _named(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_DEFICIT[language]}|{_SURPLUS[language]})\b")


@cache
def _patterns(nouns: str, language: Language) -> _Patterns:
    article = _ARTICLE[language]
    return _Patterns(
        re.compile(rf"{article}(?:[^\W\d]+ ){{0,2}}(?:{nouns}) (?:{JOINS[language]}) ", re.IGNORECASE),
        re.compile(rf"^{article}(?P<number>.+?)(?P<noun>(?: [^\W\d]+)? (?:{nouns}))$", re.IGNORECASE),
        re.compile(rf"[\s-]*(?:[^\W\d]+ )?(?:{nouns})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:{nouns})(?: [^\W\d]+| {_WITH})? (?:{_REACHES[language].replace(' ', rf'{TIME} ')})$", re.IGNORECASE
        ),
        re.compile(rf"\b(?:{nouns}){TIME}(?: \(|:)$", re.IGNORECASE),
    )
