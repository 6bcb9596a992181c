"""Computes the digests of what a chart shows beside its rows, from files alone.

They are made of what the files say, not of what the engine writes from it. So an approval outlasts a new engine.
"""

from __future__ import annotations

from dashboard.cache.keys import key_of
from dashboard.charts.resolve.declared_keys import named_fields
from dashboard.charts.spec.selection import Selection
from dashboard.data.csv_rows import Row
from dashboard.data.descriptor import Column


def surroundings_digest(selection: Selection) -> str:
    """Compute the digest of titles, labels, sources, licences and events; of units where nothing is drawn by them.

    Args:
        selection: the rows of the chart, and their dataset.
    """
    dataset = selection.dataset
    drawn = drawn_columns(selection)
    return key_of(
        "surroundings of chart",
        dataset.descriptor.title,
        # It says what is a gap between two periods.
        dataset.descriptor.frequency if any(column.temporal for column in drawn) else "",
        *(_describe_column(column, selection.rows) for column in dataset.fields.values()),
        *(str(column.unit) for column in dataset.fields.values() if column not in drawn),
        *(source.model_dump_json() for source in selection.sources),
        *(licence.model_dump_json() for licence in dataset.descriptor.licenses),
        *(event.model_dump_json() for event in selection.events),
    )


def units_digest(selection: Selection) -> str:
    """Compute the digest of the units of what is drawn.

    Args:
        selection: the rows of the chart, and their dataset.
    """
    return key_of("units of chart", *(f"{column.name} {column.unit}" for column in drawn_columns(selection)))


def drawn_columns(selection: Selection) -> list[Column]:
    """The columns that place, size, colour or name the marks of a chart, in the order of the dataset."""
    roles = selection.roles
    # (Notebook code declares no fields, but its chart has roles.)
    names = {name for _, name in named_fields(selection.chart)} | {roles.across, *roles.measures}
    return [column for column in selection.dataset.fields.values() if column.name in names]


def _describe_column(column: Column, rows: tuple[Row, ...]) -> str:
    """The title and the type of a column, and the labels of its values in some rows."""
    values = {row.values.get(column.name) for row in rows} if column.categories else set()
    labels = [f"{entry.value}: {entry.label}" for entry in column.categories if entry.value in values]
    return key_of(column.name, column.type, column.title, *labels)
