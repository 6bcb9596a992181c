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
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any

from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Column, Descriptor, Mark, Schema

if TYPE_CHECKING:
    import duckdb

MOST_ROWS = 10_000
MOST_SECONDS = 5.0
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
    """Why a query gives nothing, in one sentence."""


class QueryTimeoutError(QueryError):
    """It runs too long, here and today."""


Result = tuple[list[tuple[str, str]], list[tuple[Any, ...]]]
"""The columns as (name, DuckDB's type), and the rows."""


class Sandbox:
    """Datasets as tables of a database that sees nothing else. Statements only read, so that many may be asked."""

    def __init__(self, tables: Mapping[str, Dataset]) -> None:
        import duckdb  # Only builds that run a query need it.

        self._known = duckdb.connect(
            config={"python_enable_replacements": False, "threads": 1, "memory_limit": "256MB"}
        )
        for name, dataset in tables.items():
            _fill(self._known, name, dataset)
        for setting in ("enable_external_access = false", "lock_configuration = true"):
            self._known.execute(f"SET {setting}")

    def ask(self, sql: str) -> Result:
        """What one SELECT gives.

        Raises:
            QueryError: it is no single SELECT, names what is not there, runs too long or gives too much.
        """
        import duckdb

        try:
            statements = self._known.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise QueryError("expected one SELECT and nothing else")
            watch = threading.Timer(MOST_SECONDS, self._known.interrupt)
            watch.start()
            try:
                result = self._known.execute(statements[0])
                rows = result.fetchmany(MOST_ROWS + 1)
            finally:
                watch.cancel()
            if len(rows) > MOST_ROWS:
                raise QueryError(f"it gives more than {MOST_ROWS:,} rows")
            return [(column[0], str(column[1])) for column in result.description or []], rows
        except duckdb.InterruptException:
            raise QueryTimeoutError(f"it runs for more than {MOST_SECONDS:.0f} seconds") from None
        except duckdb.Error as error:
            raise QueryError(str(error).strip().splitlines()[0]) from None

    def close(self) -> None:
        """Let go of the database."""
        self._known.close()


def run_query(sql: str, tables: Mapping[str, Dataset]) -> Result:
    """What one SELECT over some datasets gives.

    Raises:
        QueryError: as `Sandbox.ask`.
    """
    with closing(Sandbox(tables)) as sandbox:
        return sandbox.ask(sql)


class Sandboxes(ExitStack):
    """Asks many queries: those over the same datasets share a sandbox, which is what takes the time."""

    def __init__(self) -> None:
        super().__init__()
        self._open: dict[tuple[str, ...], Sandbox] = {}

    def run_query(self, sql: str, tables: Mapping[str, Dataset]) -> Result:
        """As the function of this name."""
        key = tuple(sorted(dataset.digest for dataset in tables.values()))
        if key not in self._open:
            self._open[key] = self.enter_context(closing(Sandbox(tables)))
        return self._open[key].ask(sql)


def _fill(known: duckdb.DuckDBPyConnection, name: str, dataset: Dataset) -> None:
    kinds = {field.name: _SQL_TYPES[field.type] for field in dataset.fields.values()} | {"mark": "VARCHAR"}
    known.execute(f'CREATE TABLE "{name}" ({", ".join(f'"{column}" {kind}' for column, kind in kinds.items())})')
    # Column by column: 60 times as fast as a statement for each row.
    known.execute(
        f'INSERT INTO "{name}" SELECT {", ".join(f"unnest(?::{kind}[])" for kind in kinds.values())}',
        [[row.values.get(column) for row in dataset.rows] for column in kinds],
    )


def tables_in(sql: str, known: Iterable[str]) -> dict[str, str]:
    """The datasets that a query names, by the name of their table, in the query's order."""
    names = {name.replace("-", "_"): name for name in known}
    words = (word.lower() for word in re.findall(r"[A-Za-z_][A-Za-z0-9_]*", sql))
    return {word: names[word] for word in words if word in names}


