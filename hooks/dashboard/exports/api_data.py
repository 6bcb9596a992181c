"""Makes the answers about datasets and charts of what a view shows."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from dashboard.charts.render.artefacts import Artefacts
from dashboard.data.dataset import Dataset
from dashboard.exports.api_answers import API
from dashboard.exports.api_models import ChartAnswer, ChartEntry, Charts, DatasetAnswer, DatasetEntry, Datasets
from dashboard.exports.dataset_record import dataset_record, file_addresses
from dashboard.pages.chart_pages import drawn_charts
from dashboard.view.view import View


def datasets(view: View) -> Datasets:
    """The list of datasets. It needs no rows."""
    return Datasets(
        datasets=[
            DatasetEntry(
                name=dataset.name,
                title=dataset.descriptor.title,
                theme=dataset.theme,
                updated=dataset.descriptor.updated,
                url=f"{view.site_url}data/{dataset.name}/",
                api=f"{view.site_url}{API}datasets/{dataset.name}.json",
                files=file_addresses(view, dataset.name),
            )
            for dataset in view.datasets
        ]
    )


def dataset(view: View, shown: Dataset) -> DatasetAnswer:
    """One dataset."""
    charts, pieces = uses_of(view, shown)
    return DatasetAnswer(**dict(dataset_record(view, shown)), charts=charts, pieces=pieces)


def uses_of(view: View, shown: Dataset) -> tuple[list[str], list[str]]:
    """The ids of the shared charts and the slugs of the pieces that use a dataset."""
    charts = view.charts_by_dataset.get(shown.name, [])
    pieces = view.by_dataset.get(shown.name, [])
    return [chart.id for chart in charts], [piece.slug for piece in pieces]


def charts(view: View) -> Charts:
    """The list of charts that are drawn."""
    return Charts(charts=[chart_entry(view, artefacts) for artefacts in drawn_charts(view).values()])


def chart(view: View, artefacts: Artefacts) -> ChartAnswer:
    """One chart, with the rows of its JSON file."""
    content = json.loads(artefacts.read("json"), parse_float=Decimal)
    return ChartAnswer(
        **dict(chart_entry(view, artefacts)),
        pieces=pieces_with(view, artefacts),
        files={ending: f"{view.site_url}{address}" for ending, address in artefacts.request.files.items()},
        embed=f"{view.site_url}embed/{artefacts.id}/",
        rows=sourced_rows(content["rows"], content["sources"]),
        **{key: content[key] for key in ("sources", "licenses", "fields")},
    )


def sourced_rows(rows: list[dict[str, Any]], sources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a chart's file with the names of their sources: there they have none where all rows have all."""
    names = "; ".join(source["name"] for source in sources)
    return [row | {"source": row["source"] or names} for row in rows]


def pieces_with(view: View, artefacts: Artefacts) -> list[str]:
    """The slugs of the pieces that place a chart."""
    return [piece.slug for piece in view.by_chart.get(artefacts.id, [])]


def chart_entry(view: View, artefacts: Artefacts) -> ChartEntry:
    """A chart as the list has it."""
    drawn = artefacts.request.chart
    return ChartEntry(
        id=drawn.id,
        title=drawn.title,
        subtitle=drawn.subtitle,
        type=drawn.type,
        theme=drawn.theme,
        updated=drawn.updated,
        datasets=list(drawn.datasets),
        shared=drawn.id in view.shared,
        url=view.address_of(drawn.id),
        api=f"{view.site_url}{API}charts/{drawn.id}.json",
    )
