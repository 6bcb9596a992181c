"""A chart's `query`: one SELECT over the datasets as tables, run by DuckDB, which sees nothing else.

No file, no network, no extension, no setting that could be changed back: the sandbox is locked before the
statement comes in. A `-` in a dataset's name is a `_` in SQL.
"""

from __future__ import annotations

import datetime
import hashlib
import math
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any

from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Column, Descriptor, FieldType, Mark, Schema
from dashboard.data.unsteady_sql import unsteady_part

if TYPE_CHECKING:
    import duckdb

MAX_ROWS = 10_000
"""How many rows a query may give."""
MAX_SECONDS = 5.0
"""How long a query may run."""
_SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "year": "INTEGER",
    "yearmonth": "VARCHAR",
}


class QueryError(Exception):
    """A query gives no result; the message says why, in words that can stand behind a colon."""


class QueryTimeoutError(QueryError):
    """A query runs too long. On another day or machine it may be quick enough, so this is not kept."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or f"it runs for more than {MAX_SECONDS:.0f} seconds")


_COLUMN_TYPES: Mapping[str, FieldType] = {"DATE": "date", "BOOLEAN": "boolean"}
"""The types of computed columns that hold no numbers, by the type of DuckDB; of any other they are texts."""
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
            if part := unsteady_part(self._database, sql, self._tables):
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
    kinds = {field.name: _SQL_TYPES[field.type] for field in dataset.fields.values()} | {"mark": "VARCHAR"}
    database.execute(f'CREATE TABLE "{name}" ({", ".join(f'"{column}" {kind}' for column, kind in kinds.items())})')
    # Column by column: 60 times as fast as a statement for each row.
    database.execute(
        f'INSERT INTO "{name}" SELECT {", ".join(f"unnest(?::{kind}[])" for kind in kinds.values())}',
        [[row.values.get(column) for row in dataset.rows] for column in kinds],
    )


def tables_in(sql: str, datasets: Iterable[str]) -> dict[str, str]:
    """Find the datasets that a query names.

    Args:
        sql: the query.
        datasets: the names of all datasets.

    Returns:
        The names by those of their tables, in the query's order.
    """
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


def read_query(
    sql: str,
    name: str,
    datasets: Mapping[str, Dataset | None],
    unit: str,
    record: Record,
    findings: list[Finding],
    run: RunQuery = run_query,
) -> Dataset | None:
    """Run a query and make a dataset of its result.

    A column that has the name and kind of a column it may come from is described like that one.

    Args:
        sql: the query.
        name: the name of the new dataset.
        datasets: all datasets by name; None stands for one with errors.
        unit: the unit of numbers that no dataset describes.
        record: the file that holds the query, at the key 'query'.
        findings: gets what is wrong with the query.
        run: runs the query.

    Returns:
        The dataset; None if the query fails, or reads a dataset with errors, which has findings of its own.
    """
    names = tables_in(sql, datasets)
    parents = {table: dataset for table, name in names.items() if (dataset := datasets[name])}
    if len(parents) < len(names):
        return None
    try:
        columns, rows = run(sql, parents)
        if not parents:
            raise QueryError("it names no dataset")
        if not rows:
            raise QueryError("it gives no row")
        for cell, (column, _) in ((cell, column) for row in rows for cell, column in zip(row, columns, strict=True)):
            if isinstance(cell, float) and not math.isfinite(cell):
                raise QueryError(f"it gives {cell} in '{column}'; divide by what is not nought, or filter such rows")
        fields = [_result_column(column, kind, parents.values(), unit) for column, kind in columns if column != "mark"]
    except (QueryError, ValueError) as error:
        problem = error.errors()[0]["msg"] if hasattr(error, "errors") else str(error)
        findings.append(query_finding(problem, "query", datasets, record))
        return None
    return _result_dataset(sql, name, fields, [column for column, _ in columns], rows, [*parents.values()])


def _result_column(name: str, kind: str, parents: Iterable[Dataset], unit: str) -> Column:
    described = next((parent.fields[name] for parent in parents if name in parent.fields), None)
    numeric = kind.startswith(("BIGINT", "INTEGER", "DOUBLE", "FLOAT", "DECIMAL", "HUGEINT", "SMALLINT", "UBIGINT"))
    if described and (described.numeric or described.type == "year") == numeric:
        return described
    title = name.replace("_", " ").capitalize()
    if numeric:
        return Column(name=name, type="number", title=title, unit=unit or None)
    return Column(name=name, type=_COLUMN_TYPES.get(kind, "string"), title=title)


def _result_dataset(
    sql: str, name: str, fields: list[Column], columns: list[str], rows: list[tuple[Any, ...]], parents: list[Dataset]
) -> Dataset:
    first = parents[0].descriptor
    descriptor = Descriptor(
        title=first.title,
        description=first.description,
        schema=Schema(fields=fields, primaryKey=[fields[0].name]),
        sources=list({source.name: source for parent in parents for source in parent.descriptor.sources}.values()),
        licenses=[licence for parent in parents for licence in parent.descriptor.licenses],
        updated=max(parent.descriptor.updated for parent in parents),
        frequency="irregular",
        maturity="provisional",
    )
    result = []
    for number, cells in enumerate(rows, 1):
        values = {column: _python_value(cell) for column, cell in zip(columns, cells, strict=True)}
        mark: Mark | None = values.pop("mark", None)
        texts = {column: "" if value is None else str(value) for column, value in values.items()}
        result.append(Row({**values, "mark": mark, "source": None}, texts, number))
    digest = hashlib.sha256("\0".join([sql, *(parent.digest for parent in parents)]).encode()).hexdigest()
    return Dataset(name, parents[0].theme, descriptor, lambda: tuple(result), "", digest, tuple(parents))


def _python_value(cell: Any) -> Any:
    """Return a cell as a plain Python value. Rounding to ten places hides the errors of binary sums (0.1 + 0.2)."""
    if isinstance(cell, bool | int | str | datetime.date) or cell is None:
        return cell
    return round(float(cell), 10)
