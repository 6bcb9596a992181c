"""The sources of a dataset as its page lists them."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.charts.figure.publishers import PublishedSource, Publisher, dataset_publishers
from dashboard.data.dataset import Dataset
from dashboard.data.readable_rows import newest_first


def dataset_sources(dataset: Dataset) -> tuple[Publisher, ...]:
    """The publishers of a dataset and their publications: in both, those of the newest rows come first.

    Sources that no row names come last.
    """
    places: dict[str, int] = {}
    for place, row in enumerate(newest_first(dataset.rows, dataset)):
        for source in dataset.sources_of(row):
            places.setdefault(source.name, place)

    def newest(publication: PublishedSource) -> int:
        return places.get(publication.source.name, len(dataset.rows))

    publishers = (
        replace(publisher, publications=tuple(sorted(publisher.publications, key=newest)))
        for publisher in dataset_publishers(dataset)
    )
    return tuple(sorted(publishers, key=lambda publisher: newest(publisher.publications[0])))
