"""Reads pages as Markdown the way a program does that quotes them, and knows nothing of the engine that wrote them.

`differences` holds what is read against rows. Questions are made of rows by templates, and answered from what is read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from dashboard.charts.spec.selection import Selection
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.marks import ALL_SIGNS, without_bound
from dashboard.data.source import Source
from tests.samples.amounts import read_back

MARKS = ("provisional", "derived", "estimate")
_MARK = re.compile(rf"(.*) \(((?:{'|'.join(MARKS)})(?:, (?:{'|'.join(MARKS)}))*)\)", re.S)
_SOURCE = re.compile(r"(\d+)\. (.*)")
_NOTE = re.compile(r"\[\^(fact-\d+)\]: (.*)")


@dataclass(frozen=True)
class Cell:
    """A value as it is read, and its mark."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class QuotedTable:
    """A table below a heading, with the list of sources below it."""

    heading: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: dict[str, str] = field(default_factory=dict)
    """Each with its publisher, title and address, by its number."""

    @property
    def cites_rows(self) -> bool:
        """Whether the last column names the sources of each row."""
        return len(self.sources) > 1 and self.columns[-1] == "Source"

    @property
    def values(self) -> int:
        """The number of columns with values."""
        return len(self.columns) - self.cites_rows

    def sources_of(self, row: Sequence[Cell], column: str) -> list[str]:
        """What is cited for one value."""
        if not self.cites_rows:
            return [*self.sources.values()]
        cited = row[-1].text
        if ": " in cited:
            own = re.search(rf"(?:^|; ){re.escape(column)}: ([\d, ]+)", cited)
            cited = own[1] if own else ""
        return [self.sources[number] for number in cited.split(", ") if number]


@dataclass(frozen=True)
class QuotedText:
    """A page."""

    front: dict[str, Any]
    body: str
    tables: tuple[QuotedTable, ...]
    notes: dict[str, str]
    """The notes of facts."""


def read_quoted(markdown: str) -> QuotedText:
    """Read a page."""
    head, _, body = markdown.removeprefix("---\n").partition("\n---\n")
    notes = dict(match.groups() for line in body.split("\n") if (match := _NOTE.fullmatch(line)))
    return QuotedText(yaml.safe_load(head), body, tuple(_tables(body)), notes)


def plain_text(markdown: str) -> str:
    """Words without the backslashes of Markdown."""
    return re.sub(r"\\(.)", r"\1", markdown)


def _tables(body: str) -> Iterator[QuotedTable]:
    heading, lines = "", body.split("\n")
    for place, line in enumerate(lines):
        if match := re.match(r"#+ (.*)", line):
            heading = plain_text(match[1])
        if line.startswith("|") and not lines[place - 1].startswith("|"):
            end = next(at for at in range(place, len(lines) + 1) if at == len(lines) or not lines[at].startswith("|"))
            heads, _rule, *rows = map(_split, lines[place:end])
            pairs = [_head(head) for head in heads]
            columns, units = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
            yield QuotedTable(heading, columns, units, tuple(map(_row, rows)), _sources(lines[end:]))


def _split(line: str) -> list[str]:
    return [plain_text(cell.strip()) for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]]


