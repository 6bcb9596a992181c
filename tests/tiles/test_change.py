"""The change of a latest figure: since when, in which measure, and in which words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from dashboard.core.frequency import Frequency
from dashboard.core.period import Period, PeriodKind
from dashboard.tiles.change import find_changes
from dashboard.tiles.figure import TileFigure


def changes(
    kind: PeriodKind,
    values: dict[str, str],
    frequency: Frequency = "annual",
    unit: str = "USD bn",
    *,
    counted: bool = False,
) -> list[str]:
    figures = [TileFigure(Period.parse(kind, text), Decimal(value)) for text, value in values.items()]
    found = find_changes(figures, ("previous", "year"), frequency, unit, counted=counted, is_open=False)
    return [change.words for change in found]


@pytest.mark.parametrize(
    ("before", "now", "unit", "words"),
    [
        ("244.819", "228.105", "USD bn", "down 6.8% from 2023"),
        ("5", "5.0", "USD bn", "unchanged from 2023"),
        ("32", "34", "%", "up 2 percentage points from 2023"),
        ("0.32", "0.33", "share", "up 1 percentage point from 2023"),
        ("5.9", "4.1", "% of GDP", "down 1.8 percentage points from 2023"),
        ("0", "4", "USD bn", "up USD 4 bn from 2023"),
        ("-1.2", "-1.5", "points", "down 0.3 points from 2023"),
        ("-1", "1", "points", "up 2 points from 2023"),
    ],
)
def test_a_change_is_told_in_what_fits_its_unit(before: str, now: str, unit: str, words: str) -> None:
    assert changes("year", {"2023": before, "2024": now}, unit=unit) == [words]


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("7", "3", "4 fewer than in 2023"),
        ("1", "2", "1 more than in 2023"),
        ("2", "2", "unchanged from 2023"),
        ("99", "198", "99 more than in 2023"),
        ("100", "150", "up 50% from 2023"),
    ],
)
def test_a_small_count_changes_by_its_difference(before: str, now: str, words: str) -> None:
    assert changes("year", {"2023": before, "2024": now}, unit="", counted=True) == [words]


def test_months_are_compared_with_the_month_before_and_with_that_of_the_year_before() -> None:
    months = {"2024-02": "10", "2025-01": "12", "2025-02": "15"}
    assert changes("yearmonth", months, "monthly") == ["up 25% from January 2025", "up 50% from February 2024"]


def test_a_period_without_a_figure_is_named_and_no_other_takes_its_place() -> None:
    assert changes("yearmonth", {"2024-01": "9", "2024-12": "12", "2025-02": "15"}, "monthly") == [
        "no figure for January 2025",
        "no figure for February 2024",
    ]
    assert changes("year", {"2024": "5"}) == ["no figure for 2023"]


def test_a_half_and_a_quarter_have_their_article() -> None:
    assert changes("half-year", {"2024-H1": "4", "2025-H1": "5"}, "annual") == ["up 25% from the first half of 2024"]
    assert changes("quarter", {"2024-Q1": "4"}) == [
        "no figure for the fourth quarter of 2023",
        "no figure for the first quarter of 2023",
    ]


def test_between_occasional_figures_nothing_is_missing() -> None:
    assert changes("year", {"2010": "4", "2020": "5"}, "occasional") == ["up 25% from 2010", "no figure for 2019"]


def test_a_day_is_compared_with_the_figure_before_it() -> None:
    assert changes("date", {"2024-05-09": "4", "2025-05-09": "5"}, "irregular") == ["up 25% from 9 May 2024"]


def test_a_sum_since_january_is_compared_with_that_of_the_same_months_alone() -> None:
    texts = {"2024-02": "10", "2025-01": "8", "2025-02": "15"}
    figures = [
        TileFigure(replace(Period.parse("yearmonth", text), year_to_date=True), Decimal(value))
        for text, value in texts.items()
    ]
    found = find_changes(figures, ("previous", "year"), "monthly", "USD bn", counted=False, is_open=False)
    assert [change.words for change in found] == [
        "not comparable with January 2025",
        "up 50% from January to February 2024",
    ]
