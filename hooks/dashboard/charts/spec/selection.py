"""The rows a chart shows, split into its series."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dashboard.charts.spec.chart_spec import ChartSpec, Roles, Scalar, ValueSpan
from dashboard.charts.style.palette import role_of
from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Column, Mark, Source
from dashboard.data.events import Event


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
    panel: str = ""
    """The small plot it stands in, in the readers' words."""


@dataclass(frozen=True)
class Selection:
    """What a figure, a table and a download are made of."""

    chart: ChartSpec
    roles: Roles
    dataset: Dataset
    rows: tuple[Row, ...]
    series: tuple[Series, ...]
    events: tuple[Event, ...] = ()
    plotly_json: str = ""
    """Marks that a notebook drew by itself, as JSON; empty for a chart that is declared."""

    @property
    def x(self) -> Column:
        """The field that places or names each mark."""
        return self.dataset.fields[self.roles.across]

    @cached_property
    def drawn(self) -> Selection:
        """What forms draw and words say: with `stack: percent` the shares of the whole, else the amounts themselves."""
        if self.chart.stack != "percent":
            return self
        sums: dict[tuple[str, Any], float] = {}
        for one in self.series:
            for point in one.points:
                sums[one.panel, point.x] = sums.get((one.panel, point.x), 0.0) + (point.y or 0.0)
        return replace(self, series=tuple(_shares(one, sums) for one in self.series))

    @property
    def panels(self) -> dict[str, Selection]:
        """The small plots of a chart with `facet`, each with its own series; else one without a name."""
        names = dict.fromkeys(one.panel for one in self.series)
        return {name: replace(self, series=tuple(one for one in self.series if one.panel == name)) for name in names}

    @property
    def unit(self) -> str:
        """The unit of what is drawn."""
        return self.series[0].field.unit or ""

    @property
    def origins(self) -> tuple[Dataset, ...]:
        """The datasets of the repository that it is drawn from; none where code drew it and names a source alone."""
        return self.dataset.parents or ((self.dataset,) if self.dataset.path else ())

    @property
    def updated(self) -> datetime.date | None:
        """The day on which the newest of them was last changed."""
        return max((one.descriptor.updated for one in self.origins), default=None)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the rows shown, each once, in the descriptor's order."""
        used = {source.name for row in self.rows for source in self.dataset.sources_of(row)}
        return tuple(source for source in self.dataset.descriptor.sources if source.name in used)


def select(
    chart: ChartSpec, roles: Roles, dataset: Dataset, record: Record, findings: list[Finding], *, repeats: bool = False
) -> Selection | None:
    """The rows of a chart; None and findings where nothing is left, or where a point would be drawn twice.

    `repeats`: whether a series may have two points at one place.
    """
    known = len(findings)
    for name, wanted in chart.where.items():
        _check_wanted(name, wanted, dataset, record, findings)
    if len(findings) > known:
        return None
    rows = _kept(dataset.rows, chart)
    if not rows or all(row.values[name] is None for row in rows for name in roles.measures):
        message = f"No row of '{dataset.name}' is left to draw."
        hint = "Look at 'where': every condition has to hold for a row to be kept."
        findings.append(record.finding("empty-selection", ("where",), message, hint))
        return None
    _check_places(rows, roles, record, findings)
    series = tuple(_series(chart, roles, dataset, rows))
    if not repeats:
        _check_repeats(series, roles, record, findings)
    _check_highlight(chart, series, record, findings)
    return Selection(chart, roles, dataset, rows, series) if len(findings) == known else None


def colour_role(selection: Selection, one: Series) -> str:
    """The colour of a series in its chart: grey, where others are highlighted."""
    wanted = [str(value) for value in selection.chart.highlight]
    return "rest" if wanted and one.key not in wanted else one.role


def labelled_series(selection: Selection, most: int) -> tuple[Series, ...]:
    """The series whose names stand beside them: all, or those highlighted where there are more than so many."""
    wanted = {str(value) for value in selection.chart.highlight}
    some = tuple(one for one in selection.series if one.key in wanted)
    return some if some and len(selection.series) > most else selection.series


def _shares(one: Series, sums: dict[tuple[str, Any], float]) -> Series:
    field = one.field.model_copy(update={"unit": "%", "title": f"Share of {one.field.title.lower()}"})
    points = [
        replace(point, y=round(point.y / sums[one.panel, point.x] * 100, 4))
        if point.y is not None and sums[one.panel, point.x]
        else replace(point, y=None)
        for point in one.points
    ]
    return replace(one, field=field, points=tuple(points))


