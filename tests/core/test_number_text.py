"""Numbers as text."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from dashboard.core.number_text import (
    exact,
    format_cell,
    format_number,
    format_rounded,
    format_steps,
    plain_digits,
    round_to,
    without_noise,
)
from tests.samples.amounts import CELLS, WHOLE, read_back

ROUNDED = json.loads(Path(__file__).with_name("rounded_numbers.json").read_text(encoding="utf-8"))
"""Value, decimals and text; tests/theme/numbers.test.js asks the same of the script."""
FLOATS = some.floats(1e-12, 1e18) | some.floats(-1e18, -1e-12)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234, "1,234"),
        (-9999, "−9,999"),
        (999, "999"),
        (1234.5, "1,234.5"),
        (-6.9, "−6.9"),
        (30.0, "30"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (0.0000004, "4 × 10⁻⁷"),
        (-1.2e-9, "−1.2 × 10⁻⁹"),
        (0.0000012, "0.0000012"),
        (2**63, "9,223,372,036,854,775,808"),
        (1e14, "100,000,000,000,000"),
        (1e15, "1 × 10¹⁵"),
        (1.5e18, "1.5 × 10¹⁸"),
        (Decimal("12345678901234567890.125"), "12,345,678,901,234,567,890.125"),
        (3 * 10**40, "3 × 10⁴⁰"),
        (1234567890123456.75, "1,234,567,890,123,457"),
    ],
)
def test_numbers_read_as_in_print(value: float | Decimal, text: str) -> None:
    assert format_number(value).replace("\xa0", " ") == text


def test_labels_are_rounded_to_what_is_enough() -> None:
    for value, decimals, text in ROUNDED:
        assert format_rounded(value, decimals).replace("\xa0", " ") == text


def test_labels_of_huge_numbers_have_a_power_of_ten() -> None:
    assert format_rounded(10**40 + 1).replace("\xa0", " ") == "1 × 10⁴⁰"
    assert format_rounded(9223372036854775807).replace("\xa0", " ") == "9.22 × 10¹⁸"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12.10", "12.10"),
        ("1234567", "1234567"),
        ("-5", "-5"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("0.00", "0.00"),
        ("1e-05", "0.00001"),
        ("1e-09", "1 × 10⁻⁹"),
        ("0.0000000012", "1.2 × 10⁻⁹"),
        (" 12", "12"),
        ("9007199254740993", "9007199254740993"),
    ],
)
def test_tables_show_the_digits_of_the_file(text: str, shown: str) -> None:
    assert format_cell(text).replace("\xa0", " ") == shown


@given(CELLS)
def test_every_text_of_a_cell_says_the_number_of_the_cell(cell: str) -> None:
    number = Decimal(cell)
    assert read_back(format_number(exact(cell))) == number
    assert read_back(format_cell(cell)) == number
    assert read_back(plain_digits(exact(cell))) == number


@given(WHOLE)
def test_whole_numbers_keep_every_digit(number: int) -> None:
    assert read_back(format_number(number)) == without_noise(number) == number


@given(FLOATS | CELLS.map(float))
@example(-0.0)
@example(5e-324)
def test_binary_numbers_keep_fifteen_digits(value: float) -> None:
    assert abs(read_back(format_number(value)) - Decimal(repr(value))) <= abs(Decimal(repr(value))) * Decimal(
        "5.01e-15"
    )


@given(FLOATS | WHOLE)
def test_a_label_is_right_at_the_digits_that_it_prints(value: float) -> None:
    text = format_rounded(value)
    printed, number = read_back(text), Decimal(repr(value))
    assert bool(printed) == bool(number)
    assert abs(printed - number) <= abs(number) * Decimal("0.005")


def test_long_numbers_are_rounded_where_it_was_asked() -> None:
    assert round_to(Decimal("1234567890123456789012345678901234567890.25"), -1) == Decimal(
        "1234567890123456789012345678901234567890.3"
    )


def test_steps_are_all_written_in_one_way() -> None:
    small = [text.replace("\xa0", " ") for text in format_steps([0, 5e-7, 1e-6])]
    large = [text.replace("\xa0", " ") for text in format_steps([0, 5e14, 1e15])]
    assert small == ["0", "5 × 10⁻⁷", "1 × 10⁻⁶"]
    assert large == ["0", "5 × 10¹⁴", "1 × 10¹⁵"]
    assert format_steps([0, 0.5, 1000]) == ["0", "0.5", "1,000"]


def test_rounding_to_nought_leaves_no_sign() -> None:
    assert str(round_to(Decimal("-0.04"), -1)) == "0.0"
