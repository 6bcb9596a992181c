"""Writes a digest as plain text, for the readers of mails who want no HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from dashboard.core.words import _
from dashboard.feeds.digest import Digest, DigestNote, DigestPiece
from dashboard.pages.follow_page import FOLLOW

WIDTH = 72
"""Letters of a line. Only an address, which nobody may break, is longer."""


def digest_text(digest: Digest) -> str:
    """Write a digest as plain text."""
    blocks = [f"{_wrap(digest.site_name)}\n{_wrap(digest.days)}"]
    pieces = ((_("New"), digest.new), (_("Updated"), digest.updated))
    notes = ((_("Corrections"), digest.corrected), (_("Changes in the data"), digest.changes))
    for title, entries in pieces:
        blocks += _section(title, [_piece(piece) for piece in entries])
    for title, told in notes:
        blocks += _section(title, [_note(note) for note in told])
    blocks.append(f"-- \n{digest.site_url}\n{_wrap(_('The same as a feed:'))} {digest.site_url}{FOLLOW}")
    return "\n\n".join(blocks) + "\n"


def _section(title: str, entries: list[str]) -> Iterator[str]:
    if entries:
        heading = title.upper()
        yield f"\n{heading}\n{'=' * len(heading)}"
        yield from entries


def _piece(piece: DigestPiece) -> str:
    return "\n".join((_wrap(piece.title), _wrap(f"{piece.kicker}. {piece.byline}"), _wrap(piece.standfirst), piece.url))


def _note(note: DigestNote) -> str:
    words = f"{note.day}: {note.text} {note.value}".strip()
    return "\n".join((_wrap(note.title), _wrap(words), note.url))


def _wrap(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
