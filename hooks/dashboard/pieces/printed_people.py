"""The people of a piece as its byline and its boxes print them."""

from __future__ import annotations

from dashboard.people.author import Author
from dashboard.pieces.analysis import Analysis


def printed_people(analysis: Analysis) -> tuple[str, ...]:
    """The names, roles and institutes of the authors of a piece. What else the registry knows of them does not count.

    Args:
        analysis: the piece.
    """
    return tuple(part for author in analysis.authors for part in _printed(author))


def _printed(author: Author) -> tuple[str, ...]:
    institute = author.institute
    # In place of a team's portrait stands the short name of its institute.
    place = institute.entry.short_name if author.entry.collective else ""
    return author.name, author.role, institute.slug, institute.name, institute.entry.city, place
