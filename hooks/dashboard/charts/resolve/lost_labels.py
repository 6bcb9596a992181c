"""Findings about labels that have no room in a picture. They are measured; no browser is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.charts.figure.drawings import lay_out_drawings
from dashboard.charts.labels.label import Kind, LostLabel
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types.bar import is_upright
from dashboard.core.finding import Finding, Severity
from dashboard.core.phrases import join_words
from dashboard.core.yaml_record import Record

_MOST_NAMED = 3
"""So many labels are named in a finding; of the others it gives the number."""
_PLACES = {"wide": "on a wide screen", "narrow": "on a phone"}
_WORDS = {Kind.NAME: "name", Kind.EVENT: "event", Kind.NOTE: "annotation", Kind.VALUE: "value", Kind.UNIT: "unit"}
_FEWER = "Keep fewer with 'where', give shorter labels in the dataset's 'categories', or draw 'table'."
_HINTS = {
    Kind.NAME: _FEWER,
    Kind.VALUE: _FEWER,
    Kind.UNIT: "Give the field a shorter title, or the chart a greater 'height'.",
    Kind.EVENT: "Name fewer 'events', or give them a shorter 'label' in data/events.yaml.",
    Kind.NOTE: "Say it in fewer words, or in 'note', which stands below the chart.",
}
_KEYS = {Kind.EVENT: "events", Kind.NOTE: "annotations"}


def check_labels(selection: Selection, record: Record) -> list[Finding]:
    """Look for labels that have no room in the pictures of a chart.

    Args:
        selection: the rows of the chart, with its events.
        record: the declaration, where findings are reported.

    Returns:
        For each kind of label one finding: an error if readers lose an amount or a unit, else a warning. And one that
        says that bars lie although they were to stand.
    """
    return [
        record.finding(finding_id, (key,), f"{selection.chart.type}: {message}", hint, severity)
        for finding_id, key, message, hint, severity in _issues(selection)
    ]


def _issues(selection: Selection) -> Iterator[tuple[str, str, str, str, Severity]]:
    """Finding id, YAML key, message, hint and severity of each finding."""
    chart = selection.chart
    if chart.type == "bar" and chart.orientation == "vertical" and not is_upright(selection):
        message = "the names have no room below the bars on a phone, so the bars lie."
        yield "lying-bars", "type", message, "Say 'orientation: horizontal', or give the names shorter labels.", "info"
    lost = {size: drawing.lost for size, drawing in lay_out_drawings(selection).items()}
    for kind in _WORDS:
        by_size = {size: [label for label in labels if label.kind == kind] for size, labels in lost.items()}
        size = max(by_size, key=lambda name: len(by_size[name]))
        if labels := by_size[size]:
            is_error = kind in (Kind.VALUE, Kind.UNIT)
            message = f"{_PLACES[size]} {_describe(labels, _WORDS[kind])}"
            yield (
                "lost-value" if is_error else "lost-label",
                _KEYS.get(kind, "type"),
                message,
                _HINTS[kind],
                "error" if is_error else "warning",
            )


def _describe(labels: Sequence[LostLabel], word: str) -> str:
    """Such as 'there is no room for 12 names: 'Iran', 'Iraq', 'India' and 9 more.'."""
    names = [f"'{label.text}'" for label in labels[:_MOST_NAMED]]
    if len(labels) > _MOST_NAMED:
        names.append(f"{len(labels) - _MOST_NAMED} more")
    what = f"{len(labels)} {word}s" if len(labels) > 1 else f"one {word}"
    if all(label.is_short for label in labels):
        return f"{what} {'are' if len(labels) > 1 else 'is'} cut: {join_words(names)}."
    return f"there is no room for {what}: {join_words(names)}."
