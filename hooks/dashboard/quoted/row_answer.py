"""Rows of a dataset for a program, with the units of columns and the sources of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.charts.figure.publishers import dataset_publishers
from dashboard.core.period import Period, period_named
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.readable_rows import newest_first, period_in, readable_text, time_field
from dashboard.data.source import Source
from dashboard.quoted.library_error import LibraryError, no_such, quoted
from dashboard.quoted.source_list import source_numbers

Where = Mapping[str, str | list[str]]
"""The values that rows may have, by column: as the CSV or as readers have them, in small or capital letters."""


def kept_rows(dataset: Dataset, where: Where, since: str, until: str) -> list[Row]:
    """The rows that fit, the newest first.

    Args:
        dataset: theirs.
        where: the values that are wanted.
        since: the first time, such as 2020 or 2020-05; empty for all. A row fits if a day of its own time does: that
            of 2020 fits for 2020-05.
        until: the last time; empty for all.

    Raises:
        LibraryError: there is no such column, there are no times, or what was given is no time.
    """
    first, last = _period("since", since), _period("until", until)
    time = time_field(dataset)
    if (since or until) and time is None:
        raise LibraryError(f"The dataset '{dataset.name}' has no times: leave out since and until.")
    for name in where:
        if name not in dataset.fields:
            raise no_such("column", name, dataset.fields)
    wanted = {name: {text.casefold() for text in _listed(values)} for name, values in where.items()}
    return [
        row
        for row in newest_first(dataset.rows, dataset)
        if all(_names(row, dataset, name) & texts for name, texts in wanted.items())
        and (time is None or _is_between(period_in(row, time), first, last))
    ]


def rows_answer(dataset: Dataset, rows: Iterable[Row]) -> dict[str, Any]:
    """Rows with all that is needed to cite them.

    Args:
        dataset: theirs.
        rows: those that are given. Each value is a text; that of a number has the digits of the file.
    """
    numbers = source_numbers(dataset_publishers(dataset))
    columns = dataset.fields.values()
    return {
        "dataset": dataset.name,
        "title": dataset.descriptor.title,
        "updated": dataset.descriptor.updated.isoformat(),
        "columns": [{"name": one.name, "title": one.title, "type": one.type, "unit": one.unit} for one in columns],
        "sources": {str(number): _source(source) for source, number in numbers.items()},
        "rows": [
            {
                "row": dataset.row_id(row),
                "values": {column.name: _value(row, column) for column in columns},
                "mark": row.mark or None,
                "sources": [str(numbers[source]) for source in dataset.sources_of(row)],
            }
            for row in rows
        ],
    }


def _value(row: Row, column: Column) -> str:
    """A number as the file has it, so that programs can read it; another value as readers have it."""
    return row.texts[column.name] if column.numeric else readable_text(row, column)


def _source(source: Source) -> dict[str, str | None]:
    accessed = str(source.accessed) if source.accessed else None
    return {
        "publisher": source.organization,
        "title": source.title,
        "address": source.path,
        "accessed": accessed,
    }


def _listed(values: str | list[str]) -> list[str]:
    return values if isinstance(values, list) else [values]


def _names(row: Row, dataset: Dataset, name: str) -> set[str]:
    """A cell as the CSV has it, and as readers do."""
    return {row.texts[name].casefold(), readable_text(row, dataset.fields[name]).casefold()}


def _period(name: str, text: str) -> Period | None:
    """The time that was given; None for all."""
    period = period_named(text)
    if text and period is None:
        examples = "2024, 2024-Q1, 2024-05 or 2024-05-31"
        raise LibraryError(f"{quoted(text)} in '{name}' is no time: give one such as {examples}.")
    return period


def _is_between(time: Period, first: Period | None, last: Period | None) -> bool:
    """Whether a day of a time lies between two others, which may be of other kinds."""
    return (first is None or time.end >= first.start) and (last is None or time.start <= last.end)
