"""The words that put something before or after an event, and the words by which a text names the event."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.core.lazy_re import lazy_re
from dashboard.core.period import Period
from dashboard.data.events import Event
from dashboard.numbers.times import Time, times_in
from dashboard.numbers.words import Language

ORDER_WORDS: Mapping[Language, tuple[str, ...]] = {
    "en": ("before", "after", "since", "until", "till", "following", "prior to", "ahead of", "in the wake of"),
    "pl": ("przed", "po", "od", "do", "zanim", "odkąd"),
    "de": ("vor", "nach", "seit", "bis", "bevor", "nachdem", "seitdem"),
    "sv": ("före", "efter", "sedan", "till", "innan"),
}
"""The closed list, by language."""
_COMMON_WORDS: Mapping[Language, frozenset[str]] = {
    "en": frozenset({"the", "of", "and", "in", "to", "a", "is", "was", "its", "for", "on", "with", "how", "do"}),
    "pl": frozenset({"w", "z", "i", "na", "się", "nie", "jest", "to", "dla", "oraz", "przez", "jak"}),
    "de": frozenset({"der", "die", "das", "dem", "den", "des", "und", "in", "von", "zu", "ist", "mit", "auf", "wie"}),
    "sv": frozenset({"och", "i", "av", "som", "en", "ett", "det", "den", "är", "med", "på", "för", "hur"}),
}
_OWN_LETTERS: Mapping[Language, str] = {"en": "", "pl": "ąćęłńóśźż", "de": "äöüß", "sv": "åäö"}
_REACH = 8
"""Words after such a word in which the event is looked for, up to the next mark of punctuation."""
_LEAST = 4
"""Letters of a word of a label that says which event is meant. Shorter ones are articles, prepositions and the like."""
_EMPTY_WORDS = frozenset(
    {"with", "from", "over", "against", "under", "between", "first", "second", "third", "fourth"}
    | {"gegen", "über", "unter", "zwischen", "erste", "zweite", "dritte", "przeciw", "przeciwko", "między", "pierwsze"}
    | {"drugie", "trzecie", "emot", "över", "mellan", "första", "andra", "tredje"}
)
"""Words of labels that do not say which event is meant."""
_NAMES_EVERYWHERE = (
    "russ", "rosj", "rosy", "ryss", "rysk", "chin", "kina", "kine", "ukra", "mosk", "mosc", "sibi", "sibe", "sybe",
    "crim", "krim", "krym", "euro", "amer", "usa", "peki", "beij",
)  # fmt: skip
"""How names of places begin that stand in many labels and in most texts: 'since Ukraine' names no event."""
_CLAUSE_END = lazy_re(r"[,;:!?()–—]|(?<!\d)\.(?=\s|$)")
_INFLECTION = 2
"""Letters at the end of a word that may be others: 'inwazja' is also 'inwazji', and 'sanctions' 'sanction'."""


def orders(text: str, event: Event, own: Period) -> str:
    """The words of a text that put something before or after an event.

    Args:
        text: a title, an alternative, a note or the like, in any of the languages.
        event: the event.
        own: the period of the values in which it lies. A text that names this period, or a longer one, is clear.

    Returns:
        Such as 'after the full-scale invasion'; empty if it does not.
    """
    language = _language(text)
    words = "|".join(word.replace(" ", r"\s+") for word in ORDER_WORDS[language])
    for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text, re.IGNORECASE):
        clause = _CLAUSE_END.split(text[match.end() :], maxsplit=1)[0]
        following = clause.split()[:_REACH]
        for count in range(1, len(following) + 1):
            named = " ".join(following[:count])
            times = times_in(named, language)
            if _names_label(named, event.label) or any(_names_day(time, event, own) for time in times):
                return f"{match[0]} {named}"
    return ""


def _language(text: str) -> Language:
    """The language of a text: that of most of its commonest words and own letters; English if no other has more."""
    words = re.findall(r"\w+", text.lower())

    def score(language: Language) -> int:
        known = _COMMON_WORDS[language] | set(ORDER_WORDS[language])
        return sum(2 * (word in known) + bool(set(word) & set(_OWN_LETTERS[language])) for word in words)

    return max(ORDER_WORDS, key=score)


def _names_label(text: str, label: str) -> bool:
    """Whether a text has a word that says what the event of a label is, or two words of the label."""
    said = re.findall(r"[\w-]+", text.lower())
    parts = [word for word in re.findall(r"[\w-]+", label) if len(word) >= _LEAST and word.lower() not in _EMPTY_WORDS]
    telling = [word for word in parts if not word.lower().startswith(_NAMES_EVERYWHERE)]
    # In the middle of a label a name has a capital letter, and in German any noun.
    common = [word for word in telling if word.islower() or label.startswith(word)]
    alone = telling if _language(label) == "de" or not common else common
    found = {word for word in parts if any(one.startswith(_stem(word)) for one in said)}
    return bool(found.intersection(alone)) or (len(found) > 1 and bool(found.intersection(telling)))


def _stem(word: str) -> str:
    return word.lower()[: max(_LEAST, len(word) - _INFLECTION)]


def _names_day(time: Time, event: Event, own: Period) -> bool:
    """Whether a time is that of an event, and shorter than the period of the values that it lies in."""
    day = event.date
    if not time.years:
        return time.days == (day.day,) and time.months == (day.month,)
    named = time.period
    return bool(named and named.start <= day <= named.end and named.end - named.start < own.end - own.start)
