"""Makes the answers about pieces, people and facts of what a view shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from dashboard.core.exact_json import json_number
from dashboard.core.paths import address_of
from dashboard.exports.api_models import (
    Affiliation,
    AuthorAnswer,
    CorrectionAnswer,
    FactAnswer,
    Facts,
    InstituteAnswer,
    People,
    PieceAnswer,
    PieceEntry,
    Pieces,
)
from dashboard.facts.fact import Fact
from dashboard.pages.fact_html import fact_address
from dashboard.people.author import Author
from dashboard.people.institute import Institute
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.modified_day import modified_day
from dashboard.view.shown_text import ShownText
from dashboard.view.view import View

API = "api/v1/"
"""Where the answers are, from the root of the site."""


def pieces(view: View) -> Pieces:
    """The list of pieces."""
    return Pieces(pieces=[_entry(view, piece) for piece in view.analyses])


def piece(view: View, analysis: Analysis) -> PieceAnswer:
    """One piece."""
    text, front = view.texts[analysis.path], analysis.front
    houses = [place.slug for author in analysis.authors for place in author.named_institutes(analysis.day)]
    return PieceAnswer(
        **dict(_entry(view, analysis)),
        institutes=list(dict.fromkeys(houses)),
        key_points=front.key_points,
        corrections=[CorrectionAnswer(date=one.date, text=one.text) for one in front.corrections],
        charts=charts_in(text),
        datasets=datasets_in(view, text),
        facts=_facts(view, [text]),
    )


def charts_in(text: ShownText) -> list[str]:
    """The ids of the charts that a text places, in its order."""
    return list(dict.fromkeys(placement.id for placement in text.placements if placement.chart))


def datasets_in(view: View, text: ShownText) -> list[str]:
    """The names of the datasets that a text uses, in the order of the alphabet."""
    return [dataset.name for dataset in view.datasets_named(sorted(text.datasets))]


def people(view: View) -> People:
    """Authors and institutes."""
    return People(
        authors=[_author(view, author) for author in view.authors],
        institutes=[_institute(view, institute) for institute in view.institutes],
    )


def facts(view: View) -> Facts:
    """The facts of all texts."""
    return Facts(facts=_facts(view, view.texts.values()))


def _entry(view: View, analysis: Analysis) -> PieceEntry:
    front = analysis.front
    return PieceEntry(
        slug=analysis.slug,
        title=front.title,
        kind=front.kind,
        standfirst=front.standfirst,
        authors=[author.slug for author in analysis.authors],
        theme=analysis.theme.slug,
        date=analysis.day,
        updated=modified_day(analysis),
        lang=front.lang,
        tags=front.tags,
        url=f"{view.site_url}{analysis.url}",
        api=f"{view.site_url}{API}pieces/{analysis.slug}.json",
    )


def _facts(view: View, texts: Iterable[ShownText]) -> list[FactAnswer]:
    """The facts of texts, each once, in the order of the texts."""
    found: dict[str, tuple[Fact, dict[str, None]]] = {}
    for text in texts:
        address = address_of(text.source_text.path.removeprefix(f"{view.docs_path}/"))
        for placed in text.facts:
            if placed.fact:
                found.setdefault(placed.target, (placed.fact, {}))[1][f"{view.site_url}{address}"] = None
    return [_fact(view, target, fact, list(places)) for target, (fact, places) in found.items()]


def _fact(view: View, target: str, fact: Fact, places: list[str]) -> FactAnswer:
    return FactAnswer(
        target=target,
        value=fact.holds if fact.value is None else json_number(fact.value),
        unit=fact.unit,
        label=fact.label,
        period=fact.period,
        so_far=fact.so_far,
        mark=fact.mark,
        datasets=list(fact.datasets),
        sources=list(fact.sources),
        updated=fact.updated,
        as_of=fact.as_of,
        url=f"{view.site_url}{fact_address(fact)}",
        cited_in=places,
    )


def _author(view: View, author: Author) -> AuthorAnswer:
    entry = author.entry
    return AuthorAnswer(
        slug=author.slug,
        name=author.name,
        collective=entry.collective,
        members=[member.slug for member in view.members.get(author.slug, ())],
        affiliations=[
            Affiliation(institute=place.slug, role=post.role, begin=_time(post.from_), end=_time(post.to))
            for place, post in author.affiliations
        ],
        orcid=entry.orcid,
        site=entry.site,
        url=f"{view.site_url}{author.url}",
    )


def _time(time: datetime.date | int | None) -> str | None:
    return None if time is None else str(time)


def _institute(view: View, institute: Institute) -> InstituteAnswer:
    entry = institute.entry
    return InstituteAnswer(
        slug=institute.slug,
        name=entry.name,
        short_name=entry.short_name,
        own_name=entry.own_name,
        city=entry.city,
        country=entry.country,
        part_of=institute.part_of.slug if institute.part_of else None,
        ror=entry.ror,
        site=entry.site,
        url=f"{view.site_url}{institute.url}",
    )
