"""Finds the rows of a dataset that a figure shows, by their values.

A figure knows nothing of the frame it was drawn from. So its marks are compared with the rows of the dataset that its
cell names. If each has the place and the amount of a row, the frame is one of ours: its units, names, marks and gaps
are those of the dataset. A frame whose amounts code has changed has none of them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Any

from dashboard.core.frozen import Frozen
from dashboard.core.period import Period
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset

Marks = Sequence[tuple[Any, float | None]]
"""Place and amount of each mark of a trace."""


class OwnRows(Frozen):
    """The rows behind the marks of a figure."""

    dataset: Dataset
    place: Column
    """The field that places or names the marks."""
    measures: tuple[Column, ...]
    """For each trace the field that it draws."""
    rows: tuple[tuple[Row | None, ...], ...]
    """For each trace the row of each of its marks; None where a frame has a gap and the dataset no row."""

    def place_of(self, x: Any) -> Any:
        """A place of the figure as rows of the dataset hold it."""
        key = _key_of(x, self.place)
        return key.value if isinstance(key, Period) else x

    def name_of(self, written: str, trace: int) -> str:
        """What readers call a trace or a panel: the label or title that the dataset gives, if code took its names.

        Args:
            written: the name in the figure.
            trace: the number of a trace that it names.
        """
        if written == self.measures[trace].name:
            return self.measures[trace].title
        row = next(filter(None, self.rows[trace]), None)
        if row is None:
            return written
        words = []
        for word in written.split(", "):  # (as Plotly Express joins the values of two fields)
            fields = [field for field in self.dataset.fields.values() if field.type == "string"]
            words += [next((field.label(word) for field in fields if row.texts[field.name] == word), word)]
        return ", ".join(words)


def find_own_rows(
    traces: Sequence[Marks], names: Sequence[Sequence[str]], titles: Sequence[str], dataset: Dataset
) -> OwnRows | None:
    """Find the rows of a dataset that a figure shows.

    Args:
        traces: the marks of each trace.
        names: the names of each trace and of its panel.
        titles: the titles of the axes; of two fields that fit, that with such a title is taken.
        dataset: what the cell says that the figure was drawn from.

    Returns:
        The rows; None if a mark is none of them.
    """
    fields = sorted(
        dataset.fields.values(), key=lambda field: (field.name not in titles, field.name not in dataset.key)
    )
    for place in fields:
        index = _Index(place, dataset)
        measures, rows = list[Column](), list[tuple[Row | None, ...]]()
        for marks, trace_names in zip(traces, names, strict=True):
            for measure in sorted(fields, key=lambda field: field.name not in (*trace_names, *titles)):
                if (
                    measure.numeric
                    and measure is not place
                    and (found := _find(marks, trace_names, place, measure, index))
                ):
                    measures.append(measure)
                    rows.append(found)
                    break
            else:
                break
        if traces and len(rows) == len(traces):
            return OwnRows(dataset, place, tuple(measures), tuple(rows))
    return None


class _Index:
    """The rows of a dataset by their place, and the values of the other key fields that tell them apart."""

    def __init__(self, place: Column, dataset: Dataset) -> None:
        self.by_place: dict[Hashable, list[Row]] = defaultdict(list)
        self.others = [name for name in dataset.key if name != place.name]
        for row in dataset.rows:
            value = row.values[place.name]
            if value is not None:
                self.by_place[place.period(value) if place.temporal else _plain(value)].append(row)

    def group(self, row: Row) -> tuple[str, ...]:
        """What tells a row from the others of its place."""
        return tuple(row.texts[name] for name in self.others)


def _find(
    marks: Marks, names: Sequence[str], place: Column, measure: Column, index: _Index
) -> tuple[Row | None, ...] | None:
    """The row of each mark. Where several have the same place and amount, those that belong together are taken."""
    candidates = []
    for x, amount in marks:
        rows = [
            row
            for row in index.by_place.get(_key_of(x, place), ())
            if row.values[measure.name] == amount or (amount is None and row.values[measure.name] is None)
        ]
        if not rows and amount is not None:
            return None
        candidates.append(rows)
    filled = [{index.group(row) for row in rows} for rows in candidates if rows]
    if not filled:
        return None
    groups = set.intersection(*filled)
    named = {group for group in groups if any(word in group for name in names for word in name.split(", "))}
    chosen = named or groups
    found = []
    for rows in candidates:
        fitting = [row for row in rows if not chosen or index.group(row) in chosen]
        if len({(row.mark, row.source) for row in fitting}) > 1:
            return None  # nobody can tell which of them is shown
        found.append(fitting[0] if fitting else None)
    return tuple(found)


def _key_of(x: Any, place: Column) -> Hashable:
    """A place of a figure as rows are found by it; None if the field cannot hold it."""
    if not place.temporal:
        return _plain(x)
    if isinstance(x, int | float) and not isinstance(x, bool):
        return _period(place, str(int(x))) if float(x).is_integer() else None
    try:
        day = datetime.datetime.fromisoformat(str(x))
    except ValueError:
        return _period(place, str(x))
    period = Period.containing(place.type, day.date())  # type: ignore[arg-type]
    return period if day == datetime.datetime.combine(period.start, datetime.time()) else None


def _period(place: Column, text: str) -> Period | None:
    try:
        return Period.parse(place.type, text)  # type: ignore[arg-type]
    except ValueError:
        return None


def _plain(value: Any) -> Hashable:
    """A number as a float, so that 1 and 1.0 are one place; anything else as text."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
