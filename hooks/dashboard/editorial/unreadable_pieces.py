"""Pieces that stand in no queue, since they or their front matter cannot be read."""

from __future__ import annotations

from collections import Counter

from dashboard.core.finding import errors_in
from dashboard.core.paths import is_text
from dashboard.edition.edition import Edition


def unreadable_pieces(edition: Edition) -> dict[str, int]:
    """How many errors each of them has, by path."""
    errors = Counter(error.path for error in errors_in(set(edition.findings)))
    folder = f"{edition.content.settings.docs_path}/analyses/"
    pieces = (path for path in errors if path.startswith(folder) and is_text(path))
    return {path: errors[path] for path in sorted(pieces) if not edition.content.analyses.get(path)}
