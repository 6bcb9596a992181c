"""The pages that no author writes: people, institutes, themes and datasets, from registry and descriptors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from dashboard.address import address_of
from dashboard.analysis import Analysis
from dashboard.artefact import Artefacts, embed_html
from dashboard.chart_types import CHART_TYPES
from dashboard.datasets import Dataset
from dashboard.declared import Declared
from dashboard.fact_page import facts_json
from dashboard.layout import WIDE
from dashboard.registry import Author, Institute, Theme
from dashboard.table import dataset_table, rows_csv

if TYPE_CHECKING:
    from dashboard.edition import Edition

AROUND = 310
"""Room for the words above and below the picture in a frame, in CSS pixels. On a phone they take more lines: there a
frame is as high as its host makes it on being told, or it scrolls."""


@dataclass(frozen=True)
class GeneratedPage:
    """A page made of a template and what the template is given."""

    path: str
    """As if it were a file under docs/: authors/index.md."""
    title: str
    description: str
    template: str
    make: Callable[[], dict[str, Any]]
    """What the template is given; only asked for where the page is made."""


def generated_pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Every generated page of an edition."""
    yield from _people(edition)
    yield from _institutes(edition)
    yield from _themes(edition)
    yield from _datasets(edition)
    yield from _charts(edition)
    yield GeneratedPage(
        "about/charts/index.md",
        "Forms of charts",
        "What each form of chart shows best, and how it is declared.",
        "gallery.html",
        partial(_gallery, edition),
    )


def generated_files(edition: Edition) -> Iterator[tuple[str, str | bytes]]:
    """Paths and contents of the downloads that belong to no chart."""
    for dataset in edition.shown_datasets():
        yield f"data/{dataset.name}.csv", rows_csv(dataset, dataset.rows)
    for analysis in edition.shown_analyses():
        if facts := edition.facts[analysis.path]:
            yield facts_file(analysis), facts_json(facts)
    for notebook in edition.notebooks.values():
        yield from notebook.files.items()


def facts_file(analysis: Analysis) -> str:
    """The address of the JSON of a piece's facts."""
    return f"analyses/{analysis.slug}/facts.json"


def addresses(edition: Edition) -> set[str]:
    """Every address that a link of a text may lead to, from the root of the site; `#places` aside."""
    found = {address_of(page.path) for page in generated_pages(edition)}
    found |= {f"data/{dataset.name}.csv" for dataset in edition.shown_datasets()}
    found |= {facts_file(analysis) for analysis in edition.shown_analyses() if edition.facts[analysis.path]}
    for chart_id in {one.declared.id for one in edition.wanted_charts()}:
        found |= {f"charts/{chart_id}.{kind}" for kind in ("svg", "csv", "json")}
        if chart_id in edition.shared:
            found |= {f"charts/{chart_id}.png", f"embed/{chart_id}/"}
    return found


def chart_files(edition: Edition, made: Artefacts) -> Iterator[tuple[str, str | Path]]:
    """Where the files of one chart go, and what they hold or where they are; of a shared one also what others embed."""
    for kind in ("svg", "csv", "json"):
        yield f"charts/{made.id}.{kind}", made.path(kind)
    declared = edition.shared.get(made.id)
    if declared:
        settings = edition.settings
        yield f"charts/{made.id}.png", made.path("png")
        yield f"charts/{made.id}.oembed.json", json.dumps(_oembed(edition, declared), ensure_ascii=False) + "\n"
        page = embed_html(made, declared.title, settings.site_name, settings.site_url)
        yield f"embed/{made.id}/index.html", page


def snippet(edition: Edition, declared: Declared) -> str:
    """What somebody puts into a page to show a chart there."""
    title = escape(declared.title, {'"': "&quot;"})
    return (
        f'<iframe src="{edition.settings.site_url}embed/{declared.id}/" title="{title}" width="100%" '
        f'height="{declared.height + AROUND}" loading="lazy" style="border:0"></iframe>'
    )


def _oembed(edition: Edition, declared: Declared) -> dict[str, object]:
    """Source: https://oembed.com, version 1.0, type rich."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": declared.title,
        "provider_name": edition.settings.site_name,
        "provider_url": edition.settings.site_url,
        "html": snippet(edition, declared),
        "width": WIDE,
        "height": declared.height + AROUND,
    }


def navigation(edition: Edition) -> list[dict[str, str]]:
    """What stands at the head of each page."""
    themes = [{"title": theme.name, "url": theme.url} for theme in edition.shown_themes()]
    about = [{"title": "About", "url": "about/"}] if edition.path_of("about/index.md") in edition.manuscripts else []
    return [*themes, {"title": "Data", "url": "data/"}, {"title": "Authors", "url": "authors/"}, *about]


def partners(edition: Edition) -> list[Institute]:
    """Who publishes: institutes that stand alone first, then those that are parts of a house."""
    return sorted((one for one in _known_institutes(edition) if one.partner), key=lambda one: one.part_of is not None)


def _people(edition: Edition) -> Iterator[GeneratedPage]:
    about = "Who writes for the dashboard."
    yield GeneratedPage("authors/index.md", "Authors", about, "authors.html", partial(_authors, edition))
    for author in edition.shown_authors():
        about = ", ".join(part for part in (author.role, author.institute.name) if part)
        make = partial(_author, edition, author)
        yield GeneratedPage(
            f"authors/{author.slug}/index.md", author.name, f"{author.name}: {about}.", "author.html", make
        )


def _authors(edition: Edition) -> dict[str, Any]:
    authors = edition.shown_authors()
    groups = [
        {"institute": institute, "people": [one for one in authors if one.institute is institute]}
        for institute in _known_institutes(edition)
    ]
    return {"institutes": [group for group in groups if group["people"]]}


def _author(edition: Edition, author: Author) -> dict[str, Any]:
    return {"author": author, "analyses": _by(edition, [author])}


def _institutes(edition: Edition) -> Iterator[GeneratedPage]:
    institutes = _known_institutes(edition)
    about = "The institutes that publish the dashboard."
    yield GeneratedPage(
        "institutes/index.md", "Institutes", about, "institutes.html", lambda: {"institutes": institutes}
    )
    for institute in institutes:
        about = institute.entry.description or f"{institute.name}, {institute.entry.city}."
        make = partial(_institute, edition, institute)
        yield GeneratedPage(f"institutes/{institute.slug}/index.md", institute.name, about, "institute.html", make)


def _institute(edition: Edition, institute: Institute) -> dict[str, Any]:
    people = [one for one in edition.shown_authors() if any(post[0] is institute for post in one.affiliations)]
    houses = (institute, *institute.parts)
    within = [one for one in edition.shown_authors() if any(post[0] in houses for post in one.affiliations)]
    works = [{"author": one, "work": work} for one in people for work in one.entry.works]
    return {"institute": institute, "people": people, "analyses": _by(edition, within), "works": works}


def _themes(edition: Edition) -> Iterator[GeneratedPage]:
    for theme in edition.shown_themes():
        make = partial(_theme, edition, theme)
        yield GeneratedPage(f"themes/{theme.slug}/index.md", theme.name, theme.description, "theme.html", make)


def _theme(edition: Edition, theme: Theme) -> dict[str, Any]:
    return {
        "theme": theme,
        "analyses": [one for one in edition.shown_analyses() if one.theme.slug == theme.slug],
        "datasets": [one for one in edition.shown_datasets() if one.theme == theme.slug],
    }


def _datasets(edition: Edition) -> Iterator[GeneratedPage]:
    about = "The datasets behind the charts, each with its sources."
    yield GeneratedPage("data/index.md", "Data", about, "datasets.html", partial(_all_datasets, edition))
    for dataset in edition.shown_datasets():
        title, about = dataset.descriptor.title, dataset.descriptor.description
        make = partial(_dataset, edition, dataset)
        yield GeneratedPage(f"data/{dataset.name}/index.md", title, about, "dataset.html", make)


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
        "table": dataset_table(dataset, edition.cited_rows(dataset.name)),
        "analyses": _with(edition, dataset),
        "csv_url": f"data/{dataset.name}.csv",
    }


def _charts(edition: Edition) -> Iterator[GeneratedPage]:
    for one in edition.shown_charts():
        make = partial(_chart, edition, one)
        yield GeneratedPage(f"charts/{one.id}/index.md", one.title, one.subtitle, "chart.html", make)


def _chart(edition: Edition, declared: Declared) -> dict[str, Any]:
    return {
        "chart": declared,
        "analyses": [
            one
            for one in edition.shown_analyses()
            if any(placement.id == declared.id for placement in edition.placements[one.path])
        ],
        "snippet": snippet(edition, declared),
        "theme": edition.registry.themes.get(declared.theme),
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
    return {"forms": forms}


def _declaration(edition: Edition, chart_id: str) -> str:
    return (edition.settings.data / "charts" / f"{chart_id}.yaml").read_text(encoding="utf-8")


def _known_institutes(edition: Edition) -> list[Institute]:
    """Partners first, then the houses they belong to."""
    known = [one for one in edition.registry.institutes.values() if one]
    return sorted(known, key=lambda one: (not one.partner, one.entry.short_name))


def _by(edition: Edition, authors: Sequence[Author]) -> list[Analysis]:
    wanted = {author.slug for author in authors}
    return [one for one in edition.shown_analyses() if wanted & {author.slug for author in one.authors}]


def _with(edition: Edition, dataset: Dataset) -> list[Analysis]:
    return [analysis for analysis in edition.shown_analyses() if dataset.name in edition.datasets_of(analysis.path)]
