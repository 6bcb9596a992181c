"""Slope charts: how several things changed between two points in time, without what lay between."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.leader import stands_away
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.axes import decimals_of, value_axis
from dashboard.charts.parts.labels import end_labels, end_names, highlighted_last
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.readout import trace_words
from dashboard.charts.parts.samples import line_sample, samples
from dashboard.charts.spec.highlights import colour_role, describe_unnamed, labelled_series, line_role
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import Size, base_layout
from dashboard.charts.style.palette import BEHIND, placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.words import N_

_BOTTOM, _STANDOFF = 32, 6
"""The room below the plot, and between it and its times, in CSS pixels: names at the ends of lines reach below it."""

_FOR_LEADERS = 10
"""So much further from the last points stand names if lines lead to some of them, in CSS pixels."""


def _traces(selection: Selection) -> list[dict[str, Any]]:
    roles = [line_role(selection, series) for series in selection.series]
    looks = looks_of(selection)
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [selection.x.label(point.x) for point in series.points],
            "y": [point.y for point in series.points],
            "line": {"color": placeholder(role), "width": 1.25 if role == BEHIND else 2.5, "dash": looks.dash(role)},
            "marker": {
                "size": 9,
                "color": [placeholder("paper" if point.mark else role) for point in series.points],
                "line": {"color": placeholder(role), "width": 2},
                "opacity": 1,
            },
            "cliponaxis": False,
            **trace_words(series, series.points, selection),
        }
        for series, role in zip(selection.series, roles, strict=True)
    ]
    return highlighted_last(traces, roles, selection)


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    ends = [(series, series.points[0].y or 0.0, series.points[-1].y or 0.0) for series in selection.series]
    axis, _ = value_axis([value for _, *pair in ends for value in pair], size, zero=False)
    decimals = decimals_of(axis)
    labelled = labelled_series(selection, SLOPE.most_series)
    end_entries = [
        (series.label, series.short_amount(series.points[-1], decimals), colour_role(selection, series), last)
        for series, _, last in ends
        if series in labelled
    ]
    start_entries = [
        ("", series.short_amount(series.points[0], decimals), colour_role(selection, series), first)
        for series, first, _ in ends
        if series in labelled
    ]
    left = math.ceil(max(text_width(value) for _, value, *_ in start_entries)) + 14
    drawn = samples(selection, line_sample, [role for _, _, role, _ in end_entries])
    right_labels, right, above = end_names(end_entries, axis, size, left, _BOTTOM, drawn)
    left_labels, _ = end_labels(start_entries, axis, size.height - _BOTTOM - above, size)
    left_labels = [label | {"x": 0, "xanchor": "right", "xshift": -8, "align": "right"} for label in left_labels]
    names = [selection.x.label(point.x) for point in selection.series[0].points]
    layout = base_layout(size, {"l": left, "r": right, "t": above, "b": _BOTTOM}) | {
        "xaxis": {
            "type": "category",
            "categoryarray": names,
            "range": [0, 1],
            "tickmode": "array",
            "tickvals": names,
            "showgrid": True,
            "gridcolor": placeholder("muted"),
            "ticklabelstandoff": _STANDOFF,
            "fixedrange": True,
            "tickfont": {"color": placeholder("muted")},
        },
        "yaxis": axis | {"showticklabels": False, "showgrid": False, "zeroline": False},
    }
    return _named(layout, left_labels, right_labels, [last for _, _, _, last in end_entries])


def _named(
    layout: dict[str, Any], at_start: list[dict[str, Any]], at_end: list[dict[str, Any]], lasts: list[float]
) -> dict[str, Any]:
    """The layout with its labels. Names that others have moved away from their points have lines from these."""
    led = []
    for text in at_end:
        own = text.get("label", {})
        leader = {"leader": (1, lasts[own["entry"]]), "early": True} if "entry" in own else {}
        led.append(text | {"label": own | leader} if leader else text)
    frame = Frame(layout)
    if any(stands_away(text, label_box(text, frame), frame) for text in led):
        led = [text | {"xshift": text["xshift"] + _FOR_LEADERS} if "leader" in text["label"] else text for text in led]
        margin = layout["margin"]
        layout |= {"margin": margin | {"r": margin["r"] + _FOR_LEADERS}}
    return layout | {"annotations": [*at_start, *led]}


def _refuse(selection: Selection) -> str:
    x_values = {point.x for series in selection.series for point in series.points}
    if len(x_values) != 2:
        return (
            f"it has two ends, and here are {len(x_values)} values of '{selection.roles.across}'; choose two by 'where'"
        )
    if any(point.y is None for series in selection.series for point in series.points) or any(
        len(series.points) != 2 for series in selection.series
    ):
        return "each series needs a value at both ends"
    return ""


def _notes(selection: Selection) -> list[str]:
    return describe_unnamed(selection, SLOPE.most_series)


SLOPE = ChartType(
    noun=N_("Slope chart"),
    purpose="How several things changed between two points in time.",
    traces=_traces,
    layout=_layout,
    tells_ends=True,
    height=lambda selection, narrow: 340,
    keys=frozenset({"color", "sort", "highlight"}),
    highlights_series=True,
    sample=line_sample,
    mark_style=N_("Hollow"),
    notes=_notes,
    refuse=_refuse,
)
