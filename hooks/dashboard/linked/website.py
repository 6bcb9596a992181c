"""The site itself, and the way from its front page to a page, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.core.words import N_, _
from dashboard.linked.json_ld import Node
from dashboard.linked.people import name_institutes
from dashboard.linked.place import Place
from dashboard.people.institute import Institute

_LISTS = {
    "analyses": N_("Analyses"),
    "charts": N_("Charts"),
    "data": N_("Data"),
    "authors": N_("Authors"),
    "institutes": N_("Institutes"),
}
"""The lists that lead to pages, by the folder in which both stand."""


def name_website(place: Place) -> Node:
    """The site by its name and its address."""
    return {"@type": "WebSite", "@id": f"{place.root}#site", "name": place.site_name, "url": place.root}


def describe_website(place: Place, partners: Iterable[Institute]) -> Node:
    """The site, on its front page.

    Args:
        place: the front page.
        partners: the institutes that publish.
    """
    publisher = name_institutes(place, partners)
    return name_website(place) | {"description": place.description, "publisher": publisher}


def describe_trail(place: Place) -> Node:
    """The way from the front page over a list to a page."""
    folder = place.url.partition("/")[0]
    steps = [(place.site_name, place.root), (_(_LISTS[folder]), place.at(f"{folder}/")), (place.title, place.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": {"@id": address}}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }
