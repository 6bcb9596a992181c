"""What readers are told of a day of the calendar."""

from __future__ import annotations

import datetime

import pytest

from dashboard.core.period import period_of
from dashboard.view.calendar_entry import CalendarEntry


@pytest.mark.parametrize(
    ("year_to_date", "words"), [(False, "Figures to April 2026"), (True, "Figures for January to April 2026")]
)
def test_the_last_figures_are_told_by_one_preposition_where_they_are_sums(year_to_date: bool, words: str) -> None:
    period = period_of("yearmonth", "2026-04", year_to_date=year_to_date)
    entry = CalendarEntry("a", "figures", "published", datetime.date(2026, 5, 9), "Trade", period=period)
    assert entry.words == words
