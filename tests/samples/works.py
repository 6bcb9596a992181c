"""Works that can be cited, with names of several languages."""

from __future__ import annotations

import datetime
from typing import Any

from msgspec.structs import replace

from dashboard.citing.work import CitedAuthor, CitedSite, Work
from dashboard.people.person_name import part_name

OSW, MERICS = "Centre for Eastern Studies", "Mercator Institute for China Studies"
DASHBOARD = CitedSite("China-Russia Dashboard", "https://example.org/site/", (OSW, MERICS))
NAMES = {
    "Łukasz Żółć-Ślązak": "",
    "Jürgen Groß": "",
    "Ursula Gertrud von der Leyen": "",
    "María José de la Cruz": "",
    "José Ortega y Gasset": "Ortega y Gasset",
    "Åsa Öström": "",
    "王毅": "王",
    "Wang Yi": "Wang",
    "Sergei Viktorovich Lavrov": "",
    "Martin Luther King, Jr.": "King",
}
"""Names of people, with the family name where the registry must have it."""
HOSTILE = (
    "100% of China's $x_1$ & #2 -- a~b \\ ``q'' | <i> @article{ “Ö” \u202eabc </script> 😀\nTY  - JOUR\r\nER  - \u2028x"
)
"""A text with signs that mean something in BibTeX, LaTeX, RIS, JSON or HTML."""


def author(name: str, *institutes: str, family: str = "") -> CitedAuthor:
    """A person.

    Args:
        name: as in the byline.
        institutes: without one it is OSW.
        family: the family name, where it is not the last word.
    """
    return CitedAuthor(name, part_name(name, family), institutes or (OSW,))


EDITORS = CitedAuthor("OSW dashboard editors", None, (OSW,))
"""A team."""
EVERYBODY = tuple(author(name, family=family) for name, family in NAMES.items())


_PIECE = Work(
    "analyses",
    "lifeline",
    "A lifeline",
    DASHBOARD,
    "en",
    published=datetime.date(2025, 5, 9),
    authors=(EDITORS,),
    version="1a2b3c4d",
    genre="Comment",
    abstract="Trade matters far more to one of the two.",
    keywords=("Economy", "yuan"),
)
_DATASET = Work(
    "data",
    "trade",
    "Trade",
    DASHBOARD,
    "en",
    updated=datetime.date(2026, 1, 20),
    version="1a2b3c4d",
    sources="China Customs",
)


def piece(**changes: Any) -> Work:
    """A piece by one team, with some fields changed."""
    return replace(_PIECE, **changes)


def dataset(**changes: Any) -> Work:
    """A dataset, with some fields changed."""
    return replace(_DATASET, **changes)


def chart(**changes: Any) -> Work:
    """A shared chart, with some fields changed."""
    return replace(_DATASET, place="charts", genre="Chart", **changes)
