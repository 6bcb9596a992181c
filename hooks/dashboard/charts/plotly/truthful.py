"""Whether the rows of a figure can be shown truthfully on our axes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.plotly.accepted import Refusal
from dashboard.charts.plotly.panels import Panel, log_axes, other_annotations
from dashboard.charts.spec.gaps import insert_gaps
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.core.phrases import join_words

_MOST_PARTS = 6
"""So many names have room around a pie; more are left to Plotly, which drops or crowds them."""
_LINES = "Draw lines or bars: px.line(…) or px.bar(…)."


def refusals_of_rows(
    selection: Selection, traces: Sequence[Mapping[str, Any]], panels: Sequence[Panel], layout: Mapping[str, Any]
) -> Iterator[Refusal]:
    """What the marks of a figure would say wrongly.

    Args:
        selection: of the figure.
        traces: its traces, one for each series.
        panels: its plots.
        layout: in Plotly's schema.

    Yields:
        Each thing once.
    """
    if texts := other_annotations(panels, layout):
        hint = "Say it in the text or in the note; chart(…) takes 'annotations'."
        yield Refusal(f"The figure has notes of its own: {join_words([f"'{text}'" for text in texts])}.", hint)
    measures = dict.fromkeys(panel.measure for panel in panels if panel.measure)
    if len(measures) > 1:
        hint = "Draw one figure for each; panels share their axes, so that readers can compare them."
        yield Refusal(f"The panels measure different things: {join_words([f"'{name}'" for name in measures])}.", hint)
    if len({trace.get("orientation") == "h" for trace in traces if trace["type"] == "bar"}) > 1:
        yield Refusal("Some bars of the figure lie and others stand.", "Draw two figures, or let all of them stand.")
    yield from _of_scale(selection, traces, layout)
    if traces[0]["type"] == "pie" and any((value or 0) < 0 for value in selection.values):
        yield Refusal("A pie cannot show negative values.", "Draw bars: px.bar(…).")
    yield from dict.fromkeys(_of_areas(selection, traces))
    yield from dict.fromkeys(_of_repeats(selection, traces, layout))
    yield from _of_names(selection, traces)


def _of_scale(
    selection: Selection, traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]
) -> Iterator[Refusal]:
    horizontal = any(trace.get("orientation") == "h" for trace in traces)
    if len(log_axes(traces, layout, "x" if horizontal else "y")) > 1:
        yield Refusal("Only some panels have a logarithmic scale.", "Set log_y= for all of them, or draw two figures.")
    if True in log_axes(traces, layout, "y" if horizontal else "x"):
        yield Refusal("The places of the marks stand on a logarithmic scale.", "Leave log_x= out.")
    if selection.chart.scale == "log":
        if horizontal or any(trace["type"] == "bar" or trace.get("stackgroup") for trace in traces):
            yield Refusal("Bars and areas stand on a logarithmic scale, which has no zero.", "Draw lines or points.")
        elif min(selection.values, default=1.0) <= 0:
            yield Refusal("A logarithmic scale has no place for zero or less.", "Leave log_y= out.")


def _of_repeats(
    selection: Selection, traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]
) -> Iterator[Refusal]:
    stacked = layout.get("barmode") in ("relative", "stack")
    for trace, series in zip(traces, selection.series, strict=True):
        counts = Counter(point.x for point in series.points)
        twice = [f"'{place}'" for place, count in counts.items() if count > 1][:3]
        if twice and trace["type"] == "pie":
            hint = "Sum them in code: frame.groupby(name, as_index=False)[value].sum()."
            yield Refusal(f"The pie has more than one part called {join_words(twice)}; Plotly would add them up.", hint)
        elif twice and trace["type"] == "bar" and not stacked:
            hint = "Sum them in code: frame.groupby(place, as_index=False)[value].sum(), or stack: barmode='relative'."
            yield Refusal(f"Bars of one trace lie over one another at {join_words(twice)}.", hint)


def _of_names(selection: Selection, traces: Sequence[Mapping[str, Any]]) -> Iterator[Refusal]:
    """Names of marks that no label of ours can be placed for: Plotly would let them overlap."""
    if traces[0]["type"] == "pie" and (parts := len(selection.rows)) > _MOST_PARTS:
        hint = "Draw bars: px.bar(frame, x=value, y=name); or sum the small parts in code as 'Other'."
        yield Refusal(f"The pie has {parts} parts, expected at most {_MOST_PARTS}: more names have no room.", hint)
    modes = [str(trace.get("mode") or "") for trace in traces if trace["type"] == "scatter" and trace.get("text")]
    named = [mode for mode in modes if "text" in mode.split("+")]
    if "text" in named:
        yield Refusal("The figure has texts without marks (mode='text').", "Draw marks too: mode='markers+text'.")
    elif named and (not selection.x.numeric or any(trace["type"] == "bar" for trace in traces)):
        hint = "Leave text= out, or draw chart(type='dot', …) or chart(type='line', …), which place their names."
        yield Refusal("Marks over times, names or bars have texts, which would overlap.", hint)


def _of_areas(selection: Selection, traces: Sequence[Mapping[str, Any]]) -> Iterator[Refusal]:
    stacks: dict[tuple[str, str], list[Series]] = defaultdict(list)
    for trace, series in zip(traces, selection.series, strict=True):
        if trace.get("stackgroup"):
            stacks[series.panel, trace["stackgroup"]].append(series)
        if not trace.get("stackgroup") and trace.get("fill") in (None, "", "none"):
            continue
        # Plotly fills the gaps of an area, and in a stack it lets them fall to zero.
        if len(insert_gaps(series.points, selection)) > len(series.points) or len(series.values) < len(series.points):
            yield Refusal("An area has a gap, which Plotly would fill.", _LINES)
    for stack in stacks.values():
        if len(stack) > 1 and len({frozenset(point.x for point in series.points) for series in stack}) > 1:
            yield Refusal("Stacked areas need a value of each at each place.", _LINES)
        if len(stack) > 1 and any(value < 0 for series in stack for value in series.values):
            yield Refusal("Stacked areas cannot show negative values.", _LINES)
