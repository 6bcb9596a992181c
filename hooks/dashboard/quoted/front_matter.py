"""The front matter of pages as Markdown: YAML that names what is known, and leaves out what is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.citing.own_style import cite_in_full
from dashboard.core.words import language
from dashboard.data.dataset import Dataset
from dashboard.data.source import Licence
from dashboard.pages.cited_works import cited_chart, cited_dataset, cited_piece
from dashboard.pages.dataset_overview import dataset_overview
from dashboard.pages.generated_pages import cited_site
from dashboard.people.author import Author
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.modified_day import modified_day
from dashboard.view.view import View


class _Dumper(yaml.SafeDumper):
    """Writes a value that stands in two places twice: not every reader of front matter knows anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Called by PyYAML."""
        return True


def with_front_matter(facts: Mapping[str, Any], markdown: str) -> str:
    """A page: front matter and text.

    Args:
        facts: what is known of it. What is empty is left out.
        markdown: the text.
    """
    known = {name: _in_lines(value) for name, value in facts.items() if value not in (None, "", [], {})}
    written = yaml.dump(known, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1)
    return f"---\n{written}---\n\n{markdown}\n"


def _in_lines(value: Any) -> Any:
    """A value whose texts are one line each: YAML 1.1 and 1.2 do not agree on which signs end a line."""
    if isinstance(value, str):
        return " ".join(value.splitlines())
    if isinstance(value, dict):
        return {name: _in_lines(item) for name, item in value.items()}
    return [_in_lines(item) for item in value] if isinstance(value, list | tuple) else value


def inputs_of_site(view: View) -> tuple[object, ...]:
    """All of a site that decides each page as Markdown."""
    return view.site_name, view.site_url, view.notice, view.is_preview, language()


def facts_of_piece(view: View, piece: Analysis) -> dict[str, Any]:
    """What is known of a piece."""
    front, address = piece.front, f"{view.root}{piece.url}"
    datasets = view.datasets_named(sorted(view.texts[piece.path].datasets))
    return {
        "title": front.title,
        "kind": front.kind,
        "description": front.standfirst,
        "authors": [_author(author, piece) for author in piece.authors],
        "date": piece.day,
        "updated": modified_day(piece),
        "corrected": max((correction.date for correction in front.corrections), default=None),
        "theme": piece.theme.name,
        "language": front.lang,
        "site": view.site_name,
        "address": address,
        "citation": cite_in_full(cited_piece(piece, cited_site(view))),
        "datasets": [_dataset_behind(view, dataset) for dataset in datasets],
        **_state(view, front.status),
    }


def facts_of_chart(view: View, chart: ResolvedChart) -> dict[str, Any]:
    """What is known of a shared chart."""
    address = f"{view.root}{view.place_of(chart.id)}"
    return {
        "title": chart.title,
        "kind": "chart",
        "description": chart.subtitle,
        "updated": chart.updated,
        "theme": _theme(view, chart.theme),
        "language": language(),
        "site": view.site_name,
        "address": address,
        "citation": cite_in_full(cited_chart(chart, cited_site(view))),
        "datasets": [_dataset_behind(view, dataset) for dataset in view.datasets_named(chart.datasets)],
        **_state(view),
    }


def facts_of_dataset(view: View, dataset: Dataset) -> dict[str, Any]:
    """What is known of a dataset."""
    descriptor, about, address = dataset.descriptor, dataset_overview(dataset), f"{view.root}data/{dataset.name}/"
    return {
        "title": descriptor.title,
        "kind": "dataset",
        "name": dataset.name,
        "description": descriptor.description,
        "updated": descriptor.updated,
        "period": about.period,
        "frequency": descriptor.frequency,
        "maturity": descriptor.maturity,
        "rows": about.rows,
        "theme": _theme(view, dataset.theme),
        "language": language(),
        "site": view.site_name,
        "address": address,
        "csv": f"{view.root}data/{dataset.name}.csv",
        "citation": cite_in_full(cited_dataset(dataset, cited_site(view))),
        "licences": _licences(descriptor.licenses),
        **_state(view),
    }


def _author(author: Author, piece: Analysis) -> dict[str, Any]:
    """An author with the institutes of the day of the piece."""
    institutes = [institute.name for institute in author.named_institutes(piece.day)]
    orcid = f"https://orcid.org/{author.entry.orcid}" if author.entry.orcid else None
    known = {"name": author.name, "institutes": institutes, "orcid": orcid}
    return {key: value for key, value in known.items() if value}


def _dataset_behind(view: View, dataset: Dataset) -> dict[str, Any]:
    descriptor = dataset.descriptor
    known = {"title": descriptor.title, "address": f"{view.root}data/{dataset.name}/"}
    return known | {"updated": descriptor.updated, "licences": _licences(descriptor.licenses)}


def _licences(licences: Iterable[Licence]) -> list[dict[str, str]]:
    return [licence.model_dump(mode="json", exclude_none=True) for licence in licences]


def _theme(view: View, slug: str) -> str:
    return next((theme.name for theme in view.themes if theme.slug == slug), "")


def _state(view: View, status: str = "") -> dict[str, Any]:
    """Say that a page is no publication: what every page says then, and in a preview the status of a piece."""
    return {"status": status if view.is_preview else "", "notice": view.notice}
