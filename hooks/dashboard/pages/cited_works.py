"""The pieces, shared charts and datasets of a view as works that can be cited."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.charts.figure.publishers import dataset_publishers, source_names
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.citing.work import CitedAuthor, CitedSite, Work
from dashboard.core.words import language
from dashboard.data.dataset import Dataset, data_version
from dashboard.people.author import Author
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.front_matter import KIND_LABELS
from dashboard.pieces.modified_day import modified_day


def cited_piece(piece: Analysis, site: CitedSite, datasets: Iterable[Dataset] = ()) -> Work:
    """A piece as a work.

    Args:
        piece: the piece.
        site: on which it stands.
        datasets: those that it uses, for the version; pages do not show it.
    """
    front = piece.front
    return Work(
        "analyses",
        piece.slug,
        front.title,
        site,
        front.lang,
        published=piece.day,
        updated=modified_day(piece),
        authors=tuple(_cited_author(author, piece) for author in piece.authors),
        version=data_version(datasets),
        genre=KIND_LABELS[front.kind],
        abstract=front.standfirst,
        keywords=(piece.theme.name, *front.tags),
    )


def cited_chart(chart: ResolvedChart, site: CitedSite, datasets: Iterable[Dataset] = ()) -> Work:
    """A shared chart as a work.

    Args:
        chart: the chart.
        site: on which it stands.
        datasets: those that it draws, for the version; pages do not show it.
    """
    return Work(
        "charts",
        chart.id,
        chart.title,
        site,
        language(),
        updated=chart.updated,
        version=data_version(datasets),
        genre="Chart",
        abstract=chart.subtitle,
        sources=chart.sources,
    )


def cited_dataset(dataset: Dataset, site: CitedSite) -> Work:
    """A dataset as a work. Its sources need its rows.

    Args:
        dataset: the dataset.
        site: on which it stands.
    """
    descriptor = dataset.descriptor
    return Work(
        "data",
        dataset.name,
        descriptor.title,
        site,
        language(),
        updated=descriptor.updated,
        version=data_version([dataset]),
        abstract=descriptor.description,
        sources=source_names(dataset_publishers(dataset)),
    )


def _cited_author(author: Author, piece: Analysis) -> CitedAuthor:
    institutes = tuple(institute.name for institute in author.named_institutes(piece.day))
    return CitedAuthor(author.name, author.parts, institutes)
