"""The pages that no author writes: people, institutes, themes and datasets, from registry and descriptors."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from dashboard.citing.work import CitedSite
from dashboard.core.paths import address_of
from dashboard.core.words import _, language
from dashboard.pages.calendar_page import calendar_page
from dashboard.pages.chart_pages import all_charts_of, chart_cards, chart_pages
from dashboard.pages.data_page import data_page
from dashboard.pages.dataset_pages import dataset_pages, datasets_of
from dashboard.pages.follow_page import (
    follow_author,
    follow_corrections,
    follow_institute,
    follow_page,
    follow_site,
    follow_theme,
    has_feeds,
)
from dashboard.pages.listing import list_pages, list_pieces
from dashboard.pages.newest_pieces import LIST_OF_PIECES
from dashboard.pages.page import Page
from dashboard.pages.source_page import source_page
from dashboard.pages.tag_pages import tag_pages
from dashboard.people.author import Author
from dashboard.people.institute import Institute
from dashboard.people.theme import Theme
from dashboard.view.view import View

FEW_PIECES = 3
"""An author with fewer pieces is followed by so many others of the same institute, so that readers can go on."""
LATEST_PIECES = 2
"""The list of authors names so many of each, the newest."""

_REUSE = "about/reuse/"
"""The address of the page that says what the licence allows; the foot links it if it is shown."""


def generated_pages(view: View) -> Iterator[Page]:
    """Every page that follows from data alone. Its data are computed when they are asked for."""
    description, followed = _("All analyses, newest first."), {"followed": follow_site(view)}
    analyses = Page(LIST_OF_PIECES, _("Analyses"), description, "listing.html", followed.copy)
    yield from list_pieces(view, analyses, view.analyses)
    yield from _people(view)
    yield from _institutes(view)
    yield from _themes(view)
    yield from dataset_pages(view)
    yield from chart_pages(view)
    yield from calendar_page(view)
    yield from source_page(view)
    yield from data_page(view)
    yield from tag_pages(view)
    description = _("What was put right in pieces after they were published, and what was withdrawn.")
    first = Page("corrections/index.md", _("Corrections"), description, "corrections.html", partial(_revised, view))
    yield from list_pages(first, _corrections(view), first.title, first.template)
    yield from follow_page(view)


def make_frame(view: View) -> dict[str, Any]:
    """The data of the head and the foot of each page."""
    edition: dict[str, Any] = {"preview": view.is_preview, "nav": make_navigation(view)}
    edition["languages"] = [language(), *sorted({piece.front.lang for piece in view.analyses} - {language()})]
    edition |= {"unlisted": view.is_unlisted, "notice": view.notice, "feeds": has_feeds(view)}
    if view.expires:
        end = datetime.datetime.combine(view.expires, datetime.time(), view.zone)
        edition |= {"expires": view.expires, "end": (end + datetime.timedelta(days=1)).isoformat()}
    return {
        "edition": edition,
        "partners": list_partners(view),
        "about": make_foot(view),
        "reuse": _REUSE if f"{view.docs_path}/{_REUSE.rstrip('/')}.md" in view.texts else "",
        "cited_site": cited_site(view),
    }


def cited_site(view: View) -> CitedSite:
    """The site as citations name it."""
    return CitedSite(view.site_name, view.site_url, tuple(institute.name for institute in list_partners(view)))


def make_navigation(view: View) -> list[list[dict[str, str]]]:
    """The links at the head of each page: the themes, and what the site has besides."""
    themes = [{"title": theme.name, "url": theme.url} for theme in view.themes]
    charts = [{"title": _("Charts"), "url": "charts/"}] if view.charts else []
    about = [{"title": _("About"), "url": "about/"}] if f"{view.docs_path}/about/index.md" in view.texts else []
    analyses = {"title": _("Analyses"), "url": "analyses/"}
    lists = [{"title": _("Data"), "url": "data/"}, {"title": _("Authors"), "url": "authors/"}]
    return [themes, [analyses, *charts, *lists, *about]]


def make_foot(view: View) -> list[dict[str, str]]:
    """The links at the foot of each page: what the site says of itself. A page that is not shown has no link."""
    names = {
        "about/index": _("About"),
        "about/method": _("Method"),
        "corrections": _("Corrections"),
        "about/follow": _("Follow"),
        "about/accessibility": _("Accessibility"),
        "about/imprint": _("Imprint"),
        "about/privacy": _("Privacy"),
        "about/contact": _("Contact"),
    }
    shown = {
        "corrections",
        "about/follow",
        *(path.removeprefix(f"{view.docs_path}/").removesuffix(".md") for path in view.texts),
    }
    return [{"title": title, "url": address_of(f"{name}.md")} for name, title in names.items() if name in shown]


def list_partners(view: View) -> list[Institute]:
    """The institutes that publish. Those that are part of a house come last."""
    publishing = [institute for institute in view.institutes if institute.partner]
    return sorted(publishing, key=lambda institute: institute.part_of is not None)


def _people(view: View) -> Iterator[Page]:
    description = _("Who writes for the dashboard.")
    yield Page("authors/index.md", _("Authors"), description, "authors.html", partial(_authors, view))
    for author in view.authors:
        role = ", ".join(part for part in (author.role, author.institute.name) if part)
        path, description = f"authors/{author.slug}/index.md", f"{author.name}: {role}."
        page = Page(path, author.name, description, "author.html", partial(_author, view, author))
        yield from list_pieces(view, page, view.by_author.get(author.slug, []))


def _author(view: View, author: Author) -> dict[str, Any]:
    own = view.by_author.get(author.slug, [])
    of_institute = view.by_institute.get(author.institute.slug, []) if len(own) < FEW_PIECES else []
    others = [*islice((piece for piece in of_institute if piece not in own), FEW_PIECES)]
    return {
        "author": author,
        "others": others,
        "pictures": {piece.slug: view.pictures[piece.slug] for piece in others},
        "posts": author.posts_on(view.outlook.today),
        "members": view.members.get(author.slug, ()),
        "followed": follow_author(author),
    }


def _authors(view: View) -> dict[str, Any]:
    authors = view.authors
    groups = [
        {"institute": institute, "people": [author for author in authors if author.institute is institute]}
        for institute in view.institutes
    ]
    own = {author.slug: view.by_author.get(author.slug, []) for author in authors}
    return {
        "institutes": [group for group in groups if group["people"]],
        "latest": {name: pieces[:LATEST_PIECES] for name, pieces in own.items()},
        "counts": {name: len(pieces) for name, pieces in own.items()},
    }


def _institutes(view: View) -> Iterator[Page]:
    institutes = view.institutes
    description = _("The institutes that publish the dashboard.")
    yield Page(
        "institutes/index.md",
        _("Institutes"),
        description,
        "institutes.html",
        partial(_all_institutes, view),
    )
    for institute in institutes:
        description = institute.entry.description or f"{institute.name}, {institute.entry.city}."
        make = partial(_institute, view, institute)
        page = Page(f"institutes/{institute.slug}/index.md", institute.name, description, "institute.html", make)
        yield from list_pieces(view, page, view.by_institute.get(institute.slug, []))


def _all_institutes(view: View) -> dict[str, Any]:
    counts = {institute.slug: len(view.by_institute.get(institute.slug, [])) for institute in view.institutes}
    return {"institutes": view.institutes, "analyses": counts}


def _institute(view: View, institute: Institute) -> dict[str, Any]:
    own = (institute, *institute.parts)
    people = [author for author in view.authors if any(post[0] in own for post in author.affiliations)]
    works = [{"author": author, "work": work} for author in people for work in author.entry.works]
    return {
        "institute": institute,
        "followed": follow_institute(institute),
        "logo": view.logos.get(institute.slug),
        "people": people,
        "works": works,
    }


def _themes(view: View) -> Iterator[Page]:
    for theme in view.themes:
        make = partial(_theme, view, theme)
        page = Page(f"themes/{theme.slug}/index.md", theme.name, theme.description, "theme.html", make)
        yield from list_pieces(view, page, view.by_theme.get(theme.slug, []))


def _theme(view: View, theme: Theme) -> dict[str, Any]:
    charts, datasets = view.key_charts.get(theme.slug, ()), datasets_of(view, theme)
    lead = next((chart for chart in charts if chart.type not in ("number", "table")), None)
    drawn = view.artefacts.get((lead.id, "")) if lead else None
    cards = {card.id: card for card in chart_cards(view, charts)}
    return {
        "theme": theme,
        "followed": follow_theme(theme),
        "lead": {
            "card": cards.pop(lead.id),
            "drawings": [*drawn.drawings.values()],
            "mark_key": lead.mark_key,
            "sources": lead.sources,
        }
        if lead and drawn
        else None,
        "charts": [*cards.values()],
        "all_charts": all_charts_of(view, theme, charts),
        "datasets": datasets,
        "last_figures": {dataset.name: view.outlook.last_figures[dataset.name] for dataset in datasets},
    }


def _revised(view: View) -> dict[str, Any]:
    return {"followed": follow_corrections(), "revised": bool(view.data_changes)}


def _corrections(view: View) -> list[dict[str, Any]]:
    """The corrections of all shown pieces and the withdrawals, the latest first."""
    entries: list[dict[str, Any]] = [
        {
            "date": correction.date,
            "title": piece.front.title,
            "url": f"{piece.url}#corrections",
            "text": correction.text,
            "lang": piece.front.lang,
        }
        for piece in view.analyses
        for correction in piece.front.corrections
    ]
    entries += [
        {"date": piece.date, "title": piece.title, "url": piece.url, "text": piece.reason, "withdrawn": True}
        for piece in view.withdrawn
    ]
    return sorted(entries, key=lambda entry: entry["date"], reverse=True)
