"""A cell that is no time gets the hint for the way in which it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.period import KINDS, PeriodKind
from dashboard.core.time_hints import moment_hint, time_hint


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("date", "31.12.2024", "2024-12-31"),
        ("date", "12/31/2024", "2024-12-31"),
        ("date", "31/12/24", "2024-12-31"),
        ("date", "04/04/2024", "2024-04-04"),
        ("date", "2024/1/5", "2024-01-05"),
        ("date", "20241231", "2024-12-31"),
        ("date", "2024-12-31 00:00:00", "2024-12-31"),
        ("date", "2024-12-31T00:00:00Z", "2024-12-31"),
        ("date", "2024-12-31 22:22:22 +0530", "2024-12-31"),
        ("date", "2024-12-31T08:00:00-05:00", "2024-12-31"),
        ("date", "2024年12月31日", "2024-12-31"),
        ("date", "31 Dec 2024", "2024-12-31"),
        ("date", "31. Dezember 2024", "2024-12-31"),
        ("date", "31 grudnia 2024", "2024-12-31"),
        ("date", "28. 11. 2026", "2026-11-28"),
        ("date", "28th Nov. 2026", "2026-11-28"),
        ("date", "2026-11-8", "2026-11-08"),
        ("date", "December 31, 2024", "2024-12-31"),
        ("yearmonth", "Jan-24", "2024-01"),
        ("yearmonth", "24-Jan", "2024-01"),
        ("yearmonth", "sty 2024", "2024-01"),
        ("yearmonth", "Styczeń 2024 r.", "2024-01"),
        ("yearmonth", "lipiec 2024", "2024-07"),
        ("yearmonth", "listopad 2024", "2024-11"),
        ("yearmonth", "maj-24", "2024-05"),
        ("yearmonth", "März 2024", "2024-03"),
        ("yearmonth", "январь 2024", "2024-01"),
        ("yearmonth", "2024M01", "2024-01"),
        ("yearmonth", "2024-1", "2024-01"),
        ("yearmonth", "01.2024", "2024-01"),
        ("yearmonth", "202401", "2024-01"),
        ("yearmonth", "2024年1月", "2024-01"),
        ("yearmonth", "01.02.2024", "2024-02"),
        ("quarter", "2024Q1", "2024-Q1"),
        ("quarter", "1Q2024", "2024-Q1"),
        ("quarter", "Q1/2024", "2024-Q1"),
        ("quarter", "I kw. 2024", "2024-Q1"),
        ("quarter", "2024K4", "2024-Q4"),
        ("quarter", "3. Quartal 2024", "2024-Q3"),
        ("quarter", "IV кв. 2024", "2024-Q4"),
        ("half-year", "H1 2024", "2024-H1"),
        ("half-year", "2024S2", "2024-H2"),
        ("half-year", "II półrocze 2024", "2024-H2"),
        ("half-year", "1. Halbjahr 2024", "2024-H1"),
        ("week", "2024w5", "2024-W05"),
        ("week", "KW 5/2024", "2024-W05"),
        ("week", "v. 52 2024", "2024-W52"),
        ("year", "2024 r.", "2024"),
        ("year", "2024年", "2024"),
        ("year", "2023 [YR2023]", "2023"),
        ("year", "1.1.2024", "2024"),
        ("date", "den 31 december 2024", "2024-12-31"),
        ("date", "31 декабря 2024 г.", "2024-12-31"),
        ("date", "December 31st, 2024", "2024-12-31"),
        ("date", "31-Dec-24", "2024-12-31"),
        ("date", "31/Dec/2024", "2024-12-31"),
        ("date", "Tue 31 Dec 2024", "2024-12-31"),
        ("date", "wt. 31.12.2024", "2024-12-31"),
        ("date", "12/31/2024 12:00:00 AM", "2024-12-31"),
        ("date", "2024–12–31", "2024-12-31"),
        ("date", "31 XII 2024", "2024-12-31"),
        ("date", "31.XII.2024 r.", "2024-12-31"),
        ("yearmonth", "I 2024", "2024-01"),
        ("yearmonth", "XII.2024", "2024-12"),
        ("yearmonth", "IV-24", "2024-04"),
        ("yearmonth", "M1 2024", "2024-01"),
        ("yearmonth", "01/24", "2024-01"),
        ("quarter", "1Q24", "2024-Q1"),
        ("quarter", "Q1'24", "2024-Q1"),
        ("quarter", "Q1-24", "2024-Q1"),
        ("quarter", "I квартал 2024", "2024-Q1"),
        ("quarter", "IV/2024", "2024-Q4"),
        ("quarter", "2024 I", "2024-Q1"),
        ("quarter", "2024:1", "2024-Q1"),
        ("quarter", "Jan-Mar 2024", "2024-Q1"),
        ("quarter", "październik–grudzień 2024", "2024-Q4"),
        ("half-year", "1H24", "2024-H1"),
        ("half-year", "2 полугодие 2024", "2024-H2"),
        ("half-year", "Juli-Dezember 2024", "2024-H2"),
        ("week", "W5'24", "2024-W05"),
        ("year", "2,024", "2024"),
        ("year", "2.024", "2024"),
        ("year", "2 024", "2024"),
        ("year", "CY2024", "2024"),
    ],
)
def test_another_way_of_writing_a_time_is_recognised(kind: PeriodKind, text: str, expected: str) -> None:
    assert time_hint(kind, text) == f"Write {expected}."


@pytest.mark.parametrize(("kind", "text"), [("yearmonth", "V10"), ("half-year", "S121"), ("week", "V1010")])
def test_letters_and_digits_side_by_side_are_the_name_of_a_variable(kind: PeriodKind, text: str) -> None:
    assert time_hint(kind, text) == ""


def test_months_are_no_week_in_whatever_order_they_stand() -> None:
    assert time_hint("week", "Feb-Jan 2024") == ""


def test_a_date_that_can_be_read_in_two_ways_is_no_guess() -> None:
    hint = "Write 2024-04-03 if the day stands first, 2024-03-04 if the month does."
    assert time_hint("date", "03/04/2024") == hint
    assert time_hint("yearmonth", "03/04/2024") == "Write 2024-04 if the day stands first, 2024-03 if the month does."


@pytest.mark.parametrize("text", ["2026-11-31", "31.11.2026"])
def test_a_day_that_a_month_does_not_have_is_told_by_the_month(text: str) -> None:
    assert time_hint("date", text) == "There is no 31 November 2026: the month has 30 days."


def test_a_moment_without_a_zone_is_told_with_one() -> None:
    assert moment_hint("2026-12-01 06:00").startswith("Write 2026-12-01T06:00+01:00")
    assert moment_hint("tomorrow") == ""
    assert moment_hint("2026-12-01 25:00") == ""
    assert moment_hint("2026-02-30 06:00") == ""


def test_the_number_of_a_day_in_a_spreadsheet_is_recognised() -> None:
    assert "Write 2024-12-31 if" in time_hint("date", "45657")
    assert "Write 2024 if" in time_hint("year", "45657")


@pytest.mark.parametrize(
    ("kind", "text", "part"),
    [
        ("quarter", "2024-03-31", "Write 2024-Q1 if it stands for the quarter."),
        ("quarter", "3/31/2024", "Write 2024-Q1 if it stands for the quarter."),
        ("half-year", "30.06.2024", "Write 2024-H1 if it stands for the half-year."),
        ("date", "44195", "2024-12-31 if the workbook counts from 1904"),
        ("date", "45657.5", "Write 2024-12-31 if"),
        ("yearmonth", "Januar", "The year is missing: a month is written 2025-01."),
        ("half-year", "Jan-Mar 2024", ""),
        ("date", "24-12-31", "Write 2024-12-31 if the year stands first, 2031-12-24 if the day does."),
        ("date", "31-12-24", "Write 2024-12-31."),
        ("quarter", "Jan-Feb 2024", ""),
        ("week", "1/2024", ""),
    ],
)
def test_what_a_time_may_stand_for(kind: PeriodKind, text: str, part: str) -> None:
    hint = time_hint(kind, text)
    assert part in hint
    assert bool(part) == bool(hint)


@pytest.mark.parametrize("text", ["2023/24", "2023-24", "FY2024", "FY 23"])
def test_a_financial_year_is_no_year(text: str) -> None:
    assert "financial year" in time_hint("year", text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "31.31.2024"),
        ("date", "soon"),
        ("yearmonth", "Foo 2024"),
        ("yearmonth", "2024-13"),
        ("yearmonth", "2024"),
        ("quarter", "Q5 2024"),
        ("quarter", "2024-03"),
        ("week", "2024W60"),
        ("year", "Total"),
        ("year", "99999"),
    ],
)
def test_of_anything_else_nothing_is_guessed(kind: PeriodKind, text: str) -> None:
    assert time_hint(kind, text) == ""


@given(st.sampled_from(KINDS), st.text())
def test_any_text_is_read(kind: PeriodKind, text: str) -> None:
    assert isinstance(time_hint(kind, text), str)
