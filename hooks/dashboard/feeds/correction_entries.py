"""Corrections and withdrawals as entries of a feed."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.core.words import _
from dashboard.feeds.feed import FeedEntry, lasting_id
from dashboard.feeds.piece_entries import piece_id
from dashboard.pieces.analysis import due_of
from dashboard.view.view import View


def correction_entries(view: View) -> Sequence[FeedEntry]:
    """The corrections of all pieces and the withdrawals, the latest first."""
    entries = [
        _entry(
            view,
            f"{piece_id(piece, view.site_url)}#correction-{correction.date}-{_hash(correction.text)}",
            _("Corrected: %(title)s", title=piece.front.title),
            f"{piece.url}#corrections",
            correction.date,
            correction.text,
        )
        for piece in view.analyses
        for correction in piece.front.corrections
    ]
    entries += [
        _entry(
            view,
            f"{lasting_id(f'{view.site_url}analyses/', piece.slug, piece.formerly)}#withdrawn",
            _("Withdrawn: %(title)s", title=piece.title),
            piece.url,
            piece.date,
            piece.reason,
        )
        for piece in view.withdrawn
    ]
    return sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)


def _entry(view: View, id: str, title: str, url: str, date: datetime.date, text: str) -> FeedEntry:
    moment = due_of(date, None, view.zone).astimezone(view.zone)
    html = str(Markup("<p>{}</p>").format(text))
    return FeedEntry(id, title, f"{view.site_url}{url}", moment, moment, summary=text, html=html)


def _hash(text: str) -> str:
    """What tells a correction from others of the same day. No correction that readers saw is ever reworded."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
