"""Columns of time whose figures are sums from the start of the year."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from dashboard.data.dataset import Dataset


def sums_of(dataset: Dataset) -> frozenset[str]:
    """The names of the columns that say `year_to_date`."""
    return frozenset(column.name for column in dataset.fields.values() if column.year_to_date)


def with_sums(dataset: Dataset, names: Set[str]) -> Dataset:
    """The dataset with columns that say `year_to_date`.

    Args:
        dataset: such as an earlier version, whose descriptor does not say it yet.
        names: of the columns.
    """
    descriptor, schema = dataset.descriptor, dataset.descriptor.schema_
    if not names - sums_of(dataset):
        return dataset
    columns = [
        column.model_copy(update={"year_to_date": column.year_to_date or (column.name in names and column.temporal)})
        for column in schema.fields
    ]
    schema = schema.model_copy(update={"fields": columns})
    return replace(dataset, descriptor=descriptor.model_copy(update={"schema_": schema}))
