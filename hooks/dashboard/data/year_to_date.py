"""Columns of time whose figures are sums from the start of the year."""

from __future__ import annotations

from collections.abc import Set

from msgspec.structs import replace

from dashboard.data.column import IN_YEAR
from dashboard.data.dataset import Dataset


def sums_of(dataset: Dataset) -> frozenset[str]:
    """The names of the columns that say `year_to_date`."""
    return frozenset(column.name for column in dataset.fields.values() if column.year_to_date)


def with_sums(dataset: Dataset, names: Set[str]) -> Dataset:
    """The dataset with columns that say `year_to_date`.

    Args:
        dataset: such as an earlier version, whose descriptor does not say it yet.
        names: of the columns. One that was of another kind then stays as it was.
    """
    descriptor, schema = dataset.descriptor, dataset.descriptor.schema_
    if not names - sums_of(dataset):
        return dataset
    columns = [
        column.model_copy(update={"year_to_date": True}) if column.name in names and column.type in IN_YEAR else column
        for column in schema.fields
    ]
    schema = schema.model_copy(update={"fields": columns})
    return replace(dataset, descriptor=descriptor.model_copy(update={"schema_": schema}))
