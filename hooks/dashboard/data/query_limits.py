"""Slow queries do not add up: of each file a few may run into the limit of time, and each does so once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.data.dataset import Dataset
from dashboard.data.query import RunQuery, run_query
from dashboard.data.sandbox import QueryTimeoutError, Result

MAX_TIMEOUTS = 3
"""How many queries of a file may run too long; the others of the file are then not run."""


class QueryLimits:
    """Lets the queries of a build run, and sees to it that slow ones do not add up.

    A query that ran too long is not run again while the process lives, whoever asks.
    """

    def __init__(self, cache: Cache) -> None:
        """Begin a build; `cache` remembers the slow queries of earlier builds of the process."""
        self._slow = cache.memoize("slow queries", set[str])
        self._slow_of_file: dict[str, set[str]] = defaultdict(set)

    def run_query(self, path: str, sql: str, tables: Mapping[str, Dataset], run: RunQuery = run_query) -> Result:
        """Run one SELECT, unless it is known to be slow, or too many others of its file were.

        Args:
            path: the file that holds it, from the root.
            sql: the statement.
            tables: the datasets by the names of their tables.
            run: runs it.

        Returns:
            The columns and rows.

        Raises:
            QueryError: as `Sandbox.ask`; a QueryTimeoutError also if it is not run.
        """
        key = key_of(sql, *((name, dataset.digest) for name, dataset in tables.items()))
        slow_of_file = self._slow_of_file[path]
        if key not in self._slow:
            if len(slow_of_file) >= MAX_TIMEOUTS:
                raise QueryTimeoutError(f"it was not run, since {MAX_TIMEOUTS} other queries of the file run too long")
            try:
                return run(sql, tables)
            except QueryTimeoutError:
                self._slow.add(key)
        slow_of_file.add(key)
        raise QueryTimeoutError
