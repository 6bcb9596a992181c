"""Limits of what one picture can show. A chart beyond them gets a finding that says what to do, never a bad picture."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.highlights import labelled_series
from dashboard.charts.spec.hollow import MAX_HOLLOW_POINTS, are_hollow
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record

MAX_NAME_LENGTH = 40
"""Characters of a name on a chart. A name of this length just fits on one line of a phone."""


def check_limits(selection: Selection, chart_type: ChartType, record: Record) -> list[Finding]:
    """Check the number of series and marks, and the length of names.

    Args:
        selection: the rows of the chart.
        chart_type: its type, which sets the limits for series and marks.
        record: the declaration, where findings are reported.

    Returns:
        One finding for each limit that is exceeded.
    """
    return [
        record.finding(finding_id, (key,), f"{selection.chart.type}: {message}", hint)
        for finding_id, key, message, hint in _exceeded_limits(selection, chart_type)
    ]


def _exceeded_limits(selection: Selection, chart_type: ChartType) -> Iterator[tuple[str, str, str, str]]:
    """Finding id, YAML key, message and hint of each limit that is exceeded."""
    split_key = chart_type.split if getattr(selection.chart, chart_type.split) else chart_type.measure
    series_count = max(len(labelled_series(panel, chart_type.most_series)) for panel in selection.panels.values())
    if series_count > chart_type.most_series:
        ways = [
            way
            for key, way in (("highlight", "name some in 'highlight'"), ("facet", "draw small plots with 'facet'"))
            if key in chart_type.keys and (key != "highlight" or chart_type.highlights_series)
        ]
        message = f"{series_count} series are more than can be told apart; {chart_type.most_series} can."
        yield "too-many-series", split_key.rstrip("_"), message, _list_ways([*ways, "keep fewer with 'where'"])
    mark_count = _mark_count(selection)
    if chart_type.marks_have_places and selection.x.temporal:
        # An empty place takes as much room as a mark.
        mark_count = max(mark_count, len(places(selection)))
    if mark_count > chart_type.most_marks:
        message = f"{mark_count:,} marks are more than a picture can show; {chart_type.most_marks:,} can be read."
        yield "too-many-marks", "type", message, "Keep fewer with 'where', or add them up in a 'query'."
    hollow_count = sum(sum(are_hollow(series.points, selection)) for series in selection.series)
    if hollow_count > MAX_HOLLOW_POINTS and chart_type.mark_style.startswith("Hollow"):
        message = f"{hollow_count:,} hollow points would hide what they mark; {MAX_HOLLOW_POINTS} can be seen."
        hint = "Keep fewer with 'where', or say of the whole dataset that it is provisional: 'maturity'."
        yield "too-many-marks", "type", message, hint
    for name in _names_in_picture(selection, chart_type):
        if len(name) > MAX_NAME_LENGTH:
            start = name[:MAX_NAME_LENGTH]
            message = f"the name '{start}…' has {len(name)} characters; {MAX_NAME_LENGTH} have room on a phone."
            hint = "Give it a short 'label' in the dataset's 'categories'."
            yield "long-name", chart_type.across.rstrip("_"), message, hint
            return


def _mark_count(selection: Selection) -> int:
    """The marks that take room: what has no amount takes none, and what is stacked takes that of one."""
    places = [
        (series.panel, point.x)
        for series in selection.series
        for point in series.points
        if point.y is not None or not series.field.numeric
    ]
    return len({*places}) if selection.chart.stack else len(places)


def _names_in_picture(selection: Selection, chart_type: ChartType) -> Iterator[str]:
    """The names that must stand in the picture. Names beside marks are not among them, as they may be left out."""
    x = selection.x
    for series in selection.series:
        if len(selection.series) > 1:
            yield series.label
        yield series.panel
        if not (x.temporal or x.numeric or chart_type.leaves_names_out):
            yield from (x.label(point.x) for point in series.points)


def _list_ways(ways: list[str]) -> str:
    """One sentence that offers all ways to mend a chart."""
    text = ", ".join(ways[:-1]) + " or " + ways[-1] if len(ways) > 1 else ways[0]
    return f"{text[0].upper()}{text[1:]}."
