"""Reads the figures of a tile from the rows of its dataset: one for each period."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from dashboard.charts.resolve.declared_values import read_condition
from dashboard.charts.spec.chart_spec import ValueSpan
from dashboard.charts.spec.row_filter import check_condition, filter_rows
from dashboard.core.finding import Finding, nearest
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.number_text import exact
from dashboard.core.period import KINDS, Period
from dashboard.core.phrases import join_words
from dashboard.core.yaml_record import Record
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.tiles.figure import TileFigure
from dashboard.tiles.tile_entry import TileEntry


class TileRows(Frozen):
    """The rows of a dataset that a tile keeps, in order of time."""

    dataset: Dataset
    rows: tuple[Row, ...]
    time: Column
    """The field of time in the dataset's key."""

    def period(self, row: Row) -> Period:
        """The period of a row."""
        assert self.time.type in KINDS
        return self.time.period(row.values[self.time.name])


def select_rows(entry: TileEntry, dataset: Dataset, record: Record, findings: list[Finding]) -> TileRows | None:
    """Select the rows that a tile is about.

    Args:
        entry: the tile.
        dataset: the one that it names.
        record: its part of `data/tiles.yaml`.
        findings: gets what is wrong.

    Returns:
        The rows; None if there are none, or none with a time.
    """
    unknown = [name for name in entry.where if name not in dataset.fields]
    for name in unknown:
        message = f"where: the dataset '{dataset.name}' has no field '{name}'."
        findings.append(record.finding("unknown-field", ("where", name), message, nearest(name, dataset.fields)))
    if unknown:
        return None
    where = {name: read_condition(dataset.fields[name], condition) for name, condition in entry.where.items()}
    before = len(findings)
    for name, condition in where.items():
        check_condition(name, condition, dataset, record, findings)
    fixed = {name for name, condition in where.items() if not isinstance(condition, list | ValueSpan)}
    times = [dataset.fields[name] for name in dataset.key if dataset.fields[name].temporal and name not in fixed]
    if len(times) != 1:
        read = f"the times {join_words([time.name for time in times])}" if times else "no time"
        message = f"value: the key of '{dataset.name}' holds {read}, expected one: a tile tells the latest value."
        hint = f"Its key is {', '.join(dataset.key)}. Take a dataset with a year or another period in its key."
        findings.append(record.finding("wrong-tile", ("value",), message, hint))
    if len(findings) > before:
        return None
    kept = [row for row in filter_rows(dataset.rows, where) if not entry.field or row.values[entry.field] is not None]
    if not kept:
        message = f"where: no row of '{dataset.name}' is left with a value in '{entry.field or 'any field'}'."
        hint = "Look at 'where': every condition has to hold for a row to be kept."
        findings.append(record.finding("empty-selection", ("where",), message, hint))
        return None
    unsorted = TileRows(dataset, tuple(kept), times[0])
    return replace(unsorted, rows=tuple(sorted(kept, key=unsorted.period)))


def one_row_each(rows: TileRows, record: Record, findings: list[Finding]) -> bool:
    """Whether each period has one row; else add a finding that names what still differs.

    Args:
        rows: those of the tile.
        record: its part of `data/tiles.yaml`.
        findings: gets what is wrong.
    """
    period, several = max(group_by(rows.rows, rows.period).items(), key=lambda item: (len(item[1]), item[0]))
    if len(several) == 1:
        return True
    others = [name for name in rows.dataset.key if name != rows.time.name]
    differing = {name: list(dict.fromkeys(row.texts[name] for row in several)) for name in others}
    differing = {name: values for name, values in differing.items() if len(values) > 1}
    message = f"where: {len(several)} rows of '{rows.dataset.name}' are left for {period.words}, expected one."
    options = "; ".join(f"{name} is {', '.join(values[:6])}" for name, values in differing.items())
    example = ", ".join(f"{name}: {values[0]}" for name, values in differing.items())
    hint = f"Keep one of them, such as where: {{{example}}}. ({options}.)"
    findings.append(record.finding("wrong-tile", ("where",), message, hint))
    return False


def figures_of(entry: TileEntry, rows: TileRows) -> tuple[TileFigure, ...]:
    """The figures of a number field, in order of time."""
    dataset = rows.dataset
    texts = [field for field in dataset.fields.values() if field.type == "string" and field.name not in dataset.key]
    return tuple(
        TileFigure(
            rows.period(row),
            exact(row.texts[entry.field]),
            row.marks,
            ", ".join(field.label(row.values[field.name]) for field in texts if row.values[field.name]),
            dataset.sources_of(row),
        )
        for row in rows.rows
    )


def counts_of(rows: TileRows) -> tuple[TileFigure, ...]:
    """The number of rows in each year that has any, in order of time."""
    years = group_by(rows.rows, lambda row: Period.parse("year", str(rows.period(row).year)))
    return tuple(
        TileFigure(
            year,
            Decimal(len(counted)),
            tuple(dict.fromkeys(mark for row in counted for mark in row.marks)),
            "",
            tuple(dict.fromkeys(source for row in counted for source in rows.dataset.sources_of(row))),
            counted=True,
        )
        for year, counted in years.items()
    )
