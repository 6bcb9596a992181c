"""The calendar for readers: what is expected, what is late, and what came last, by months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from dashboard.core.dates import MONTHS
from dashboard.pages.page import Page
from dashboard.view.view import View

CALENDAR_FILE = "calendar.ics"
MOST_PAST = 40
"""The entries of the past that are listed, the latest: the page does not grow with the site."""
MOST_COMING = 5
"""The entries on the front page."""


def calendar_page(view: View) -> Iterator[Page]:
    """The page of the calendar."""
    description = "When figures, pieces and events are expected, and what came last."
    yield Page("calendar/index.md", "Calendar", description, "calendar.html", partial(_context, view))


def next_entries(view: View) -> list[Any]:
    """The next entries for the front page."""
    return list(view.coming[:MOST_COMING])


def _context(view: View) -> dict[str, Any]:
    coming = set(view.coming)
    past = [entry for entry in view.calendar if entry not in coming and not entry.is_late]
    return {
        "coming": _months(view.coming),
        "late": [entry for entry in view.calendar if entry.is_late],
        "past": _months(past[: -MOST_PAST - 1 : -1]),
        "file": CALENDAR_FILE,
        "unannounced": sum(expectation.on is None for expectation in view.expectations.values()),
    }


def _months(entries: Iterable[Any]) -> list[dict[str, Any]]:
    """Entries by the months of their days, in the given order."""
    return [
        {"title": f"{MONTHS[month - 1]} {year}", "entries": list(own)}
        for (year, month), own in groupby(entries, key=lambda entry: (entry.date.year, entry.date.month))
    ]
