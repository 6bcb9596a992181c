"""Whose turn it is with each piece of an edition."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import partial

from dashboard.cache.codec import Codec
from dashboard.data.kept_history import read_kept
from dashboard.edition.edition import Edition
from dashboard.editorial.desk import MENDED_ON_THE_WAY
from dashboard.editorial.piece_errors import errors_of_pieces
from dashboard.editorial.piece_state import find_state
from dashboard.editorial.turn import PieceAtDesk, Turn, turn_of
from dashboard.pieces.analysis import Analysis
from dashboard.review.approval_status import ApprovalStatus
from dashboard.review.publication import undeclared_change
from dashboard.site.content import SiteContent

_TIMES = Codec[dict[str, datetime.datetime]](dict[str, datetime.datetime])


def turns(edition: Edition, paths: Iterable[str] | None = None) -> dict[str, Turn]:
    """Whose turn it is with each piece whose front matter has no errors, by the path of its file.

    Args:
        edition: the site.
        paths: the pieces that are asked for; all, if it is None.
    """
    errors, saved, content = _count_errors(edition), saved_times(edition), edition.content
    asked = content.analyses if paths is None else paths
    pieces = (analysis for path in asked if (analysis := content.analyses.get(path)))
    return {
        analysis.path: turn_of(piece_at_desk(edition, analysis, errors, saved), content.registry) for analysis in pieces
    }


def piece_at_desk(
    edition: Edition,
    analysis: Analysis,
    errors: Mapping[str, int],
    saved: Mapping[str, datetime.datetime],
) -> PieceAtDesk:
    """What decides whose turn it is with a piece.

    Args:
        edition: the site.
        analysis: the piece.
        errors: how many errors there are, by the path of a piece without its ending.
        saved: when files were changed last, by path.
    """
    content, path = edition.content, analysis.path
    return PieceAtDesk(
        analysis,
        content.approval_status(path),
        find_state(edition, analysis),
        errors.get(path.rpartition(".")[0], 0),
        is_undeclared(content, analysis, content.approval_status(path)),
        bool(content.source_texts[path].edited),
        saved.get(path),
    )


def is_undeclared(content: SiteContent, analysis: Analysis, status: ApprovalStatus) -> bool:
    """Whether readers saw another text, and neither a correction nor a record says what has changed.

    Args:
        content: all that is known of the site.
        analysis: the piece.
        status: what its review says.
    """
    if not status.text_changed:
        return False
    seen = status.review.seen(content.audience.at, content.settings.zone)
    return undeclared_change(seen, status.digests, analysis.front.corrections)


def saved_times(edition: Edition) -> dict[str, datetime.datetime]:
    """When each text was changed last, as the history of git has it; empty without git."""
    content, history = edition.content, edition.content.history
    folder = f"{content.settings.docs_path}/analyses"
    read = partial(history.last_changes, folder)
    return read_kept(history, content.cache, "last changes", _TIMES, read, folder) or {}


def _count_errors(edition: Edition) -> dict[str, int]:
    """How many errors a piece has that nothing mends on its way, by its path without its ending."""
    return {
        piece: sum(error.id not in MENDED_ON_THE_WAY for error in errors)
        for piece, errors in errors_of_pieces(edition).items()
    }
