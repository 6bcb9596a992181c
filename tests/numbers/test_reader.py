"""Numbers in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.numbers.languages import WORDS
from dashboard.numbers.number import fits, matches, rewrite, write_number
from dashboard.numbers.reader import NumberError, read_numbers, read_unit
from dashboard.numbers.words import Language, Unit

UNITS = [
    "%",
    "USD bn",
    "RUB bn",
    "million tonnes",
    "bcm",
    "USD per barrel",
    "million b/d",
    "roubles",
    "times",
    "",
    "degrees",
]


def parts_of(text: str, language: Language = "en") -> tuple[str, int | None, str, str | None]:
    (number,) = read_numbers(text, language)
    return str(number.value), number.scale, number.measure, number.hedge


def is_true(text: str, value: str, unit: str, language: Language = "en") -> bool:
    (number,) = read_numbers(text, language)
    return fits(number, read_unit(unit)) and matches(number, Decimal(value), read_unit(unit))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("30%", "en", ("30", 0, "%", None)),
        ("30 per cent", "en", ("30", 0, "%", None)),
        ("USD 245 billion", "en", ("245", 9, "USD", None)),
        ("245bn", "en", ("245", 9, "", None)),
        ("1.2 trillion", "en", ("1.2", 12, "", None)),
        ("€44bn", "en", ("44", 9, "EUR", None)),
        ("2.17 million b/d", "en", ("2.17", 6, "barrels/day", None)),
        ("-6.9%", "en", ("-6.9", 0, "%", None)),
        ("minus 6.9%", "en", ("-6.9", 0, "%", None)),
        ("US$245 billion", "en", ("245", 9, "USD", None)),
        ("USD245bn", "en", ("245", 9, "USD", None)),
        ("−$6.90", "en", ("-6.90", 0, "USD", None)),
        ("1,234.5", "en", ("1234.5", None, "", None)),
        ("about 677 dollars", "en", ("677", 0, "USD", "about")),
        ("$70 a barrel", "en", ("70", 0, "USD/barrel", None)),
        ("71 cents", "en", ("71", -2, "USD", None)),
        ("38 bcm a year", "en", ("38", 9, "m³", None)),
        ("two and a half times as much", "en", ("2.5", 0, "times", None)),
        ("no more than RMB 5 bn", "en", ("5", 9, "CNY", "up to")),
        ("ponad 12 345 mln ton", "pl", ("12345", 6, "tonnes", "over")),
        ("co najmniej 6,9 proc.", "pl", ("6.9", 0, "%", "at least")),
        ("jedną czwartą", "pl", ("0.25", None, "", None)),
        ("rund 244,8 Milliarden Dollar", "de", ("244.8", 9, "USD", "about")),
        ("1.234,5 Mio. Tonnen", "de", ("1234.5", 6, "tonnes", None)),
        ("1,2 Billionen Euro", "de", ("1.2", 12, "EUR", None)),
        ("knapp zweieinhalb Mal", "de", ("2.5", 0, "times", "nearly")),
        ("drygt 245 miljarder dollar", "sv", ("245", 9, "USD", "over")),
        ("30 %", "sv", ("30", 0, "%", None)),
        ("hälften", "sv", ("0.5", None, "", None)),
    ],
)
def test_a_number_is_read_as_people_write_it(
    text: str, language: Language, expected: tuple[str, int | None, str, str | None]
) -> None:
    assert parts_of(text, language) == expected


@pytest.mark.parametrize("text", ["the 19th", "the 1990s", "S-400", "one of the largest", "a third country's"[2:]])
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_numbers(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language"), [("1,5%", "en"), ("12.34", "pl"), ("1.23 Mrd.", "de"), ("1,23,456", "en")]
)
def test_signs_of_another_language_are_no_number(text: str, language: Language) -> None:
    with pytest.raises(NumberError):
        read_numbers(text, language)


@pytest.mark.parametrize("text", ["20–30%", "from 31.4 to 129.3", "30% (of USD 4bn)"])
def test_two_numbers_are_two(text: str) -> None:
    assert len(read_numbers(text, "en")) == 2


@pytest.mark.parametrize(
    ("text", "value", "unit", "expected"),
    [
        ("30%", "29.5", "%", True),
        ("30%", "30.5", "%", True),  # an exact tie: both neighbours hold
        ("31%", "30.5", "%", True),
        ("30%", "29.4", "%", False),
        ("30.0%", "29.8", "%", False),  # trailing zeros count
        ("240 billion", "244.8", "USD bn", False),
        ("USD 244,800 million", "244.8", "USD bn", True),
        ("about 240 billion", "244.8", "USD bn", True),
        ("about 230 billion", "244.8", "USD bn", False),
        ("about 4%", "3.76", "%", True),  # as without the hedge
        ("nearly 250 billion", "244.8", "USD bn", True),
        ("nearly 240 billion", "244.8", "USD bn", False),
        ("just under 300 billion", "244.8", "USD bn", False),
        ("over 240 billion", "244.8", "USD bn", True),
        ("more than 200 billion", "244.8", "USD bn", False),
        ("at least 100 billion", "244.8", "USD bn", True),
        ("at least 245 billion", "244.8", "USD bn", False),
        ("up to 250 billion", "244.8", "USD bn", True),
        ("up to 244 billion", "244.8", "USD bn", False),
        ("one third", "34.3", "%", True),
        ("one third", "34.4", "%", False),
        ("a quarter", "0.259", "times", True),
        ("three quarters", "76.1", "%", False),
        ("nearly half", "46", "%", True),
        ("nearly half", "51", "%", False),
        ("71 cents", "0.71", "USD per barrel", True),
        ("38.8 billion cubic metres", "38.8", "bcm", True),
        ("-6.9%", "-6.85", "%", True),
        ("6.9%", "-6.9", "%", False),
        ("nearly -10%", "-9.5", "%", True),
    ],
)
def test_a_number_holds_at_the_precision_printed(text: str, value: str, unit: str, expected: bool) -> None:
    assert is_true(text, value, unit) is expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("30%", "USD bn", False),
        ("30 tonnes", "USD bn", False),
        ("30 billion", "%", False),
        ("30%", "points", False),
        ("€30bn", "USD bn", False),
        ("68 dollars", "USD per barrel", True),
        ("68 dollars a barrel", "USD bn", False),
        ("half", "USD bn", False),
        ("30 million", "million people", True),
    ],
)
def test_a_unit_fits_or_does_not(text: str, unit: str, expected: bool) -> None:
    (number,) = read_numbers(text, "en")
    assert fits(number, read_unit(unit)) is expected


def test_a_unit_of_its_own_is_known_by_its_name() -> None:
    (number,) = read_numbers("108 people", "en", own_unit="people")
    assert not matches(number, Decimal(108), read_unit("million people"))


@pytest.mark.parametrize(
    ("text", "value", "unit", "expected"),
    [
        ("30% of income", "27.1", "%", "27% of income"),
        ("nearly half", "52.2", "%", "52%"),
        ("about 230 billion dollars", "262.3", "USD bn", "about 262 billion dollars"),
        ("over USD 240 bn", "228.1", "USD bn", "USD 228 bn"),
        ("-6.9%", "-7.04", "%", "−7.0%"),
        ("USD 1,244.8 million", "1.5", "USD bn", "USD 1,500.0 million"),
        ("two and a half times", "2.71", "times", "2.7 times"),
    ],
)
def test_the_closest_honest_wording_keeps_the_words(text: str, value: str, unit: str, expected: str) -> None:
    (number,) = read_numbers(text, "en")
    written = rewrite(text, number, Decimal(value), read_unit(unit), "en")
    assert written == expected
    assert is_true(written, value, unit)


values = some.decimals(min_value=-(10**7), max_value=10**7, places=6)
units, languages = some.sampled_from(UNITS), some.sampled_from(sorted(WORDS))


@given(values, units, some.integers(0, 4), languages)
def test_what_the_formatter_writes_is_accepted(value: Decimal, unit: str, decimals: int, language: Language) -> None:
    text = write_number(value, read_unit(unit), decimals, language)
    assert is_true(text, str(value), unit, language), text


@given(values, units, some.integers(0, 4), languages, some.sampled_from([-1, 1]))
def test_the_next_value_is_refused(
    value: Decimal, unit: str, decimals: int, language: Language, direction: int
) -> None:
    step = Decimal(1).scaleb(-decimals)
    next_value = Decimal(value).quantize(step, "ROUND_HALF_UP") + direction * step
    if abs(next_value - value) == step / 2:
        return  # an exact tie
    text = write_number(next_value, read_unit(unit), decimals, language)
    assert not is_true(text, str(value), unit, language), text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("USD bn", Unit("USD", 9)),
        ("US$ bn, current prices", Unit("USD", 9)),
        ("$bn", Unit("USD", 9)),
        ("EUR m", Unit("EUR", 6)),
        ("bcm/year", Unit("m³", 9)),
        ("million b/d", Unit("barrels/day", 6)),
        ("thousand barrels per day", Unit("barrels/day", 3)),
        ("USD per tonne", Unit("USD/tonne")),
        ("% of GDP", Unit("%")),
        ("million tonnes of oil equivalent", Unit("tonnes", 6)),
        ("million people", Unit("people", 6)),
        ("index (2015 = 100)", Unit("index")),
    ],
)
def test_a_unit_is_a_measure_and_a_scale(text: str, unit: Unit) -> None:
    assert read_unit(text) == unit
