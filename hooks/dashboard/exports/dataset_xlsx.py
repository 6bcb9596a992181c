"""A dataset as a spreadsheet: rows with types and units, its codebook, its sources, and how to cite it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from itertools import batched
from typing import TYPE_CHECKING

from dashboard.core.dates import day
from dashboard.core.words import _
from dashboard.data.dataset import Dataset
from dashboard.data.readable_rows import amount_fields, covered_time
from dashboard.exports.dataset_record import DatasetRecord, terms_of
from dashboard.exports.xlsx_cells import XlsxCell, fit_text, sheet_rows
from dashboard.pages.codebook import codebook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Of a sheet, below its head. What is more goes on in another sheet."""
_WIDEST = 60
"""Signs in a column."""


def dataset_xlsx(record: DatasetRecord, dataset: Dataset) -> bytes:
    """Write a dataset.

    Args:
        record: its description.
        dataset: its rows.

    Returns:
        XLSX. Every text is written as a text, so no cell is run as a formula.
    """
    from xlsxwriter import Workbook  # (Most builds write no spreadsheet, since no dataset has changed.)

    output = io.BytesIO()
    book = Workbook(output, {"in_memory": True})
    # Without a time of its own the file would carry that of its making.
    made = datetime.datetime.combine(record.updated, datetime.time())
    book.set_properties({"title": record.title, "comments": record.citation, "created": made})
    _write_rows(book, record, dataset)
    _write_codebook(book, record, dataset)
    _write_sources(book, record)
    _write_about(book, record, dataset)
    book.close()
    return output.getvalue()


def _write_rows(book: Workbook, record: DatasetRecord, dataset: Dataset) -> None:
    marked = {column.name for column in amount_fields(dataset)}
    formats = _Formats(book)
    heads = [_head(field) for field in record.fields]
    for number, rows in enumerate(batched(sheet_rows(dataset, marked), MOST_ROWS) if dataset.rows else [()], 1):
        sheet = book.add_worksheet(_("Rows") if number == 1 else f"{_('Rows')} {number}")
        widths = [len(head) for head in heads]
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, formats.head)
        for line, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                _write_cell(sheet, line, place, cell, formats)
                widths[place] = max(widths[place], len(str(cell.value or "")))
        for place, width in enumerate(widths):
            sheet.set_column(place, place, min(width, _WIDEST) + 2)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _head(field: dict[str, str]) -> str:
    unit = field.get("unit")
    return f"{field['title']} ({unit})" if unit else field["title"]


class _Formats:
    """The formats of a book, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Format] = {}
        self.head = book.add_format({"bold": True, "bottom": 1})

    def of(self, cell: XlsxCell) -> Format:
        """The format of a cell: the form of its number or day, and italics for a marked figure."""
        key = cell.form, cell.is_marked
        if key not in self._made:
            self._made[key] = self._book.add_format({"num_format": cell.form, "italic": cell.is_marked})
        return self._made[key]


def _write_cell(sheet: Worksheet, line: int, place: int, cell: XlsxCell, formats: _Formats) -> None:
    value = cell.value
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value, formats.of(cell))
    elif isinstance(value, datetime.date):
        sheet.write_datetime(line, place, datetime.datetime.combine(value, datetime.time()), formats.of(cell))
    elif isinstance(value, str):
        sheet.write_string(line, place, fit_text(value, _("the CSV")), formats.of(cell))
    else:
        sheet.write_number(line, place, value, formats.of(cell))


def _write_codebook(book: Workbook, record: DatasetRecord, dataset: Dataset) -> None:
    head = (_("Column"), _("Name in the CSV"), _("Kind"), _("Unit"), _("Rules"), _("Description"))
    lines = []
    for entry in codebook(dataset):
        unit = dataset.fields[entry.name].unit if entry.name in dataset.fields else None
        meanings = "; ".join(f"{one.value} = {one.label}" for one in entry.categories if one.label != one.value)
        description = " ".join(filter(None, (entry.description, meanings)))
        lines.append((entry.title, entry.name, entry.kind, unit or "", "; ".join(entry.rules), description))
    named = {line[1] for line in lines}
    for field in record.fields:  # (Those that the page does not explain, since it has other places for what they say.)
        if field["name"] not in named:
            lines.append((field["title"], field["name"], _("text"), "", "", field["description"]))
    _write_texts(book.add_worksheet(_("Codebook")), [head, *lines], book.add_format({"bold": True, "bottom": 1}))


def _write_sources(book: Workbook, record: DatasetRecord) -> None:
    head = (_("Source"), _("Publisher"), _("Title"), _("Address"), _("Retrieved"))
    keys = ("name", "organization", "title", "path", "accessed")
    lines = [tuple(str(source.get(key, "")) for key in keys) for source in record.sources]
    _write_texts(book.add_worksheet(_("Sources")), [head, *lines], book.add_format({"bold": True, "bottom": 1}))


def _write_about(book: Workbook, record: DatasetRecord, dataset: Dataset) -> None:
    marks = _("Figures in italics carry a mark, such as estimate: it stands in the column “Mark”.")
    lines = [
        (_("Title"), record.title),
        (_("Description"), record.description),
        (_("Period"), covered_time(dataset)),
        (_("Updated"), day(record.updated)),
        (_("How the rows came about"), record.how),
        (_("How to cite"), record.citation),
        (_("Address"), record.url),
        *((_("Terms of use"), terms) for terms in terms_of(record)),
        (_("Marks"), marks if any(row.mark for row in dataset.rows) else ""),
    ]
    _write_texts(book.add_worksheet(_("About")), [line for line in lines if line[1]], None)


def _write_texts(sheet: Worksheet, lines: Iterable[tuple[str, ...]], head: Format | None) -> None:
    widths: dict[int, int] = {}
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            fitting = fit_text(text, _("the page of the dataset"))
            sheet.write_string(number, place, fitting, head if number == 0 else None)
            widths[place] = max(widths.get(place, 0), len(text))
    for place, width in widths.items():
        sheet.set_column(place, place, min(width, _WIDEST) + 2)
