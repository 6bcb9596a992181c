"""Authors and institutes, as the registry knows them, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.linked.json_ld import Node
from dashboard.linked.place import Place
from dashboard.people.author import Author, Post
from dashboard.people.institute import Institute
from dashboard.view.logo import Logo

_ORCID = "https://orcid.org/"


def name_institutes(place: Place, institutes: Iterable[Institute]) -> list[Node]:
    """Institutes by name and by the address of their page, which says more."""
    return [
        {"@type": "Organization", "@id": place.at(institute.url), "name": institute.name} for institute in institutes
    ]


def name_author(place: Place, author: Author, institutes: Iterable[Institute]) -> Node:
    """An author as a byline names them.

    Args:
        place: the page that names them.
        author: a person or a team.
        institutes: to which the author belonged on the day of the piece.
    """
    address, where = place.at(author.url), name_institutes(place, institutes)
    named: Node = {"@id": address, "name": author.name, "url": address}
    if author.entry.collective:
        return {"@type": "Organization", **named, "parentOrganization": where}
    return {"@type": "Person", **named, "affiliation": where, "sameAs": _orcid(author)}


def describe_author(place: Place, author: Author, posts: Iterable[Post], members: Iterable[Author]) -> Node:
    """An author as the page of the author shows them. Posts that have ended are no affiliations.

    Args:
        place: the author's page.
        author: a person or a team.
        posts: those that the author has now.
        members: of a team, those who have a page themselves.
    """
    posts = tuple(posts)
    institutes = {institute.slug: institute for institute, _ in posts}
    entry, named = author.entry, name_author(place, author, institutes.values())
    described = named | {"description": entry.bio, "email": entry.email}
    same = list(filter(None, (_orcid(author), entry.site)))
    if entry.collective:
        return described | {"sameAs": same, "member": [name_author(place, member, ()) for member in members]}
    return described | {"sameAs": same, "jobTitle": list(dict.fromkeys(post.role for _, post in posts if post.role))}


def describe_institute(place: Place, institute: Institute, logo: Logo | None) -> Node:
    """An institute as its page shows it."""
    entry = institute.entry
    seat = {"@type": "PostalAddress", "addressLocality": entry.city, "addressCountry": entry.country}
    names = [name for name in dict.fromkeys((entry.short_name, entry.own_name)) if name != entry.name]
    return {
        "@type": "Organization",
        "@id": place.address,
        "name": entry.name,
        "alternateName": names,
        "url": entry.site,
        "description": entry.description,
        "address": seat,
        "email": entry.email,
        "foundingDate": str(entry.since) if entry.since else "",
        "logo": place.at(logo.address) if logo else "",
        "parentOrganization": name_institutes(place, [institute.part_of] if institute.part_of else []),
        "sameAs": entry.ror,
    }


def _orcid(author: Author) -> str:
    return f"{_ORCID}{author.entry.orcid}" if author.entry.orcid else ""
