"""The rows that a chart shows, split into series of points; and the checks that they can be drawn."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from dashboard.charts.spec.build_series import build_series
from dashboard.charts.spec.chart_spec import ChartSpec, Roles
from dashboard.charts.spec.name_checks import check_highlight, check_twins
from dashboard.charts.spec.place_checks import check_places, check_repeats
from dashboard.charts.spec.row_filter import check_condition, filter_rows
from dashboard.charts.spec.series import Point, Series, to_shares, whole_of
from dashboard.charts.style.thing_colours import NO_COLOURS, ThingColours
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.period import Period, period_named
from dashboard.core.yaml_record import Record
from dashboard.data.borders import BorderPolicy
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.data.source import Source


class Selection(Frozen):
    """A chart with its rows and series: all that its figure, table and downloads are made of."""

    chart: ChartSpec
    roles: Roles
    dataset: Dataset
    rows: tuple[Row, ...]
    series: tuple[Series, ...]
    events: tuple[Event, ...] = ()
    borders: BorderPolicy | None = None
    """What the site says of disputed borders; only maps show it."""
    plotly_json: str = ""
    """The traces that notebook code drew with Plotly, and their bar mode, as JSON; empty for a declared chart."""
    summary: Selection | None = None
    """What is drawn and listed in place of the rows, such as the bins of a histogram."""
    whole: Selection | None = None
    """The whole chart, if this is one of its small plots."""
    colours: ThingColours = NO_COLOURS
    """The colours of things on this site."""
    unlike: tuple[Period, ...] = ()
    """The periods for which `as` tells no amount: their figures cover something else than what they begin from."""

    @property
    def x(self) -> Column:
        """The field that places or names each mark."""
        return self.dataset.fields[self.roles.across]

    def period(self, x: Any) -> Period:
        """The period that a value of x names, where x is time."""
        return self.x.period(x)

    @cached_property
    def periods(self) -> list[Period]:
        """The periods of its points, each once and in order, where x is time."""
        # (Times as rows hold them sort as their periods do, and much faster.)
        times = sorted({point.x for series in self.series for point in series.points})
        return [self.period(x) for x in times]

    @cached_property
    def ends(self) -> tuple[Period, Period]:
        """The first and the last of these periods."""
        times = [point.x for series in self.series for point in series.points]
        return self.period(min(times)), self.period(max(times))

    @cached_property
    def marked(self) -> int:
        """How many of its points have a mark."""
        return sum(sum(map(bool, series.marks)) for series in self.series)

    @cached_property
    def row_of_line(self) -> dict[int, Row]:
        """Its rows by their lines. Those of shares have other marks: of what the share was computed from."""
        return {row.line: row for row in self.rows}

    @property
    def x_values(self) -> list[Any]:
        """The values of x, each once, in the order of the whole chart, which may be that of no single series.

        Numbers and times are in order, and names in that of their first rows. Where `sort` names the amounts, the
        first series leads.
        """
        present = dict.fromkeys(point.x for series in self.series for point in series.points)
        order = self.chart.sort or ("x" if self.x.temporal or self.x.numeric else None)
        if order is None:
            by_rows = dict.fromkeys(row.values.get(self.roles.across) for row in self.rows)
            return [x for x in by_rows if x in present]
        return list(present) if order.endswith("y") else sorted(present, reverse=order.startswith("-"))

    @cached_property
    def drawn(self) -> Selection:
        """What is drawn and written: a summary, the shares of `stack: percent`, or the amounts."""
        if self.summary:
            return self.summary
        if self.chart.stack != "percent":
            return self
        parts: dict[tuple[str, Any], list[Point]] = defaultdict(list)
        for series in self.series:
            for point in series.points:
                parts[series.panel, point.x].append(point)
        wholes = {place: whole_of(points) for place, points in parts.items()}
        return replace(self, series=tuple(to_shares(series, wholes) for series in self.series))

    @property
    def panels(self) -> dict[str, Selection]:
        """The small plots by name, each with its own series; a chart without any is a single one without a name."""
        by_panel = group_by(
            self.series, lambda series: (series.field.unit or "") if self.roles.by_unit else series.panel
        )
        return {
            self._panel_name(name, series): replace(self, series=tuple(series), whole=self)
            for name, series in by_panel.items()
        }

    @property
    def scaled_like(self) -> Selection:
        """The chart whose amounts the axis holds: small plots of one field share it, so that they can be compared."""
        return self.whole if self.whole and self.roles.facet else self

    def _panel_name(self, name: str, series: Sequence[Series]) -> str:
        """A panel of one amount is called like it; one of several by their unit, as their names stand at the lines."""
        if not self.roles.by_unit:
            return name
        if series[1:]:
            return name
        return series[0].label if series[0].field.says_unit else f"{series[0].label}, {name}"

    @property
    def has_panels(self) -> bool:
        """Whether it is drawn in small plots."""
        return bool(self.roles.facet) or self.roles.by_unit

    @property
    def values(self) -> list[float]:
        """The amounts of all points in order, series after series; gaps are left out."""
        return [value for series in self.series for value in series.values]

    @property
    def value_range(self) -> tuple[float, float]:
        """The smallest and the largest amount."""
        values = self.values
        return min(values), max(values)

    @property
    def noted_amounts(self) -> list[float]:
        """The amounts at which the author writes something, which the axis has to hold. (That of shares is fixed.)"""
        # With an axis for each unit, notes stand at the first.
        has_other_unit = self.roles.by_unit and self.whole is not None and self.series[0] != self.whole.series[0]
        if self.chart.stack == "percent" or has_other_unit:
            return []
        return [note.y for note in self.chart.annotations if note.y is not None]

    @property
    def noted_numbers(self) -> list[float]:
        """The same along x, where x is numbers."""
        places = (place for note in self.chart.annotations for place in (note.x, note.from_, note.to))
        return [float(place) for place in places if isinstance(place, int | float)]

    @property
    def noted_days(self) -> list[datetime.date]:
        """The same along x, where x is time: a note at a period stands in its middle."""
        named = (period_named(note.x) for note in self.chart.annotations if note.x is not None)
        return [period.start + (period.end - period.start) / 2 for period in named if period]

    @property
    def unit(self) -> str:
        """The unit of the first series; empty if it has none."""
        return self.series[0].field.unit or ""

    @property
    def origins(self) -> tuple[Dataset, ...]:
        """The datasets of the repository that it is drawn from; none if code drew it and names only a source."""
        return self.dataset.parents or ((self.dataset,) if self.dataset.path else ())

    @property
    def updated(self) -> datetime.date | None:
        """The day of the last change to any of its datasets; None if it has none."""
        return max((dataset.descriptor.updated for dataset in self.origins), default=None)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its rows, each once, in the order of the descriptor."""
        rows = {(row.sources, row.source): row for row in self.rows}.values()  # (one of each kind)
        used = {source for row in rows for source in self.dataset.sources_of(row)}
        return tuple(source for source in self.dataset.descriptor.sources if source in used)


