"""The errors of each piece: those in its text or notebook, in a notebook's twin, and in its review."""

from __future__ import annotations

from dashboard.core.finding import Finding, errors_in
from dashboard.core.grouping import group_by
from dashboard.core.paths import is_text
from dashboard.edition.edition import Edition
from dashboard.review.review_folder import stem_of


def errors_of_pieces(edition: Edition) -> dict[str, list[Finding]]:
    """The errors of all pieces that have any, by the path of the piece without its ending."""
    return group_by(dict.fromkeys(errors_in(edition.findings)), lambda error: _stem(error.path))


def _stem(path: str) -> str:
    """The path, without its ending, of the piece that a file belongs to; empty for a file that is part of none."""
    return stem_of(path) or (path.rpartition(".")[0] if is_text(path) else "")
