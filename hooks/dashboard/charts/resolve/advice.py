"""Warnings about charts that can be drawn, but that readers may misread."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.spec.absent_values import absent_values
from dashboard.charts.spec.gaps import alone, insert_gaps
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.types import CHART_TYPES, ChartType
from dashboard.core.finding import Finding
from dashboard.core.number_text import exact, format_number
from dashboard.core.phrases import join_words
from dashboard.core.yaml_record import Record

MAX_LOOSE_POINTS = 9
"""Points of a line without a neighbour on either side. With more of them it is no line any more."""
LONG_AMOUNT = 1e9
"""Amounts from here on take so much room that little of the plot is left."""


def give_advice(selection: Selection, chart_type: ChartType, record: Record) -> list[Finding]:
    """Look for what a reader may misread.

    Args:
        selection: the rows of the chart.
        chart_type: its type.
        record: the declaration, where findings are reported.

    Returns:
        Warnings.
    """
    return [
        record.finding(finding_id, (key,), f"{selection.chart.type}: {message}", hint, "warning")
        for finding_id, key, message, hint in _advice(selection, chart_type)
    ]


def _advice(selection: Selection, chart_type: ChartType) -> Iterator[tuple[str, str, str, str]]:
    """Finding id, YAML key, message and hint of each warning."""
    if left_out := chart_type.left_out(selection):
        message = f"{join_words(left_out)} cannot be seen in the picture; the table has them."
        yield "left-out", chart_type.across, message, "Leave them out with 'where', or draw 'bar' or 'dot' as well."
    for name, values in absent_values(selection).items():
        words = join_words([f"'{value}'" for value in values])
        message = f"where asks for {name} {words}, and no row that is left has an amount of it."
        yield "absent-value", "where", message, "Take it out of 'where', or look at the other conditions and the rows."
    if chart_type in (CHART_TYPES["line"], CHART_TYPES["area"]) and (count := _loose_points(selection)):
        message = f"{count} values are loose dots, since periods without a row are gaps on both sides of them."
        hint = (
            "If nobody counted in between, the dataset has 'frequency: occasional', and the line goes on. "
            "Otherwise draw 'bar'."
        )
        yield "loose-points", "type", message, hint
    longest = max((series for series in selection.series if series.values), key=_largest, default=None)
    if longest and _largest(longest) >= LONG_AMOUNT:
        unit = longest.field.unit or ""
        larger = f"{unit} bn" if unit.isupper() else f"billion {unit}"
        message = (
            f"amounts such as {longest.field.with_unit(format_number(exact(_largest(longest))))} leave little room."
        )
        hint = f"Compute a larger unit in a 'query', such as value / 1e9 AS value, with unit: {larger.strip()}."
        yield "long-amount", chart_type.measure, message, hint


def _loose_points(selection: Selection) -> int:
    """The points of time that no line reaches, if there are more of them than a line may have."""
    loose = 0
    for series in selection.series if selection.x.temporal else ():
        points = insert_gaps(series.points, selection)
        loose += sum(single and point.y is not None for point, single in zip(points, alone(points), strict=True))
    return loose if loose > MAX_LOOSE_POINTS else 0


def _largest(series: Series) -> float:
    return max(map(abs, series.values))
