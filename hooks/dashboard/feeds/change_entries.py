"""Changes of the data as entries of a feed."""

from __future__ import annotations

import datetime
from collections import Counter

from markupsafe import Markup

from dashboard.core.templates import environment
from dashboard.data.data_change import MOST_LISTED, DataChange
from dashboard.feeds.feed import Entry
from dashboard.feeds.portable_html import portable_html
from dashboard.pieces.analysis import due_of
from dashboard.view.view import View


def numbered_changes(view: View) -> list[tuple[DataChange, int]]:
    """What readers are told of changes in the data, the latest first. Those of one dataset on one day have numbers."""
    seen: Counter[tuple[str, datetime.date]] = Counter()
    numbered = []
    for change in reversed(view.data_changes):
        seen[change.dataset, change.on] += 1
        numbered.append((change, seen[change.dataset, change.on]))
    return numbered[::-1]


def summary(change: DataChange) -> str:
    """What changed in a dataset, in plain words."""
    words = environment().get_template("partials/change_words.html").module.summary(change)  # type: ignore[attr-defined]
    return Markup(words).striptags()


def change_entry(view: View, numbered: tuple[DataChange, int]) -> Entry:
    """The entry of a change.

    Args:
        view: what the site shows.
        numbered: the change and its number.
    """
    change, number = numbered
    page = f"{view.site_url}data/{change.dataset}/"
    moment = due_of(change.on, None, view.zone).astimezone(view.zone)
    html = environment().get_template("feed/change.html").render(change=change, most=MOST_LISTED)
    return Entry(
        id=f"{page}#changed-{change.on}" + (f"-{number}" if number > 1 else ""),
        title=change.title,
        url=page,
        published=moment,
        updated=moment,
        summary=summary(change),
        html=portable_html(html, page, view.site_url),
    )
