"""The sandbox of a query: a database in memory that holds some datasets and sees nothing else."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dashboard.data.dataset import Dataset
from dashboard.data.sql_values import sql_type, sql_values
from dashboard.data.summed_sums import summed_sums
from dashboard.data.unsteady_sql import unsteady_part

if TYPE_CHECKING:
    import duckdb

MAX_ROWS = 10_000
"""How many rows a query may give."""
MAX_SECONDS = 5.0
"""How long a query may run."""


class QueryError(Exception):
    """A query gives no result; the message says why, in words that can stand behind a colon."""


class QueryTimeoutError(QueryError):
    """A query runs too long. On another day or machine it may be quick enough, so this is not kept."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or f"it runs for more than {MAX_SECONDS:.0f} seconds")


Result = tuple[list[tuple[str, str]], list[tuple[Any, ...]]]
"""The columns as (name, DuckDB's type), and the rows."""
_FREE: dict[int, deque[duckdb.DuckDBPyConnection]] = {}
"""By process: empty databases for the next queries. To open one takes fifteen times as long as a small query."""
_MOST_FREE = 4


class Sandbox:
    """A database that holds some datasets as tables and sees nothing else. Statements can only read."""

    def __init__(self, tables: Mapping[str, Dataset]) -> None:
        """Fill a database; `tables` holds the datasets by the names of their tables."""
        self._database = _take_database()
        self._tables = tables
        self._is_sound = True
        self._asked: object | None = None
        """What is being asked now, as a name for it."""
        self._lock = threading.Lock()
        """Held by who ends the asking, or interrupts it."""
        try:
            for name, dataset in tables.items():
                _create_table(self._database, name, dataset)
        except BaseException:
            self._database.close()
            raise

    def ask(self, sql: str) -> Result:
        """Run one SELECT and return its columns and rows.

        Raises:
            QueryError: it is no single SELECT, names what is not there, runs too long or gives too much.
        """
        import duckdb

        try:
            statements = self._database.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise QueryError("expected one SELECT and nothing else")
            if part := unsteady_part(sql, self._tables.keys()):
                raise QueryError(
                    f"it asks for {part}, which differs by time or machine; expected what data alone decide"
                )
            if summed := summed_sums(sql, self._tables):
                raise QueryError(f"{summed}; expected one time of each year, or a group of each time")
            with self._watched():
                result = self._database.execute(statements[0])
                rows = result.fetchmany(MAX_ROWS + 1)
            if len(rows) > MAX_ROWS:
                raise QueryError(f"it gives more than {MAX_ROWS:,} rows")
            return [(column[0], str(column[1])) for column in result.description or []], rows
        except duckdb.InterruptException:
            raise QueryTimeoutError from None
        except duckdb.Error as error:
            self._is_sound = False
            raise QueryError(str(error).strip().splitlines()[0]) from None

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Interrupt what is asked meanwhile if it runs too long."""
        asked = self._asked = object()
        watch = threading.Timer(MAX_SECONDS, self._interrupt, [asked])
        watch.start()
        try:
            yield
        finally:
            # (To wait for the end of the thread takes longer than a small query.)
            watch.cancel()
            with self._lock:
                self._asked = None

    def _interrupt(self, asked: object) -> None:
        with self._lock:
            if self._asked is asked:
                self._is_sound = False
                self._database.interrupt()

    def close(self) -> None:
        """Empty the database, and keep it for another sandbox unless a query failed in it."""
        free = _FREE.setdefault(os.getpid(), deque())
        if not self._is_sound or len(free) >= _MOST_FREE:
            self._database.close()
            return
        for name in self._tables:
            self._database.execute(f'DROP TABLE "{name}"')
        free.append(self._database)


def _create_table(database: duckdb.DuckDBPyConnection, name: str, dataset: Dataset) -> None:
    try:
        kinds = {field.name: sql_type(field, dataset) for field in dataset.fields.values()} | {"mark": "VARCHAR"}
    except OverflowError as error:
        raise QueryError(f"in '{name}' {error}, too large for SQL") from None
    database.execute(f'CREATE TABLE "{name}" ({", ".join(f'"{column}" {kind}' for column, kind in kinds.items())})')
    # Column by column: 60 times as fast as a statement for each row.
    database.execute(
        f'INSERT INTO "{name}" SELECT {", ".join(f"unnest(?::{kind}[])" for kind in kinds.values())}',
        [sql_values(column, kind, dataset) for column, kind in kinds.items()],
    )


def _take_database() -> duckdb.DuckDBPyConnection:
    """An empty database, locked: what is asked of it reaches no file, and changes no setting."""
    try:
        return _FREE[os.getpid()].pop()
    except LookupError:
        import duckdb  # Only builds that run a query need it.

    database = duckdb.connect(config={"python_enable_replacements": False, "threads": 1, "memory_limit": "256MB"})
    for setting in ("enable_external_access = false", "lock_configuration = true"):
        database.execute(f"SET {setting}")
    return database
