"""The feeds of a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dashboard.data.data_change import DataChange
from dashboard.feeds.change_entries import change_entry, former_names
from dashboard.feeds.correction_entries import correction_entries
from dashboard.feeds.paged_feed import PagedFeed
from dashboard.feeds.piece_entries import PieceEntries
from dashboard.pages.follow_page import (
    Followed,
    follow_author,
    follow_changes,
    follow_corrections,
    follow_institute,
    follow_site,
    follow_theme,
    has_feeds,
)
from dashboard.pieces.analysis import Analysis
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View


def feed_files(view: View) -> Iterator[DerivedFile]:
    """The files of all feeds. A site without an address of its own has none: feeds need full addresses."""
    if not has_feeds(view):
        return
    entries = PieceEntries(view)
    for followed, pieces in _pieces_by_feed(view):
        # Old pieces have their full text in the feed of the site alone: each stands in about five others.
        brief = entries.brief if followed.url else entries.of
        yield from PagedFeed(view, followed, pieces, entries.of, brief, entries.inputs).files()
    entry = partial(change_entry, view)
    change_inputs = partial(_change_inputs, view)
    yield from PagedFeed(view, follow_changes(), view.data_changes, entry, entry, change_inputs).files()
    corrections = correction_entries(view)
    yield from PagedFeed(view, follow_corrections(), corrections, _itself, _itself, _itself).files()


def _pieces_by_feed(view: View) -> Iterator[tuple[Followed, Sequence[Analysis]]]:
    yield follow_site(view), view.analyses
    for theme in view.themes:
        yield follow_theme(theme), view.by_theme.get(theme.slug, [])
    for author in view.authors:
        yield follow_author(author), view.by_author.get(author.slug, [])
    for institute in view.institutes:
        yield follow_institute(institute), view.by_institute.get(institute.slug, [])


def _change_inputs(view: View, change: DataChange) -> object:
    return change, former_names(view, change)


def _itself[Thing](thing: Thing) -> Thing:
    return thing
