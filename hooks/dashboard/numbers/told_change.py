"""A change that is told as a noun before a number: 'the decline in exports was', 'betrug der Rückgang', 'a rise of'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from dashboard.core.frozen import Frozen
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
_JOINS: InAll = in_all("of|by", "o|rzędu|wynoszący|w wysokości", "von|um|in höhe von", "på|med|om")
"""What stands between such a noun and its number."""
_VERBS: InAll = in_all(
    "was|is|has been|came to|comes to|amounted to|amounts to|reached|totalled|totaled|stood at|stands at",
    "wyniósł|wyniosła|wyniosło|wynosił|wynosiła|wynosi|sięgnął|sięgnęła|sięga|osiągnął|osiągnęła",
    "betrug|beträgt|lag bei|liegt bei|belief sich auf|beläuft sich auf|erreichte|war",
    "var|är|blev|uppgick till|uppgår till|låg på|ligger på|nådde",
)
_VERBS_BEFORE: Mapping[Language, tuple[str, ...]] = {
    "de": ("(?:betrug|beträgt|erreichte|war) {}", "(?:lag|liegt) {} bei", "(?:belief|beläuft) sich {} auf"),
    "sv": ("(?:var|är|blev|nådde) {}", "(?:uppgick|uppgår) {} till", "(?:låg|ligger) {} på"),
}
"""The same before the noun, which `{}` stands for."""
_OWNER: InAll = in_all("(?:of|in) {}", "{}", "(?:der|des|von|im|in|bei|beim|gegenüber) {}", "(?:av|i|för|under) {}")
"""What the change is of, or when it was. `{}` stands for some words."""
_NO_OWNER: InAll = in_all(
    "which|who|that|after|before|while|when|as|and|but|because|than",
    "który|która|które|gdy|kiedy|po|mimo|bo|i|a|ale|oraz",
    "der|die|das|als|wie|und|aber|weil|während|dass",
    "som|när|efter|medan|och|men|än",
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
_WORD = r"(?!(?:{})\b)[\w’'.-]+"
_GOES_ON: Mapping[Language, str] = {"de": r"^[^,;]{0,30}\b(?:auf|bis)\b"}
"""How words behind a number go on where it is what something changed from: 'von 20 auf 30'."""


class ToldChange(Frozen):
    """A noun of a change that stands before a number."""

    words: str
    """The noun with the word that joins it to a number: 'decline of'."""
    is_sure: bool
    """Whether data have its sign, too."""


class _Patterns(NamedTuple):
    joined: tuple[re.Pattern[str], ...]
    """The ends of 'a decline of' and 'betrug der Rückgang'."""
    told: re.Pattern[str]
    """The end of 'the decline in exports was'."""
    no_subject: re.Pattern[str]
    """The end of 'after the', behind which the noun is not what the verb is about."""


def told_change(before: str, behind: str, language: Language) -> ToldChange | None:
    """Read the noun whose number follows.

    Args:
        before: what stands before the number in its sentence.
        behind: what stands behind it.
        language: their language.
    """
    if language in _GOES_ON and re.search(_GOES_ON[language], behind):
        return None
    before, patterns = before[-_LONGEST:].rstrip().lower(), _patterns(language)
    found = patterns.told.search(before)
    if found and patterns.no_subject.search(before[: found.start()]):
        found = None
    found = found or next(filter(None, (joined.search(before) for joined in patterns.joined)), None)
    if found is None:
        return None
    noun, join = found["noun"], _JOINS[language].split("|")[0]
    return ToldChange(f"{noun} {join}", noun in _SURE[language].split("|"))


@cache
def _patterns(language: Language) -> _Patterns:
    word = _WORD.format(_NO_OWNER[language])
    owner = _OWNER[language].format(rf"{word}(?:\s+{word}){{0,4}}")
    article = rf"(?:(?:{_ARTICLES[language]})\s+)?"
    noun = rf"\b(?P<noun>{_SURE[language]}|{_OTHERS[language]})"
    owned = rf"{noun}(?:\s+{owner})?"
    verbs_before = (rf"\b{verb.format(article + owned)}$" for verb in _VERBS_BEFORE.get(language, ()))
    return _Patterns(
        tuple(map(re.compile, (rf"{noun},?\s+(?:{_JOINS[language]})$", *verbs_before))),
        re.compile(rf"{owned}\s+(?:{_VERBS[language]})$"),
        re.compile(rf"\b(?:{_AFTER[language]})\s+{article}(?:[^\W\d]+\s+)?$"),
    )
