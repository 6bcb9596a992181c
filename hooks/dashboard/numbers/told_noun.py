"""Finds a noun whose number follows: 'the decline in exports was', 'betrug der Rückgang', 'a deficit of'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from dashboard.numbers.words import InAll, Language, in_all

JOINS: InAll = in_all("of|by", "o|rzędu|wynoszący|w wysokości", "von|um|in höhe von", "på|med|om")
"""What stands between such a noun and its number."""
_VERBS: InAll = in_all(
    "was|is|has been|came to|comes to|amounted to|amounts to|totalled|totaled|stood at|stands at",
    "wyniósł|wyniosła|wyniosło|wynosił|wynosiła|wynosi|sięgnął|sięgnęła|sięga|osiągnął|osiągnęła",
    "betrug|beträgt|lag bei|liegt bei|belief sich auf|beläuft sich auf|erreichte|war",
    "var|är|blev|uppgick till|uppgår till|låg på|ligger på|nådde",
)
_VERBS_BEFORE: Mapping[Language, tuple[str, ...]] = {
    "de": ("(?:betrug|beträgt|erreichte|war) {}", "(?:lag|liegt) {} bei", "(?:belief|beläuft) sich {} auf"),
    "sv": ("(?:var|är|blev|nådde) {}", "(?:uppgick|uppgår) {} till", "(?:låg|ligger) {} på"),
}
"""The same before the noun, which `{}` stands for."""
_OWNER: InAll = in_all(
    "(?:of|in|with) {}", "{}", "(?:der|des|von|im|in|bei|beim|gegenüber|mit) {}", "(?:av|i|för|under|mot|med) {}"
)
"""What the change is of, when it was, or with whom. `{}` stands for some words."""
_NO_OWNER: InAll = in_all(
    "which|who|that|after|before|while|when|as|and|but|because|than|made|meant|left|led",
    "który|która|które|gdy|kiedy|po|mimo|bo|i|a|ale|oraz",
    "der|die|das|als|wie|und|aber|weil|während|dass|führte|sorgte",
    "som|när|efter|medan|och|men|än|att|gjorde|innebar|ledde",
)
"""Words behind which another thing is spoken of."""
_AFTER: InAll = in_all(
    "after|despite|since|with|of|in|to|for|by|from|following|before|than|amid|without|on|through|given|like|unlike",
    "po|mimo|pomimo|przed|od|z|ze|w|we|przez|na|bez|dzięki|za|niż|do",
    "nach|trotz|vor|seit|mit|bei|zu|von|wegen|durch|infolge|aus|in|im|am|vom|zum|zur|beim|ohne|auf|an|angesichts",
    "efter|trots|före|sedan|med|av|i|till|för|genom|från|vid|utan|än|på",
)
"""Words before a noun that is then not what a verb is about: 'after the decline'."""
_ARTICLES: InAll = in_all(
    "the|a|an|its|their|this|that", "", "der|die|das|dem|den|des|einem|einer|dieser|diesem|ein|eine", "den|det|en|ett"
)
_LONGEST = 200
"""Characters before a number in which a noun is looked for."""
_WORD = r"(?!(?:{})\b)(?:[12]\d{{3}}|[^\W\d][\w’'.-]*)"
"""A word or a year, but no other number."""
TIME = r"(?:\s+(?:(?:in|im jahre?|we?|i|under|år)\s+)?[12]\d{3}(?:\s+r\.|\s+roku)?)?"
"""What may stand within a verb, and behind it: 'lag 2024 bei'."""


class _Patterns(NamedTuple):
    joined: tuple[re.Pattern[str], ...]
    """The ends of 'a decline of' and 'betrug der Rückgang'."""
    told: re.Pattern[str]
    """The end of 'the decline in exports was'."""
    no_subject: re.Pattern[str]
    """The end of 'after the', behind which the noun is not what the verb is about."""


def told_noun(before: str, nouns: str, language: Language) -> str:
    """The noun whose number follows, in small letters; empty without.

    Args:
        before: what stands before the number in its sentence.
        nouns: those that are looked for, with bars between them, in an expression for `re`.
        language: their language.
    """
    before = before[-_LONGEST:].rstrip().lower()
    if not _named(nouns).search(before):
        return ""
    patterns = _patterns(nouns, language)
    found = patterns.told.search(before)
    if found and patterns.no_subject.search(before[: found.start()]):
        found = None
    found = found or next(filter(None, (joined.search(before) for joined in patterns.joined)), None)
    return found["noun"] if found else ""


@cache
def _named(nouns: str) -> re.Pattern[str]:
    """Nouns anywhere: most texts have none, and need no closer look."""
    return re.compile(rf"\b(?:{nouns})\b")


@cache
def _patterns(nouns: str, language: Language) -> _Patterns:
    word = _WORD.format(_NO_OWNER[language])
    owner = _OWNER[language].format(rf"{word}(?:\s+{word}){{0,4}}")
    article = rf"(?:(?:{_ARTICLES[language]})\s+)?"
    noun = rf"\b(?P<noun>{nouns})"
    owned = rf"{noun}(?:\s+{owner})?"
    verbs = _VERBS[language].replace(" ", rf"{TIME}\s+")
    verbs_before = (rf"\b{verb.format(article + owned)}$" for verb in _VERBS_BEFORE.get(language, ()))
    return _Patterns(
        tuple(map(re.compile, (rf"{noun},?\s+(?:{JOINS[language]})$", *verbs_before))),
        re.compile(rf"{owned}\s+(?:{verbs}){TIME}$"),
        re.compile(rf"\b(?:{_AFTER[language]})\s+{article}(?:[^\W\d]+\s+)?$"),
    )
