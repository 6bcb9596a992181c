"""In which of the languages of the site a text is written, by words that are common in one of them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard.numbers.words import Language

_OWN: dict[Language, str] = {
    "en": "the of and that with from were by this which their its it's has have been would",
    "pl": "się że jest przez oraz która który które są dla przed także był było będzie",
    "de": "und ist nicht dem sich auf für ein eine auch wird wurde bei noch",
    "sv": "och att är inte till ett från också",
}
"""Words that neither neighbours (Czech, Dutch, Danish, Norwegian) nor signs for amounts have."""
_ALSO: dict[Language, str] = {
    "pl": "jako ale od z w na nie",
    "de": "der das mit des als von zu",
    "sv": "det som av på har efter eller blev kan ska",
}
"""Words that also stand in texts of neighbours, in names, or as signs."""
_LANGUAGES = {word: language for texts in (_OWN, _ALSO) for language, words in texts.items() for word in words.split()}
_LEAST = 12
"""So many of these words say more than a name or a quotation."""
_DIFFERENT = 4
"""So many different ones of the language's own are no list of names: those of people and offices repeat a few."""
_TIMES = 3
"""How many times as many as of any other language there are."""


def language_of(words: Iterable[str]) -> Language | None:
    """The language of a text; None if it is short, mixed, or in another one.

    Args:
        words: of the text, in small letters.
    """
    found = [word for word in words if word in _LANGUAGES]
    ranked = Counter(_LANGUAGES[word] for word in found).most_common()
    if not ranked or ranked[0][1] < max(_LEAST, _TIMES * sum(count for _, count in ranked[1:])):
        return None
    language = ranked[0][0]
    return language if len({*found} & {*_OWN[language].split()}) >= _DIFFERENT else None
