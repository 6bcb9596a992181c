"""The pages that no author writes: people, institutes, themes and datasets, from registry and descriptors."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.types import CHART_TYPES
from dashboard.data.dataset import Dataset
from dashboard.pages.embed_code import embed_snippet
from dashboard.pages.listing import list_pages, list_pieces
from dashboard.pages.page import Page
from dashboard.people.author import Author
from dashboard.people.institute import Institute
from dashboard.people.theme import Theme
from dashboard.view.view import Picture, View


@dataclass(frozen=True)
class ChartCard:
    """A shared chart as lists show it."""

    id: str
    title: str
    subtitle: str
    picture: Picture

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"charts/{self.id}/"


def generated_pages(view: View) -> Iterator[Page]:
    """Every page that follows from data alone. Its data are computed when they are asked for."""
    description = "All analyses, newest first."
    yield from list_pieces(
        view, Page("analyses/index.md", "Analyses", description, "listing.html", dict), view.analyses
    )
    yield from _people(view)
    yield from _institutes(view)
    yield from _themes(view)
    yield from _datasets(view)
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


def make_navigation(view: View) -> list[list[dict[str, str]]]:
    """The links at the head of each page: the themes, and what the site has besides."""
    themes = [{"title": theme.name, "url": theme.url} for theme in view.themes]
    charts = ["Charts"] if view.charts else []
    about = ["About"] if f"{view.docs_path}/about/index.md" in view.texts else []
    lists = [{"title": title, "url": f"{title.lower()}/"} for title in (*charts, "Data", "Authors", *about)]
    return [themes, lists]


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
        yield from list_pieces(view, page, view.by_author.get(author.slug, []))


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
        yield from list_pieces(view, page, view.by_institute.get(institute.slug, []))


def _institute(view: View, institute: Institute) -> dict[str, Any]:
    people = [author for author in view.authors if any(post[0] is institute for post in author.affiliations)]
    works = [{"author": author, "work": work} for author in people for work in author.entry.works]
    return {"institute": institute, "people": people, "works": works}


def _themes(view: View) -> Iterator[Page]:
    for theme in view.themes:
        make = partial(_theme, view, theme)
        page = Page(f"themes/{theme.slug}/index.md", theme.name, theme.description, "theme.html", make)
        yield from list_pieces(view, page, view.by_theme.get(theme.slug, []))


def _theme(view: View, theme: Theme) -> dict[str, Any]:
    return {
        "theme": theme,
        "charts": _chart_cards(view, view.key_charts.get(theme.slug, ())),
        "datasets": _datasets_of(view, theme),
    }


def _datasets(view: View) -> Iterator[Page]:
    description = "The datasets behind the charts, each with its sources."
    yield Page("data/index.md", "Data", description, "datasets.html", partial(_all_datasets, view))
    for dataset in view.datasets:
        title, description = dataset.descriptor.title, dataset.descriptor.description
        make = partial(_dataset, view, dataset)
        page = Page(f"data/{dataset.name}/index.md", title, description, "dataset.html", make)
        yield from list_pieces(view, page, view.by_dataset.get(dataset.name, []))


def _all_datasets(view: View) -> dict[str, Any]:
    groups = [{"theme": theme, "datasets": _datasets_of(view, theme)} for theme in view.themes]
    return {"themes": [group for group in groups if group["datasets"]]}


def _datasets_of(view: View, theme: Theme) -> list[Dataset]:
    return [dataset for dataset in view.datasets if dataset.theme == theme.slug]


def _successor(view: View, dataset: Dataset) -> Dataset | None:
    """What goes on in the place of a dataset that has ended, if readers get it."""
    ended = dataset.descriptor.ended
    return next((other for other in view.datasets if ended and other.name == ended.successor), None)


def _dataset(view: View, dataset: Dataset) -> dict[str, Any]:
    return {
        "dataset": dataset,
        "theme": _theme_of(view, dataset.theme),
        "cited": view.cited_rows(dataset.name),
        "csv_url": f"data/{dataset.name}.csv",
        "successor": _successor(view, dataset),
    }


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
    if view.charts:
        description = (
            "Every chart of the dashboard, by theme. Each has a page with its data, its sources and its terms."
        )
        yield Page("charts/index.md", "Charts", description, "charts.html", partial(_all_charts, view))
    for chart in view.charts:
        make = partial(_chart, view, chart)
        page = Page(f"charts/{chart.id}/index.md", chart.title, chart.subtitle, "chart.html", make)
        yield from list_pieces(view, page, view.by_chart.get(chart.id, []))


def _all_charts(view: View) -> dict[str, Any]:
    """The shared charts by theme. Those with which the theme's page opens come first."""
    groups = []
    for theme in view.themes:
        named = view.key_charts.get(theme.slug, ())
        # (A theme may name a chart of another one. It is shown once, where its data are.)
        first = [chart for chart in named if chart.theme == theme.slug]
        others = [chart for chart in view.charts if chart.theme == theme.slug and chart not in first]
        groups.append({"theme": theme, "charts": _chart_cards(view, [*first, *others])})
    return {"themes": [group for group in groups if group["charts"]]}


def _chart_cards(view: View, charts: Iterable[ResolvedChart]) -> list[ChartCard]:
    """Shared charts as lists show them."""
    drawn = ((chart, view.artefacts.get((chart.id, ""))) for chart in charts)
    return [
        ChartCard(chart.id, chart.title, chart.subtitle, view.chart_picture(artefacts)) for chart, artefacts in drawn
    ]


def _chart(view: View, chart: ResolvedChart) -> dict[str, Any]:
    own = [dataset for dataset in view.datasets if dataset.name in chart.datasets]
    return {
        "chart": chart,
        "successors": list(filter(None, (_successor(view, dataset) for dataset in own))),
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
    return {
        "forms": forms,
        "cards": {card.id: card for card in _chart_cards(view, map(view.shared.__getitem__, examples.values()))},
    }


def _figures(view: View, names: Iterable[str]) -> dict[str, Artefacts]:
    """What was drawn of shared charts, by id, for pages that show them outside a text."""
    return {name: artefacts for name in names if (artefacts := view.artefacts.get((name, "")))}


def _declaration(view: View, chart_id: str) -> str:
    return view.declarations[chart_id].read_text(encoding="utf-8")


def _theme_of(view: View, slug: str) -> Theme | None:
    return next((theme for theme in view.themes if theme.slug == slug), None)
