"""The rows of a chart or a dataset as a table and as CSV, with every value as it stands in the dataset's file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Set

from msgspec import field
from msgspec.structs import replace

from dashboard.charts.parts.readout import series_name
from dashboard.charts.spec.row_filter import sort_key
from dashboard.charts.spec.selection import Selection
from dashboard.core.frozen import Frozen, PartlyCompared
from dashboard.core.number_text import format_cell
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.marks import words_of_mark
from dashboard.data.readable_rows import amount_fields, newest_first, readable_text, signed_text
from dashboard.data.source import short_name

MAX_CHART_ROWS = 40
"""Rows in the table below a chart."""
MAX_DATASET_ROWS = 100
"""Rows in the table on a dataset's page; rows that facts cite come on top."""


class Header(PartlyCompared):
    """The head of a column."""

    uncompared = ("name",)

    text: str
    unit: str
    numeric: bool
    name: str = ""
    """The name of its field; empty for a series."""

    @property
    def said_unit(self) -> str:
        """The unit as readers see it: none where the text says it already, as 'Meetings' says 'meetings'."""
        words = f" {' '.join(self.text.split())} ".casefold()
        return "" if f" {self.unit} ".casefold() in words else self.unit


class TableCell(PartlyCompared):
    """One value, and its mark, such as 'provisional', if it has one."""

    uncompared = ("row",)

    text: str
    numeric: bool
    mark: str = ""
    pad: str = ""
    """What its decimals lack to those of its column, such as '.00': room that puts the points below each other."""
    row: Row | None = None
    """The row that the value is of; None where it has none, and of what several rows have in common."""


class DatasetRow(Frozen):
    """One row of a dataset's table. Its id is its address on the page."""

    id: str
    cells: list[TableCell]
    source: str
    """The name of its source in the descriptor."""
    publisher: str
    """Who published it: in short where the descriptor has a short form in brackets, 'GACC, via TASS'."""


class Table(Frozen):
    """The heads of the columns, the first rows, and the number of all rows."""

    headers: list[Header]
    rows: list[list[TableCell]]
    total: int
    """The number of all rows."""
    dataset_rows: list[DatasetRow] = field(default_factory=list)
    """The same rows with their addresses, sources and marks; empty for the table of a chart."""

    @property
    def shown(self) -> int:
        """The number of rows in the table."""
        return len(self.rows)


def chart_table(selection: Selection, most: int | None = MAX_CHART_ROWS) -> Table:
    """The table of a chart: one row for each x, one column for each series.

    If marks have names, or several marks of a series share an x, each mark has a row instead.

    Args:
        selection: the rows of the chart.
        most: the number of rows that the table has at most; None for all.
    """
    if selection.summary:
        return _table_of_marks(selection.summary, most)
    all_series = selection.series
    shared_x = any(len({point.x for point in series.points}) < len(series.points) for series in all_series)
    if selection.chart.label or shared_x:
        return _table_of_marks(selection, most)
    headers = [_header(selection.x)]
    headers += [Header(series_name(series, selection), series.field.unit or "", True) for series in all_series]
    points_by_series = [{point.x: point for point in series.points} for series in all_series]
    places = selection.x_values
    if selection.x.temporal:
        places.sort(key=sort_key)
    rows = []
    for x in places:
        place = format_cell(str(x)) if selection.x.numeric else selection.x.label(x)
        cells = [TableCell(place, selection.x.numeric)]
        for series, points in zip(all_series, points_by_series, strict=True):
            point = points.get(x)
            text = signed_text(point.row, series.field) if point and point.row else ""
            mark = words_of_mark(series.mark_beside(point)) if point and text else ""
            cells.append(TableCell(text, True, mark, row=point.row if point else None))
        rows.append(cells)
    return Table(headers, rows[:most], len(rows))


def dataset_table(dataset: Dataset, cited: Set[str] = frozenset(), most: int = MAX_DATASET_ROWS) -> Table:
    """The table of a dataset's page.

    Args:
        dataset: the dataset.
        cited: the ids of the rows that facts cite.
        most: the number of rows that it has at most beside those that are cited.

    Returns:
        The newest rows, the newest first, and every row that is cited, so that links to it lead somewhere. The columns
        of the key come first. A mark stands with each amount of its row.
    """
    columns = sorted(dataset.fields.values(), key=lambda column: column.name not in dataset.key)
    marked = {column.name for column in amount_fields(dataset)}
    rows = newest_first(dataset.rows, dataset)
    first, rest = rows[:most], rows[most:]
    dataset_rows = []
    for row in (*first, *(row for row in rest if cited and dataset.row_id(row) in cited)):
        cells = [
            TableCell(
                signed_text(row, column) if column.name in marked else text,
                column.numeric,
                words_of_mark(row.mark_beside(column.name)) if text and column.name in marked else "",
                row=row,
            )
            for column in columns
            for text in [readable_text(row, column)]
        ]
        source = dataset.sources_of(row)[0]
        dataset_rows.append(DatasetRow(dataset.row_id(row), cells, source.name, short_name(source.organization)))
    headers = [_header(column) for column in columns]
    lines = aligned([row.cells for row in dataset_rows], headers)
    dataset_rows = [replace(row, cells=line) for row, line in zip(dataset_rows, lines, strict=True)]
    return Table(headers, lines, len(dataset.rows), dataset_rows)


