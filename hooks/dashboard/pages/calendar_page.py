"""The calendar for readers: what is late, what is expected, what came last, and the events of charts, by days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.phrases import join_words
from dashboard.core.words import _, ngettext
from dashboard.pages.page import Page
from dashboard.view.calendar_entry import CalendarEntry
from dashboard.view.view import View

CALENDAR_FILE = "calendar.ics"
MOST_PAST, MOST_LISTED = 12, 40
"""The days of the past that are told, the latest, and the entries of one that are listed: pages do not grow with it."""
MOST_DAYS, MOST_COMING = 4, 8
"""The days on the front page, and their entries."""
MOST_LATE = 6
"""The datasets on the front page of which newer figures are missing, those of the earliest day."""


class CalendarDay(Frozen):
    """The entries of one day."""

    date: datetime.date
    entries: tuple[CalendarEntry, ...]

    @property
    def words(self) -> str:
        """The day: 'about 9 December 2026' if it is only usual for all of them."""
        is_usual = all(entry.rhythm and entry.status == "provisional" for entry in self.entries)
        return _("about %(day)s", day=day(self.date)) if is_usual else day(self.date)

    @property
    def groups(self) -> list[tuple[CalendarEntry, ...]]:
        """The entries of which the same is said, together: it is said once. None is parted by another of its words."""
        told = group_by(self.entries, lambda entry: (entry.status, entry.mark, entry.words, entry.former_words))
        return [tuple(group) for group in told.values()]

    @property
    def counts(self) -> str:
        """How much there is: '14 datasets', '2 datasets and 1 piece'."""
        pieces = sum(entry.kind == "piece" for entry in self.entries)
        datasets = len(self.entries) - pieces
        return join_words(
            [
                *([ngettext("%(num)s dataset", "%(num)s datasets", datasets)] if datasets else []),
                *([ngettext("%(num)s piece", "%(num)s pieces", pieces)] if pieces else []),
            ]
        )


def calendar_page(view: View) -> Iterator[Page]:
    """The page of the calendar."""
    if any(entry.kind == "piece" for entry in view.outlook.coming):
        description = _("When new figures and pieces are expected, and what came last.")
    else:
        description = _("When new figures are expected, and what came last.")
    yield Page("calendar/index.md", _("Calendar"), description, "calendar.html", partial(_context, view))


def next_days(view: View) -> list[CalendarDay]:
    """The next days with entries, for the front page: the first ones of the calendar's own list, with all they hold."""
    shown: list[CalendarDay] = []
    for one in _days(view.outlook.coming)[:MOST_DAYS]:
        if shown and sum(len(other.entries) for other in shown) + len(one.entries) > MOST_COMING:
            break
        shown.append(one)
    return shown


def latest_known(view: View) -> list[CalendarEntry]:
    """Of each dataset whose next figures are late, the entry of those that there are, for the front page.

    How late they are is told by the calendar and the page of the sources.
    """
    here = {entry.url: entry for entry in view.outlook.calendar if entry.status == "published"}
    return [here[entry.url] for entry in view.outlook.late]


def _context(view: View) -> dict[str, Any]:
    coming = set(view.outlook.coming)
    past = [entry for entry in view.outlook.calendar if entry not in coming and not entry.is_late]
    # The latest day first; within a day the order stays.
    past.sort(key=lambda entry: entry.date, reverse=True)
    return {
        "late": _days(view.outlook.late),
        "coming": _days(view.outlook.coming),
        "past": _days(entry for entry in past if entry.kind != "event")[:MOST_PAST],
        "events": _days(entry for entry in past if entry.kind == "event")[:MOST_LISTED],
        "most": MOST_LISTED,
        "file": CALENDAR_FILE,
        "unannounced": sum(expectation.on is None for expectation in view.outlook.expectations.values()),
    }


def _days(entries: Iterable[CalendarEntry]) -> list[CalendarDay]:
    return [CalendarDay(date, tuple(own)) for date, own in groupby(entries, key=lambda entry: entry.date)]
