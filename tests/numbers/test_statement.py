"""The numbers of a link to a statement beside those that the statement holds."""

from __future__ import annotations

import pytest

from dashboard.numbers.statement import unstated_number
from dashboard.numbers.words import Language

STATES = (
    "Russia sold 30 per cent of its gas to 5 countries, worth 12 million dollars, more than half of it in 2024; "
    "trade fell by 7 per cent and twice as much steel came, between 3.2 and 3.8 points"
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "30 per cent of its gas"),
        ("en", "thirty per cent"),
        ("en", "five countries in 2024"),
        ("en", "12 million dollars"),
        ("en", "12 million"),
        ("en", "more than half"),
        ("en", "half of it"),
        ("en", "fell by 7%"),
        ("en", "2 times as much"),
        ("en", "between 3.2 and 3.8 points"),
        ("en", "one of them"),
        ("en", "so it was"),
        ("de", "dreißig Prozent"),
        ("sv", "12 miljoner dollar"),
        ("pl", "30 procent, 5 krajów"),
    ],
)
def test_a_number_that_stands_in_a_statement_is_said_by_it(language: Language, words: str) -> None:
    assert unstated_number(words, language, STATES) == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(
            ("en", f"{number} {unit}")
            for number in ("forty", "40", "5", "-30", "under 30")
            for unit in ("per cent", "%")
        ),
        *(("en", f"{number} countries") for number in ("seven", "30", "nine hundred", "two dozen", "12")),
        *(
            ("en", f"12 {unit}")
            for unit in ("billion dollars", "million euros", "million barrels a day", "dollars", "")
        ),
        *(("en", words) for words in ("a million", "a hundred billion dollars", "less than half", "30½", "30,5")),
        *(("en", words) for words in ("a third", "rose by 7%", "tripled", "in 2023", "３０%", "٣٠%")),
        *(("en", words) for words in ("between 3.2 and 3.9 points", "3.2 to 3.7 points", "9" * 10_000, "a " * 600)),
        ("de", "vierzig Prozent"),
        ("de", "12 Milliarden Dollar"),
        ("sv", "fyrtio procent"),
        ("pl", "czterdzieści procent"),
        ("pl", "5 miliardów"),
    ],
)
def test_another_number_does_not_stand_in_it(language: Language, words: str) -> None:
    assert unstated_number(words, language, STATES)


@pytest.mark.parametrize(
    ("language", "words", "states", "unstated"),
    [
        ("en", "30% or less", "The share was above 30%.", "30"),
        ("en", "30% or more", "The share was at least 30%.", ""),
        ("en", "7% lower", "Trade rose by 7%.", "7"),
        ("en", "7% higher", "Trade rose by 7%.", ""),
        ("de", "um 7 Prozent niedriger", "Trade rose by 7%.", "7"),
        ("en", "in July 2024", "The share was highest in June 2024.", "in July 2024"),
        ("en", "in June 2024", "The share was highest in June 2024.", ""),
        ("en", "in June", "The share was highest in June 2024.", ""),
        ("en", "highest in 2024", "The share was highest in June 2024.", ""),
        ("pl", "w lipcu 2024 r.", "The share was highest in June 2024.", "w lipcu 2024 r."),
        ("pl", "w czerwcu 2024 r.", "The share was highest in June 2024.", ""),
        ("en", "in the second quarter", "It was highest in the third quarter of 2024.", "in the second quarter"),
        ("en", "in the third quarter", "It was highest in the third quarter of 2024.", ""),
        ("sv", "under andra halvåret 2024", "It rose in the first half of 2024.", "under andra halvåret 2024"),
        ("en", "it may have been so", "It rose in the first half of 2024.", ""),
        ("en", "the third-largest partner", "China was the second largest partner.", "third"),
        ("en", "the second-largest partner", "China was the second largest partner.", ""),
        ("en", "the 3rd largest partner", "China was the second largest partner.", "3"),
        ("en", "for the second time", "Trade fell for the first time since 2009.", "second"),
        ("en", "a third", "It was 33%.", "a third"),
        ("de", "der drittgrößte Partner", "China was the second largest partner.", "dritt"),
        ("de", "der zweitgrößte Partner", "China was the second largest partner.", ""),
        ("de", "an zweiter Stelle", "China was the second largest partner.", ""),
        ("pl", "trzeci co do wielkości partner", "China was the second largest partner.", "trzeci"),
        ("pl", "drugi co do wielkości partner", "China was the second largest partner.", ""),
        ("sv", "den tredje största partnern", "China was the second largest partner.", "tredje"),
        ("sv", "den näst största partnern", "China was the second largest partner.", ""),
        ("sv", "andra länder köper mindre", "China bought most.", ""),
        ("pl", "z drugiej strony", "China bought most.", ""),
    ],
)
def test_hedges_behind_a_number_times_and_ranks_are_those_of_the_statement(
    language: Language, words: str, states: str, unstated: str
) -> None:
    assert unstated_number(words, language, states) == unstated
