"""The numbers of a sentence, and the time that is certainly a number's own."""

from __future__ import annotations

import pytest

from dashboard.numbers.passage import read_passage
from dashboard.numbers.words import Language


def told(text: str, language: Language = "en") -> list[tuple[str, tuple[int, ...]]]:
    mentions = read_passage(text, language).mentions
    return [(text[m.claim.start : m.claim.end], m.time.years if m.time else ()) for m in mentions]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "from 33.1 in 2014 to 83.4 in 2020, up to 107 in 2023", [("33.1", 2014), ("83.4", 2020), ("107", 2023)]),
        ("en", "China paid 40.3 USD bn for Russian crude in 2021.", [("40.3", 2021)]),
        ("en", "In 2024 China spent 313.7 USD bn on its military.", [("313.7", 2024)]),
        ("en", "2024: China sold 115.5 USD bn", [("115.5", 2024)]),
        ("en", "2023: 18%; 2024: 34%", [("18", 2023), ("34", 2024)]),
        ("de", "Im Jahr 2024: 34 Prozent", [("34", 2024)]),
        ("pl", "w 2013 roku 11%, a 34% w 2024 roku", [("11", 2013), ("34", 2024)]),
        ("de", "von 11 % im Jahr 2013 auf 34 % im Jahr 2024", [("11", 2013), ("34", 2024)]),
        ("sv", "från 11 % år 2013 till 34 % år 2024", [("11", 2013), ("34", 2024)]),
    ],
)
def test_a_number_has_the_time_that_stands_with_it(
    language: Language, text: str, expected: list[tuple[str, int]]
) -> None:
    assert told(text, language) == [(number, (year,)) for number, year in expected]


@pytest.mark.parametrize(
    "text",
    [
        "It rose to 34% since 2013.",
        "It is 11% more than in 2013.",
        "In 2024 it rose from 18%.",
        "In 2024, after a peak of 18%, it fell.",
        "It was 18%, and in 2024 it fell.",
        "It was 18% between 2014 and 2020.",
        "It was 18% compared with the share in 2020.",
        "It was 18% of all trade in the years after 2020.",
        "A decade before 2024: 18% went to China.",
        "Since 2024: 18% went to China.",
        "The peak of 2024: 18% went to China.",
        "2024: from 18% it rose.",
    ],
)
def test_a_time_that_may_be_another_one_is_nobodys(text: str) -> None:
    assert [years for _, years in told(text)] == [()]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was 18% since June 2024."),
        ("en", "It was 18% in comparison with 2024."),
        ("pl", "wyniósł 18% w porównaniu z 2024 r."),
        ("de", "Es waren 18 Prozent im Vergleich zu 2024."),
        ("sv", "Det var 18 procent i jämförelse med 2024."),
    ],
)
def test_a_time_of_comparison_is_nobodys(language: Language, text: str) -> None:
    assert [years for _, years in told(text, language)] == [()]


def test_years_days_and_small_words_are_no_numbers() -> None:
    assert told("On 4 February 2022 one of the two met in 2024, from 2014 to 2020.") == []


def test_a_power_of_ten_behind_the_currency_counts() -> None:
    (mention,) = read_passage("It came to 228.1 USD bn in 2025.", "en").mentions
    assert (mention.claim.units[0].scale, mention.close) == (10**9, True)
