"""Finds ranks in running text: 'second-largest', 'drittgrößte', 'trzeci', 'den tredje största', '3rd'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dashboard.numbers.words import InAll, Language, in_all

# fmt: off
_STEMS: Mapping[Language, str] = {
    "en": "second third fourth fifth sixth seventh eighth ninth tenth",
    "pl": "drug trzec czwart piąt szóst siódm ósm dziewiąt dziesiąt",
    "de": "zweit dritt viert fünft sechst siebt|siebent acht neunt zehnt",
    "sv": "andra tredje fjärde femte sjätte sjunde åttonde nionde tionde",
}
"""How 2nd to 10th begin; forms of one are separated by a bar."""
_ENDINGS: Mapping[Language, str] = {
    "en": r"(?:(?=-)|\b)",
    "pl": r"(?:i|ie|ia|ią|iej|iego|iemu|im|ich|a|ą|e|ej|ego|emu|y|ym|ych)\b",
    "de": r"(?:e[rsnm]?\b|(?=(?:größt|höchst|wichtigst|stärkst|meist|best|niedrigst|kleinst|reichst)))",
    "sv": r"\b",
}
_DIGITS: Mapping[Language, str] = {
    "en": r"(?:st|nd|rd|th)\b", "pl": r"\.(?= \w)", "de": r"\.(?= \w)", "sv": r":[ae]\b",
}
"""What makes a rank of digits."""
_NO_RANKS: Mapping[Language, str] = {
    "en": r"\bseconds?\b(?= (?:thought|hand)| of)", "pl": r"\b(?:z|po) drug\w+\b", "de": r"\bzum zweiten\b",
    "sv": r"\bandra\b(?! (?:\w+st|största|plats))",
}
"""Phrases in which such words count nothing: 'z drugiej strony', 'andra länder'."""
# fmt: on


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    ranks = enumerate(_STEMS[language].split(), 2)
    named = "|".join(rf"(?P<r{rank}>{stems})" for rank, stems in ranks)
    next_to = r"|(?P<next>näst)(?= ?\w+st)" if language == "sv" else ""
    digits = rf"(?P<digits>\d{{1,3}}){_DIGITS[language]}"
    return re.compile(rf"\b(?:(?:{named}){_ENDINGS[language]}|{digits}{next_to})", re.IGNORECASE)


_PLACES: InAll = in_all(
    "place|rank|position|number|no", "miejsce|pozycja|numer|nr", "platz|rang|nummer|nr", "plats|rang|nummer|nr"
)
_FIRST: InAll = in_all("first|one", "pierwsze|pierwsza", "erster|erste|ersten|eins", "första|etta")
"""Words for the first place."""


@cache
def _told(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    numbered = rf"(?:{_PLACES[language]})\.? ?(?P<rank>\d{{1,3}})"
    placed = rf"(?:the |der |den )?(?P<rank>[\w:]+\.?)(?: (?:{_PLACES[language]}))?"
    return re.compile(numbered, re.IGNORECASE), re.compile(placed, re.IGNORECASE)


def told_rank(words: str, language: Language) -> int | None:
    """The place in a list that words tell of: 2 of 'No. 2', 'Platz 2', 'second place', '2nd'; None of other words.

    Args:
        words: nothing but the place.
        language: their language.
    """
    numbered, placed = _told(language)
    if number := numbered.fullmatch(words):
        return int(number["rank"])
    if not (place := placed.fullmatch(words)):
        return None
    if re.fullmatch(rf"(?:{_FIRST[language]})|1(?:st|\.|:a)", place["rank"], re.IGNORECASE):
        return 1
    ranks = list(ranks_in(f"{place['rank']} plats", language))
    return ranks[0][0] if len(ranks) == 1 and ranks[0][1].rstrip(".").lower() in place["rank"].lower() else None


def ranks_in(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Find the ranks from the second on.

    Args:
        text: any text; times and parts such as 'a third' are to be left out before.
        language: its language.

    Yields:
        Ranks in order, each with its word.
    """
    text = re.sub(_NO_RANKS[language], "", text, flags=re.IGNORECASE)
    for match in _pattern(language).finditer(text):
        name = match.lastgroup or ""
        rank = int(match["digits"]) if name == "digits" else 2 if name == "next" else int(name[1:])
        yield rank, match[0]
