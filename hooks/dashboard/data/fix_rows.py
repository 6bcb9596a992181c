"""Corrects cells of a CSV that are not what they look like, and leaves every other byte as it is."""

from __future__ import annotations

import re

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.data.csv_records import Record, split_records
from dashboard.data.descriptor import Descriptor
from dashboard.data.odd_cells import absent_texts, clean_cells, twin_changes

_CELL = lazy_re(r'(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\r|\n|\Z)')
"""A cell in quotes or without, and what ends it."""


class _Cell(Frozen):
    """A cell of a CSV as it is written there."""

    written: str
    text: str
    ending: str
    row: int
    column: int
    """Rows and columns are counted from 0, rows with empty cells too."""

    def replaced(self, text: str) -> str:
        """The cell and its ending with another text, in quotes if it was or if the text needs them."""
        if self.written.startswith('"') or re.search(r'[,"\r\n]', text):
            text = '"' + text.replace('"', '""') + '"'
        return text + self.ending


def fix_rows(text: str, descriptor: Descriptor) -> str:
    """Correct unseen characters, odd blanks, and names whose other spelling is listed or more frequent.

    Args:
        text: the file, with its line ends; it may begin with a byte order mark.
        descriptor: its columns.

    Returns:
        The file with other texts in the cells that need it; the same text if nothing can be corrected.
    """
    body = text.removeprefix("\ufeff")
    records = split_records(body, "", [])
    if len(records) < 2:
        return text
    cells = _split_cells(body)
    changes = clean_cells(records, descriptor.schema_.missingValues)
    header = [changes.get(name, name) for name in records[0][1]]
    rows: list[Record] = [
        (line, [changes.get(cell, cell) for cell in texts]) for line, texts in records[1:] if len(texts) == len(header)
    ]
    fields = {field.name: field for field in descriptor.schema_.fields}
    spellings = twin_changes(rows, header, fields, absent_texts(rows, descriptor.schema_.missingValues))
    head = next(cell.row for cell in cells if cell.text.strip())
    parts = [text[: len(text) - len(body)]]
    for cell in cells:
        better = changes.get(cell.text, cell.text)
        if cell.row > head:
            better = spellings.get(cell.column, {}).get(better) or better
        parts.append(cell.written if better == cell.text else cell.replaced(better))
    return "".join(parts)


def _split_cells(body: str) -> list[_Cell]:
    """The cells of a text that Python's reader takes for CSV, in their order. An empty line is an empty cell."""
    cells: list[_Cell] = []
    end = row = column = 0
    while end < len(body) or column:
        match = _CELL.match(body, end)
        assert match, "any text that is CSV consists of cells"
        text = match[2] if match[1] is None else match[1].replace('""', '"')
        cells.append(_Cell(match[0], text, match[3], row, column))
        end = match.end()
        row, column = (row, column + 1) if match[3] == "," else (row + 1, 0)
    return cells
