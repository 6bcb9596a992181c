"""The pages that no author writes: people, institutes, themes and datasets, from registry and descriptors."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.types import CHART_TYPES
from dashboard.data.dataset import Dataset
from dashboard.pages.embed_code import snippet
from dashboard.pages.listing import list_pages
from dashboard.pages.page import Page
from dashboard.people.registry import Institute, Theme
from dashboard.view.view import View


def generated_pages(view: View) -> Iterator[Page]:
    """Every page that follows from data alone. What it shows is only found out when it is asked for."""
    about = "All analyses, newest first."
    yield from list_pages(Page("analyses/index.md", "Analyses", about, "listing.html", dict), view.analyses)
    yield from _people(view)
    yield from _institutes(view)
    yield from _themes(view)
    yield from _datasets(view)
    yield from _charts(view)
    about = "What was put right in pieces after they were published."
    first = Page("corrections/index.md", "Corrections", about, "corrections.html", dict)
    yield from list_pages(first, _corrections(view), first.title, first.template)
    yield Page(
        "about/charts/index.md",
        "Forms of charts",
        "What each form of chart shows best, and how it is declared.",
        "gallery.html",
        partial(_gallery, view),
    )


def frame(view: View) -> dict[str, Any]:
    """What the head and the foot of each page need."""
    told: dict[str, Any] = {"preview": view.is_preview, "nav": navigation(view)}
    if view.expires:
        end = datetime.datetime.combine(view.expires, datetime.time(), view.zone)
        told |= {"expires": view.expires, "end": (end + datetime.timedelta(days=1)).isoformat()}
    return {"edition": told, "partners": partners(view)}


def navigation(view: View) -> list[dict[str, str]]:
    """What stands at the head of each page."""
    themes = [{"title": theme.name, "url": theme.url} for theme in _own_themes(view)]
    about = [{"title": "About", "url": "about/"}] if f"{view.docs_path}/about/index.md" in view.texts else []
    always = [{"title": title, "url": f"{title.lower()}/"} for title in ("Analyses", "Data", "Authors")]
    return [*themes, *always, *about]


def partners(view: View) -> list[Institute]:
    """Who publishes: institutes that stand alone first, then those that are parts of a house."""
    return sorted((one for one in view.institutes if one.partner), key=lambda one: one.part_of is not None)


def _people(view: View) -> Iterator[Page]:
    about = "Who writes for the dashboard."
    yield Page("authors/index.md", "Authors", about, "authors.html", partial(_authors, view))
    for author in view.authors:
        about = ", ".join(part for part in (author.role, author.institute.name) if part)
        path, about = f"authors/{author.slug}/index.md", f"{author.name}: {about}."
        page = Page(path, author.name, about, "author.html", partial(dict, author=author))
        yield from list_pages(page, view.by_author.get(author.slug, []))


def _authors(view: View) -> dict[str, Any]:
    authors = view.authors
    groups = [
        {"institute": institute, "people": [one for one in authors if one.institute is institute]}
        for institute in view.institutes
    ]
    return {"institutes": [group for group in groups if group["people"]]}


def _institutes(view: View) -> Iterator[Page]:
    institutes = view.institutes
    about = "The institutes that publish the dashboard."
    yield Page("institutes/index.md", "Institutes", about, "institutes.html", lambda: {"institutes": institutes})
    for institute in institutes:
        about = institute.entry.description or f"{institute.name}, {institute.entry.city}."
        make = partial(_institute, view, institute)
        page = Page(f"institutes/{institute.slug}/index.md", institute.name, about, "institute.html", make)
        yield from list_pages(page, view.by_institute.get(institute.slug, []))


def _institute(view: View, institute: Institute) -> dict[str, Any]:
    people = [one for one in view.authors if any(post[0] is institute for post in one.affiliations)]
    works = [{"author": one, "work": work} for one in people for work in one.entry.works]
    return {"institute": institute, "people": people, "works": works}


def _themes(view: View) -> Iterator[Page]:
    for theme in _own_themes(view):
        make = partial(_theme, view, theme)
        page = Page(f"themes/{theme.slug}/index.md", theme.name, theme.description, "theme.html", make)
        yield from list_pages(page, view.by_theme.get(theme.slug, []))


def _theme(view: View, theme: Theme) -> dict[str, Any]:
    return {"theme": theme, "datasets": [one for one in view.datasets if one.theme == theme.slug]}


def _datasets(view: View) -> Iterator[Page]:
    about = "The datasets behind the charts, each with its sources."
    yield Page("data/index.md", "Data", about, "datasets.html", partial(_all_datasets, view))
    for dataset in view.datasets:
        title, about = dataset.descriptor.title, dataset.descriptor.description
        make = partial(_dataset, view, dataset)
        page = Page(f"data/{dataset.name}/index.md", title, about, "dataset.html", make)
        yield from list_pages(page, view.by_dataset.get(dataset.name, []))


def _all_datasets(view: View) -> dict[str, Any]:
    groups = [
        {"theme": theme, "datasets": [one for one in view.datasets if one.theme == theme.slug]} for theme in view.themes
    ]
    return {"themes": [group for group in groups if group["datasets"]]}


def _dataset(view: View, dataset: Dataset) -> dict[str, Any]:
    return {
        "dataset": dataset,
        "theme": _theme_of(view, dataset.theme),
        "cited": view.cited_rows(dataset.name),
        "csv_url": f"data/{dataset.name}.csv",
    }


def _corrections(view: View) -> list[dict[str, Any]]:
    """Every correction of a piece that is shown, the latest first."""
    all_ = [(one, piece) for piece in view.analyses for one in piece.front.corrections]
    ordered = sorted(all_, key=lambda one: one[0].date, reverse=True)
    return [{"correction": one, "analysis": piece} for one, piece in ordered]


def _charts(view: View) -> Iterator[Page]:
    for one in view.charts:
        make = partial(_chart, view, one)
        page = Page(f"charts/{one.id}/index.md", one.title, one.subtitle, "chart.html", make)
        yield from list_pages(page, view.by_chart.get(one.id, []))


def _chart(view: View, chart: ResolvedChart) -> dict[str, Any]:
    return {
        "chart": chart,
        "figures": _figures(view, [chart.id]),
        "snippet": snippet(view, chart),
        "theme": _theme_of(view, chart.theme),
    }


def _gallery(view: View) -> dict[str, Any]:
    """Every form of chart, with the first shared chart that has it as its worked example."""
    examples = {one.type: one.id for one in reversed(view.charts)}
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
    """The shared charts that a page shows beside a text."""
    return {name: made for name in names if (made := view.artefacts.get((name, "")))}


def _declaration(view: View, chart_id: str) -> str:
    return view.declarations[chart_id].read_text(encoding="utf-8")


def _own_themes(view: View) -> list[Theme]:
    """The themes that have a page: those of analyses."""
    return [theme for theme in view.themes if theme.slug in view.by_theme]


def _theme_of(view: View, slug: str) -> Theme | None:
    return next((theme for theme in view.themes if theme.slug == slug), None)
