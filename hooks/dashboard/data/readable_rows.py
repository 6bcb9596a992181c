"""Rows as readers see them: the newest first, in words, and which of their columns say when and how much."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.core.dates import MONTHS
from dashboard.core.lazy_re import lazy_re
from dashboard.core.number_text import format_cell
from dashboard.core.period import Period, range_in_words
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset

_DEGREES = ("degrees", "°")
_MONTH = "|".join(MONTHS)
_TIME = lazy_re(rf"(?:(?:{_MONTH}|(?:(?:{_MONTH}) )?\d{{4}}) to )?(?:({_MONTH}) )?(\d{{4}})\b")
"""A time in words at the beginning of a text; its groups are the month and the year in which it ends."""


def time_field(dataset: Dataset) -> Column | None:
    """The column of the key that says of which time a row is; None if there is none."""
    return next((dataset.fields[name] for name in dataset.key if dataset.fields[name].temporal), None)


def period_in(row: Row, time: Column) -> Period:
    """The time of a row, which has one in each column of its key that is a time."""
    return time.period(row.values[time.name])


def newest_first(rows: Iterable[Row], dataset: Dataset) -> list[Row]:
    """The rows with the newest time first, and those of one time in the order given.

    Without a time, texts that begin with one count, such as '2021 (first half)'. Else the order stays.

    Args:
        rows: the rows.
        dataset: theirs.
    """
    listed, time = list(rows), time_field(dataset)
    if time:
        return sorted(listed, key=lambda row: period_in(row, time).start, reverse=True)
    ends = {text: time_in_words(text) for text in {row.texts[dataset.key[0]] for row in listed}}
    if not all(ends.values()):
        return listed
    return sorted(listed, key=lambda row: ends[row.texts[dataset.key[0]]] or (), reverse=True)


def time_in_words(text: str) -> tuple[int, int, str] | None:
    """When a time in words ends: its year and month, and the words behind them; None if the text begins with none.

    Args:
        text: such as '2021 (first half)', 'November 2022' or 'January to March 2025'.
    """
    found = _TIME.match(text)
    if found is None:
        return None
    month, year = found.groups()
    return int(year), MONTHS.index(month) + 1 if month else len(MONTHS), text[found.end() :]


def is_amount(column: Column) -> bool:
    """Whether a column says how much: it holds numbers, and no degrees, which say where a place is."""
    return column.numeric and column.unit not in _DEGREES


def amount_fields(dataset: Dataset) -> list[Column]:
    """The columns with the amounts of a row; where it has none, the first words beside the key."""
    others = [field for field in dataset.fields.values() if field.name not in dataset.key]
    words = [field for field in others if not field.temporal and not field.numeric]
    return [*filter(is_amount, others)] or words[:1] or others[:1] or [*dataset.fields.values()][-1:]


def figure_fields(dataset: Dataset) -> list[Column]:
    """The columns with the figures of a row; none for a list of events. A row that has none of them is not here yet."""
    return [field for field in dataset.fields.values() if field.name not in dataset.key and is_amount(field)]


def name_field(dataset: Dataset) -> Column | None:
    """The column whose words name an entry without an amount: the first of words that differ in most of the rows.

    Words that many rows share, such as 'EU', say of which kind an entry is, and not which one it is.
    """
    for field in dataset.fields.values():
        if not (field.temporal or field.numeric or field.categories):
            words = [row.texts[field.name] for row in dataset.rows]
            if len(set(words)) * 2 > len(words):
                return field
    return None


def readable_text(row: Row, column: Column) -> str:
    """A cell as readers see it: a number with the digits of the file, a label in place of a code."""
    text = row.texts[column.name]
    if column.numeric and row.values[column.name] is not None:
        return format_cell(text)
    return column.label(text) if text and (column.categories or column.temporal) else text


def signed_text(row: Row, column: Column) -> str:
    """An amount as readers see it, with the bound that its source gives it as: '<10'."""
    text = readable_text(row, column)
    return row.sign_on(column.name) + text if text and column.numeric else text


def covered_time(dataset: Dataset) -> str:
    """From when to when there are rows, such as '2008 to 2025'; of times in words the years; empty without a time."""
    if covered := covered_periods(dataset):
        return range_in_words(*covered)
    ends = [time_in_words(row.texts[dataset.key[0]]) for row in dataset.rows]
    years = sorted({Period("year", end[0]) for end in ends if end})
    return range_in_words(years[0], years[-1]) if years and all(ends) else ""


def covered_periods(dataset: Dataset) -> tuple[Period, Period] | None:
    """The first and the last period of which there are rows; None without a time."""
    time = time_field(dataset)
    if time is None or not dataset.rows:
        return None
    periods = [period_in(row, time) for row in dataset.rows]
    return min(periods), max(periods)
