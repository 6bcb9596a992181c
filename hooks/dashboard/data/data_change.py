"""What changed in a dataset from one version to another: periods that came, values that were revised, and so on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import exact
from dashboard.core.period import Period, range_in_words
from dashboard.core.phrases import join_words
from dashboard.core.words import _
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.marks import in_sentence, words_of_mark
from dashboard.data.open_period import is_so_far, so_far
from dashboard.data.readable_rows import (
    amount_fields,
    covered_time,
    is_amount,
    name_field,
    newest_first,
    period_in,
    readable_text,
    time_field,
)

MOST_LISTED = 6
"""Values of one kind that are listed of one change, the newest; the others are counted."""
_MOST_TIMES = 3


class ChangedValue(Frozen):
    """One value that came, went or was revised, in the readers' words."""

    row_id: str
    """The address of its row on the dataset's page; empty if the row is gone."""
    row: str
    """The row: its key values, such as 'October 2026, Both directions'."""
    field: str
    """The title of its column; empty where a row has no other amount."""
    before: str
    """With its unit and mark; empty if the row is new."""
    after: str
    """The same; empty if the row is gone, or has no amount."""
    mark: str = ""
    """That of a value that came, or that was revised and had and has the same one. It stands with no value then."""
    is_marked: bool = False
    """Whether only its mark is another one, and its figure the same. A bound belongs to the figure."""


class DataChange(Frozen):
    """What changed in a dataset on one day."""

    dataset: str
    """Its name."""
    title: str
    """Its title; the one of today in what is shown."""
    on: datetime.date
    """The day from which readers could see it."""
    data_of: datetime.date | None = None
    """The day of the data, as the descriptor names it, if it is another one."""
    is_new: bool = False
    """Whether there was no such dataset before."""
    periods: str = ""
    """The times that no row had before, such as 'September to October 2026'; empty if there are none."""
    latest: ChangedValue | None = None
    """The first value of the newest time that came. Where rows have no amount, its row alone says what came.
    None for a new dataset without times."""
    added: int = 0
    """The number of rows that came."""
    revised: int = 0
    """The number of values that differ."""
    marked: int = 0
    """The number of those of which only the mark differs."""
    removed: int = 0
    """The number of rows that went."""
    revisions: tuple[ChangedValue, ...] = ()
    """The newest of the values that differ, at most MOST_LISTED."""
    removals: tuple[ChangedValue, ...] = ()
    """The newest of the rows that went, at most MOST_LISTED."""
    rekeyed: bool = False
    """Whether the columns that tell rows apart are others now, so that rows cannot be compared."""
    version: str = ""
    """Tells the version to which it led from all others of the dataset."""

    @property
    def is_of_marks(self) -> bool:
        """Whether marks are all that changed."""
        return self.marked > 0 and self.marked == self.revised + self.added + self.removed

    @property
    def data_words(self) -> str:
        """Of which day the rows are that came; empty if that is the day of the change, or if none came.

        What is revised is another figure from the day of the change on, of whatever day the data say that they are.
        """
        if self.data_of is None or not self.added:
            return ""
        return _("Data of %(day)s, on this site since %(since)s.", day=day(self.data_of), since=day(self.on))


def compare_versions(before: Dataset | None, after: Dataset, on: datetime.date) -> DataChange | None:
    """Say what changed from one version of a dataset to the next.

    A value with its mark is one: 'provisional' that goes away is a revision. Sources and words of the descriptor do not
    count, nor does another spelling of the same number.

    Args:
        before: the earlier version; None if the dataset is new.
        after: the later version.
        on: the day of the later version.

    Returns:
        The change; None if no row differs.
    """
    updated = after.descriptor.updated
    place = (after.name, after.descriptor.title, on, updated if updated != on else None)
    if before and before.key != after.key:
        return DataChange(*place, rekeyed=True)
    old_rows, new_rows = before.by_key if before else {}, after.by_key
    added = newest_first((row for key, row in new_rows.items() if key not in old_rows), after)
    came = _of_new_times(added, old_rows.values(), after)
    revisions, removed = list[ChangedValue](), list[ChangedValue]()
    if before:
        kept = {id(row): old_rows[key] for key, row in new_rows.items() if key in old_rows}
        for row in newest_first((row for key, row in new_rows.items() if key in old_rows), after):
            revisions += _revisions(before, kept[id(row)], after, row)
        gone = newest_first((row for key, row in old_rows.items() if key not in new_rows), before)
        removed = [_removed(before, row) for row in gone]
    if not (added or revisions or removed):
        return None
    listed = came or added
    newest = next((row for row in listed if _has_amount(row, after)), next(iter(listed), None))
    if before is None and not covered_time(after):
        newest = None  # (All of its rows came at once, and none is the last.)
    return DataChange(
        *place,
        is_new=before is None,
        periods=_times_in_words(came, after, is_new=before is None),
        latest=_came(after, newest) if newest else None,
        added=len(added),
        revised=len(revisions),
        marked=sum(value.is_marked for value in revisions),
        removed=len(removed),
        revisions=tuple(revisions[:MOST_LISTED]),
        removals=tuple(removed[:MOST_LISTED]),
    )


def _of_new_times(added: Iterable[Row], old_rows: Iterable[Row], dataset: Dataset) -> list[Row]:
    """Of the rows that came, those whose time no row had before."""
    time = time_field(dataset)
    if time is None:
        return []
    known = {row.texts[time.name] for row in old_rows}
    return [row for row in added if row.texts[time.name] not in known]


