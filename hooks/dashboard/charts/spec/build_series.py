"""Makes the series of a chart of its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from operator import attrgetter

from dashboard.charts.spec.chart_spec import ChartSpec, Roles
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.thing_colours import ThingColours
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset


def build_series(
    chart: ChartSpec, roles: Roles, dataset: Dataset, rows: tuple[Row, ...], colours: ThingColours
) -> list[Series]:
    """In each small plot, one series for each value of the field that splits, or for each measure without one.

    Args:
        chart: the declaration.
        roles: the fields by their roles in it.
        dataset: whose fields they are.
        rows: those that are drawn.
        colours: give each series its colour.
    """
    across, split, facet = roles.across, roles.split, roles.facet
    parts = _parts(roles, dataset, rows)
    panels = _distinct_values(dataset.fields[facet], rows) if facet else [""]
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        values = row.values
        if values[across] is not None:
            grouped[str(values[facet]) if facet else "", str(values[split]) if split else ""].append(row)
    # A series that stands alone may also have its colour from what the dataset is about.
    alone = (dataset.name,) if len(parts) == 1 else ()
    names = [(key, label, *alone) for key, label, _ in parts]
    series_roles = colours.of_series(names, [str(value) for value in chart.highlight])
    all_series = []
    for panel, ((key, label, field), role) in product(panels, zip(parts, series_roles, strict=True)):
        numeric, name = field.numeric, field.name
        points = [
            Point(row.values[across], row.values[name] if numeric else None, row)
            for row in grouped[panel, key if split else ""]
        ]
        if any(point.y is not None or not numeric for point in points):
            ordered = sort_points(points, chart, dataset.fields[across])
            panel_label = dataset.fields[facet].label(panel) if facet else ""
            all_series.append(Series(key, label, role, field, tuple(ordered), panel_label))
    return all_series


def _parts(roles: Roles, dataset: Dataset, rows: tuple[Row, ...]) -> list[tuple[str, str, Column]]:
    """The key, the label and the field of amounts of each series of a plot."""
    if not roles.split:
        return [(name, dataset.fields[name].title, dataset.fields[name]) for name in roles.measures]
    by, field = dataset.fields[roles.split], dataset.fields[roles.measures[0]]
    return [(key, by.label(key), field) for key in _distinct_values(by, rows)]


def _distinct_values(field: Column, rows: tuple[Row, ...]) -> list[str]:
    """The values of a field, each once: times in order, others in the order of the categories, then of the rows."""
    name = field.name
    present = list(dict.fromkeys(str(value) for row in rows if (value := row.values[name]) is not None))
    if field.temporal:
        return sorted(present)
    categories = [category.value for category in field.categories]
    return sorted(present, key=lambda value: categories.index(value) if value in categories else len(categories))


def sort_points(points: Sequence[Point], chart: ChartSpec, x: Column) -> list[Point]:
    """The points of a series in the order in which they are drawn.

    Args:
        points: as their rows stand in the file.
        chart: the declaration; without `sort`, times and numbers are in order, and names stay as they are.
        x: the field that places them.
    """
    order = chart.sort or ("x" if x.temporal or x.numeric else None)
    if order is None:
        return list(points)
    key = (lambda point: point.y or 0.0) if order.endswith("y") else attrgetter("x")
    return sorted(points, key=key, reverse=order.startswith("-"))
