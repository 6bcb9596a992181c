"""Queries: one SELECT over the datasets as tables, run by DuckDB, which sees nothing else.

No file, no network, no extension, no setting that could be changed back: the sandbox is locked before the
statement comes in. A `-` in a dataset's name is a `_` in SQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from functools import lru_cache

from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset
from dashboard.data.sandbox import Result, Sandbox

RunQuery = Callable[[str, Mapping[str, Dataset]], Result]
"""Runs one SELECT. Takes the SQL and the datasets by table name."""


def run_query(sql: str, tables: Mapping[str, Dataset]) -> Result:
    """Run one SELECT over some datasets.

    Args:
        sql: the statement.
        tables: the datasets by the names of their tables.

    Returns:
        The columns and rows.

    Raises:
        QueryError: as `Sandbox.ask`.
    """
    with closing(Sandbox(tables)) as sandbox:
        return sandbox.ask(sql)


class Sandboxes(ExitStack):
    """Runs many queries. Those over the same datasets share a sandbox, since filling one takes most of the time."""

    def __init__(self) -> None:
        super().__init__()
        self._sandboxes: dict[tuple[tuple[str, str], ...], Sandbox] = {}

    def run_query(self, sql: str, tables: Mapping[str, Dataset]) -> Result:
        """Do as the function `run_query` does."""
        key = tuple(sorted((name, dataset.digest) for name, dataset in tables.items()))
        if key not in self._sandboxes:
            self._sandboxes[key] = self.enter_context(closing(Sandbox(tables)))
        return self._sandboxes[key].ask(sql)


def tables_in(sql: str, datasets: Iterable[str]) -> dict[str, str]:
    """Find the datasets that a query names.

    Args:
        sql: the query.
        datasets: the names of all datasets.

    Returns:
        The names by those of their tables, in the query's order.
    """
    return dict(_tables_in(sql, tuple(datasets)))


@lru_cache(maxsize=10_000)
def _tables_in(sql: str, datasets: tuple[str, ...]) -> Mapping[str, str]:
    names = {name.replace("-", "_"): name for name in datasets}
    words = (word.lower() for word in re.findall(r"[A-Za-z_][A-Za-z0-9_]*", sql))
    return {word: names[word] for word in words if word in names}


def query_finding(problem: str, key: str, datasets: Iterable[str], record: Record) -> Finding:
    """Make a finding of what is wrong with a query.

    Args:
        problem: what is wrong, as a `QueryError` says it.
        key: the key of the record that holds the query.
        datasets: the names of all datasets, for the hint.
        record: the file.
    """
    missing = re.search(r"Table with name (\w+) does not exist", problem)
    tables = [name.replace("-", "_") for name in datasets]
    hint = nearest(missing[1], tables) if missing else "The datasets are the tables; a '-' in a name is a '_'."
    return record.finding("wrong-query", (key,), f"{key}: {problem.rstrip('.')}.", hint)
