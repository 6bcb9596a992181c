"""What `highlight` does to the series of a chart: which have a colour, and which a name."""

from __future__ import annotations

from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.palette import BEHIND


def colour_role(selection: Selection, series: Series) -> str:
    """The colour of a series in its chart: its own, or grey if only others are highlighted.

    Args:
        selection: the selection of the chart.
        series: one of its series.

    Returns:
        The role of a colour.
    """
    highlighted = [str(value) for value in selection.chart.highlight]
    return "rest" if highlighted and series.key not in highlighted else series.role


def line_role(selection: Selection, series: Series) -> str:
    """The colour of the line of a series: thin and pale behind those that are highlighted. Its name is grey.

    Args:
        selection: the selection of the chart.
        series: one of its series.

    Returns:
        The role of a colour.
    """
    role = colour_role(selection, series)
    return BEHIND if role == "rest" and selection.chart.highlight else role


def labelled_series(selection: Selection, most: int) -> tuple[Series, ...]:
    """The series whose names stand beside them.

    Args:
        selection: the selection of the chart.
        most: the largest number of series that all get a name.

    Returns:
        All series; if there are more than `most` and some are highlighted, only these.
    """
    keys = {str(value) for value in selection.chart.highlight}
    highlighted = tuple(series for series in selection.series if series.key in keys)
    return highlighted if highlighted and len(selection.series) > most else selection.series
