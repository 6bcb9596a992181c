"""Datasets and charts in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.charts.render.artefacts import chart_file
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset, data_version
from dashboard.data.descriptor import Descriptor
from dashboard.data.file_formats import FORMATS
from dashboard.data.readable_rows import amount_fields, covered_periods
from dashboard.data.source import Licence, Source
from dashboard.linked.json_ld import Node
from dashboard.linked.people import name_institutes
from dashboard.linked.place import Place
from dashboard.linked.website import name_website
from dashboard.people.institute import Institute
from dashboard.people.theme import Theme

_SHORTEST = 50
"""Signs of a description: Google's search for datasets passes over shorter ones."""


def describe_dataset(place: Place, dataset: Dataset, theme: Theme | None, partners: Iterable[Institute]) -> Node:
    """A dataset: what it measures, of which time, on which terms, and where it is to be had.

    Args:
        place: its page.
        dataset: the dataset.
        theme: its theme, if the site has it.
        partners: the institutes that publish.
    """
    descriptor = dataset.descriptor
    return {
        "@type": "Dataset",
        "@id": place.address,
        "url": place.address,
        "name": descriptor.title,
        "description": _description(descriptor),
        "keywords": theme.name if theme else "",
        "version": data_version([dataset]),
        "dateModified": descriptor.updated.isoformat(),
        "temporalCoverage": covered_interval(dataset),
        "variableMeasured": [_variable(column) for column in amount_fields(dataset)],
        "license": [_license(licence) for licence in descriptor.licenses],
        "isBasedOn": [_source(source) for source in descriptor.sources],
        "publisher": name_institutes(place, partners),
        "isAccessibleForFree": True,
        "includedInDataCatalog": {"@type": "DataCatalog", "name": place.site_name, "url": place.at("data/")},
        "distribution": [_download(place, dataset, ending) for ending in FORMATS],
    }


def describe_chart(place: Place, chart: ResolvedChart, theme: Theme | None, partners: Iterable[Institute]) -> Node:
    """A shared chart: its picture, and the datasets that it draws.

    Args:
        place: its page.
        chart: the chart.
        theme: its theme, if the site has it.
        partners: the institutes that publish.
    """
    return {
        "@type": "ImageObject",
        "@id": place.address,
        "url": place.address,
        "name": chart.title,
        "description": chart.subtitle,
        "keywords": theme.name if theme else "",
        "contentUrl": place.at(chart_file(chart.id, "png")),
        "encodingFormat": "image/png",
        "dateModified": chart.updated.isoformat() if chart.updated else "",
        "isBasedOn": [{"@type": "Dataset", "@id": place.at(f"data/{name}/")} for name in chart.datasets],
        "publisher": name_institutes(place, partners),
        "isPartOf": name_website(place),
    }


def covered_interval(dataset: Dataset) -> str:
    """The first and the last day of which there are rows, as ISO 8601 has intervals; empty without a time.

    Of a period that was not over, it is the day of the data.
    """
    if (covered := covered_periods(dataset)) is None:
        return ""
    first, last = covered
    updated = dataset.descriptor.updated
    end = updated if last.start <= updated else last.end
    return f"{first.told_from.isoformat()}/{min(end, last.end).isoformat()}"


def _description(descriptor: Descriptor) -> str:
    words = descriptor.description
    return words if len(words) >= _SHORTEST else f"{descriptor.title}. {words}"


def _download(place: Place, dataset: Dataset, ending: str) -> Node:
    """One of its files."""
    kind, address = FORMATS[ending], place.at(f"data/{dataset.name}.{ending}")
    return {"@type": "DataDownload", "name": kind.title, "encodingFormat": kind.media_type, "contentUrl": address}


def _variable(column: Column) -> Node:
    words = {"name": column.title, "unitText": column.unit, "description": column.description}
    return {"@type": "PropertyValue", **words}


def _license(licence: Licence) -> Node | str:
    """The address of the terms, or else their name."""
    return licence.path or {"@type": "CreativeWork", "name": licence.label}


def _source(source: Source) -> Node:
    publisher = {"@type": "Organization", "name": source.publisher}
    return {"@type": "CreativeWork", "name": source.title, "url": source.path, "publisher": publisher}
