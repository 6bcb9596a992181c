"""Queries: one SELECT over the datasets as tables, run by DuckDB, which sees nothing else.

No file, no network, no extension, no setting that could be changed back: the sandbox is locked before the
statement comes in. A `-` in a dataset's name is a `_` in SQL.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset
from dashboard.data.sql_values import sql_type, sql_values
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
RunQuery = Callable[[str, Mapping[str, Dataset]], Result]
"""Runs one SELECT. Takes the SQL and the datasets by table name."""


class Sandbox:
    """A database that holds some datasets as tables and sees nothing else. Statements can only read."""

    def __init__(self, tables: Mapping[str, Dataset]) -> None:
        """Fill the database and lock it; `tables` holds the datasets by the names of their tables."""
        import duckdb  # Only builds that run a query need it.

        self._database = duckdb.connect(
            config={"python_enable_replacements": False, "threads": 1, "memory_limit": "256MB"}
        )
        self._tables = tables.keys()
        for name, dataset in tables.items():
            _create_table(self._database, name, dataset)
        for setting in ("enable_external_access = false", "lock_configuration = true"):
            self._database.execute(f"SET {setting}")

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
            if part := unsteady_part(sql, self._tables):
                raise QueryError(
                    f"it asks for {part}, which differs by time or machine; expected what data alone decide"
                )
            watch = threading.Timer(MAX_SECONDS, self._database.interrupt)
            watch.start()
            try:
                result = self._database.execute(statements[0])
                rows = result.fetchmany(MAX_ROWS + 1)
            finally:
                watch.cancel()
            if len(rows) > MAX_ROWS:
                raise QueryError(f"it gives more than {MAX_ROWS:,} rows")
            return [(column[0], str(column[1])) for column in result.description or []], rows
        except duckdb.InterruptException:
            raise QueryTimeoutError from None
        except duckdb.Error as error:
            raise QueryError(str(error).strip().splitlines()[0]) from None

    def close(self) -> None:
        """Close the database and free its memory."""
        self._database.close()


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