def _head(text: str) -> tuple[str, str]:
    """A column's title and its unit, which stands in the last brackets."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if depth == 0:
            unit = text[place + 1 : -1]
            return text[:place].rstrip(), "" if unit == "no unit" else unit
    return text, ""


def _row(cells: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(match[1], match[2]) if (match := _MARK.fullmatch(text)) else Cell(text) for text in cells)


def _sources(lines: Sequence[str]) -> dict[str, str]:
    """The numbered list that stands below the next line 'Sources:', before the next heading or table."""
    sources: dict[str, str] = {}
    is_listed = False
    for line in lines:
        if line == "Sources:":
            is_listed = True
        elif is_listed and (match := _SOURCE.fullmatch(line)):
            sources[match[1]] = match[2]
        elif sources or line.startswith(("#", "|")):
            break
    return sources


def same_value(text: str, row: Row, column: Column) -> bool:
    """Whether a text says what a cell of a row holds, with all its digits."""
    raw = row.texts[column.name]
    if column.numeric and row.values[column.name] is not None:
        sign = row.sign_on(column.name)
        if not text.startswith(sign):
            return False
        text = text.removeprefix(sign)
        if not text or read_back(text) != Decimal(raw):
            return False
        return text == raw or "E" in raw.upper() or "×" in text or Decimal(raw) == 0
    return text == (column.label(raw) if raw and (column.categories or column.temporal) else " ".join(raw.split()))


def names_source(cited: Sequence[str], sources: Sequence[Source]) -> bool:
    """Whether what is cited are these sources: each by its publisher, its title and its address."""
    words = [plain_text(text) for text in cited]
    return len(cited) == len(sources) and all(
        any(
            one.publisher in text and " ".join(one.title.split()) in text and (one.path or "") in text for text in words
        )
        for one in sources
    )


def dataset_differences(table: QuotedTable, dataset: Dataset) -> list[str]:
    """Where the table of a dataset differs from its rows: cells, marks, sources, rows that are missing or too many."""
    titles = {column.title: column for column in dataset.fields.values()}
    columns = [titles[title] for title in table.columns[: table.values]]
    found = {_key(row, dataset, columns): row for row in table.rows}
    told = [f"{len(table.rows)} rows for {len(dataset.rows)}"] if len(table.rows) != len(dataset.rows) else []
    told += [f"{column.title} in {unit}" for column, unit in _pairs(columns, table) if unit != (column.unit or "")]
    for row in dataset.rows:
        cells = found.get(tuple(_label(row, dataset.fields[name]) for name in dataset.key))
        if cells is None:
            told.append(f"no row {dataset.row_id(row)}")
            continue
        for cell, column in zip(cells, columns, strict=False):
            marks = {cell.mark} - {""}
            if not same_value(cell.text, row, column) or not marks <= {row.mark, row.mark_beside(column.name)}:
                told.append(f"{dataset.row_id(row)} {column.name}: {cell}")
        if without_bound(row.mark) and not any(cell.mark for cell in cells):
            told.append(f"{dataset.row_id(row)} without its mark {row.mark}")
        if not names_source(table.sources_of(cells, ""), dataset.sources_of(row)):
            told.append(f"{dataset.row_id(row)} cites {table.sources_of(cells, '')}")
    return told


def _pairs(columns: Sequence[Column], table: QuotedTable) -> list[tuple[Column, str]]:
    return [*zip(columns, table.units[: table.values], strict=True)]


def _key(cells: Sequence[Cell], dataset: Dataset, columns: Sequence[Column]) -> tuple[str, ...]:
    by_name = {column.name: cell.text for column, cell in zip(columns, cells, strict=False)}
    return tuple(by_name[name] for name in dataset.key)


def _label(row: Row, column: Column) -> str:
    raw = row.texts[column.name]
    return column.label(raw) if raw and (column.categories or column.temporal) else " ".join(raw.split())


def chart_differences(table: QuotedTable, selection: Selection) -> list[str]:
    """Where the table of a chart differs from the rows that it draws."""
    drawn = selection.summary or selection
    fields = {column.title: column for column in drawn.dataset.fields.values()}
    heads, told = table.columns[: table.values], list[str]()
    if len(table.rows) == len(drawn.rows) and all(head in fields for head in heads):
        for row, cells in zip(drawn.rows, table.rows, strict=True):
            for head, unit, cell in zip(heads, table.units, cells, strict=False):
                if not same_value(cell.text, row, fields[head]) or unit != (fields[head].unit or ""):
                    told.append(f"{head}: {cell} for {row.texts}")
                told += _wrong_sources(table, cells, head, cell, row, selection)
        return told
    met = 0
    for cells in table.rows:
        for head, unit, cell in [*zip(heads, table.units, cells, strict=False)][1:]:
            rows = [
                (row, column)
                for row in selection.rows
                for column in _drawn_as(head, row, selection)
                if _is_at(cells[0].text, row, selection.x)
            ]
            if not cell.text:
                told += [f"nothing for {row.texts}" for row, column in rows if row.values[column.name] is not None]
                continue
            met += 1
            if len(rows) != 1 or not same_value(cell.text, *rows[0]) or unit != (rows[0][1].unit or ""):
                told.append(f"{cells[0].text}, {head}: {cell} in {unit}")
            else:
                if cell.mark != rows[0][0].mark_beside(rows[0][1].name):
                    told.append(f"{cells[0].text}, {head}: mark {cell.mark}")
                told += _wrong_sources(table, cells, head, cell, rows[0][0], selection)
    amounts = sum(row.values[name] is not None for row in selection.rows for name in selection.roles.measures)
    return told if met == amounts else [*told, f"{met} values for {amounts}"]


def _wrong_sources(
    table: QuotedTable, cells: Sequence[Cell], head: str, cell: Cell, row: Row, selection: Selection
) -> list[str]:
    if selection.summary or not cell.text:
        return []
    cited = table.sources_of(cells, head)
    return [] if names_source(cited, selection.dataset.sources_of(row)) else [f"{head} of {row.texts} cites {cited}"]


def _drawn_as(head: str, row: Row, selection: Selection) -> Iterator[Column]:
    """The measures of a row that a head may stand for."""
    roles, fields = selection.roles, selection.dataset.fields
    facet = fields[roles.facet].label(row.values[roles.facet]) if roles.facet else ""
    for name in roles.measures:
        own = fields[roles.split].label(row.values[roles.split]) if roles.split else fields[name].title
        if head in (own, facet, f"{facet}: {own}") and (head != own or not facet or own == facet):
            yield fields[name]


def _is_at(text: str, row: Row, x: Column) -> bool:
    return same_value(text, row, x) or (not x.numeric and text == x.label(row.values[x.name]))


@dataclass(frozen=True)
class Question:
    """What a reader asks: the value of a column in the row where others have values, its unit and its source."""

    page: str
    column: str
    where: dict[str, str]
    value: str
    unit: str
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        """The question in words."""
        row = " and ".join(f"{name} is {text}" for name, text in self.where.items())
        return f"What is {self.column} in “{self.page}” where {row}; in which unit, and who says so?"

    def is_answered_by(self, pages: dict[str, QuotedText]) -> bool:
        """Whether what a page says is right."""
        [table] = pages[self.page].tables[:1]
        [row] = [row for row in table.rows if all(_at(table, row, name) == text for name, text in self.where.items())]
        place = table.columns.index(self.column)
        cited = table.sources_of(row, self.column)
        is_same = (
            read_back(row[place].text.lstrip(ALL_SIGNS)) == Decimal(self.value) and table.units[place] == self.unit
        )
        return is_same and names_source(cited, self.sources)


def _at(table: QuotedTable, row: Sequence[Cell], column: str) -> str:
    return row[table.columns.index(column)].text


def dataset_questions(dataset: Dataset) -> Iterator[Question]:
    """A question for each amount of a dataset."""
    for row in dataset.rows:
        where = {dataset.fields[name].title: _label(row, dataset.fields[name]) for name in dataset.key}
        for column in dataset.fields.values():
            if column.numeric and column.name not in dataset.key and row.values[column.name] is not None:
                value, unit = row.texts[column.name], column.unit or ""
                yield Question(dataset.descriptor.title, column.title, where, value, unit, dataset.sources_of(row))


def chart_questions(selection: Selection) -> Iterator[Question]:
    """A question for each amount of a chart that draws series over x, each named by one field."""
    roles, fields = selection.roles, selection.dataset.fields
    if selection.summary or selection.chart.label or roles.facet or len(roles.measures) > 1:
        return
    column = fields[roles.measures[0]]
    places = [(row.values[roles.across], row.values[roles.split] if roles.split else "") for row in selection.rows]
    if not column.numeric or len({*places}) < len(places):
        return
    for row in selection.rows:
        if row.values[column.name] is not None:
            head = fields[roles.split].label(row.values[roles.split]) if roles.split else column.title
            where = {selection.x.title: _label(row, selection.x)}
            sources = selection.dataset.sources_of(row)
            title = selection.chart.title
            yield Question(title, head, where, row.texts[column.name], column.unit or "", sources)


def some_of(questions: Sequence[Question], number: int) -> list[Question]:
    """So many questions, always the same ones."""
    return random.Random(number).sample(questions, number)