def select(
    chart: ChartSpec,
    roles: Roles,
    dataset: Dataset,
    record: Record,
    findings: list[Finding],
    *,
    repeats: bool = False,
    colours: ThingColours = NO_COLOURS,
) -> Selection | None:
    """Select the rows of a chart and split them into series.

    Args:
        chart: the declaration.
        roles: the fields of the chart by their role.
        dataset: the dataset that the chart draws.
        record: where the declaration stands; it says the place of a finding.
        findings: gets what is wrong, such as a selection without rows, or a point that would be drawn twice.
        repeats: whether a series may have two points at one place.
        colours: the colours of things on this site.

    Returns:
        The selection; None if there was a finding.
    """
    findings_before = len(findings)
    for name, condition in chart.where.items():
        check_condition(name, condition, dataset, record, findings)
    if len(findings) > findings_before:
        return None
    rows = filter_rows(dataset.rows, chart.where)
    if not rows or all(row.values[name] is None for row in rows for name in roles.measures):
        message = f"No row of '{dataset.name}' is left to draw."
        hint = "Look at 'where': every condition has to hold for a row to be kept."
        findings.append(record.finding("empty-selection", ("where",), message, hint))
        return None
    check_places(dataset, rows, roles, record, findings)
    series = tuple(build_series(chart, roles, dataset, rows, colours))
    if not repeats:
        check_repeats(dataset, series, roles, record, findings)
    if chart.highlight:
        names = {part.key for part in series} | {str(point.x) for part in series for point in part.points}
        findings.extend(check_highlight(chart, names, record))
    if dataset.parents:
        findings.extend(check_twins(dataset, rows, (roles.across, roles.split, roles.facet), record, ("query",)))
    return Selection(chart, roles, dataset, rows, series, colours=colours) if len(findings) == findings_before else None
