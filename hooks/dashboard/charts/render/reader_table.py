"""The table in the panel Data of a chart: its rows as people read them, where `table.py` has them as they are drawn."""

from __future__ import annotations

import datetime

from dashboard.charts.render.table import MAX_CHART_ROWS, Table, TableCell, aligned, chart_table
from dashboard.charts.spec.selection import Selection
from dashboard.data.column import Column
from dashboard.data.readable_rows import time_in_words

MOST_FREE_ROWS = 15
"""The rows that stand below a chart without a frame in which they scroll."""
MOST_NARROW_COLUMNS = 3
"""The columns that share the width of a phone."""


class ReaderTable(Table):
    """A table as people read it."""

    @property
    def scrolls(self) -> bool:
        """Whether its rows are so many that they scroll in a frame."""
        return self.shown > MOST_FREE_ROWS

    @property
    def narrow(self) -> bool:
        """Whether its columns are so few that they fit on a phone."""
        return len(self.headers) <= MOST_NARROW_COLUMNS


def reader_table(selection: Selection) -> ReaderTable:
    """Make the table of a chart's panel.

    Args:
        selection: the rows of the chart.

    Returns:
        The first rows, the newest first where they have a time. Places on a map have no degrees there: the CSV has
        them. The decimal points of a column stand below each other.
    """
    drawn, table = selection.summary or selection, chart_table(selection, None)
    rows = _newest_first(table, drawn)[:MAX_CHART_ROWS]
    degrees = {drawn.roles.across, *drawn.roles.measures} if selection.chart.type == "map" else set()
    kept = [place for place, header in enumerate(table.headers) if header.name not in degrees]
    headers = [table.headers[place] for place in kept]
    return ReaderTable(headers, aligned([[row[place] for place in kept] for row in rows], headers), table.total)


def _newest_first(table: Table, selection: Selection) -> list[list[TableCell]]:
    """The rows of a table with the newest time first; where no column is a time, by words that begin with one."""
    fields = selection.dataset.fields
    times = [place for place, head in enumerate(table.headers) if head.name and fields[head.name].temporal]
    if times and table.rows and table.rows[0][times[0]].row:
        column = fields[table.headers[times[0]].name]
        return sorted(table.rows, key=lambda row: _start(row[times[0]], column), reverse=True)
    if times:
        return table.rows[::-1]
    ends = [time_in_words(row[0].text) for row in table.rows]
    if not all(ends):
        return table.rows
    order = sorted(range(len(ends)), key=lambda place: ends[place] or (), reverse=True)
    return [table.rows[place] for place in order]


def _start(cell: TableCell, column: Column) -> datetime.date:
    value = cell.row.values[column.name] if cell.row else None
    return column.period(value).start if value is not None else datetime.date.min
