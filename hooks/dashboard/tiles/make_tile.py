"""Makes a tile of the rows of a dataset, or of the answer of a named fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.style.thing_colours import ThingColours
from dashboard.core.finding import Finding
from dashboard.core.frequency import Frequency
from dashboard.core.number_text import format_rounded
from dashboard.core.period import KINDS, Period
from dashboard.core.yaml_record import Record
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset
from dashboard.data.marks import sign_of
from dashboard.data.source import Source
from dashboard.data.unit_forms import unit_suffix
from dashboard.facts.named_fact import FactResult
from dashboard.tiles.change import find_changes
from dashboard.tiles.figure import TileFigure, same_part
from dashboard.tiles.read_figures import TileRows, counts_of, figures_of, one_row_each, select_rows
from dashboard.tiles.sparkline import MOST_FIGURES, draw_amounts, draw_bars, draw_ticks
from dashboard.tiles.tile import Tile
from dashboard.tiles.tile_entry import ChangeKind, TileEntry

_BOTH: tuple[ChangeKind, ...] = ("previous", "year")


def make_tile(
    entry: TileEntry, dataset: Dataset, record: Record, colours: ThingColours, findings: list[Finding]
) -> Tile | None:
    """Make the tile of a field, or of the number of rows in a year.

    Args:
        entry: the tile as declared. Its field, if it names one, is one of the dataset's.
        dataset: the dataset that it names.
        record: its part of `data/tiles.yaml`.
        colours: the colours of things on this site.
        findings: gets what is wrong.
    """
    rows = select_rows(entry, dataset, record, findings)
    if rows is None:
        return None
    column = dataset.fields[entry.field] if entry.field else None
    if column and not one_row_each(rows, record, findings):
        return None
    if column is None or column.numeric:
        return _number_tile(entry, rows, column, colours)
    if entry.change:
        message = f"change: '{entry.field}' holds no numbers, so nothing rises or falls."
        findings.append(record.finding("wrong-tile", ("change",), message, "Leave 'change' out."))
        return None
    return _word_tile(entry, rows, column, colours)


def fact_tile(entry: TileEntry, answer: FactResult, datasets: Sequence[Dataset]) -> Tile:
    """Make the tile of a named fact, which is one number of the day of its data.

    Args:
        entry: the tile as declared.
        answer: what the fact's SQL gives.
        datasets: those that it reads.
    """
    assert answer.value is not None
    value, unit = _value_and_unit(answer.value, Column(name="value", type="number", title="Value", unit=answer.unit))
    listed = [source for dataset in datasets for source in dataset.descriptor.sources]
    sources = [one for one in listed if one.organization in answer.sources and one.name in answer.source_names]
    return Tile(
        **_common(entry, datasets, sources),
        value=value,
        unit=unit,
        amount=answer.value,
        full_unit=answer.unit or "",
        marks=answer.marks,
        fact=entry.name,
    )


def _number_tile(entry: TileEntry, rows: TileRows, column: Column | None, colours: ThingColours) -> Tile:
    dataset, counted = rows.dataset, column is None
    kinds = _BOTH if entry.change is None else entry.change
    frequency: Frequency = "annual" if counted else dataset.descriptor.frequency
    figures = figures_of(entry, rows) if column else counts_of(rows)
    if [*kinds] == ["year"] and figures[-1].has_part:
        figures, frequency = same_part(figures), "annual"
    latest, unit = figures[-1], (column.unit if column else None) or ""
    is_open = latest.is_open(dataset.descriptor.updated)
    value, words_behind = _value_and_unit(latest.value, column, latest.bound)
    colour = _colour(entry, dataset, colours)
    return Tile(
        **_common(entry, [dataset], [source for figure in reversed(figures) for source in figure.sources]),
        value=value,
        unit=words_behind,
        amount=latest.value,
        full_unit=unit,
        period=latest.period,
        is_open=is_open,
        covers=latest.covers,
        marks=latest.marks_beside,
        bound=latest.bound,
        changes=find_changes(figures, kinds, frequency, unit, counted=counted, is_open=is_open),
        figures=figures,
        sparkline=draw_bars(figures, colour) if counted else draw_amounts(figures, colour, frequency),
        drawn=_ends([figure.period for figure in figures]),
        none_listed=_none_listed(latest, dataset) if counted else None,
    )


def _word_tile(entry: TileEntry, rows: TileRows, column: Column, colours: ThingColours) -> Tile:
    """The tile of a text, a day or another time: that of the latest row."""
    row, dataset = rows.rows[-1], rows.dataset
    periods = [rows.period(other) for other in rows.rows]
    cell = row.values[column.name]
    # (Readers see a day in words.)
    value = column.period(cell).words if column.type in KINDS else column.label(cell)
    return Tile(
        **_common(entry, [dataset], dataset.sources_of(row)),
        value=value,
        unit="",
        period=None if column.name == rows.time.name else rows.period(row),
        marks=row.marks,
        sparkline=draw_ticks(periods, _colour(entry, dataset, colours)),
        drawn=_ends(periods),
    )


def _ends(periods: Sequence[Period]) -> tuple[Period, Period] | None:
    """Where a picture of some periods begins and ends: of more than it has room for, it has the latest."""
    drawn = periods[-MOST_FIGURES:]
    return (drawn[0], drawn[-1]) if len(drawn) > 1 else None


def _common(entry: TileEntry, datasets: Sequence[Dataset], sources: Sequence[Source]) -> dict[str, Any]:
    """What tiles of all kinds have."""
    descriptors = [dataset.descriptor for dataset in datasets]
    return {
        "id": entry.id,
        "label": entry.label,
        "theme": entry.theme,
        "chart": entry.chart,
        "datasets": tuple(dataset.name for dataset in datasets),
        "updated": max(descriptor.updated for descriptor in descriptors),
        "sources": tuple(dict.fromkeys(sources)),
        "ended": next((descriptor.ended for descriptor in descriptors if descriptor.ended), None),
    }


def _value_and_unit(amount: Any, column: Column | None, bound: str = "") -> tuple[str, str]:
    """The value with its bound and its sign of per cent, and the words behind it: '<7.05%' and 'of GDP'."""
    number = format_rounded(amount)
    suffix = unit_suffix(column.unit_behind(number)) if column else ""
    sign = "%" if suffix.startswith("%") else ""
    return f"{sign_of(bound)}{number}{sign}", suffix.removeprefix(sign).strip()


def _none_listed(latest: TileFigure, dataset: Dataset) -> Period | None:
    """The year in which a list was last updated, if it has no row of that year, and has not ended."""
    year = Period.containing("year", dataset.descriptor.updated)
    return year if latest.period < year and not dataset.descriptor.ended else None


def _colour(entry: TileEntry, dataset: Dataset, colours: ThingColours) -> str:
    """The colour of the thing that a tile is about: of what its rows are kept by, of its label, or of its dataset."""
    kept = [
        name
        for field, value in entry.where.items()
        if isinstance(value, str)
        for name in (value, dataset.fields[field].label(value))
    ]
    return colours.of_series([[*kept, entry.label, dataset.descriptor.title]])[0]
