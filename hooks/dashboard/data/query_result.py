"""Makes a dataset of a query's result, with the units, sources and marks of what it was made of."""

from __future__ import annotations

import datetime
import hashlib
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from textwrap import shorten
from typing import Any

from dashboard.core.control_characters import unreadable_in
from dashboard.core.finding import Finding
from dashboard.core.frequency import joined_frequency
from dashboard.core.lazy_re import lazy_re
from dashboard.core.period import KINDS, PeriodKind, period_named, period_of
from dashboard.core.yaml_record import Record
from dashboard.data.cell_types import MOST
from dashboard.data.column import Column, FieldType
from dashboard.data.column_name import require_column_name
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset, joined_sources
from dashboard.data.descriptor import Descriptor, Schema
from dashboard.data.lineage import Lineage, trace_lineage
from dashboard.data.marks import MARKS, split_marks
from dashboard.data.query import RunQuery, query_finding, run_query, tables_in
from dashboard.data.query_columns import Computed, Origin, title_of, trace_columns
from dashboard.data.query_tree import read_by
from dashboard.data.sandbox import QueryError
from dashboard.data.spelled_title import with_spelled_title
from dashboard.data.spreadsheet_formula import is_formula
from dashboard.data.sql_values import cell_text, python_value
from dashboard.data.time_cells import wrong_result

_NUMERIC = lazy_re(r"U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL\(\d+,\d+\)")
"""DuckDB's names of types that hold numbers."""
_OTHER_TYPES = lazy_re(r'"NULL"|VARCHAR|JSON|ENUM\(.*\)|BOOLEAN|DATE|TIMESTAMP(_\w+| WITH TIME ZONE)?', re.DOTALL)
"""Those of the other types that a column of a dataset can hold."""

_COLUMN_TYPES: Mapping[str, FieldType] = {"DATE": "date", "BOOLEAN": "boolean"}
"""The types of computed columns that hold no numbers, by the type of DuckDB; of any other they are texts."""
_TEXT_KINDS = tuple(kind for kind in KINDS if kind not in ("date", "year"))
"""The kinds of time that SQL holds as text."""


