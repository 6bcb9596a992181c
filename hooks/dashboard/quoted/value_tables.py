"""The tables of charts and datasets as Markdown: each value with its unit, its mark and its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.charts.render.table import Header, Table, TableCell
from dashboard.core.words import _
from dashboard.data.dataset import Dataset
from dashboard.data.source import Source
from dashboard.quoted.markdown_words import plain, table

Numbers = Mapping[Source, int]
"""The numbers of sources in the list below a table."""


def value_table(content: Table, dataset: Dataset, numbers: Numbers) -> str:
    """Write a table.

    Args:
        content: the heads and the rows.
        dataset: the dataset of the rows.
        numbers: the numbers of its sources. If there are several, the last column names those of each row.
    """
    heads, rows = [_head(header) for header in content.headers], [list(map(_cell, row)) for row in content.rows]
    if len(numbers) > 1 and any(cell.row for row in content.rows for cell in row):
        heads.append(plain(_("Source")))
        for written, row in zip(rows, content.rows, strict=True):
            written.append(_sources(row, content.headers, dataset, numbers))
    return table(heads, rows, [header.numeric for header in content.headers])


def _head(header: Header) -> str:
    """The head of a column with its unit in brackets; a title that ends in brackets of its own says if it has none."""
    if header.unit:
        return plain(f"{header.text} ({header.unit})")
    return plain(f"{header.text} ({_('no unit')})" if header.text.endswith(")") else header.text)


def _cell(cell: TableCell) -> str:
    return plain(f"{cell.text} ({cell.mark})" if cell.mark else cell.text)


def _sources(row: Sequence[TableCell], headers: Sequence[Header], dataset: Dataset, numbers: Numbers) -> str:
    """The numbers of the sources of a row: '1, 3'; where its values have different ones, by column: 'Sales: 1; …'."""
    by_column = {
        header.text: ", ".join(str(numbers[source]) for source in dataset.sources_of(cell.row) if source in numbers)
        for cell, header in zip(row, headers, strict=True)
        if cell.row and cell.text
    }
    distinct = set(by_column.values())
    if len(distinct) < 2:
        return "".join(distinct)
    return plain("; ".join(f"{name}: {own}" for name, own in by_column.items()))