def _times_in_words(rows: Iterable[Row], dataset: Dataset, *, is_new: bool) -> str:
    """The times of rows: each of a few, else the first and the last, and how many rows stand between them with gaps."""
    time = time_field(dataset)
    if time is None:
        return ""
    listed = list(rows)
    periods = sorted({period_in(row, time) for row in listed})
    if not periods:
        return ""
    first, last = periods[0], periods[-1]
    if not is_new and len(periods) <= _MOST_TIMES:
        return join_words([period.words for period in periods])
    if is_new or last.number - first.number == len(periods) - 1:
        return range_in_words(first, last)
    return _("%(count)s rows from %(first)s to %(last)s", count=len(listed), first=first.words, last=last.words)


def _revisions(before: Dataset, old: Row, after: Dataset, new: Row) -> Iterator[ChangedValue]:
    """The values of a row that are others now."""
    marked = amount_fields(after)[:1]
    for column in after.fields.values():
        earlier = before.fields.get(column.name)
        if earlier is None or column.name in after.key:
            continue
        with_marks = column in marked
        # (Units and labels are compared as they were: a value that was converted is another one.)
        same = _is_same(old, new, column) and earlier.unit == column.unit
        if same and not (with_marks and old.mark != new.mark):
            continue
        versions = ((old, earlier), (new, column))
        marks = [_mark(row, field) if with_marks else "" for row, field in versions]
        mark = marks[0] if marks[0] == marks[1] else ""
        was, now = (_value(row, field, with_marks and not mark) for row, field in versions)
        title = column.title if amount_fields(after) != [column] else ""
        is_marked = same and old.bound_on(column.name) == new.bound_on(column.name)
        yield ChangedValue(after.row_id(new), _row_name(after, new), title, was, now, mark, is_marked)


def _is_same(old: Row, new: Row, column: Column) -> bool:
    """Whether two rows have the same in a column. Of many digits a binary number does not know the last."""
    name = column.name
    values = old.values[name], new.values[name]
    if all(isinstance(value, float) for value in values):
        return exact(old.texts[name]) == exact(new.texts[name])
    return bool(values[0] == values[1])


def _came(dataset: Dataset, row: Row) -> ChangedValue:
    """The first amount of a row that is new; one without amounts is told by the words that name it."""
    name = _row_name(dataset, row)
    if not any(map(is_amount, amount_fields(dataset))):
        field = name_field(dataset)
        if field and field.name not in dataset.key:
            words = f"{name}: {row.texts[field.name]}"
        else:
            words = _row_name(dataset, row, behind_time=": ")
        return ChangedValue(dataset.row_id(row), f"{words} ({row.mark})" if row.mark else words, "", "", "")
    if not _has_amount(row, dataset):
        return ChangedValue(dataset.row_id(row), name, "", "", "")
    column, title = _first_amount(dataset, row)
    return ChangedValue(dataset.row_id(row), name, title, "", _value(row, column, False), _mark(row, column))


def _removed(dataset: Dataset, row: Row) -> ChangedValue:
    """The first amount of a row that is gone."""
    column, title = _first_amount(dataset, row)
    return ChangedValue("", _row_name(dataset, row), title, _value(row, column, True), "")


def _first_amount(dataset: Dataset, row: Row) -> tuple[Column, str]:
    """The column by which a whole row is told, the first in which it has a value; and its title if there are others."""
    columns = amount_fields(dataset)
    column = next((column for column in columns if readable_text(row, column)), columns[0])
    return column, column.title if len(columns) > 1 else ""


def _has_amount(row: Row, dataset: Dataset) -> bool:
    return any(readable_text(row, column) for column in amount_fields(dataset))


def _row_name(dataset: Dataset, row: Row, behind_time: str = ", ") -> str:
    """What tells a row from the others, the time first: 'October 2026, Both directions'."""
    time = time_field(dataset)
    others = [name for name in dataset.key if time is None or name != time.name]
    told = ", ".join(readable_text(row, dataset.fields[name]) for name in others)
    when = _when(dataset, row, period_in(row, time)) if time and time.name in dataset.key else ""
    return behind_time.join(part for part in (when, told) if part)


def _when(dataset: Dataset, row: Row, period: Period) -> str:
    """The time of a row: '2024', '2025 so far'."""
    return so_far(period.words, is_part=is_so_far(period, row.marks, dataset.descriptor.updated))


def _value(row: Row, column: Column, with_marks: bool) -> str:
    """A value with its unit, its bound, and its marks: 'about USD 20 bn (provisional)'. No value is 'none'."""
    text = readable_text(row, column)
    if not text:
        return "none"
    words = column.with_unit(_grouped(text)) if column.numeric else text
    words = in_sentence(words, row.bound_on(column.name)) if column.numeric else words
    mark = _mark(row, column)
    return f"{words} ({mark})" if with_marks and mark else words


def _grouped(number: str) -> str:
    """A number with the digits of the file, with thousands separators and a true minus sign."""
    whole, point, decimals = number.replace("-", "\N{MINUS SIGN}").partition(".")
    digits = whole.lstrip("\N{MINUS SIGN}")
    return whole.removesuffix(digits) + (f"{int(digits):,}" if digits.isdecimal() else digits) + point + decimals


def _mark(row: Row, column: Column) -> str:
    """The marks of a value that do not stand before its number."""
    return words_of_mark(row.mark_beside(column.name) if column.numeric else row.mark)
