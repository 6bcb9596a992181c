"""In which of the languages of the site a text is written, by words that are common in one of them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard.numbers.words import Language

_COMMON: dict[Language, str] = {
    "en": "the of and that with from were by this which their its it's has have been would",
    "pl": "się że jest przez oraz który która które są ale jako dla od przed także był było będzie z w na nie",
    "de": "der und das ist nicht mit dem des sich auf für ein eine auch als wird wurde von zu bei noch",
    "sv": "och att det som är av inte på till har ett från också efter eller blev kan ska",
}
_LANGUAGES = {word: language for language, words in _COMMON.items() for word in words.split()}
_LEAST = 12
"""So many of these words say more than a name or a quotation."""
_TIMES = 3
"""How many times as many as of any other language there are."""


def language_of(words: Iterable[str]) -> Language | None:
    """The language of a text; None if it is short, mixed, or in another one.

    Args:
        words: of the text, in small letters.
    """
    counts = Counter(_LANGUAGES[word] for word in words if word in _LANGUAGES)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(_LEAST, _TIMES * sum(count for _, count in ranked[1:])):
        return None
    return ranked[0][0]
