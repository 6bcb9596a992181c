"""The rows a chart shows, split into its series."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.chart import Chart, Scalar, Span
from dashboard.dataset import Dataset
from dashboard.descriptor import Column, Mark, Source
from dashboard.finding import Finding, nearest
from dashboard.palette import role_of
from dashboard.record import Record
from dashboard.rows import Row


@dataclass(frozen=True)
class Point:
    """One value of a series and the row it comes from; without a row it is a gap."""

    x: Any
    y: float | None
    row: Row | None = None

    @property
    def mark(self) -> Mark | None:
        """What kind of figure it is, where it is not an ordinary one."""
        return self.row.mark if self.row else None


@dataclass(frozen=True)
class Series:
    """What is drawn in one colour."""

    key: str
    label: str
    role: str
    field: Column
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Selection:
    """What a figure, a table and a download are made of."""

    chart: Chart
    dataset: Dataset
    rows: tuple[Row, ...]
    series: tuple[Series, ...]

    @property
    def x(self) -> Column:
        """The field on the horizontal axis, or of the categories."""
        return self.dataset.fields[self.chart.x]

    @property
    def unit(self) -> str:
        """The unit of what is drawn."""
        return self.series[0].field.unit or ""

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the rows shown, each once, in the descriptor's order."""
        used = {self.dataset.source_of(row).name for row in self.rows}
        return tuple(source for source in self.dataset.descriptor.sources if source.name in used)


def select(chart: Chart, dataset: Dataset, record: Record, findings: list[Finding]) -> Selection | None:
    """The rows of a chart; None and findings where nothing is left, or where a point would be drawn twice."""
    known = len(findings)
    for name, wanted in chart.where.items():
        _check_wanted(name, wanted, dataset, record, findings)
    if len(findings) > known:
        return None
    rows = tuple(row for row in dataset.rows if _kept(row, chart))
    if not rows or all(row.values[name] is None for row in rows for name in chart.fields):
        message = f"No row of '{dataset.name}' is left to draw."
        hint = "Look at 'where': every condition has to hold for a row to be kept."
        findings.append(record.finding("empty-selection", ("where",), message, hint))
        return None
    series = tuple(_series(chart, dataset, rows, record, findings))
    _check_highlight(chart, series, record, findings)
    return Selection(chart, dataset, rows, series) if len(findings) == known else None


def _kept(row: Row, chart: Chart) -> bool:
    return all(_matches(row.values[name], wanted) for name, wanted in chart.where.items())


def _matches(value: Any, wanted: Scalar | list[Scalar] | Span) -> bool:
    if isinstance(wanted, list):
        return any(_same(value, one) for one in wanted)
    if isinstance(wanted, Span):
        if value is None:
            return False
        after = wanted.from_ is None or _ordered(value) >= _ordered(wanted.from_)
        return after and (wanted.to is None or _ordered(value) <= _ordered(wanted.to))
    return _same(value, wanted)


def _same(value: Any, wanted: Scalar) -> bool:
    return bool(value == wanted) or (isinstance(value, str) and value == str(wanted))


def _ordered(value: Any) -> Any:
    # Months are text and dates are dates; as ISO text both are in order.
    return value.isoformat() if isinstance(value, datetime.date) else value


def _check_wanted(
    name: str, wanted: Scalar | list[Scalar] | Span, dataset: Dataset, record: Record, findings: list[Finding]
) -> None:
    """Each value asked for has to be there, and a span has to be of the field's kind."""
    present = {row.values[name] for row in dataset.rows} - {None}
    if isinstance(wanted, Span):
        ends = [end for end in (wanted.from_, wanted.to) if end is not None]
        sample = _ordered(next(iter(present)))
        for end in ends:
            if isinstance(_ordered(end), str) != isinstance(sample, str):
                message = f"where: {name} holds values such as {sample!r}; read {end!r}."
                findings.append(record.finding("wrong-value", ("where", name), message))
        return
    for one in wanted if isinstance(wanted, list) else [wanted]:
        if not any(_same(value, one) for value in present):
            message = f"where: no row of '{dataset.name}' has {name} {str(one)!r}."
            hint = nearest(one, sorted(str(value) for value in present))
            findings.append(record.finding("empty-selection", ("where", name), message, hint))


def _series(
    chart: Chart, dataset: Dataset, rows: tuple[Row, ...], record: Record, findings: list[Finding]
) -> list[Series]:
    if chart.color:
        column = dataset.fields[chart.color]
        present = [str(row.values[chart.color]) for row in rows if row.values[chart.color] is not None]
        listed = [category.value for category in column.categories]
        keys = [key for key in listed if key in present] or list(dict.fromkeys(present))
        field = dataset.fields[chart.fields[0]]
        parts: list[tuple[str, str, Column, Callable[[Row], bool]]] = [
            (key, column.label(key), field, _is(chart.color, key)) for key in keys
        ]
    else:
        parts = [(name, dataset.fields[name].title, dataset.fields[name], lambda row: True) for name in chart.fields]
    found = []
    for position, (key, label, field, belongs) in enumerate(parts):
        points = [
            Point(row.values[chart.x], row.values[field.name], row)
            for row in rows
            if belongs(row) and row.values[chart.x] is not None
        ]
        seen: dict[Hashable, Row] = {}
        for point in points:
            if point.x in seen and point.row:
                message = f"Two rows for {chart.x} {point.x} (lines {seen[point.x].line} and {point.row.line})."
                hint = "Split them with 'color', or keep one kind with 'where'."
                findings.append(record.finding("duplicate-point", ("x",), message, hint))
                break
            if point.row:
                seen[point.x] = point.row
        if any(point.y is not None for point in points):
            role = role_of(key, position, dataset.name if len(parts) == 1 else "")
            ordered = _sorted(points, chart, dataset.fields[chart.x])
            found.append(Series(key, label, role, field, tuple(ordered)))
    return found


def _is(name: str, key: str) -> Callable[[Row], bool]:
    return lambda row: str(row.values[name]) == key


def _sorted(points: list[Point], chart: Chart, x: Column) -> list[Point]:
    order = chart.sort or ("x" if x.temporal or x.numeric else None)
    if order is None:
        return points
    return sorted(
        points,
        key=lambda point: (point.y or 0.0) if order.endswith("y") else _ordered(point.x),
        reverse=order.startswith("-"),
    )


def _check_highlight(chart: Chart, series: tuple[Series, ...], record: Record, findings: list[Finding]) -> None:
    names = {one.key for one in series} | {str(point.x) for one in series for point in one.points}
    for wanted in chart.highlight:
        if str(wanted) not in names:
            message = f"highlight: the chart shows no series and no value {str(wanted)!r}."
            hint = nearest(wanted, sorted(names))
            findings.append(record.finding("unknown-name", ("highlight",), message, hint))
