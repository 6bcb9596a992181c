"""The rows of a chart or a dataset as a table, with every value as it stands in the CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Set
from dataclasses import dataclass, field

from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import axis_value
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Column

CHART_ROWS = 40
"""So many rows stand below a chart."""
DATASET_ROWS = 100
"""So many rows stand on a dataset's page."""


@dataclass(frozen=True)
class Header:
    """The head of a column."""

    text: str
    unit: str
    numeric: bool


@dataclass(frozen=True)
class TableCell:
    """One value, and how it is marked where it is no ordinary figure."""

    text: str
    numeric: bool
    mark: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a dataset's table; its id is its address."""

    id: str
    cells: list[TableCell]
    source: str
    mark: str


@dataclass(frozen=True)
class Table:
    """A head, the first rows, and how many there are in all."""

    headers: list[Header]
    rows: list[list[TableCell]]
    total: int
    lines: list[Line] = field(default_factory=list)

    @property
    def shown(self) -> int:
        """How many rows stand here."""
        return len(self.rows)


def _header(column: Column) -> Header:
    return Header(column.title, column.unit or "", column.numeric)


def chart_table(selection: Selection) -> Table:
    """One row for each x, one column for each series; where marks have names or share an x, one row for each mark."""
    series = selection.series
    if selection.chart.label or any(len({point.x for point in one.points}) < len(one.points) for one in series):
        return _marks_table(selection)
    split = selection.roles.split is not None
    headers = [_header(selection.x)]
    headers += [Header(one.label if split else one.field.title, one.field.unit or "", True) for one in series]
    by_series = [{point.x: point for point in one.points} for one in series]
    stamps = {point.x: None for one in series for point in one.points}
    ordered = sorted(stamps, key=lambda x: str(axis_value(x))) if selection.x.temporal else list(stamps)
    rows = []
    for x in ordered:
        cells = [TableCell(selection.x.label(axis_value(x)), selection.x.numeric)]
        for one, points in zip(series, by_series, strict=True):
            point = points.get(x)
            text = point.row.texts[one.field.name] if point and point.row else ""
            cells.append(TableCell(text, True, (point.mark or "") if point else ""))
        rows.append(cells)
    return Table(headers, rows[:CHART_ROWS], len(rows))


def _marks_table(selection: Selection) -> Table:
    roles, chart = selection.roles, selection.chart
    names = (chart.label, roles.facet, roles.split, roles.across, *roles.measures, chart.size)
    columns = [selection.dataset.fields[name] for name in dict.fromkeys(names) if name]
    measured = [column.name in roles.measures for column in columns]
    rows = [
        [
            TableCell(_shown(row, column), column.numeric, (row.mark or "") if measure else "")
            for column, measure in zip(columns, measured, strict=True)
        ]
        for row in selection.rows
    ]
    return Table([_header(column) for column in columns], rows[:CHART_ROWS], len(rows))


def dataset_table(dataset: Dataset, cited: Set[str] = frozenset()) -> Table:
    """The first rows as they stand, each with its address, its source and its mark; and those that facts cite."""
    columns = list(dataset.fields.values())
    rest = dataset.rows[DATASET_ROWS:]
    lines = []
    for row in (*dataset.rows[:DATASET_ROWS], *(row for row in rest if cited and dataset.row_id(row) in cited)):
        cells = [TableCell(_shown(row, column), column.numeric) for column in columns]
        lines.append(Line(dataset.row_id(row), cells, dataset.sources_of(row)[0].name, row.mark or ""))
    headers = [_header(column) for column in columns]
    return Table(headers, [line.cells for line in lines], len(dataset.rows), lines)


def _shown(row: Row, column: Column) -> str:
    text = row.texts[column.name]
    return column.label(text) if column.categories else text


def rows_csv(dataset: Dataset, rows: tuple[Row, ...]) -> str:
    """Rows as CSV with the dataset's own columns, and the source and mark of each."""
    names = [*dataset.fields, "source", "mark"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        # A computed row has no source of its own: its dataset's are in the JSON beside it.
        source = "" if dataset.parents else dataset.sources_of(row)[0].name
        told = {**row.texts, "source": source, "mark": row.mark or ""}
        writer.writerow([told[name] for name in names])
    return text.getvalue()