def read_query(
    sql: str,
    name: str,
    datasets: Mapping[str, Dataset | None],
    record: Record,
    findings: list[Finding],
    run: RunQuery = run_query,
) -> Dataset | None:
    """Run a query and make a dataset of its result.

    A column that is a dataset's column unchanged is described like that one. Any other is computed, and has no unit.

    Args:
        sql: the query.
        name: the name of the new dataset.
        datasets: all datasets by name; None stands for one with errors.
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
        # A dataset may also be named in a text, or be called like a column.
        parents = read_by(sql, parents)
        _check_result(parents, columns, rows)
        return _result_dataset(sql, name, columns, rows, parents, run)
    except QueryError as error:
        findings.append(query_finding(str(error), "query", datasets, record))
        return None


def _check_result(parents: Mapping[str, Dataset], columns: list[tuple[str, str]], rows: list[tuple[Any, ...]]) -> None:
    """Raise a QueryError if a result cannot be a dataset."""
    names = [name for name, _ in columns]
    if not parents:
        raise QueryError("it names no dataset")
    if not rows:
        raise QueryError("it gives no row")
    for column, kind in columns:
        _check_column(column, kind)
        if names.count(column) > 1:
            raise QueryError(f"it gives two columns '{column}'; give one of them another name by AS")
    for cell, column in ((cell, column) for row in rows for cell, column in zip(row, names, strict=True)):
        if isinstance(cell, float) and not math.isfinite(cell):
            raise QueryError(f"it gives {cell} in '{column}'; leave out the rows in which it divides by zero")
        if isinstance(cell, int | float | Decimal) and not -MOST <= cell <= MOST:
            limit = f"a number that is not farther from zero than {MOST:.0e}"
            raise QueryError(f"it gives {cell:.1e} in '{column}', expected {limit}; compute a larger unit")
        if isinstance(cell, str) and (found := unreadable_in(cell)):
            raise QueryError(f"it gives the character {found} in '{column}', which nobody can read; leave it out")
        if isinstance(cell, str) and is_formula(cell):
            problem = f"it gives '{shorten(cell, 60)}' in '{column}', which a spreadsheet would run as a formula"
            raise QueryError(f"{problem}; begin it with a letter or a digit")
        if column == "mark" and not {*split_marks(str(cell or ""))} <= {*MARKS}:
            raise QueryError(f"it gives the mark {cell!r}, expected {', '.join(MARKS)} or none")


def _check_column(column: str, kind: str) -> None:
    try:
        if column != "mark":
            require_column_name(column)
    except ValueError as error:
        raise QueryError(f"it gives a column '{column}', expected {error}; give it another name by AS") from None
    if not (_NUMERIC.fullmatch(kind) or _OTHER_TYPES.fullmatch(kind)):
        raise QueryError(f"it gives {kind} in '{column}', expected numbers, texts, days, true or false")


def _result_dataset(
    sql: str,
    name: str,
    columns: list[tuple[str, str]],
    rows: list[tuple[Any, ...]],
    parents: Mapping[str, Dataset],
    run: RunQuery,
) -> Dataset:
    names = [column for column, _ in columns]
    origins = trace_columns(sql, names, parents)
    fields = [
        with_spelled_title(
            _unchanged_column(column, origin)
            if isinstance(origin, Origin)
            else _computed_column(column, kind, [row[index] for row in rows], parents, origin.period),
            parents.values(),
        )
        for index, ((column, kind), origin) in enumerate(zip(columns, origins, strict=True))
        if column != "mark"
    ]
    if problem := wrong_result(fields, names, rows):
        raise QueryError(problem)
    computed = {column: origin for column, origin in zip(names, origins, strict=True) if isinstance(origin, Computed)}
    lineage = trace_lineage(sql, rows, parents, run)
    first, *_ = datasets = list(parents.values())
    descriptor = Descriptor(
        title=first.descriptor.title,
        description=first.descriptor.description,
        schema=Schema(fields=fields, primaryKey=[fields[0].name]),
        sources=list({source.name: source for source in joined_sources(datasets).values()}.values()),
        licenses=[licence for parent in datasets for licence in parent.descriptor.licenses],
        updated=max(parent.descriptor.updated for parent in datasets),
        frequency=joined_frequency(
            parent.descriptor.frequency
            for parent in datasets
            if any(field.temporal and field.name in parent.fields for field in fields)
        ),
        maturity="provisional",
    )
    times = {field.name: field.type for field in fields if field.type in KINDS}
    amounts = [name for name, origin in zip(names, origins, strict=True) if name != "mark" and origin.has_figures]
    bounded = amounts[0] if len(amounts) == 1 and amounts[0] not in computed else ""
    result = tuple(_result_rows(names, _with_periods(names, rows, times), lineage, bounded))
    digest = hashlib.sha256("\0".join([sql, *(parent.digest for parent in datasets)]).encode()).hexdigest()
    return Dataset(
        name,
        first.theme,
        descriptor,
        lambda: result,
        "",
        digest,
        tuple(datasets),
        computed=frozenset(computed),
        labels=frozenset(column for column, origin in computed.items() if not origin.has_figures),
        typed=frozenset(column for column, origin in computed.items() if origin.typed),
        bounded=lineage.bounded,
    )


def _unchanged_column(name: str, origin: Origin) -> Column:
    """The column that it is unchanged, perhaps with a new name, which then also gives its title."""
    if name == origin.column.name:
        return origin.column
    return origin.column.model_copy(update={"name": name, "title": title_of(name)})


def _computed_column(
    name: str, kind: str, cells: Sequence[Any], parents: Mapping[str, Dataset], period: PeriodKind | None
) -> Column:
    """A column without a unit.

    It holds times if the query cut days to them, if it is called like a field with times, if they are days, or if all
    its texts are periods of one kind, such as 2024-05.
    """
    alike = [parent.fields[name] for parent in parents.values() if name in parent.fields]
    namesakes = {column.type for column in alike}
    texts = [str(cell) for cell in cells if cell is not None]
    column_type = _COLUMN_TYPES.get(kind, "string")
    if _NUMERIC.fullmatch(kind):
        is_year = "year" in {*namesakes, name} and texts and all(re.fullmatch(r"[12]\d{3}", text) for text in texts)
        column_type = "year" if is_year else "number"
    elif period and kind.startswith(("DATE", "TIMESTAMP")):
        column_type = period
    elif kind.startswith("TIMESTAMP") and ("date" in namesakes or _are_days(cells)):
        column_type = "date"
    elif kind == "VARCHAR":
        kinds = [kind for kind in _TEXT_KINDS if kind in namesakes] or _kinds_of(texts)
        column_type = next(iter(kinds), column_type)
    are_sums = bool(alike) and all(column.year_to_date and column.type == column_type for column in alike)
    return Column(name=name, type=column_type, title=title_of(name), year_to_date=are_sums)


def _are_days(cells: Iterable[Any]) -> bool:
    """Whether moments all lie at midnight, so that days are meant."""
    return all(cell is None or cell.time() == datetime.time() for cell in cells)


def _kinds_of(texts: Collection[str]) -> list[PeriodKind]:
    """The kind of period that all texts are; none if they are no periods, or of several kinds."""
    periods = map(period_named, set(texts))
    kinds = {period.kind if period else None for period in periods}
    return [kind for kind in _TEXT_KINDS if kinds == {kind}]


def _with_periods(
    names: Sequence[str], rows: Iterable[tuple[Any, ...]], times: Mapping[str, PeriodKind]
) -> Iterator[tuple[Any, ...]]:
    """The rows with periods in place of the days with which these begin."""
    kinds = [times.get(name) for name in names]
    for row in rows:
        yield tuple(
            period_of(kind, cell).value if kind and isinstance(cell, datetime.date) else cell
            for kind, cell in zip(kinds, row, strict=True)
        )


def _result_rows(names: list[str], rows: Iterable[tuple[Any, ...]], lineage: Lineage, bounded: str) -> list[Row]:
    result = []
    for number, (cells, origins) in enumerate(zip(rows, lineage.rows, strict=True), 1):
        values = {name: python_value(cell) for name, cell in zip(names, cells, strict=True)}
        # What the author's own column 'mark' says joins the marks of the rows; it cannot take one away.
        marks = {*split_marks(values.pop("mark", None)), *origins.marks}
        texts = {name: cell_text(cell) for name, cell in zip(names, cells, strict=True) if name != "mark"}
        values |= {"mark": ", ".join(sorted(marks)) or None, "source": None}
        result.append(Row(values, texts, number, origins.sources, bounded if origins.alone else ""))
    return result
