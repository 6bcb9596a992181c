"""The lineage of a query: the rows of the datasets that each row of its result was made of, with sources and marks.

It is exact wherever `lineage_sql.py` can follow the query. Elsewhere it is bounded by all rows of the datasets, so that
it never names too few sources or marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset, joined_sources
from dashboard.data.lineage_sql import IN_VAIN, UntraceableError, lineage_sql
from dashboard.data.marks import split_marks
from dashboard.data.query import RunQuery
from dashboard.data.query_tree import read_by
from dashboard.data.sandbox import QueryError
from dashboard.data.source import Source


class Origins(Frozen):
    """Where a row of a result comes from."""

    sources: tuple[Source, ...]
    """The sources of the rows that it was made of, each once."""
    marks: tuple[str, ...]
    """Their marks, each once, in the order of the alphabet."""
    alone: bool = False
    """Whether it was made of a single row, whose amounts are still as their source gives them."""


class Lineage(Frozen):
    """Where the rows of a result come from."""

    rows: tuple[Origins, ...]
    """One for each row of the result."""
    bounded: bool = False
    """Whether the rows could not be followed, so that each row of the result has the sources of all rows."""


def trace_lineage(sql: str, rows: Sequence[tuple[Any, ...]], tables: Mapping[str, Dataset], run: RunQuery) -> Lineage:
    """Find the rows of the datasets that the rows of a result were made of.

    Args:
        sql: one SELECT.
        rows: its result.
        tables: the datasets by the names of their tables. Those that the SELECT does not read are passed over.
        run: runs the rewritten query.

    Returns:
        The lineage. A row that was made of no row has no source. If that is so of all rows of the result (such as a
        count of 0), all rows were looked at in vain, and the lineage is bounded.
    """
    tables = read_by(sql, tables)
    numbered = [(dataset, row) for dataset in tables.values() for row in dataset.rows]
    sources = joined_sources(tables.values())
    origins = [
        (sources[dataset.name, source.name], row.mark)
        for dataset, row in numbered
        for source in dataset.sources_of(row)[:1]
    ]
    used = _numbers_used(sql, rows, tables, run)
    if not any(used):
        everything = _origins_of(origins)
        return Lineage((everything,) * len(rows), bounded=True)
    return Lineage(tuple(_origins_of(origins[number] for number in numbers) for numbers in used))


def _numbers_used(
    sql: str, rows: Sequence[tuple[Any, ...]], tables: Mapping[str, Dataset], run: RunQuery
) -> list[frozenset[int]]:
    """The numbers of the rows that each row of a result was made of; nothing if that cannot be found."""
    first_numbers, count = {}, 0
    for name, dataset in tables.items():
        first_numbers[name] = count
        count += len(dataset.rows)
    try:
        _, traced = run(lineage_sql(sql, first_numbers, _labels(tables.values())), tables)
    except (UntraceableError, QueryError):
        return []
    # By their cells: without an ORDER BY the two runs may give their rows in another order.
    used: dict[str, set[int]] = {}
    for *cells, numbers in traced:
        used.setdefault(_key(cells), set()).update(numbers or ())
    if any(IN_VAIN in numbers for numbers in used.values()):
        return []
    keys = [_key(row) for row in rows]
    return [frozenset(used[key]) for key in keys] if used.keys() >= set(keys) else []


def _key(cells: Iterable[Any]) -> str:
    """The cells as one text. Sums may differ in their last digits from run to run."""
    return str([f"{cell:.12g}" if isinstance(cell, float) else repr(cell) for cell in cells])


def _labels(datasets: Iterable[Dataset]) -> frozenset[str]:
    """The columns that say what a row is about: those of its key, and all that hold no numbers."""
    columns = {
        (name, column.numeric and name not in dataset.key)
        for dataset in datasets
        for name, column in dataset.fields.items()
    }
    return frozenset({name for name, _ in columns} - {name for name, is_figure in columns if is_figure} | {"mark"})


def _origins_of(origins: Iterable[tuple[Source, str | None]]) -> Origins:
    listed = list(origins)
    sources = dict.fromkeys(source for source, _ in listed)
    marks = {mark for _, marks in listed for mark in split_marks(marks)}
    return Origins(tuple(sources), tuple(sorted(marks)), alone=len(listed) == 1)
