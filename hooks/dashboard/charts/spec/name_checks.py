"""Checks of the names that a chart shows: those that its author asks for, and those that rows give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.core.finding import Finding, nearest_of_each
from dashboard.core.look_alikes import twins
from dashboard.core.phrases import join_words
from dashboard.core.yaml_data import Location
from dashboard.core.yaml_record import Record
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset


def check_highlight(chart: ChartSpec, names: Collection[str], record: Record) -> Iterator[Finding]:
    """Find names in `highlight` that the chart does not show.

    Args:
        chart: the declaration.
        names: its series, and the places of its points.
        record: where the declaration stands.

    Returns:
        One finding for all of them.
    """
    unknown = [name for name in chart.highlight if str(name) not in names]
    if unknown:
        words, hint = nearest_of_each(unknown, sorted(names))
        message = f"highlight: the chart shows no series and no value {words}."
        yield record.finding("unknown-name", ("highlight",), message, hint)


def check_twins(
    dataset: Dataset, rows: Iterable[Row], names: Iterable[str | None], record: Record, place: Location
) -> Iterator[Finding]:
    """Find names that readers take for one in what a query or code has made. (Rows of files are checked as read.)

    Args:
        dataset: what was made.
        rows: those that are shown.
        names: the fields that name or place what is shown.
        record: where the query or the cell stands.
        place: the key in it.

    Returns:
        A finding for each group of such names.
    """
    rows = list(rows)
    for name in dict.fromkeys(name for name in names if name and dataset.fields[name].type == "string"):
        field = dataset.fields[name]
        shown = dict.fromkeys(field.label(row.values[name]) for row in rows if row.values[name] is not None)
        for group in twins(shown):
            words = join_words([f"'{text}'" for text in group])
            message = f"Readers take the values {words} of '{name}' for one name."
            hint = "Write one spelling; in SQL trim(), lower() or CASE may help."
            yield record.finding("twin-name", place, message, hint)


def place_of(rows: Sequence[Row], dataset: Dataset) -> str:
    """Say where rows stand: "on the lines 3 and 7" of the file, or "3 and 7 of the query's result"."""
    numbers = join_words([str(row.line) for row in rows])
    if dataset.parents:
        return f"{numbers} of the query's result"
    return f"on the lines {numbers}" if rows[1:] else f"on line {numbers}"
