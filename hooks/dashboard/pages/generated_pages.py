"""The pages that no author writes: people, institutes, themes and datasets, from registry and descriptors."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.types import CHART_TYPES
from dashboard.data.dataset import Dataset
from dashboard.editorial.desk_page import desk_pages
from dashboard.pages.embed_code import snippet
from dashboard.pages.listing import list_pages
from dashboard.pages.page import Page
from dashboard.people.registry import Institute, Theme
from dashboard.site.checks.guide import guide

if TYPE_CHECKING:
    from dashboard.site.edition import Edition


def generated_pages(edition: Edition) -> Iterator[Page]:
    """Every generated page of an edition."""
    about = "All analyses, newest first."
    yield from list_pages(Page("analyses/index.md", "Analyses", about, "listing.html", dict), edition.shown_analyses())
    yield from _people(edition)
    yield from _institutes(edition)
    yield from _themes(edition)
    yield from _datasets(edition)
    yield from _charts(edition)
    yield from desk_pages(edition)
    about = "What was put right in pieces after they were published."
    first = Page("corrections/index.md", "Corrections", about, "corrections.html", dict)
    yield from list_pages(first, _corrections(edition), first.title, first.template)
    yield Page(
        "about/charts/index.md",
        "Forms of charts",
        "What each form of chart shows best, and how it is declared.",
        "gallery.html",
        partial(_gallery, edition),
    )
    about = "What is looked at in every text, chart and dataset before it is published, why, and what to write instead."
    yield Page("about/checks/index.md", "Checks", about, "checks.html", guide)


def frame(edition: Edition) -> dict[str, Any]:
    """What the head and the foot of each page need."""
    told: dict[str, Any] = {"preview": edition.preview, "nav": navigation(edition)}
    if edition.expires:
        end = datetime.datetime.combine(edition.expires, datetime.time(), edition.settings.zone)
        told |= {"expires": edition.expires, "end": (end + datetime.timedelta(days=1)).isoformat()}
    return {"edition": told, "partners": partners(edition)}


def navigation(edition: Edition) -> list[dict[str, str]]:
    """What stands at the head of each page."""
    themes = [{"title": theme.name, "url": theme.url} for theme in edition.shown_themes()]
    about = [{"title": "About", "url": "about/"}] if edition.path_of("about/index.md") in edition.source_texts else []
    always = [{"title": title, "url": f"{title.lower()}/"} for title in ("Analyses", "Data", "Authors")]
    return [*themes, *always, *about]


def partners(edition: Edition) -> list[Institute]:
    """Who publishes: institutes that stand alone first, then those that are parts of a house."""
    return sorted((one for one in _known_institutes(edition) if one.partner), key=lambda one: one.part_of is not None)


def _people(edition: Edition) -> Iterator[Page]:
    about = "Who writes for the dashboard."
    yield Page("authors/index.md", "Authors", about, "authors.html", partial(_authors, edition))
    for author in edition.shown_authors():
        about = ", ".join(part for part in (author.role, author.institute.name) if part)
        path, about = f"authors/{author.slug}/index.md", f"{author.name}: {about}."
        page = Page(path, author.name, about, "author.html", partial(dict, author=author))
        yield from list_pages(page, edition.by_author.get(author.slug, []))


def _authors(edition: Edition) -> dict[str, Any]:
    authors = edition.shown_authors()
    groups = [
        {"institute": institute, "people": [one for one in authors if one.institute is institute]}
        for institute in _known_institutes(edition)
    ]
    return {"institutes": [group for group in groups if group["people"]]}


def _institutes(edition: Edition) -> Iterator[Page]:
    institutes = _known_institutes(edition)
    about = "The institutes that publish the dashboard."
    yield Page("institutes/index.md", "Institutes", about, "institutes.html", lambda: {"institutes": institutes})
    for institute in institutes:
        about = institute.entry.description or f"{institute.name}, {institute.entry.city}."
        make = partial(_institute, edition, institute)
        page = Page(f"institutes/{institute.slug}/index.md", institute.name, about, "institute.html", make)
        yield from list_pages(page, edition.by_institute.get(institute.slug, []))


def _institute(edition: Edition, institute: Institute) -> dict[str, Any]:
    people = [one for one in edition.shown_authors() if any(post[0] is institute for post in one.affiliations)]
    works = [{"author": one, "work": work} for one in people for work in one.entry.works]
    return {"institute": institute, "people": people, "works": works}


def _themes(edition: Edition) -> Iterator[Page]:
    for theme in edition.shown_themes():
        make = partial(_theme, edition, theme)
        page = Page(f"themes/{theme.slug}/index.md", theme.name, theme.description, "theme.html", make)
        yield from list_pages(page, edition.by_theme.get(theme.slug, []))


def _theme(edition: Edition, theme: Theme) -> dict[str, Any]:
    return {"theme": theme, "datasets": [one for one in edition.shown_datasets() if one.theme == theme.slug]}


def _datasets(edition: Edition) -> Iterator[Page]:
    about = "The datasets behind the charts, each with its sources."
    yield Page("data/index.md", "Data", about, "datasets.html", partial(_all_datasets, edition))
    for dataset in edition.shown_datasets():
        title, about = dataset.descriptor.title, dataset.descriptor.description
        make = partial(_dataset, edition, dataset)
        page = Page(f"data/{dataset.name}/index.md", title, about, "dataset.html", make)
        yield from list_pages(page, edition.by_dataset.get(dataset.name, []))


def _all_datasets(edition: Edition) -> dict[str, Any]:
    groups = [
        {"theme": theme, "datasets": [one for one in edition.shown_datasets() if one.theme == theme.slug]}
        for theme in edition.registry.themes.values()
    ]
    return {"themes": [group for group in groups if group["datasets"]]}


def _dataset(edition: Edition, dataset: Dataset) -> dict[str, Any]:
    return {
        "dataset": dataset,
        "theme": edition.registry.themes.get(dataset.theme),
        "cited": edition.cited_rows(dataset.name),
        "csv_url": f"data/{dataset.name}.csv",
    }


def _corrections(edition: Edition) -> list[dict[str, Any]]:
    """Every correction of a piece that is shown, the latest first."""
    all_ = [(one, piece) for piece in edition.shown_analyses() for one in piece.front.corrections]
    ordered = sorted(all_, key=lambda one: one[0].date, reverse=True)
    return [{"correction": one, "analysis": piece} for one, piece in ordered]


def _charts(edition: Edition) -> Iterator[Page]:
    for one in edition.shown_charts():
        make = partial(_chart, edition, one)
        page = Page(f"charts/{one.id}/index.md", one.title, one.subtitle, "chart.html", make)
        yield from list_pages(page, edition.by_chart.get(one.id, []))


def _chart(edition: Edition, chart: ResolvedChart) -> dict[str, Any]:
    return {
        "chart": chart,
        "figures": _figures(edition, [chart.id]),
        "snippet": snippet(edition, chart),
        "theme": edition.registry.themes.get(chart.theme),
    }


def _gallery(edition: Edition) -> dict[str, Any]:
    """Every form of chart, with the first shared chart that has it as its worked example."""
    examples = {one.type: one.id for one in reversed(edition.shown_charts())}
    forms = [
        {
            "name": name,
            "form": form,
            "example": examples.get(name),
            "declaration": _declaration(edition, examples[name]) if name in examples else "",
        }
        for name, form in CHART_TYPES.items()
    ]
    return {"forms": forms, "figures": _figures(edition, examples.values())}


def _figures(edition: Edition, names: Iterable[str]) -> dict[str, Artefacts]:
    """The shared charts that a page shows beside a text."""
    return {name: made for name in names if (made := edition.artefacts.get((name, "")))}


def _declaration(edition: Edition, chart_id: str) -> str:
    return (edition.settings.data / "charts" / f"{chart_id}.yaml").read_text(encoding="utf-8")


def _known_institutes(edition: Edition) -> list[Institute]:
    """Partners first, then the houses they belong to."""
    known = [one for one in edition.registry.institutes.values() if one]
    return sorted(known, key=lambda one: (not one.partner, one.entry.short_name))
