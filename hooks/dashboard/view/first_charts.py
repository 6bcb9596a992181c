"""The charts that stand for pieces in lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dashboard.pieces.analysis import Analysis
from dashboard.pieces.placed_charts import Placement
from dashboard.view.shown_text import ShownText


def first_charts(
    pieces: Iterable[Analysis], covers: Collection[str], texts: Mapping[str, ShownText]
) -> dict[str, Placement]:
    """The first chart of each piece without a cover, by the path of the piece.

    Args:
        pieces: those that are shown.
        covers: the slugs of those that have a cover.
        texts: what is shown of each, by path.
    """
    bare = (piece.path for piece in pieces if piece.slug not in covers)
    placed = ((path, [one for one in texts[path].placements if one.chart]) for path in bare)
    return {path: placements[0] for path, placements in placed if placements}