def _kept(rows: tuple[Row, ...], chart: ChartSpec) -> tuple[Row, ...]:
    for name, wanted in chart.where.items():
        # Values repeat in rows: each is held against the condition once.
        fits = {value: _matches(value, wanted) for value in {row.values[name] for row in rows}}
        rows = tuple(row for row in rows if fits[row.values[name]])
    return rows


def _matches(value: Any, wanted: Scalar | list[Scalar] | ValueSpan) -> bool:
    if isinstance(wanted, list):
        return any(_same(value, one) for one in wanted)
    if isinstance(wanted, ValueSpan):
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
    name: str, wanted: Scalar | list[Scalar] | ValueSpan, dataset: Dataset, record: Record, findings: list[Finding]
) -> None:
    """Each value asked for has to be there, and a span has to be of the field's kind."""
    present = {row.values[name] for row in dataset.rows} - {None}
    if isinstance(wanted, ValueSpan):
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


def _series(chart: ChartSpec, roles: Roles, dataset: Dataset, rows: tuple[Row, ...]) -> list[Series]:
    """One series for each value of the field that splits, or for each measure; in each small plot anew."""
    if roles.split:
        field = dataset.fields[roles.measures[0]]
        keys = _values(dataset.fields[roles.split], rows)
        parts = [(key, dataset.fields[roles.split].label(key), field) for key in keys]
    else:
        parts = [(name, dataset.fields[name].title, dataset.fields[name]) for name in roles.measures]
    panels = _values(dataset.fields[roles.facet], rows) if roles.facet else [""]
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.values[roles.across] is not None:
            panel = str(row.values[roles.facet]) if roles.facet else ""
            grouped[panel, str(row.values[roles.split]) if roles.split else ""].append(row)
    found = []
    for panel in panels:
        for position, (key, label, field) in enumerate(parts):
            points = [
                Point(row.values[roles.across], row.values[field.name] if field.numeric else None, row)
                for row in grouped[panel, key if roles.split else ""]
            ]
            if any(point.y is not None or not field.numeric for point in points):
                role = role_of(key, position, dataset.name if len(parts) == 1 else "")
                ordered = _sorted(points, chart, dataset.fields[roles.across])
                shown = dataset.fields[roles.facet].label(panel) if roles.facet else ""
                found.append(Series(key, label, role, field, tuple(ordered), shown))
    return found


def _values(field: Column, rows: tuple[Row, ...]) -> list[str]:
    """The values of a field in the order of its categories, or of the rows."""
    present = list(dict.fromkeys(str(row.values[field.name]) for row in rows if row.values[field.name] is not None))
    listed = [category.value for category in field.categories]
    return sorted(present, key=lambda value: listed.index(value) if value in listed else len(listed))


def _check_places(rows: tuple[Row, ...], roles: Roles, record: Record, findings: list[Finding]) -> None:
    """A row that has an amount has to have its place too, or it would be left out silently."""
    for name in dict.fromkeys(name for name in (roles.across, roles.split, roles.facet) if name):
        for row in rows:
            if row.values[name] in (None, "") and any(row.values[one] is not None for one in roles.measures):
                message = f"The row on line {row.line} has a value to draw, but nothing in '{name}' to place it."
                hint = f"Fill it in, or leave such rows out: 'where' keeps the values of '{name}' that it lists."
                findings.append(record.finding("no-place", ("where",), message, hint))
                return


def _check_repeats(series: tuple[Series, ...], roles: Roles, record: Record, findings: list[Finding]) -> None:
    for one in series:
        seen: dict[Hashable, Row] = {}
        for point in one.points:
            if point.x in seen and point.row:
                message = f"Two rows for {roles.across} {point.x} (lines {seen[point.x].line} and {point.row.line})."
                hint = "Split them with 'color', or keep one kind with 'where'."
                findings.append(record.finding("duplicate-point", ("x",), message, hint))
                return
            if point.row:
                seen[point.x] = point.row


def _sorted(points: list[Point], chart: ChartSpec, x: Column) -> list[Point]:
    order = chart.sort or ("x" if x.temporal or x.numeric else None)
    if order is None:
        return points
    return sorted(
        points,
        key=lambda point: (point.y or 0.0) if order.endswith("y") else _ordered(point.x),
        reverse=order.startswith("-"),
    )


def _check_highlight(chart: ChartSpec, series: tuple[Series, ...], record: Record, findings: list[Finding]) -> None:
    names = {one.key for one in series} | {str(point.x) for one in series for point in one.points}
    for wanted in chart.highlight:
        if str(wanted) not in names:
            message = f"highlight: the chart shows no series and no value {str(wanted)!r}."
            hint = nearest(wanted, sorted(names))
            findings.append(record.finding("unknown-name", ("highlight",), message, hint))
