"""Numbers in words. The table was written by num2words, which is no part of the project."""

from __future__ import annotations

import csv

import pytest

from dashboard.numbers.languages import WORDS
from dashboard.numbers.sentence import read_sentence
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.words import LANGUAGES, Language
from tests.samples.numbers import FOLDER

with (FOLDER / "number_words.csv").open(encoding="utf-8") as file:
    TABLE = list(csv.DictReader(file))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_library_writes_is_read_back(language: Language) -> None:
    for row in TABLE:
        sentence = read_sentence(row[language], language)
        (claim,) = sentence.claims
        assert sentence.unread == [], row
        assert claim.value * claim.units[0].scale == int(row["number"]), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_of_a_number_in_one_word_is_lost(language: Language) -> None:
    for row in TABLE:
        tokens = tokenize(row[language], WORDS[language])
        letters = [letter for letter in row[language].lower() if letter not in " -"]
        assert [letter for token in tokens for letter in token.text] == letters
