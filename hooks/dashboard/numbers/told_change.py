"""A change that is told as a noun before a number: 'the decline in exports was', 'betrug der Rückgang', 'a rise of'."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.core.frozen import Frozen
from dashboard.numbers.told_noun import JOINS, told_noun
from dashboard.numbers.words import InAll, Language, in_all

_SURE: InAll = in_all(
    "rise|increase|growth|jump|surge|expansion|fall|drop|decline|decrease|slump|plunge|contraction|dip",
    "wzrost|przyrost|zwyżka|spadek|zniżka",
    "anstieg|zuwachs|wachstum|zunahme|steigerung|rückgang|einbruch|abnahme|verringerung",
    "ökning|ökningen|uppgång|uppgången|tillväxt|tillväxten|stigning|minskning|minskningen|nedgång|nedgången",
)
"""Nouns of a change. What is told with them has a sign."""
_OTHERS: InAll = in_all(
    "gain|climb|advance|loss|cut|reduction|slide|discount",
    "podwyżka|zwiększenie|obniżka|ubytek|strata|utrata|zmniejszenie|redukcja",
    "plus|erhöhung|minus|verlust|senkung|kürzung|abschlag|rabatt",
    "plus|höjning|minus|fall|tapp|ras|sänkning|förlust|rabatt",
)
"""Nouns of which data often have the size alone."""
_GOES_ON: Mapping[Language, str] = {"de": r"^[^,;]{0,30}\b(?:auf|bis)\b"}
"""How words behind a number go on where it is what something changed from: 'von 20 auf 30'."""


def is_noun_of_change(words: str, language: Language) -> bool:
    """Whether words end with a noun of a change: 'rise', 'a decline'.

    Args:
        words: such as those behind a number.
        language: their language.
    """
    return words.lower().split()[-1:] in ([noun] for noun in _SURE[language].split("|"))


class ToldChange(Frozen):
    """A noun of a change that stands before a number."""

    words: str
    """The noun with the word that joins it to a number: 'decline of'."""
    is_sure: bool
    """Whether data have its sign, too."""


def told_change(before: str, behind: str, language: Language) -> ToldChange | None:
    """Read the noun whose number follows.

    Args:
        before: what stands before the number in its sentence.
        behind: what stands behind it.
        language: their language.
    """
    if language in _GOES_ON and re.search(_GOES_ON[language], behind):
        return None
    noun = told_noun(before, f"{_SURE[language]}|{_OTHERS[language]}", language)
    join = JOINS[language].split("|")[0]
    return ToldChange(f"{noun} {join}", noun in _SURE[language].split("|")) if noun else None