def aligned(rows: list[list[TableCell]], headers: list[Header]) -> list[list[TableCell]]:
    """Give each number so much room on its right that the decimal points of a column stand below each other."""
    most = [
        max((len(_decimals(row[place].text)) for row in rows), default=0) if header.numeric else 0
        for place, header in enumerate(headers)
    ]
    return [
        [
            replace(cell, pad=("." * (not _decimals(cell.text)) + "0" * (count - len(_decimals(cell.text)))))
            if cell.text and count > len(_decimals(cell.text))
            else cell
            for cell, count in zip(row, most, strict=True)
        ]
        for row in rows
    ]


def _decimals(text: str) -> str:
    """The digits behind the point of a number."""
    return text.partition(".")[2]


def rows_csv(dataset: Dataset, rows: tuple[Row, ...]) -> str:
    """Write rows as CSV.

    Args:
        dataset: where they come from.
        rows: the rows to write.

    Returns:
        CSV with the dataset's columns, the source and the mark of each row, and `added_columns`.
    """
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(csv_columns(dataset))
    writer.writerows(texts.values() for texts in row_texts(dataset, rows))
    return output.getvalue()


def csv_columns(dataset: Dataset) -> list[str]:
    """The names of the columns of a CSV, in their order."""
    return [*dataset.fields, "source", "mark", *added_columns(dataset)]


def row_texts(dataset: Dataset, rows: Iterable[Row]) -> Iterator[dict[str, str]]:
    """The cells of each row of a CSV by the names of `csv_columns`, in their order."""
    names, ended, unit = csv_columns(dataset), ended_periods(dataset), units_in_words(dataset.fields.values())
    for row in rows:
        publishers = "; ".join(dict.fromkeys(source.organization for source in dataset.sources_of(row)))
        added = {"publisher": publishers, "unit": unit, "ended": ended}
        texts = {**added, **row.texts, "source": source_slugs(dataset, row), "mark": row.mark or ""}
        yield {name: texts[name] for name in names}


def added_columns(dataset: Dataset) -> list[str]:
    """Columns at the end of a CSV, so that it can be read alone.

    A dataset's own column of such a name takes its place. Only a series that has ended has the column that says so.
    """
    names = ["publisher", "unit", *(["ended"] if dataset.ended else [])]
    return [name for name in names if name not in dataset.fields]


def ended_periods(dataset: Dataset) -> str:
    """The last period of a series that has ended: '2022-01'; where there are several, by dataset: 'oil: 2022-01'."""
    ends = [(one.name, one.descriptor.ended.on) for one in dataset.ended if one.descriptor.ended]
    return "; ".join(f"{name}: {on}" if len(dataset.parents) > 1 else on for name, on in ends)


def source_slugs(dataset: Dataset, row: Row) -> str:
    """The names of a row's sources in the descriptor; a row of a query may have several: 'gacc-2023; tass'."""
    return "; ".join(source.name for source in dataset.sources_of(row))


def units_in_words(columns: Iterable[Column]) -> str:
    """The unit of amounts in words: 'USD bn'; where they have not the same, by column: 'value: USD bn; share: %'."""
    units = {column.name: column.unit or "" for column in columns if column.unit or column.numeric}
    if len(set(units.values())) == 1:
        return next(iter(units.values()))
    return "; ".join(f"{name}: {unit}" for name, unit in units.items() if unit)


def _header(column: Column) -> Header:
    return Header(column.title, column.unit or "", column.numeric, column.name)


def _table_of_marks(selection: Selection, most: int | None) -> Table:
    """One row for each mark, one column for each field that the chart uses."""
    roles, chart = selection.roles, selection.chart
    names = (chart.label, roles.facet, roles.split, roles.across, *roles.measures, chart.size)
    columns = [selection.dataset.fields[name] for name in dict.fromkeys(names) if name in selection.dataset.fields]
    # (The measure of a map is where a place lies. What is not final there is how much there is, or that it is there.)
    marked = (chart.size or chart.label,) if chart.type == "map" else roles.measures
    rows = []
    for row in selection.rows[:most]:
        rows.append(
            [
                TableCell(signed_text(row, column), True, words_of_mark(row.mark_beside(column.name)), row=row)
                if column.name in marked and column.numeric
                else TableCell(
                    readable_text(row, column),
                    column.numeric,
                    words_of_mark(row.mark) if column.name in marked else "",
                    row=row,
                )
                for column in columns
            ]
        )
    return Table([_header(column) for column in columns], rows, len(selection.rows))
