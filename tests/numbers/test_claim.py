"""Numbers beside values: precision, hedges, and what the writer of numbers writes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import asdict

from dashboard.numbers.claim import fits, matches
from dashboard.numbers.languages import WORDS
from dashboard.numbers.reader import find_claims
from dashboard.numbers.sentence import MAX_LENGTH, read_sentence
from dashboard.numbers.units import read_unit
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import LANGUAGES, Language
from dashboard.numbers.writing import write_digits, write_number
from tests.samples.numbers import verdict

UNITS = ["%", "USD bn", "RUB bn", "million tonnes", "bcm", "USD per barrel", "million b/d", "roubles", "times"]
UNITS += ["", "degrees", "meetings", "percentage points", "TWh", "kt", "million people", "% of GDP", "roll calls"]


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
        ("one fiftieth", "2.5", "%", False),  # a tenth of itself
        ("nearly half", "46", "%", True),
        ("nearly half", "51", "%", False),
        ("71 cents", "0.71", "USD per barrel", True),
        ("-6.9%", "-6.85", "%", True),
        ("6.9%", "-6.9", "%", False),
        ("nearly -10%", "-9.5", "%", True),
        ("€30bn", "30", "USD bn", False),
        ("68 dollars a barrel", "68", "USD bn", False),
        ("half", "50", "USD bn", False),
        ("30 million", "30", "million people", True),
    ],
)
def test_a_number_holds_at_the_precision_printed(text: str, value: str, unit: str, expected: bool) -> None:
    assert (verdict(text, "en", value, unit) is None) is expected


@pytest.mark.parametrize(
    "text", ["the 19th", "the 1990s", "S-400", "one of the largest", "H1", "a country", "2023-W05"]
)
def test_what_is_no_number_is_not_found(text: str) -> None:
    assert find_claims(text, "en") == []


def test_numbers_are_found_in_running_text_with_their_places() -> None:
    text = "In Moscow about 245 billion dollars, a third more, came from 2.17 million barrels a day and 5 or so ships."
    found = [text[slice(*claim.span)] for claim in find_claims(text, "en")]
    assert found == ["about 245 billion dollars", "a third", "2.17 million barrels a day", "5 or so ships"]


def test_a_claim_of_running_text_is_compared_with_a_value() -> None:
    (claim,) = find_claims("Oil cost 60.2 dollars a barrel.", "en")
    unit = read_unit("USD per barrel")
    assert fits(claim, unit)
    assert matches(claim, Decimal("60.21"), unit)
    assert not matches(claim, Decimal("60.9"), unit)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_a_language_hold_no_empty_phrase(language: Language) -> None:
    """A comma too many in a file would make a word of nothing, or a direction of 'by'."""
    words = vocabulary(language).words
    tables = asdict(words).values()
    texts = [text for text in tables if isinstance(text, str) and ", " in text]
    texts += [text for table in tables if isinstance(table, dict) for text in table.values()]
    phrases = [phrase for text in texts if isinstance(text, str) for phrase in text.split(", ")]
    assert len(phrases) > 500
    assert [phrase for phrase in phrases if phrase != phrase.strip() or not phrase] == []


def test_words_without_end_are_refused_at_once() -> None:
    assert read_sentence("a " * MAX_LENGTH, "en").unread


values = some.decimals(min_value=-(10**7), max_value=10**7, places=6)
units, languages = some.sampled_from(UNITS), some.sampled_from(sorted(WORDS))


@given(values, units, some.integers(0, 4), languages)
def test_what_the_formatter_writes_is_accepted(value: Decimal, unit: str, decimals: int, language: Language) -> None:
    text = write_number(value, read_unit(unit), decimals, language)
    is_nothing = value != 0 and not any(digit in text for digit in "123456789")
    assert (verdict(text, language, value, unit) is None) is not is_nothing, text


@given(values, units, some.integers(0, 4), languages, some.sampled_from([-1, 1]))
def test_the_next_value_is_refused(
    value: Decimal, unit: str, decimals: int, language: Language, direction: int
) -> None:
    step = Decimal(1).scaleb(-decimals)
    next_value = Decimal(value).quantize(step, "ROUND_HALF_UP") + direction * step
    if abs(next_value - value) == step / 2:
        return  # an exact tie
    text = write_number(next_value, read_unit(unit), decimals, language)
    assert verdict(text, language, value, unit), text


WRAPPINGS: dict[Language, list[str]] = {
    "en": [
        "{}",
        "about {}",
        "over {}",
        "nearly {}",
        "exactly {}",
        "fell by {}",
        "rose by {}",
        "{} in 2024",
        "at least {}",
    ],
    "pl": ["{}", "około {}", "ponad {}", "niespełna {}", "dokładnie {}", "spadek o {}", "wzrost o {}", "{} w 2024 r."],
    "de": ["{}", "rund {}", "über {}", "knapp {}", "genau {}", "sank um {}", "ein Plus von {}", "{} im Jahr 2024"],
    "sv": ["{}", "omkring {}", "över {}", "knappt {}", "exakt {}", "minskade med {}", "ökade med {}", "{} under 2024"],
}


@given(values, values, units, some.integers(0, 2), languages, some.data())
def test_what_a_hint_proposes_is_accepted(
    value: Decimal, printed: Decimal, unit: str, decimals: int, language: Language, data: some.DataObject
) -> None:
    text = data.draw(some.sampled_from(WRAPPINGS[language]))
    text = text.format(write_number(printed, read_unit(unit), decimals, language))
    error = verdict(text, language, value, unit)
    if error and error.hint.startswith("Write "):
        assert verdict(error.hint.removeprefix("Write '").removesuffix("'."), language, value, unit) is None, error.hint


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 people", "12345678901234567890123456789012345", "people"),
        ("$5 million", "12345678901234567890123456789.25", "USD bn"),
        ("30.00000000000000000000000000000000002%", "30", "%"),
    ],
)
def test_a_wrong_number_is_no_failure_however_many_digits_there_are(text: str, value: str, unit: str) -> None:
    error = verdict(text, "en", value, unit)
    assert error
    assert error.id == "fact-false"


def test_digits_are_written_without_losing_one() -> None:
    value = Decimal("12345678901234567890123456789012345.675")
    assert write_digits(value, -2, "en") == "12,345,678,901,234,567,890,123,456,789,012,345.68"
    assert write_digits(value, 33, "en") == "12,000,000,000,000,000,000,000,000,000,000,000"
    assert [write_digits(Decimal("-0.04"), -1, "en"), write_digits(Decimal("7"), -1, "de")] == ["0.0", "7,0"]
