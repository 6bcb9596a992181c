"""A balance told as a deficit or a surplus, a result as a loss or a profit: 'a deficit of 12.4', 'a surplus'."""

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
_LOSS: InAll = in_all("loss(?:es)?", r"strat(?:a|y|ę|ą|ami)?", r"\w*verlust(?:e|es|en|s)?", r"\w*förlust(?:en|er|s)?")
_PROFIT: InAll = in_all("profits?", r"zysk(?:i|u|iem|ów)?", r"\w*gewinn(?:e|es|en|s)?", r"\w*vinst(?:en|er)?")
_RESULT: InAll = in_all("results?|earnings", r"wynik\w*", r"\w*ergebnis(?:se)?", r"\w*resultat(?:et)?")
"""Words of a title whose values are losses below zero."""
_FALLS: InAll = in_all(
    "fall|decline|drop|decrease|lost|change", r"spad\w+|zmian\w+", r"\w*rückgang|\w*änderung", r"minskning|förändring"
)
"""Words of a title that a loss of profit may have."""
_NOUNS = ((_DEFICIT, True, False), (_SURPLUS, False, False), (_LOSS, True, True), (_PROFIT, False, True))
"""Each with whether it is the one below zero, and whether it is a loss or a profit."""
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
    is_result: bool = False
    """Whether it is a loss or a profit."""

    @property
    def noun(self) -> str:
        """What it is told as, for messages."""
        nouns = ("loss", "profit") if self.is_result else ("deficit", "surplus")
        return nouns[0] if self.is_deficit else nouns[1]

    def contradicts(self, label: str, language: Language) -> bool:
        """Whether a value above zero with this label, in English or the language of the words, is the other one."""
        names = (_LOSS, _PROFIT, _RESULT) if self.is_result else (_DEFICIT, _SURPLUS, _BALANCE)
        is_deficit, is_surplus, is_balance, is_fall = (
            any(re.search(rf"\b(?:{each[code]})\b", label.lower()) for code in ("en", language))
            for each in (*names, _FALLS)
        )
        if self.is_result and is_fall:
            return False
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
    for names, is_deficit, is_result in _NOUNS:
        nouns = names[language]
        patterns = _patterns(nouns, language)
        begin, end = patterns.begin.match(words), patterns.end.search(words)
        if begin:
            return ToldBalance(words[begin.end() :], is_deficit, began=begin[0], is_result=is_result)
        if end:
            return ToldBalance(end["number"], is_deficit, ended=end["noun"], is_result=is_result)
        near = before[-_LONGEST:].rstrip()
        is_told = told_noun(before, nouns, language) or patterns.reaches.search(near) or patterns.names.search(near)
        if is_told or patterns.behind.match(behind):
            return ToldBalance(words, is_deficit, is_result=is_result)
    return None


@cache
def _named(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(names[language] for names, *_ in _NOUNS)})\b")


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
