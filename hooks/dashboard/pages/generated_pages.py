"""The pages that no author writes: people, institutes, themes and datasets, from registry and descriptors."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.types import CHART_TYPES
from dashboard.pages.dataset_pages import dataset_pages, datasets_of, successor_of
from dashboard.pages.embed_code import embed_snippet
from dashboard.pages.listing import list_pages
from dashboard.pages.page import Page
from dashboard.people.author import Author
from dashboard.people.institute import Institute
from dashboard.people.theme import Theme
from dashboard.view.view import View


def generated_pages(view: View) -> Iterator[Page]:
    """Every page that follows from data alone. Its data are computed when they are asked for."""
    description = "All analyses, newest first."
    yield from list_pages(Page("analyses/index.md", "Analyses", description, "listing.html", dict), view.analyses)
    yield from _people(view)
    yield from _institutes(view)
    yield from _themes(view)
    yield from dataset_pages(view)
    yield from _charts(view)
    description = "What was put right in pieces after they were published, and what was withdrawn."
    first = Page("corrections/index.md", "Corrections", description, "corrections.html", dict)
    yield from list_pages(first, _corrections(view), first.title, first.template)
    yield Page(
        "about/charts/index.md",
        "Forms of charts",
        "What each form of chart shows best, and how it is declared.",
        "gallery.html",
        partial(_gallery, view),
    )


def make_frame(view: View) -> dict[str, Any]:
    """The data of the head and the foot of each page."""
    edition: dict[str, Any] = {"preview": view.is_preview, "nav": make_navigation(view)}
    edition |= {"unlisted": view.is_unlisted, "notice": view.notice}
    if view.expires:
        end = datetime.datetime.combine(view.expires, datetime.time(), view.zone)
        edition |= {"expires": view.expires, "end": (end + datetime.timedelta(days=1)).isoformat()}
    return {"edition": edition, "partners": list_partners(view)}


def make_navigation(view: View) -> list[dict[str, str]]:
    """The links at the head of each page."""
    themes = [{"title": theme.name, "url": theme.url} for theme in _own_themes(view)]
    about = [{"title": "About", "url": "about/"}] if f"{view.docs_path}/about/index.md" in view.texts else []
    lists = [{"title": title, "url": f"{title.lower()}/"} for title in ("Analyses", "Data", "Authors")]
    return [*themes, *lists, *about]


def list_partners(view: View) -> list[Institute]:
    """The institutes that publish. Those that are part of a house come last."""
    publishing = [institute for institute in view.institutes if institute.partner]
    return sorted(publishing, key=lambda institute: institute.part_of is not None)


def _people(view: View) -> Iterator[Page]:
    description = "Who writes for the dashboard."
    yield Page("authors/index.md", "Authors", description, "authors.html", partial(_authors, view))
    for author in view.authors:
        role = ", ".join(part for part in (author.role, author.institute.name) if part)
        path, description = f"authors/{author.slug}/index.md", f"{author.name}: {role}."
        page = Page(path, author.name, description, "author.html", partial(_author, view, author))
        yield from list_pages(page, view.by_author.get(author.slug, []))


def _author(view: View, author: Author) -> dict[str, Any]:
    return {"author": author, "members": view.members.get(author.slug, ())}


def _authors(view: View) -> dict[str, Any]:
    authors = view.authors
    groups = [
        {"institute": institute, "people": [author for author in authors if author.institute is institute]}
        for institute in view.institutes
    ]
    return {"institutes": [group for group in groups if group["people"]]}


def _institutes(view: View) -> Iterator[Page]:
    institutes = view.institutes
    description = "The institutes that publish the dashboard."
    yield Page("institutes/index.md", "Institutes", description, "institutes.html", lambda: {"institutes": institutes})
    for institute in institutes:
        description = institute.entry.description or f"{institute.name}, {institute.entry.city}."
        make = partial(_institute, view, institute)
        page = Page(f"institutes/{institute.slug}/index.md", institute.name, description, "institute.html", make)
        yield from list_pages(page, view.by_institute.get(institute.slug, []))


def _institute(view: View, institute: Institute) -> dict[str, Any]:
    people = [author for author in view.authors if any(post[0] is institute for post in author.affiliations)]
    works = [{"author": author, "work": work} for author in people for work in author.entry.works]
    return {"institute": institute, "people": people, "works": works}


def _themes(view: View) -> Iterator[Page]:
    for theme in _own_themes(view):
        make = partial(_theme, view, theme)
        page = Page(f"themes/{theme.slug}/index.md", theme.name, theme.description, "theme.html", make)
        yield from list_pages(page, view.by_theme.get(theme.slug, []))


def _theme(view: View, theme: Theme) -> dict[str, Any]:
    return {"theme": theme, "datasets": datasets_of(view, theme)}


def _corrections(view: View) -> list[dict[str, Any]]:
    """The corrections of all shown pieces and the withdrawals, the latest first."""
    entries = [
        {
            "date": correction.date,
            "title": piece.front.title,
            "url": f"{piece.url}#corrections",
            "text": correction.text,
        }
        for piece in view.analyses
        for correction in piece.front.corrections
    ]
    entries += [
        {"date": piece.date, "title": piece.title, "url": piece.url, "text": piece.reason, "withdrawn": True}
        for piece in view.withdrawn
    ]
    return sorted(entries, key=lambda entry: entry["date"], reverse=True)


def _charts(view: View) -> Iterator[Page]:
    for chart in view.charts:
        make = partial(_chart, view, chart)
        page = Page(f"charts/{chart.id}/index.md", chart.title, chart.subtitle, "chart.html", make)
        yield from list_pages(page, view.by_chart.get(chart.id, []))


def _chart(view: View, chart: ResolvedChart) -> dict[str, Any]:
    own = [dataset for dataset in view.datasets if dataset.name in chart.datasets]
    return {
        "chart": chart,
        "successors": list(filter(None, (successor_of(view, dataset) for dataset in own))),
        "figures": _figures(view, [chart.id]),
        "snippet": embed_snippet(view, chart),
        "theme": _theme_of(view, chart.theme),
    }


def _gallery(view: View) -> dict[str, Any]:
    """Every form of chart, each with the first shared chart of that form as its example."""
    examples = {chart.type: chart.id for chart in reversed(view.charts)}
    forms = [
        {
            "name": name,
            "form": form,
            "example": examples.get(name),
            "declaration": _declaration(view, examples[name]) if name in examples else "",
        }
        for name, form in CHART_TYPES.items()
    ]
    return {"forms": forms, "figures": _figures(view, examples.values())}


def _figures(view: View, names: Iterable[str]) -> dict[str, Artefacts]:
    """What was drawn of shared charts, by id, for pages that show them outside a text."""
    return {name: artefacts for name in names if (artefacts := view.artefacts.get((name, "")))}


def _declaration(view: View, chart_id: str) -> str:
    return view.declarations[chart_id].read_text(encoding="utf-8")


def _own_themes(view: View) -> list[Theme]:
    """The themes that have a page of their own: those with analyses."""
    return [theme for theme in view.themes if theme.slug in view.by_theme]


def _theme_of(view: View, slug: str) -> Theme | None:
    return next((theme for theme in view.themes if theme.slug == slug), None)
