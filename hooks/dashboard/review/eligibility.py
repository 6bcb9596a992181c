"""Who may approve a piece, and whose approval is that of another institute."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from dashboard.core.settings import ApprovalRule
from dashboard.people.registry import Registry


def ineligible_reason(reviewer: str, authors: Sequence[str], registry: Registry) -> str:
    """Say why somebody may not approve a piece.

    Args:
        reviewer: the slug of who approves.
        authors: the slugs of the piece's authors.
        registry: everybody who may approve.

    Returns:
        The end of a sentence. Empty if the reviewer may approve the piece.
    """
    if reviewer not in registry.authors:
        return f"there is no '{reviewer}' in data/authors/"
    if registry.authors[reviewer] is None:
        return f"data/authors/{reviewer}.yaml has errors"
    if reviewer in authors:
        return f"'{reviewer}' is among the authors"
    return next(filter(None, (why_one_person(reviewer, author, registry) for author in authors)), "")


def why_one_person(slug: str, other: str, registry: Registry) -> str:
    """Say why two entries of the registry may stand for one person.

    A team may act through any of its members. So it shares a person with each of them, and with other teams of theirs.

    Args:
        slug: an author.
        other: another author.
        registry: everybody.

    Returns:
        The end of a sentence. Empty if nothing says that they may be one person.
    """
    own, others = (_people_of(name, registry) for name in (slug, other))
    if other in own:
        return f"'{other}' is a member of '{slug}'"
    if slug in others:
        return f"'{slug}' is a member of '{other}'"
    if shared := sorted(own & others):
        return f"'{shared[0]}' is a member of both '{slug}' and '{other}'"
    if registry.emails.get(slug, frozenset()) & registry.emails.get(other, frozenset()):
        return f"'{slug}' and '{other}' have an address in common in 'emails', so they may be one person"
    if _orcids_of(own, registry) & _orcids_of(others, registry):
        return f"'{slug}' and '{other}' have one ORCID iD, so they are one person"
    return ""


def count_people(reviewers: Iterable[str], registry: Registry) -> int:
    """Count the reviewers, each person once.

    Args:
        reviewers: their slugs.
        registry: everybody.
    """
    counted: list[str] = []
    for slug in reviewers:
        if not any(slug == other or why_one_person(slug, other, registry) for other in counted):
            counted.append(slug)
    return len(counted)


def is_of_other_institute(
    reviewer: str, authors: Sequence[str], registry: Registry, rule: ApprovalRule, day: datetime.date
) -> bool:
    """Whether a reviewer has an institute, or had it last, that no author has or had last on that day.

    Args:
        reviewer: the slug of who approves.
        authors: the slugs of the piece's authors.
        registry: everybody.
        rule: whether institutes of one house count once.
        day: the day of the approval.

    Returns:
        False also where the institute of an author is not known.
    """
    of_authors = [institutes_on(author, registry, rule, day) for author in authors]
    return all(of_authors) and bool(institutes_on(reviewer, registry, rule, day).difference(*of_authors))


def institutes_on(slug: str, registry: Registry, rule: ApprovalRule, day: datetime.date) -> frozenset[str]:
    """The institutes that somebody has on a day, or else had last.

    Args:
        slug: the author.
        registry: everybody.
        rule: whether institutes of one house count once.
        day: the day.

    Returns:
        Their slugs, or those of their houses if they count once. Empty if none is known.
    """
    author = registry.authors.get(slug)
    institutes = author.institutes_on(day) if author else ()
    return frozenset(institute.house if rule.house_counts_once else institute.slug for institute in institutes)


def _people_of(slug: str, registry: Registry) -> set[str]:
    """The slugs of a person, or of a team and of its members."""
    return {slug, *(member.slug for member in registry.members.get(slug, ()))}


def _orcids_of(slugs: Iterable[str], registry: Registry) -> set[str]:
    """The ORCID iDs of some people: a person has one, whatever the institute."""
    return {author.entry.orcid for slug in slugs if (author := registry.authors.get(slug)) and author.entry.orcid}
