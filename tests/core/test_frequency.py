"""Which periods are missing between two figures."""

import pytest

from dashboard.core.frequency import Frequency, holds, joined_frequency, missing_between, step_noun
from dashboard.core.period import KINDS, Period, PeriodKind
from tests.samples.times import TIMES


@pytest.mark.parametrize("kind", KINDS)
def test_the_missing_period_is_found_and_no_other(kind: PeriodKind) -> None:
    frequency, times, missing = TIMES[kind]
    before, between, after = (Period.parse(kind, text) for text in (times[1], missing, times[2]))
    assert list(missing_between(before, after, frequency)) == [between]  # type: ignore[arg-type]
    assert list(missing_between(before, between, frequency)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frequency", "before", "after", "missing"),
    [
        ("business-day", "2024-03-01", "2024-03-04", []),  # a weekend
        ("business-day", "2024-02-08", "2024-02-19", []),  # a week of holidays and its weekends
        ("business-day", "2024-03-01", "2024-03-14", ["2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"]),
        ("daily", "2024-03-01", "2024-03-04", ["2024-03-02", "2024-03-03"]),
        ("weekly", "2024-03-01", "2024-03-08", []),
        ("weekly", "2024-03-01", "2024-03-15", ["2024-03-08"]),
        ("monthly", "2024-01-31", "2024-03-31", ["2024-02-29"]),
        ("monthly", "2024-01-31", "2024-02-29", []),
        ("quarterly", "2024-01-15", "2024-09-15", ["2024-04-15"]),
        ("annual", "2022-05-09", "2024-05-09", ["2023-05-09"]),
        ("annual", "2023-05-09", "2025-05-09", ["2024-05-09"]),  # a leap year
        ("annual", "2023-12-31", "2025-12-31", ["2024-12-31"]),
        ("annual", "2024-02-29", "2026-02-28", ["2025-02-28"]),
        ("quarterly", "2024-06-30", "2024-12-31", ["2024-09-30"]),
        ("quarterly", "2024-09-30", "2025-03-31", ["2024-12-31"]),
        ("irregular", "2022-05-09", "2024-05-09", []),
        ("occasional", "2022-05-09", "2024-05-09", []),
    ],
)
def test_days_are_missing_as_the_frequency_says(
    frequency: Frequency, before: str, after: str, missing: list[str]
) -> None:
    ends = (Period.parse("date", text) for text in (before, after))
    assert [period.text for period in missing_between(*ends, frequency)][:4] == missing


@pytest.mark.parametrize(
    ("kind", "frequency", "before", "after", "missing"),
    [
        ("yearmonth", "quarterly", "2024-03", "2024-06", []),
        ("yearmonth", "quarterly", "2024-03", "2024-09", ["2024-06"]),
        ("year", "monthly", "2022", "2024", ["2023"]),
        ("year", "irregular", "2022", "2024", ["2023"]),
        ("year", "occasional", "1700", "1800", []),
        ("yearmonth", "occasional", "2024-03", "2024-06", []),
    ],
)
def test_other_periods_count_by_the_coarser_of_field_and_frequency(
    kind: PeriodKind, frequency: Frequency, before: str, after: str, missing: list[str]
) -> None:
    ends = (Period.parse(kind, text) for text in (before, after))
    assert [period.text for period in missing_between(*ends, frequency)] == missing


def test_a_field_holds_what_is_no_more_frequent_than_itself() -> None:
    assert holds("yearmonth", "annual")
    assert holds("yearmonth", "irregular")
    assert holds("yearmonth", "occasional")
    assert not holds("yearmonth", "daily")
    assert not holds("week", "business-day")


def test_figures_of_several_datasets_have_the_rarest_frequency() -> None:
    assert joined_frequency(["daily", "monthly"]) == "monthly"
    assert joined_frequency(["occasional", "annual"]) == "occasional"
    assert joined_frequency(["daily", "irregular"]) == joined_frequency([]) == "irregular"


@pytest.mark.parametrize(
    ("kind", "frequency", "noun"),
    [
        ("year", "annual", "year"),
        ("year", "monthly", "year"),
        ("yearmonth", "monthly", "month"),
        ("date", "monthly", "month"),
        ("date", "daily", "day"),
        ("date", "business-day", "business day"),
        ("date", "irregular", "figure"),
        ("quarter", "irregular", "quarter"),
        ("year", "occasional", "figure"),
    ],
)
def test_the_time_between_two_figures_has_a_name(kind: PeriodKind, frequency: Frequency, noun: str) -> None:
    assert step_noun(kind, frequency) == noun
