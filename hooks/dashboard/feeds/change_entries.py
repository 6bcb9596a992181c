"""Changes of the data as entries of a feed."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.core.templates import environment
from dashboard.data.data_change import MOST_LISTED, DataChange
from dashboard.feeds.feed import FeedEntry, lasting_id
from dashboard.feeds.portable_html import portable_html
from dashboard.pieces.analysis import due_of
from dashboard.view.view import View


def summary(change: DataChange) -> str:
    """What changed in a dataset, in plain words."""
    words = environment().get_template("partials/change_words.html").module.summary(change)  # type: ignore[attr-defined]
    return Markup(words).striptags()


def former_names(view: View, change: DataChange) -> Sequence[str]:
    """The names that the dataset of a change had before."""
    return [name for dataset in view.datasets_named([change.dataset]) for name in dataset.descriptor.formerly]


def change_entry(view: View, change: DataChange) -> FeedEntry:
    """The entry of a change.

    Args:
        view: what the site shows.
        change: the change.
    """
    page = f"{view.site_url}data/{change.dataset}/"
    named = lasting_id(f"{view.site_url}data/", change.dataset, former_names(view, change))
    moment = due_of(change.on, None, view.zone).astimezone(view.zone)
    html = environment().get_template("feed/change.html").render(change=change, most=MOST_LISTED)
    return FeedEntry(
        id=f"{named}#changed-{change.version}",
        title=change.title,
        url=page,
        published=moment,
        updated=moment,
        summary=summary(change),
        html=portable_html(html, page, view.site_url),
    )
