"""The day on which what a page shows last changed, for the sitemap: only days that are known."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.data.data_change import DataChange
from dashboard.data.dataset import Dataset
from dashboard.pages.chart_pages import ChartCard
from dashboard.pages.listing import Listing
from dashboard.pages.page import Page
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.modified_day import modified_day
from dashboard.view.view import View

_CORRECTION = frozenset({"date", "title", "url", "text"})
"""The keys of an entry on the page of corrections."""


def last_day(page: Page, view: View) -> datetime.date | None:
    """The last day of a page: of what it is about, else the newest of what it lists; None if no day is known.

    Args:
        page: a page of the view.
        view: knows the shared charts that a page lists.
    """
    shown = page.context
    for name in ("analysis", "dataset", "chart"):
        if thing := shown.get(name):
            changes = shown.get("changes", ())
            return max([*_days(thing, view), *(change.on for change in changes)], default=None)
    return max(_days(shown, view), default=None)


def _days(shown: object, view: View) -> Iterator[datetime.date]:
    """The days of the pieces, datasets, charts and changes in what a template is given."""
    if isinstance(shown, Analysis):
        yield modified_day(shown) or shown.day
    elif isinstance(shown, Dataset):
        yield shown.descriptor.updated
    elif isinstance(shown, ResolvedChart):
        yield from filter(None, [shown.updated])
    elif isinstance(shown, ChartCard):
        yield from _days(view.shared[shown.id], view)
    elif isinstance(shown, DataChange):
        yield shown.on
    elif isinstance(shown, Listing):
        yield from _days(shown.entries, view)
    elif isinstance(shown, Mapping):
        yield from [shown["date"]] if shown.keys() >= _CORRECTION else _days([*shown.values()], view)
    elif isinstance(shown, list | tuple):
        for item in shown:
            yield from _days(item, view)