def query_finding(said: str, location: str, known: Iterable[str], record: Record) -> Finding:
    """What is wrong with the query at a key of a file."""
    missing = re.search(r"Table with name (\w+) does not exist", said)
    tables = [key.replace("-", "_") for key in known]
    hint = nearest(missing[1], tables) if missing else "The datasets are the tables; a '-' in a name is a '_'."
    return record.finding("wrong-query", (location,), f"{location}: {said.rstrip('.')}.", hint)


def read_query(
    sql: str, name: str, datasets: Mapping[str, Dataset | None], unit: str, record: Record, findings: list[Finding]
) -> Dataset | None:
    """The result of a query as a dataset of its own; None and a finding where it gives none.

    A column that is called like a field of a dataset it reads is described like it; another number has `unit`.
    A dataset that is known but broken has findings of its own: nothing is said here.
    """
    named = tables_in(sql, datasets)
    parents = {table: dataset for table, key in named.items() if (dataset := datasets[key])}
    if len(parents) < len(named):
        return None
    try:
        columns, rows = run_query(sql, parents)
        if not rows:
            raise QueryError("it gives no row")
        for cell, (column, _) in ((cell, column) for row in rows for cell, column in zip(row, columns, strict=True)):
            if isinstance(cell, float) and not math.isfinite(cell):
                raise QueryError(f"it gives {cell} in '{column}'; divide by what is not nought, or filter such rows")
        fields = [_column(column, kind, parents.values(), unit) for column, kind in columns if column != "mark"]
    except (QueryError, ValueError) as error:
        said = error.errors()[0]["msg"] if hasattr(error, "errors") else str(error)
        findings.append(query_finding(said, "query", datasets, record))
        return None
    return _derived(sql, name, fields, [column for column, _ in columns], rows, [*parents.values()])


def _column(name: str, kind: str, parents: Iterable[Dataset], unit: str) -> Column:
    known = next((parent.fields[name] for parent in parents if name in parent.fields), None)
    numeric = kind.startswith(("BIGINT", "INTEGER", "DOUBLE", "FLOAT", "DECIMAL", "HUGEINT", "SMALLINT", "UBIGINT"))
    if known and (known.numeric or known.type == "year") == numeric:
        return known
    title = name.replace("_", " ").capitalize()
    if numeric:
        return Column(name=name, type="number", title=title, unit=unit or None)
    return Column(name=name, type="date" if kind == "DATE" else "string", title=title)


def _derived(
    sql: str, name: str, fields: list[Column], columns: list[str], rows: list[tuple[Any, ...]], parents: list[Dataset]
) -> Dataset:
    first = parents[0].descriptor
    descriptor = Descriptor(
        title=first.title,
        description=first.description,
        schema=Schema(fields=fields, primaryKey=[fields[0].name]),
        sources=list({one.name: one for parent in parents for one in parent.descriptor.sources}.values()),
        licenses=[one for parent in parents for one in parent.descriptor.licenses],
        updated=max(parent.descriptor.updated for parent in parents),
        frequency="irregular",
        maturity="provisional",
    )
    made = []
    for number, cells in enumerate(rows, 1):
        values = {column: _plain(cell) for column, cell in zip(columns, cells, strict=True)}
        mark: Mark | None = values.pop("mark", None)
        texts = {column: "" if value is None else str(value) for column, value in values.items()}
        made.append(Row({**values, "mark": mark, "source": None}, texts, number))
    digest = hashlib.sha256("\0".join([sql, *(parent.digest for parent in parents)]).encode()).hexdigest()
    return Dataset(name, parents[0].theme, descriptor, lambda: tuple(made), "", digest, tuple(parents))


def _plain(cell: Any) -> Any:
    if isinstance(cell, bool | int | str | datetime.date) or cell is None:
        return cell
    return round(float(cell), 10)
