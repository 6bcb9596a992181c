"""Which figures of a chart are marked, and at which places they stand: 'derived (2021, 2023)', 'estimate (all)'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.figure.places import list_places
from dashboard.charts.spec.selection import Selection
from dashboard.core.grouping import group_by, group_by_each
from dashboard.core.phrases import join_words
from dashboard.core.words import _
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.marks import words_of_one


def list_marks(selection: Selection, most: int | None = None) -> dict[tuple[str, ...], str]:
    """Each mark in its order, with the places of its figures; marks of the same figures, or of one meaning, together.

    Args:
        selection: the chart and its rows.
        most: how many places of a mark are named; None names all.

    Returns:
        What is said, by the words of marks, such as 'derived (2021, 2023)' or 'approximate and provisional (2021)'.
        Where other figures at the same places have no such mark, the series say which have: 'estimate (China; Russia:
        2025)'.
    """
    marked = with_values([row for row in selection.rows if row.mark], selection)
    if not marked:
        return {}
    rows = with_values(selection.rows, selection)
    words_of = {mark: words_of_one(mark) for mark in sorted({mark for row in marked for mark in row.marks})}
    rows_of = group_by_each(marked, lambda row: dict.fromkeys(words_of[mark] for mark in row.marks))
    alike = group_by(dict.fromkeys(words_of.values()), lambda words: tuple(row.line for row in rows_of[words]))
    return {
        tuple(words): f"{join_words(words)} ({_list_rows(rows_of[words[0]], rows, selection, most)})"
        for words in alike.values()
    }


def with_values(rows: Sequence[Row], selection: Selection) -> list[Row]:
    """Of some rows, those that have an amount."""
    return [row for row in rows if any(row.values[name] is not None for name in selection.roles.measures)]


def naming_field(selection: Selection) -> Column:
    """The field that names places: numbers along x place a mark, and what it is called says which it is."""
    return selection.dataset.fields.get(selection.chart.label or "", selection.x)


def tells_by_series(selection: Selection) -> bool:
    """Whether each row is of one series, whose name stands for its figures."""
    return bool(selection.roles.split) and not selection.roles.facet and not selection.summary


def _list_rows(marked: Sequence[Row], rows: Sequence[Row], selection: Selection, most: int | None) -> str:
    """The places of some rows in words."""
    field = naming_field(selection)
    chosen, places = _places(marked, field), _places(rows, field)
    if len(marked) == len(rows) and len(places) > 1:
        return _("all")
    lines = {row.line for row in marked}
    has_others = any(row.values[field.name] in chosen for row in rows if row.line not in lines)
    is_unclear = has_others and (len(chosen) == len(places) or not field.temporal)
    if is_unclear and tells_by_series(selection):
        return "; ".join(_list_series(lines, selection, most))
    return list_places(chosen, places, field, most)


def _list_series(lines: set[int], selection: Selection, most: int | None) -> list[str]:
    """The series with marked rows, each with their places if these are not all that it has."""
    field, listed = naming_field(selection), []
    for series in selection.series:
        rows = [point.row for point in series.valued if point.row]
        marked = [row for row in rows if row.line in lines]
        if len(marked) == len(rows):
            listed.append(series.label)
        elif marked:
            words = list_places(_places(marked, field), _places(rows, field), field, most)
            listed.append(f"{series.label}: {words}")
    return listed


def _places(rows: Sequence[Row], field: Column) -> dict[Any, None]:
    return {row.values[field.name]: None for row in rows}
