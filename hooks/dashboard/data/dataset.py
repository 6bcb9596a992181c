"""One tidy CSV and its descriptor, as one frozen object."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Set
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from dashboard.cache.keys import key_of
from dashboard.core.frozen import PartlyCompared
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.descriptor import Descriptor
from dashboard.data.row_keys import row_address
from dashboard.data.source import Source

CHANGES = "changes"
"""Under `/data/changes/` stands what changed in all datasets."""
_VERSION_LENGTH = 8
"""Digits of a digest, enough to tell the versions of one dataset apart."""


class Dataset(PartlyCompared):
    """Rows, their description, and a digest of both."""

    uncompared = ("load_rows",)

    name: str
    theme: str
    descriptor: Descriptor
    load_rows: Callable[[], tuple[Row, ...]]
    """Gives the rows. It is called once at most, when they are first needed."""
    path: str
    """The CSV, from the root of the repository."""
    digest: str
    """SHA-256 of the bytes of descriptor and CSV."""
    parents: tuple[Dataset, ...] = ()
    """The datasets that a query made it of; empty for a dataset of data/datasets/."""
    computed: frozenset[str] = frozenset()
    """The columns that a query computed; the others are columns of its datasets unchanged."""
    labels: frozenset[str] = frozenset()
    """Those of the computed columns into which no amount and no count went, such as the decade of a year."""
    typed: frozenset[str] = frozenset()
    """Those of the computed columns with values that stand in the query itself, and in no row of a dataset."""
    bounded: bool = False
    """Whether nobody knows which rows of its datasets a query used, so that the sources and marks of all rows count."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order of the file."""
        return self.load_rows()

    @cached_property
    def fields(self) -> dict[str, Column]:
        """The columns by name, in the descriptor's order."""
        return {field.name: field for field in self.descriptor.schema_.fields}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by name."""
        return {source.name: source for source in self.descriptor.sources}

    @property
    def key(self) -> list[str]:
        """The columns that together identify a row."""
        return self.descriptor.schema_.primaryKey

    @cached_property
    def by_key(self) -> dict[tuple[str, ...], Row]:
        """The rows by the texts of their key columns."""
        return {tuple(row.texts[name] for name in self.key): row for row in self.rows}

    def values_of(self, name: str) -> Set[Any]:
        """The values of a column, each once. They are kept, since many charts ask for the same."""
        if name not in self._values:
            self._values[name] = {row.values[name] for row in self.rows} - {None}
        return self._values[name]

    @cached_property
    def _values(self) -> dict[str, Set[Any]]:
        return {}

    @cached_property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of the times in its key; None without a time."""
        times = [self.fields[name] for name in self.key if self.fields[name].temporal][:1]
        periods = [time.period(value) for time in times for value in self.values_of(time.name)]
        return (min(one.start for one in periods), max(one.end for one in periods)) if periods else None

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of the CSV, and those that it had under former names, the latest first."""
        former = reversed(self.descriptor.formerly)
        return self.path, *(PurePosixPath(self.path).with_stem(name).as_posix() for name in former)

    @property
    def ended(self) -> tuple[Dataset, ...]:
        """Of the datasets behind it, those that have ended."""
        return tuple(origin for origin in self.parents or (self,) if origin.descriptor.ended)

    def sources_of(self, row: Row) -> tuple[Source, ...]:
        """Return the sources of a row. A row of a query's result has those of the rows that it was made of."""
        if row.sources is not None:
            return row.sources
        if self.parents:  # (drawn by code, which keeps no rows)
            return tuple(self.descriptor.sources)
        return (self.sources[row.source] if row.source else self.descriptor.sources[0],)

    def row_id(self, row: Row) -> str:
        """Return the fragment of a row on the dataset's page: see `row_address`."""
        return row_address(row.texts, self.key)


def joined_sources(datasets: Iterable[Dataset]) -> dict[tuple[str, str], Source]:
    """Name the sources of several datasets apart.

    Args:
        datasets: the datasets.

    Returns:
        The sources by the names of dataset and source. Equal ones are one; where two differ but share a name, the
        second is called after its dataset too.
    """
    sources: dict[tuple[str, str], Source] = {}
    by_name: dict[str, Source] = {}
    for dataset in datasets:
        for source in dataset.descriptor.sources:
            if by_name.setdefault(source.name, source) != source:
                renamed = source.model_copy(update={"name": f"{dataset.name}-{source.name}"})
                sources[dataset.name, source.name] = by_name.setdefault(renamed.name, renamed)
            else:
                sources[dataset.name, source.name] = by_name[source.name]
    return sources


def data_version(datasets: Iterable[Dataset]) -> str:
    """The version of data: the beginning of the digest of a dataset, or of the digests of several; empty for none."""
    digests = sorted(dataset.digest for dataset in datasets)
    return (key_of(*digests) if len(digests) > 1 else "".join(digests))[:_VERSION_LENGTH]


def descriptor_path(csv_path: str) -> str:
    """The path of the descriptor that stands beside a CSV, from where that of the CSV begins."""
    return f"{csv_path.removesuffix('.csv')}.yaml"
