"""Amounts told as an index or as changes (`as`): a selection whose rows have one more column, which is drawn.

So pictures, tables, downloads and words tell the computed amounts, and the original ones stay beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from dashboard.charts.spec.build_series import sort_points
from dashboard.charts.spec.change import percentage_change
from dashboard.charts.spec.chart_spec import Relative
from dashboard.charts.spec.coverage import are_alike
from dashboard.charts.spec.name_checks import place_of
from dashboard.charts.spec.row_filter import read_value
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.core.finding import Finding
from dashboard.core.frequency import missing_between, step_noun
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_number, plain_digits, round_to
from dashboard.core.period import MONTHS_IN, Period
from dashboard.core.words import _
from dashboard.core.yaml_record import Record
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.units import percentage_points

_KEY = ("as",)


class _Computed(Frozen):
    """A computed amount and the row of the base that it was computed from."""

    amount: Decimal
    base: Row


class _NoBaseError(Exception):
    """A base is missing, nought or negative; the message says whose and where."""


def relative_selection(selection: Selection, record: Record, findings: list[Finding]) -> Selection | None:
    """Compute what `as` asks for.

    Args:
        selection: the chart with the amounts of its rows.
        record: the declaration, where findings are reported.
        findings: gets a base that is missing, nought or negative.

    Returns:
        The same selection without `as`. Else one with the computed amounts, each with the marks and sources of its own
        row and of its base. None if there was a finding.
    """
    if selection.chart.as_ is None:
        return selection
    if problem := _why_not(selection):
        findings.append(record.finding("wrong-value", _KEY, f"as: {problem}."))
        return None
    columns = {name: _column(selection.dataset.fields[name], selection) for name in selection.roles.measures}
    computed: dict[tuple[int, str], _Computed] = {}
    left_out, unlike = _left_out(selection), set()
    for series in selection.series:
        try:
            for base, point in _pairs(series, selection, left_out):
                if are_alike(base, point, selection):
                    amount = _amount(series, base, point, selection)
                    computed[_row(point).line, series.field.name] = _Computed(amount, _row(base))
                else:
                    unlike.add(selection.period(point.x))
            _require_any(series, computed)
        except _NoBaseError as error:
            hint = "Choose a base that each series has, and keep its row in 'where'; or leave the series out."
            findings.append(record.finding("no-base", _KEY, f"as: {error}.", hint))
            return None
    return _with_columns(replace(selection, unlike=tuple(sorted(unlike))), columns, computed)


def _relative(selection: Selection) -> Relative:
    assert selection.chart.as_, "the chart asks for an index or a change"
    return selection.chart.as_


def _why_not(selection: Selection) -> str:
    how, x = _relative(selection), selection.x
    if not x.temporal:
        return f"an index and a change need time along x, and '{x.name}' is none"
    if selection.chart.stack:
        return "indices and changes do not add up; leave out 'stack'"
    if x.year_to_date and how.change != "year":
        return f"the sums of '{x.name}' are of unequal times; compare each with the year before: {{change: year}}"
    if how.change == "year" and x.type not in MONTHS_IN:
        return f"a change over a year needs months, quarters, half-years or years along x, and '{x.name}' holds others"
    if how.index is not None and read_value(x, how.index) is None:
        return f"index: read '{how.index}', expected a value of '{x.name}' such as {selection.rows[0].texts[x.name]}"
    return ""


def _column(field: Column, selection: Selection) -> Column:
    """The column that holds the computed amounts of a field."""
    how = _relative(selection)
    if how.index is not None:
        ending, unit = "index", f"{_('index')}, {selection.x.label(read_value(selection.x, how.index))} = 100"
    else:
        ending = "change"
        step = step_noun(selection.x.type, selection.dataset.descriptor.frequency)  # type: ignore[arg-type]
        percent = percentage_points(Decimal(1), field.unit) is None
        # For translators: the percent sign comes first.
        percent_words = _("%% change on a year before"), _("%% change on the %(step)s before", step=_(step))
        points_words = (
            _("percentage points on a year before"),
            _("percentage points on the %(step)s before", step=_(step)),
        )
        unit = (percent_words if percent else points_words)[how.change != "year"]
    name = f"{field.name}_{ending}"
    while name in selection.dataset.fields:
        name += "_computed"
    return Column(name=name, type="number", title=field.title, unit=unit)


def _left_out(selection: Selection) -> dict[tuple[str, ...], list[Period]]:
    """The times of the amounts that `where` leaves out, in order, by their column and what identifies their rows."""
    x, kept = selection.x, {row.line for row in selection.rows}
    periods = defaultdict(list)
    for row in selection.dataset.rows:
        if row.line not in kept and row.values[x.name] is not None:
            for name in selection.roles.measures:
                if row.values[name] is not None:
                    periods[name, *_identity(row, selection)].append(x.period(row.values[x.name]))
    return {key: sorted(times) for key, times in periods.items()}


def _identity(row: Row, selection: Selection) -> tuple[str, ...]:
    """The texts of the other key columns. The result of a query has no known key, so all its names count."""
    dataset = selection.dataset
    names = [field.name for field in dataset.fields.values() if not (field.numeric or field.temporal)]
    return tuple(row.texts[name] for name in (names if dataset.parents else dataset.key) if name != selection.x.name)


def _pairs(
    series: Series, selection: Selection, left_out: Mapping[tuple[str, ...], list[Period]]
) -> list[tuple[Point, Point]]:
    """The points of a series that have a base, each behind its base."""
    how = _relative(selection)
    points = sorted(series.valued, key=lambda point: selection.period(point.x))
    if how.index is not None:
        base = next((point for point in points if point.x == read_value(selection.x, how.index)), None)
        if base is None:
            raise _NoBaseError(f"{_name(series)} has no value for {how.index}, so nothing is 100")
        return [(base, point) for point in points]
    following = (
        _year_apart(points, selection) if how.change == "year" else _following(points, series, selection, left_out)
    )
    if not (pairs := list(following)):
        raise _NoBaseError(f"{_name(series)} has no two periods in a row with a value, so there is no change to draw")
    return pairs


def _amount(series: Series, base: Point, point: Point, selection: Selection) -> Decimal:
    """The index of a point, or its change from its base."""
    if _relative(selection).index is not None:
        share = series.amount(point) / _above_nought(series, base, selection) * 100
        return round_to(share, min(-1, share.adjusted() - 1))
    difference = percentage_points(series.amount(point) - series.amount(base), series.field.unit)
    if difference is None:
        difference = percentage_change(_above_nought(series, base, selection), series.amount(point))
    return difference


def _require_any(series: Series, computed: Collection[tuple[int, str]]) -> None:
    """Refuse a series of which nothing can be compared."""
    if not any((_row(point).line, series.field.name) in computed for point in series.valued):
        raise _NoBaseError(
            f"{_name(series)} has no two values that can be compared: a year that was not over when the data were "
            "updated, or whose row says 'January to October', is not compared with a whole one"
        )


def _following(
    points: list[Point], series: Series, selection: Selection, left_out: Mapping[tuple[str, ...], list[Period]]
) -> Iterator[tuple[Point, Point]]:
    """The points that follow each other without a gap, and without an amount between them that `where` leaves out."""
    for before, point in pairwise(points):
        earlier, later = selection.period(before.x), selection.period(point.x)
        times = left_out.get((series.field.name, *_identity(_row(point), selection)), [])
        after = bisect_right(times, earlier)
        if not any(time < later for time in times[after : after + 1]) and not any(
            missing_between(earlier, later, selection.dataset.descriptor.frequency)
        ):
            yield before, point


def _year_apart(points: list[Point], selection: Selection) -> Iterator[tuple[Point, Point]]:
    by_period = {selection.period(point.x): point for point in points}
    for period, point in by_period.items():
        earlier = period.year_before
        if earlier and (before := by_period.get(earlier)):
            yield before, point


def _above_nought(series: Series, base: Point, selection: Selection) -> Decimal:
    """The amount of a base. Of nothing and of less than nothing there are no per cent."""
    amount = series.amount(base)
    if amount <= 0:
        place = f"{selection.x.label(base.x)} (the row {place_of([_row(base)], selection.dataset)})"
        raise _NoBaseError(f"{_name(series)} is {format_number(amount)} in {place}, and a base has to be above zero")
    return amount


def _name(series: Series) -> str:
    return f"'{series.panel}: {series.label}'" if series.panel else f"'{series.label}'"


def _row(point: Point) -> Row:
    assert point.row, "points of a selection come from rows"
    return point.row


def _with_columns(
    selection: Selection, columns: Mapping[str, Column], computed: Mapping[tuple[int, str], _Computed]
) -> Selection:
    """The selection with the computed columns: in its dataset, its rows, its roles and its series."""
    dataset = selection.dataset
    schema = dataset.descriptor.schema_
    schema = schema.model_copy(update={"fields": [*schema.fields, *columns.values()]})
    rows = tuple(_computed_row(row, columns, computed, dataset) for row in selection.rows)
    by_line = {row.line: row for row in rows}
    # What has no base yet begins no axis: the first year of months has no change over a year. Nor does what is left
    # out end it.
    told = [
        selection.period(point.x)
        for part in selection.series
        for point in part.points
        if (_row(point).line, part.field.name) in computed
    ]
    begins, ends = min(told), max(told)
    series = []
    for part in selection.series:
        column = columns[part.field.name]
        points = [point for point in part.points if begins <= selection.period(point.x) <= ends]
        points = [replace(point, row=by_line[_row(point).line]) for point in points]
        points = [replace(point, y=_row(point).values[column.name]) for point in points]
        series.append(replace(part, field=column, points=tuple(sort_points(points, selection.chart, selection.x))))
    return replace(
        selection,
        dataset=replace(
            dataset,
            descriptor=dataset.descriptor.model_copy(update={"schema_": schema}),
            load_rows=lambda: rows,
            computed=dataset.computed | {column.name for column in columns.values()},
        ),
        roles=replace(selection.roles, measures=tuple(column.name for column in columns.values())),
        rows=rows,
        series=tuple(series),
    )


def _computed_row(
    row: Row, columns: Mapping[str, Column], computed: Mapping[tuple[int, str], _Computed], dataset: Dataset
) -> Row:
    """A row with its computed amounts, and the marks and sources also of their bases."""
    values, texts, bases = dict(row.values), dict(row.texts), [row]
    for name, column in columns.items():
        relative = computed.get((row.line, name))
        values[column.name] = None if relative is None else float(relative.amount)
        texts[column.name] = "" if relative is None else plain_digits(relative.amount)
        bases += [relative.base] if relative else []
    values["mark"] = ", ".join(sorted({mark for base in bases for mark in base.marks})) or None
    sources = tuple(dict.fromkeys(source for base in bases for source in dataset.sources_of(base)))
    bounded = next((name for name in columns if values[name] is not None), "") if row.bounded is None else row.bounded
    same = sources == dataset.sources_of(row)
    return Row(values, texts, row.line, row.sources if same else sources, bounded)
