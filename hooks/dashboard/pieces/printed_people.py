"""The people of a piece as its byline and its boxes print them."""

from __future__ import annotations

from dashboard.pieces.analysis import Analysis


def printed_people(analysis: Analysis) -> tuple[str, ...]:
    """The names, roles and institutes of the authors of a piece. What else the registry knows of them does not count.

    Args:
        analysis: the piece.
    """
    return tuple([part for author in analysis.authors for part in author.printed])
