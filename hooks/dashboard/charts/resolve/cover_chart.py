"""What an approval covers of a chart: the parts of files that it shows, on a page or in a download."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dashboard.cache.keys import key_of
from dashboard.charts.resolve.declared_keys import named_fields
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.data.column import Column
from dashboard.data.covered import Covered, digest_of
from dashboard.data.csv_rows import Row, rows_digest
from dashboard.data.dataset import Dataset


def cover_chart(selection: Selection) -> Covered:
    """Cover a chart. Two versions that are covered alike show the same.

    Args:
        selection: its rows, and what is known of them.
    """
    drawn = _drawn_fields(selection)
    return Covered(
        text=key_of(selection.chart.model_dump_json(exclude_defaults=True, exclude={"unit_forms"})),
        rows=rows_digest(drawn_rows(selection)),
        surroundings=digest_of(_surroundings(selection, drawn)),
        units=digest_of(_units(selection, drawn)),
    )


def drawn_rows(selection: Selection) -> list[Row]:
    """The rows of a chart, each once, in the order in which they are drawn. In a file they may stand in any order.

    Args:
        selection: the chart.
    """
    orders_marks = ALL_CHART_TYPES[selection.chart.type].orders_marks
    drawn: dict[int, Row] = {}
    for series in selection.series:
        rows = [point.row for point in series.points if point.row]
        if orders_marks:
            rows.sort(key=lambda row: row.joined_texts)
        drawn |= {id(row): row for row in rows}
    # Rows without a mark only stand in the table below the chart.
    others = (row for row in selection.rows if id(row) not in drawn)
    return [*drawn.values(), *sorted(others, key=lambda row: row.joined_texts)]


def units_read_by(sql: str, datasets: Iterable[Dataset]) -> Iterator[str]:
    """The units of the fields that a query may compute from: those whose names stand in it.

    What it computes has a unit that its author wrote, which is true for as long as these stay.

    Args:
        sql: the query.
        datasets: those that it reads.

    Yields:
        Dataset, field and unit as one text.
    """
    words = set(re.findall(r"\w+", sql))
    for dataset in datasets:
        for field in dataset.fields.values():
            if field.unit and field.name in words:
                yield f"{dataset.name}/{field.name}: {field.unit}"


def _drawn_fields(selection: Selection) -> dict[str, Column]:
    """The fields that are drawn or name what is drawn. The downloads hold the others, too."""
    roles, fields = selection.roles, selection.dataset.fields
    by_role = (roles.across, *roles.measures, roles.split, roles.facet)
    names = dict.fromkeys((*by_role, *(name for _, name in named_fields(selection.chart))))
    return {name: fields[name] for name in names if name in fields}


def _surroundings(selection: Selection, drawn: dict[str, Column]) -> Iterator[object]:
    dataset = selection.dataset
    yield selection.updated
    yield from ((origin.name, origin.descriptor.title) for origin in selection.origins)
    yield from (source.model_dump_json() for source in selection.sources)
    yield from (licence.model_dump_json() for licence in dataset.descriptor.licenses)
    yield from ((one.name, ended.on, ended.why) for one in dataset.ended if (ended := one.descriptor.ended))
    for field in dataset.fields.values():
        # (The downloads give the units of all fields.)
        yield field.name, field.type, field.title, None if field.name in drawn else field.unit
    yield from ((field.name, sorted(field.unit_forms.items())) for field in drawn.values() if field.unit_forms)
    yield from (field.name for field in dataset.fields.values() if field.year_to_date)
    # Where there are several sources, the names of rows say which of them were taken from each.
    keys = {name: dataset.fields[name] for name in dataset.key if len(selection.sources) > 1}
    for field in (drawn | keys).values():
        if field.categories:
            present = {row.values[field.name] for row in selection.rows}
            yield field.name, [(item.value, item.label) for item in field.categories if item.value in present]
    if any(field.temporal for field in drawn.values()):
        # It decides where a figure is missing.
        yield dataset.descriptor.frequency
    yield from ((event.date, event.label) for event in selection.events)
    # A colour that a chart chose by itself follows from the rest.
    names = [(series.key, series.label) for series in selection.series]
    yield from ((name, role) for name in names if (role := selection.colours.declared_of(*name)))
    places = ALL_CHART_TYPES[selection.chart.type].disputed_places(selection)
    if selection.borders and places:
        yield selection.borders.decided, [(place.place, place.drawn) for place in places]


def _units(selection: Selection, drawn: dict[str, Column]) -> Iterator[object]:
    yield from ((field.name, field.unit) for field in drawn.values() if field.unit)
    yield from units_read_by(selection.chart.query or "", selection.dataset.parents)
