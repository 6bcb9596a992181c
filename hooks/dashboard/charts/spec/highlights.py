"""What `highlight` does to the series of a chart: which have a colour, and which a name."""

from __future__ import annotations

from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.palette import BEHIND
from dashboard.core.phrases import join_words
from dashboard.core.words import _


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


_MOST_LISTED = 12
"""Of more series that have no name a sentence says how many they are."""


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


def describe_unnamed(selection: Selection, most: int) -> list[str]:
    """Which series the grey lines are that have no name beside them: one sentence, or none.

    Args:
        selection: the selection of the chart.
        most: the largest number of series that all get a name.
    """
    named = {series.key for series in labelled_series(selection, most)}
    others = [*dict.fromkeys(series.label for series in selection.series if series.key not in named)]
    if len(others) > _MOST_LISTED:
        return [_("Grey: %(number)s others.", number=len(others))]
    return [_("Grey: %(names)s.", names=join_words(others))] if others else []
