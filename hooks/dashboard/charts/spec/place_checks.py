"""Checks that each row of a chart has a place on it, and has it alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from dashboard.charts.spec.chart_spec import Roles
from dashboard.charts.spec.name_checks import place_of
from dashboard.charts.spec.series import Series
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset


def check_places(
    dataset: Dataset, rows: tuple[Row, ...], roles: Roles, record: Record, findings: list[Finding]
) -> None:
    """Check that each row with an amount also has its place: else it would be left out without a word.

    Args:
        dataset: the dataset that the chart draws.
        rows: the rows of the chart.
        roles: the fields of the chart by their role.
        record: the declaration.
        findings: gets the first row without a place.
    """
    for name in dict.fromkeys(name for name in (roles.across, roles.split, roles.facet) if name):
        for row in rows:
            if row.values[name] in (None, "") and any(row.values[measure] is not None for measure in roles.measures):
                message = (
                    f"The row {place_of([row], dataset)} has a value to draw, but nothing in '{name}' to place it."
                )
                hint = f"Fill it in, or leave such rows out: 'where' keeps the values of '{name}' that it lists."
                findings.append(record.finding("no-place", ("where",), message, hint))
                return


def check_repeats(
    dataset: Dataset, all_series: Iterable[Series], roles: Roles, record: Record, findings: list[Finding]
) -> None:
    """Check that no series has two points at one place.

    Args:
        dataset: the dataset that the chart draws.
        all_series: its series.
        roles: the fields of the chart by their role.
        record: the declaration.
        findings: gets the first two rows for one place.
    """
    for series in all_series:
        rows: dict[Hashable, Row] = {}
        for point in series.points:
            if point.x in rows and point.row:
                places = place_of([rows[point.x], point.row], dataset)
                message = f"Two rows for {roles.across} {point.x}: those {places}."
                hint = "Split them with 'color', or keep one kind with 'where'."
                findings.append(record.finding("duplicate-point", ("x",), message, hint))
                return
            if point.row:
                rows[point.x] = point.row
