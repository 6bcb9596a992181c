"""Each noun and verb of a change that is looked for beside a link is understood when it is read with its number."""

from __future__ import annotations

from contextlib import suppress

import pytest

from dashboard.facts.fact import FactError
from dashboard.numbers import told_change, told_verb
from dashboard.numbers.told_noun import JOINS
from dashboard.numbers.words import LANGUAGES, Language
from dashboard.pieces.verify_fact import verify_claim
from tests.samples.numbers import fact


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_is_true_of_a_rise_or_of_a_fall(language: Language) -> None:
    nouns = f"{told_change._SURE[language]}|{told_change._OTHERS[language]}".split("|")
    told = [f"{noun} {JOINS[language].split('|')[0]} 5%" for noun in nouns]
    told += [f"{verb} {told_verb._JOINS[language]} 5%" for verb in told_verb._VERBS[language].split("|")]
    assert [words for words in told if _holds(words, "5", language) == _holds(words, "-5", language)] == []


def _holds(words: str, value: str, language: Language) -> bool:
    with suppress(FactError):
        verify_claim(words, fact(value, "%", label="Growth", period="2024"), language, "the value")
        return True
    return False
