"""Periods as data have them and as readers see them."""

import datetime
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from dashboard.core.period import KINDS, Period, PeriodKind, period_named, period_of, range_in_words
from tests.samples.times import NAMES, TIMES

CASES = json.loads(Path(__file__).with_name("periods.json").read_text(encoding="utf-8"))
"""tests/theme/periods.test.js asks the same of the scripts."""
DAYS = [datetime.date(2000, 1, 1) + datetime.timedelta(number) for number in range(0, 3000, 3)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_period_is_read_as_it_is_written_and_follows_the_one_before(kind: PeriodKind) -> None:
    for day in DAYS:
        period = Period.containing(kind, day)
        assert period.start <= day <= period.end
        assert period_of(kind, period.value) == Period.parse(kind, period.text) == period_named(period.value) == period
        assert period.later(1).start == period.end + datetime.timedelta(1)
        assert period.later(1).text > period.text


def test_periods_begin_and_are_named_as_in_the_scripts() -> None:
    for case in CASES:
        period = Period.parse(case["kind"], case["time"])
        assert (period.start.isoformat(), period.label) == (case["start"], case["label"])


@pytest.mark.parametrize("kind", KINDS)
def test_periods_have_a_label_and_words(kind: PeriodKind) -> None:
    first, last = (Period.parse(kind, TIMES[kind][1][place]) for place in (0, -1))
    assert (first.label, range_in_words(first, last), first.words) == (NAMES[kind][0], *NAMES[kind][2:])


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("date", "2023-02-29", "a date such as"),
        ("week", "2024-W53", "a week of 2024, which has 2024-W01 to 2024-W52"),
        ("week", "2024-W00", "a week of 2024"),
        ("week", "2024-W5", "a week such as 2025-W19"),
        ("yearmonth", "2024-13", "a month such as"),
        ("quarter", "2024-Q5", "a quarter such as 2025-Q2"),
        ("quarter", "2024Q1", "a quarter such as"),
        ("half-year", "2024-H3", "a half-year such as 2025-H1"),
        ("year", "999", "a year from 1000 to 2999"),
        ("year", "\uff12\uff10\uff12\uff14", "a year from"),
    ],
)
def test_what_is_no_period_is_refused(kind: PeriodKind, text: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        Period.parse(kind, text)


@pytest.mark.parametrize(
    ("kind", "first", "last", "words"),
    [
        ("date", "2024-03-05", "2024-03-27", "5 to 27 March 2024"),
        ("date", "2024-03-05", "2024-06-02", "5 March to 2 June 2024"),
        ("date", "2023-03-05", "2024-03-05", "5 March 2023 to 5 March 2024"),
        ("date", "2024-03-05", "2024-03-05", "5 March 2024"),
        ("week", "2024-W05", "2024-W09", "weeks 5 to 9 of 2024"),
        ("week", "2024-W05", "2024-W05", "week 5 of 2024"),
        ("yearmonth", "2024-03", "2024-06", "March to June 2024"),
        ("yearmonth", "2023-12", "2024-03", "December 2023 to March 2024"),
        ("quarter", "2024-Q1", "2024-Q3", "first to third quarter of 2024"),
        ("quarter", "2023-Q1", "2024-Q2", "first quarter of 2023 to second quarter of 2024"),
        ("half-year", "2024-H1", "2024-H2", "first to second half of 2024"),
        ("year", "2013", "2024", "2013 to 2024"),
    ],
)
def test_a_range_says_each_part_once(kind: PeriodKind, first: str, last: str, words: str) -> None:
    assert range_in_words(Period.parse(kind, first), Period.parse(kind, last)) == words


def test_a_range_of_sums_since_january_names_both_spans() -> None:
    first, last = (replace(Period.parse("yearmonth", text), year_to_date=True) for text in ("2009-09", "2026-04"))
    assert range_in_words(first, last) == "Jan–Sep 2009 to Jan–Apr 2026"


@pytest.mark.parametrize(
    ("kind", "text", "label", "words"),
    [
        ("yearmonth", "2026-01", "Jan 2026", "January 2026"),
        ("yearmonth", "2026-04", "Jan–Apr 2026", "January to April 2026"),
        ("quarter", "2025-Q3", "Q1–Q3 2025", "first to third quarter of 2025"),
    ],
)
def test_a_sum_since_the_start_of_the_year_names_the_whole_span(
    kind: PeriodKind, text: str, label: str, words: str
) -> None:
    period = period_of(kind, text, year_to_date=True)
    assert (period.label, period.words) == (label, words)
    assert period == period_of(kind, text)
    assert period.later(-1).year_to_date


@pytest.mark.parametrize(
    ("kind", "text", "before"),
    [
        ("year", "2024", "2023"),
        ("half-year", "2024-H1", "2023-H1"),
        ("quarter", "2024-Q4", "2023-Q4"),
        ("yearmonth", "2024-02", "2023-02"),
        ("week", "2021-W02", "2020-W02"),
        ("week", "2020-W53", None),
        ("date", "2025-05-09", "2024-05-09"),
        ("date", "2024-02-29", None),
    ],
)
def test_a_year_before_a_period_is_the_same_part_of_the_year(kind: PeriodKind, text: str, before: str | None) -> None:
    found = Period.parse(kind, text).year_before
    assert (found and found.text) == before
