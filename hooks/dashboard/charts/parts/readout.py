"""The words that a reader gets who points at a mark: those of the table, written here and never in the browser.

A trace with marks has `hovertext`, one text for each point and None for a gap. Where marks stand on an axis, the text
is the amount, and `customdata` has the place of each point: `chart-marks.js` puts name, place and amount together. A
filled shape, such as a country, is one mark: its words are in `meta`. A trace with neither, such as land, has no marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.core.number_text import exact, format_number
from dashboard.data.marks import words_of_mark


def series_name(series: Series, selection: Selection) -> str:
    """What a series is called at the head of its column in the table.

    Args:
        series: the series.
        selection: its chart, or one of its small plots.

    Returns:
        Its small plot if there are any, and what tells it from the other series there.
    """
    whole = selection.whole or selection
    several = len({(other.key, other.field.name) for other in whole.series}) > 1
    name = series.label if selection.roles.split else series.field.title
    if not series.panel or series.panel == name:
        return name
    return f"{series.panel}: {name}" if several else series.panel


def amount_words(series: Series, point: Point, selection: Selection) -> str:
    """The amount of a point with its unit and its mark, such as '103.6 USD bn, estimate'.

    Args:
        series: the series of the point.
        point: the point, which is no gap.
        selection: its chart.

    Returns:
        The amount; a share of a whole with the amount in the table behind it: '52% (103.6 USD bn)'.
    """
    return with_mark(unmarked_words(series, point, selection), series.mark_beside(point))


def unmarked_words(series: Series, point: Point, selection: Selection) -> str:
    """The amount of a point with its unit, as `amount_words` has it, without its mark."""
    words = series.full_amount(point)
    field = selection.dataset.fields.get(series.field.name)
    if field and field.unit != series.field.unit and point.row:
        row = selection.row_of_line[point.row.line]
        words += f" ({row.sign_on(field.name)}{field.with_unit(format_number(exact(row.texts[field.name])))})"
    return words


def with_mark(words: str, mark: str | None) -> str:
    """Words, and the mark of the figure behind them if it has one: '103.6 USD bn, estimate'."""
    return f"{words}, {words_of_mark(mark)}" if mark else words


def mark_words(series: Series, point: Point, selection: Selection, name: str = "") -> str:
    """The words of a mark whose trace has no axis that says what it is.

    Args:
        series: the series of the point.
        point: the point.
        selection: its chart.
        name: the name of the mark; if it is empty, that of its x.

    Returns:
        Text such as 'Exports, 2024: 12 USD bn, provisional'. A series is not named if it is the only one of the chart,
        or is called like the mark.
    """
    whole = selection.whole or selection
    place = name or selection.x.label(point.x)
    owner = series_name(series, selection)
    owner = f"{owner}, {place}" if len(whole.series) > 1 and owner != place else place
    if point.y is None:
        return with_mark(owner, point.mark)
    return f"{owner}: {amount_words(series, point, selection)}"


def trace_words(series: Series, points: Sequence[Point], selection: Selection) -> dict[str, Any]:
    """The words of marks on an axis, as keys of their trace.

    Args:
        series: their series.
        points: the points of the trace in order.
        selection: their chart.

    Returns:
        The name of the series, and for each point its place and its amount; a gap has none.
    """
    return {
        "name": series_name(series, selection),
        "customdata": [None if point.y is None else selection.x.label(point.x) for point in points],
        "hovertext": [None if point.y is None else amount_words(series, point, selection) for point in points],
    }
