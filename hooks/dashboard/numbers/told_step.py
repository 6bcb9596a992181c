"""Finds over which time a change is told before its number: 'quarter-on-quarter growth of 5%'."""

from __future__ import annotations

import re
from functools import cache

from dashboard.numbers.comparison_words import COMPARISONS
from dashboard.numbers.told_noun import JOINS
from dashboard.numbers.words import Language

_LONGEST = 80
"""Characters before a number in which it is looked for."""


def told_step(before: str, language: Language) -> str:
    """The words for the step, without hyphens: 'quarter on quarter'; empty if there are none.

    Args:
        before: what stands before the number.
        language: its language.
    """
    pattern = _pattern(language)
    told = pattern.search(before[-_LONGEST:]) if pattern else None
    return told["step"].replace("-", " ") if told else ""


@cache
def _pattern(language: Language) -> re.Pattern[str] | None:
    phrases = ", ".join(COMPARISONS[language].steps.values()).split(", ")
    # ('The quarter before' and 'annual' may also say when something was.)
    steps = [phrase for phrase in phrases if "/" in phrase or phrase[:3] == phrase[3:].rpartition(" ")[2][:3]]
    if not steps:
        return None
    either = "|".join(re.escape(step).replace(r"\ ", "[ -]") for step in steps)
    return re.compile(rf"\b(?P<step>{either}) (?:[^\W\d]+ ){{1,2}}(?:{JOINS[language]})\s*$", re.IGNORECASE)
