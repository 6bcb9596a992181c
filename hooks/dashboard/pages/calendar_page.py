"""The calendar for readers: what is expected, what is late, and what came last, by months."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from dashboard.core.dates import MONTHS, day
from dashboard.core.words import _
from dashboard.pages.page import Page
from dashboard.view.calendar_entry import CalendarEntry
from dashboard.view.view import View

CALENDAR_FILE = "calendar.ics"
MOST_PAST = 40
"""The entries of the past that are listed, the latest: the page does not grow with the site."""
MOST_DAYS, MOST_COMING = 4, 8
"""The days on the front page, and their entries."""
MOST_LATE = 6
"""The datasets on the front page whose figures are late, those of the earliest day."""


@dataclass(frozen=True)
class CalendarDay:
    """The entries of one day."""

    date: datetime.date
    entries: tuple[CalendarEntry, ...]

    @property
    def words(self) -> str:
        """The day: 'about 9 December 2026' if it is only usual for all of them."""
        is_usual = all(entry.rhythm and entry.status == "provisional" for entry in self.entries)
        return _("about %(day)s", day=day(self.date)) if is_usual else day(self.date)


def calendar_page(view: View) -> Iterator[Page]:
    """The page of the calendar."""
    description = _("When figures, pieces and events are expected, and what came last.")
    yield Page("calendar/index.md", _("Calendar"), description, "calendar.html", partial(_context, view))


def next_days(view: View) -> list[CalendarDay]:
    """The next days with entries, for the front page. The first is there, whatever it holds."""
    shown: list[CalendarDay] = []
    for one in _days(view.outlook.coming)[:MOST_DAYS]:
        if shown and sum(len(other.entries) for other in shown) + len(one.entries) > MOST_COMING:
            break
        shown.append(one)
    return shown


def _context(view: View) -> dict[str, Any]:
    coming = set(view.outlook.coming)
    past = [entry for entry in view.outlook.calendar if entry not in coming and not entry.is_late]
    # The latest day first; within a day the order stays.
    past = sorted(past, key=lambda entry: entry.date, reverse=True)[:MOST_PAST]
    return {
        "coming": _months(view.outlook.coming),
        "late": _days(view.outlook.late),
        "past": _months(past),
        "file": CALENDAR_FILE,
        "unannounced": sum(expectation.on is None for expectation in view.outlook.expectations.values()),
    }


def _months(entries: Iterable[CalendarEntry]) -> list[dict[str, Any]]:
    """Entries by the months of their days, in the given order."""
    return [
        {"title": f"{MONTHS[month - 1]} {year}", "days": _days(own)}
        for (year, month), own in groupby(entries, key=lambda entry: (entry.date.year, entry.date.month))
    ]


def _days(entries: Iterable[CalendarEntry]) -> list[CalendarDay]:
    return [CalendarDay(date, tuple(own)) for date, own in groupby(entries, key=lambda entry: entry.date)]
