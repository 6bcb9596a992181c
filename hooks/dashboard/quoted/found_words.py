"""Words in texts: whether all of a query are there, how well they stand for it, and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from html import unescape
from itertools import accumulate

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

MOST_WORDS = 12
"""Words of a query. Further ones are left aside."""
LONGEST_QUERY = 300
_AROUND = 120
"""Characters before and behind the word that an excerpt shows."""
_WORD = lazy_re(r"\w+")
_TAG = lazy_re(r"<[^>]*>")


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query, small and each once."""
    return tuple(dict.fromkeys(_WORD.findall(query[:LONGEST_QUERY].casefold())))[:MOST_WORDS]


class Haystack(Frozen):
    """What is searched of one page."""

    title: str
    others: tuple[str, ...] = ()
    """Further short texts, such as its standfirst."""
    html: str = ""
    """Its text."""

    def rank(self, words: Sequence[str]) -> int:
        """How well it fits: 0 if a word is missing; words in the title count most."""
        title, others = self.title.casefold(), "\n".join(self.others).casefold()
        counts = [100 * (word in title) + 10 * (word in others) + min(self._small.count(word), 9) for word in words]
        return sum(counts) if all(counts) else 0

    def excerpt(self, words: Sequence[str]) -> str:
        """What stands around the first of the words that its text holds."""
        places = [place for word in words if (place := self._small.find(word)) >= 0]
        start = max(0, bisect_right(self._ends, min(places, default=0)) - _AROUND)
        return " ".join(self._text[start : start + 2 * _AROUND].split())

    @cached_property
    def _text(self) -> str:
        return " ".join([self.title, *self.others, unescape(_TAG.sub(" ", self.html))])

    @cached_property
    def _ends(self) -> list[int]:
        """Where each letter of the text ends in small letters, which can be more: ß becomes ss."""
        return list(accumulate(len(letter.casefold()) for letter in self._text))

    @cached_property
    def _small(self) -> str:
        return self._text.casefold()
