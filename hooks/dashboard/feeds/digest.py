"""What was published, corrected and changed in some days, for a newsletter."""

from __future__ import annotations

import datetime

from dashboard.charts.figure.captions import alternative
from dashboard.charts.render.artefacts import chart_file
from dashboard.core.control_characters import without_unreadable
from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.words import _, ngettext
from dashboard.data.data_change import ChangedValue
from dashboard.feeds.change_entries import summary
from dashboard.pieces.analysis import Analysis
from dashboard.view.view import View


class DigestPiece(Frozen):
    """A piece that is new or updated. All addresses are full ones."""

    title: str
    url: str
    standfirst: str
    kicker: str
    """Its kind and its theme."""
    byline: str
    """Its authors, and the day."""
    lang: str
    picture: str
    """The address of its first chart as a PNG; empty if it has none. Mail programs show no SVG."""
    alt: str


class DigestNote(Frozen):
    """A correction, a withdrawal, or a change in a dataset."""

    title: str
    url: str
    day: str
    text: str
    value: str = ""
    """The newest value that came, with its row; empty if none came."""


class Digest(Frozen):
    """All that happened from one day to another; each list begins with the latest."""

    site_name: str
    site_url: str
    first: datetime.date
    last: datetime.date
    new: tuple[DigestPiece, ...]
    updated: tuple[DigestPiece, ...]
    """Pieces that were published before."""
    corrected: tuple[DigestNote, ...]
    changes: tuple[DigestNote, ...]

    @property
    def days(self) -> str:
        """The days in words."""
        if self.first == self.last:
            return day(self.first)
        return _("%(first)s to %(last)s", first=day(self.first), last=day(self.last))

    @property
    def counts(self) -> str:
        """What there is, in a line; empty if there is nothing."""
        counts = [
            (self.new, "%(num)s new piece", "%(num)s new pieces"),
            (self.updated, "%(num)s updated piece", "%(num)s updated pieces"),
            (self.corrected, "%(num)s correction", "%(num)s corrections"),
            (self.changes, "%(num)s change in the data", "%(num)s changes in the data"),
        ]
        return ", ".join(ngettext(one, many, len(things)) for things, one, many in counts if things)


def make_digest(view: View, first: datetime.date, last: datetime.date) -> Digest:
    """Collect what readers were given and told.

    Args:
        view: what readers see.
        first: the first day, in the site's time zone.
        last: the last day.
    """

    def is_within(date: datetime.date | None) -> bool:
        return date is not None and first <= date <= last

    # (Not those that are dated so: one that was approved a week after its day would be in no letter.)
    new = [piece for piece in view.analyses if is_within(piece.first_seen)]
    updated = [piece for piece in view.analyses if piece not in new and is_within(piece.front.updated)]
    corrected = [
        (correction.date, piece.front.title, f"{piece.url}#corrections", correction.text)
        for piece in view.analyses
        for correction in piece.front.corrections
    ]
    withdrawn = [
        (piece.date, piece.title, piece.url, _("Withdrawn: %(reason)s", reason=piece.reason))
        for piece in view.withdrawn
    ]
    return Digest(
        site_name=_line(view.site_name),
        site_url=view.site_url,
        first=first,
        last=last,
        new=tuple(_piece(view, piece, piece.day) for piece in new),
        updated=tuple(_piece(view, piece, piece.front.updated) for piece in updated),
        corrected=tuple(
            DigestNote(_line(title), f"{view.site_url}{url}", day(date), _line(text))
            for date, title, url, text in sorted([*corrected, *withdrawn], reverse=True)
            if is_within(date)
        ),
        changes=tuple(
            DigestNote(
                _line(change.title),
                f"{view.site_url}data/{change.dataset}/",
                day(change.on),
                summary(change),
                _value(change.latest) if change.latest else "",
            )
            for change in view.data_changes
            if is_within(change.on)
        ),
    )


def _piece(view: View, piece: Analysis, date: datetime.date | None) -> DigestPiece:
    placements = view.texts[piece.path].placements
    first = next(((one.chart, one.alt) for one in placements if one.chart), None)
    authors = ", ".join(author.name for author in piece.authors)
    return DigestPiece(
        title=_line(piece.front.title),
        url=f"{view.site_url}{piece.url}",
        standfirst=_line(piece.front.standfirst),
        kicker=_line(f"{piece.kind_label} · {piece.theme.name}"),
        byline=_line(f"{authors} · {day(date)}"),
        lang=piece.front.lang,
        picture=f"{view.site_url}{chart_file(first[0].id, 'png')}" if first else "",
        alt=_line(alternative(first[0].selection, first[1])) if first else "",
    )


def _value(value: ChangedValue) -> str:
    row = f"{value.row}, {value.field}" if value.field else value.row
    told = f"{value.after} ({value.mark})" if value.mark else value.after
    return _line(f"{told} ({row})" if told else row)


def _line(text: str) -> str:
    """A text in one line."""
    return " ".join(without_unreadable(text).split())
