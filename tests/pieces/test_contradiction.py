"""Words held against shown values: what a row bears out, what it contradicts, and what nobody can tell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core.period import period_of
from dashboard.numbers.passage import read_passage
from dashboard.numbers.units import read_unit
from dashboard.numbers.words import LANGUAGES, Language
from dashboard.numbers.writing import write_number
from dashboard.pieces.contradiction import Numbers
from dashboard.pieces.number_source import find_source
from dashboard.pieces.shown_values import ShownValue

SENTENCES: dict[Language, tuple[str, ...]] = {
    "en": ("Chart: {} in {}.", "It comes to {} in {} and stays there."),
    "pl": ("Wykres: {} w {} roku.", "Wynosi {} w {} roku."),
    "de": ("Diagramm: {} im Jahr {}.", "Der Wert liegt bei {} im Jahr {}."),
    "sv": ("Diagram: {} år {}.", "Värdet är {} år {}."),
}
UNITS = ("USD bn", "%", "million tonnes", "RUB bn", "EUR mn", "CNY")


def shown(value: str | Decimal, year: int, *names: str, unit: str = "USD bn", chart: str = "trade") -> ShownValue:
    pairs = tuple((f"field-{place}", name) for place, name in enumerate(names))
    return ShownValue(
        Decimal(value),
        read_unit(unit),
        unit,
        period_of("year", year),
        pairs,
        chart,
        f"row {year} {names}",
        f"a.csv:{year}",
    )


def contradicting(text: str, *values: ShownValue, describes: bool = True, language: Language = "en") -> list[str]:
    passage = read_passage(text, language)
    return [
        row.written
        for mention in passage.mentions
        for row in Numbers(values, describes).contradicting(mention, text, passage.times)
    ]


def kinds(text: str, *values: ShownValue, describes: bool = True, language: Language = "en") -> list[str]:
    passage = read_passage(text, language)
    return [find_source(mention, text, passage.times, values, describes=describes).kind for mention in passage.mentions]


@st.composite
def rows(draw: st.DrawFn) -> tuple[Language, str, ShownValue, Decimal]:
    """A language, a sentence, a row, and the same amount with one digit changed."""
    language = draw(st.sampled_from(LANGUAGES))
    digits = draw(st.lists(st.integers(0, 9), min_size=3, max_size=5).filter(lambda digits: digits[0] > 0))
    place = draw(st.integers(0, len(digits) - 1))
    wrong = draw(st.integers(1 if place == 0 else 0, 9).filter(lambda digit: digit != digits[place]))
    other = [*digits[:place], wrong, *digits[place + 1 :]]
    value, changed = (Decimal("".join(map(str, number))).scaleb(-1) for number in (digits, other))
    row = shown(value, draw(st.integers(1990, 2025)), unit=draw(st.sampled_from(UNITS)))
    return language, draw(st.sampled_from(SENTENCES[language])), row, changed


def far_from(row: ShownValue) -> ShownValue:
    """A later value that has nothing to do with it."""
    assert row.period
    return shown(row.value * 7 + 1, row.period.year + 5, unit=row.unit_text)


@settings(deadline=None, derandomize=True)
@given(rows())
def test_what_is_written_from_a_row_is_borne_out(drawn: tuple[Language, str, ShownValue, Decimal]) -> None:
    language, sentence, row, _ = drawn
    assert row.period
    text = sentence.format(write_number(row.value, row.unit, 1, language), row.period.year)
    assert contradicting(text, row, far_from(row), language=language) == []
    assert kinds(text, row, far_from(row), language=language) == ["row"]


@settings(deadline=None, derandomize=True)
@given(rows())
def test_with_one_digit_changed_the_row_contradicts_it(drawn: tuple[Language, str, ShownValue, Decimal]) -> None:
    language, sentence, row, changed = drawn
    assert row.period
    text = sentence.format(write_number(changed, row.unit, 1, language), row.period.year)
    for describes in (True, False):
        assert contradicting(text, row, far_from(row), describes=describes, language=language) == [row.written], text


TRADE = (
    shown("76.1", 2022, "China sells to Russia"),
    shown("114.2", 2022, "Russia sells to China"),
    shown("115.5", 2024, "China sells to Russia"),
    shown("129.3", 2024, "Russia sells to China"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Trade came to 244.8 billion dollars in 2024.",
        "The gap was 13.8 billion dollars in 2024.",
        "An average of 122.4 billion dollars in 2024.",
        "China sold 39.4 billion dollars more in 2024 than in 2022.",
        "It grew by 52 per cent in 2024.",
        "It was about 120 billion dollars in 2024.",
        "It was between 115 and 130 billion dollars in 2024.",
        "It was 245 billion euros in 2024.",
        "It was 250 billion dollars in 2023.",
        "It was 250 billion dollars.",
        "Twice as much, in 2024.",
        "200 ships sailed in 2024.",
    ],
)
def test_what_rows_bear_out_and_what_nobody_can_tell_is_left_alone(text: str) -> None:
    assert contradicting(text, *TRADE) == []


def test_of_several_series_the_one_that_is_named_counts() -> None:
    text = "China sells to Russia goods worth 129.3 billion dollars in 2024."
    assert contradicting(text, *TRADE) == ["115.5 USD bn"]
    assert contradicting(text.replace("129.3", "115.5"), *TRADE) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("115.5 million dollars in 2024", 1),
        ("115.5 trillion dollars in 2024", 1),
        ("115.5 thousand dollars in 2024", 1),
        ("115.6 million dollars in 2024", 0),
        ("12 million dollars in 2024", 0),
        ("115.5 million tonnes in 2024", 0),
        ("115.5 billion dollars in 2024", 0),
    ],
)
def test_the_digits_of_a_row_with_another_scale_are_a_slip(words: str, count: int) -> None:
    values = (shown("115.49", 2024, "Exports"), shown("12", 2024, "Imports"))
    assert len(contradicting(f"China sold {words}.", *values, describes=False)) == count


def test_where_several_are_meant_only_a_near_number_is_wrong() -> None:
    assert contradicting("It was 119.3 billion dollars in 2024.", *TRADE) == ["115.5 USD bn", "129.3 USD bn"]
    assert contradicting("It was 900.1 billion dollars in 2024.", *TRADE) == []


def test_words_beside_a_chart_may_speak_of_something_else() -> None:
    row = shown("115.5", 2024)
    assert contradicting("It was 900.1 billion dollars in 2024.", row) == ["115.5 USD bn"]
    assert contradicting("It was 900.1 billion dollars in 2024.", row, describes=False) == []


def test_a_change_and_a_difference_are_no_levels() -> None:
    shares, sums = (
        (shown("30", 2023, unit="%"), shown("34", 2024, unit="%")),
        (shown("76.1", 2022), shown("115.5", 2024)),
    )
    assert contradicting("It grew by 12 per cent in 2024.", shown("34", 2024, unit="%")) == []
    assert contradicting("It was 4 per cent in 2024 above 2023.", *shares) == []
    assert contradicting("An addition of 39.4 billion dollars in 2024 over 2022.", *sums) == []
    assert contradicting("An addition of 39.9 billion dollars in 2024 over 2022.", *sums) == ["115.5 USD bn"]


def test_a_month_is_not_its_year() -> None:
    months = [
        ShownValue(Decimal(value), read_unit("USD bn"), "USD bn", period_of("yearmonth", month), (), "trade", "")
        for month, value in (("2024-05", "9.5"), ("2024-06", "10.5"))
    ]
    assert contradicting("It was 20.0 billion dollars in 2024.", *months) == []
    assert contradicting("It was 10.4 billion dollars in June 2024.", *months) == ["10.5 USD bn"]


@pytest.mark.parametrize(
    "part", ["the first half of 2024", "week 20 of 2024", "the second quarter of 2024", "May 2024"]
)
def test_a_part_of_a_year_is_not_the_year(part: str) -> None:
    assert contradicting("It was 115.9 billion dollars in 2024.", shown("115.5", 2024)) == ["115.5 USD bn"]
    assert contradicting(f"It was 115.9 billion dollars in {part}.", shown("115.5", 2024)) == []


def test_a_bare_number_counts_only_beside_its_time_and_in_one_unit() -> None:
    assert contradicting("From 114.3 in 2022.", shown("114.2", 2022)) == ["114.2 USD bn"]
    assert contradicting("From 114.3 in 2022.", shown("114.2", 2022), shown("7", 2022, unit="%")) == []
    assert contradicting("From 114.3 in 2022.", shown("114.2", 2022), describes=False) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("From 115.5 billion dollars in 2024", "row"),
        ("A peak of 129.3 billion dollars", "row"),
        ("China sells to Russia 115.5 to 129.3 billion dollars", "row"),
        ("244.8 billion dollars in 2024", "computed"),
        ("China’s sales grew by 52% from 2022 to 2024", "computed"),
        ("In 2024 China bought 1.5 times as much as in 2022", "computed"),
        ("31 billion dollars", "none"),
        ("52 ships", "none"),
    ],
)
def test_the_source_of_a_number(text: str, kind: str) -> None:
    assert kinds(text, *TRADE) == [kind]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("It came to €115.5 billion in 2024.", True),
        ("It came to 115.5 billion euros in 2024.", True),
        ("It came to 115.5 billion roubles in 2024.", True),
        ("It came to $115.5 billion in 2024.", False),
        ("It came to 115.5 billion tonnes in 2024.", False),
        ("It came to €107.2 billion in 2024.", False),
        ("It came to €115 billion in 2024.", False),
        ("It came to €115.5 billion in 2023.", False),
        ("It came to €115.5 million in 2024.", False),
    ],
)
def test_right_digits_in_another_currency_are_a_slip(text: str, is_told: bool) -> None:
    assert bool(contradicting(text, shown("115.49", 2024), describes=False)) is is_told


YUAN = (shown("34.6", 2023, "Yuan", unit="%"), shown("37.1", 2024, "Yuan", unit="%"))
DOLLAR = (shown("31.2", 2023, "Dollar", unit="%"), shown("20.3", 2024, "Dollar", unit="%"))


@pytest.mark.parametrize(
    ("text", "contradicted"),
    [
        ("The yuan made up 38.1% of trading in 2024.", ["37.1%"]),
        ("The yuan made up 31.7% of trading in 2024.", ["37.1%"]),
        ("The dollar made up 23.0% in 2024.", ["20.3%"]),
        ("The yuan had 34.6% in 2024.", ["37.1%"]),
        ("The yuan had 37.1% in 2023.", ["34.6%"]),
        ("The yuan made up 37.1% of trading in 2024.", []),
        ("In 2024 the yuan rose from 34.6% to 37.1%.", []),
        ("In 2024 the yuan passed its 34.6% of the year before.", []),
        ("The euro had 12.4% in 2024.", []),
        ("The euro had 34% in 2024.", []),
    ],
)
def test_a_mistyped_digit_or_the_figure_of_another_year_is_contradicted(text: str, contradicted: list[str]) -> None:
    assert contradicting(text, *YUAN, *DOLLAR, describes=False) == contradicted
