"""A dataset in a few words, for its head and for lists. They need its rows, so templates ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.figure.publishers import dataset_publishers, source_names
from dashboard.data.dataset import Dataset
from dashboard.data.readable_rows import covered_time


@dataclass(frozen=True)
class DatasetOverview:
    """Small facts about a dataset."""

    rows: int
    """The number of its rows."""
    period: str
    """From when to when they reach; empty where they have no time."""
    publishers: tuple[str, ...]
    """Who published them, those of most rows first."""
    sources: str
    """The same with who passed the data on, for citations."""


def dataset_overview(dataset: Dataset) -> DatasetOverview:
    """Describe a dataset."""
    publishers = dataset_publishers(dataset)
    names = tuple(publisher.name for publisher in publishers)
    return DatasetOverview(len(dataset.rows), covered_time(dataset), names, source_names(publishers))
