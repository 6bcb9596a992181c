"""What some forms draw and list in place of rows: the bins of a histogram, the boxes of a box plot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from dashboard.charts.spec.chart_spec import Roles
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.descriptor import Schema


def summary_row(values: dict[str, Any], texts: dict[str, str], line: int, rows: Iterable[Row]) -> Row:
    """A row that was counted or computed from others, with the marks of all of them.

    Args:
        values: its values by column.
        texts: the same as texts.
        line: its number.
        rows: what it was made of.
    """
    marks = {mark for row in rows for mark in row.marks}
    return Row(values | {"mark": ", ".join(sorted(marks)) or None}, texts, line, (), "")


def summary_of(
    selection: Selection, fields: Sequence[Column], roles: Roles, rows: Sequence[Row], series: Sequence[Series]
) -> Selection:
    """The selection that a form draws and lists in place of another one.

    Args:
        selection: the chart with its rows, whose sources and downloads stay.
        fields: the columns of the summary.
        roles: theirs.
        rows: of the summary.
        series: of the same rows.
    """
    schema = Schema(fields=list(fields), primaryKey=[roles.across])
    dataset = replace(
        selection.dataset,
        descriptor=selection.dataset.descriptor.model_copy(update={"schema_": schema}),
        load_rows=lambda: tuple(rows),
        computed=frozenset(roles.measures),
    )
    return replace(selection, dataset=dataset, roles=roles, rows=tuple(rows), series=tuple(series))
