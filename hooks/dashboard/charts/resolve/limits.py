"""What a picture can hold. More than that is a finding that says what to do, never a picture that nobody can read."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.spec.selection import Selection, named
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record

LONGEST = 40
"""Characters of a name on a chart: in a line of its own it just fits on a phone."""
MOST_HOLLOW = 400
"""Points that are marked as no ordinary figure: each is a circle of its own, on a line through any number."""


def check_limits(selection: Selection, form: ChartType, record: Record) -> list[Finding]:
    """Findings where there are too many series or marks, or a name is too long."""
    return [
        record.finding(kind, (key,), f"{selection.chart.type}: {message}", hint)
        for kind, key, message, hint in _exceeded(selection, form)
    ]


def _exceeded(selection: Selection, form: ChartType) -> Iterator[tuple[str, str, str, str]]:
    split = form.split if getattr(selection.chart, form.split) else form.measure
    many = max(len(named(panel, form.most_series)) for panel in selection.panels.values())
    if many > form.most_series:
        ways = [
            way
            for key, way in (("highlight", "name some in 'highlight'"), ("facet", "draw small plots with 'facet'"))
            if key in form.keys and (key != "highlight" or form.greys)
        ]
        message = f"{many} series are more than can be told apart; {form.most_series} can."
        yield "too-many-series", split.rstrip("_"), message, _sentence([*ways, "keep fewer with 'where'"])
    marks = sum(len(one.points) for one in selection.series)
    if marks > form.most_marks:
        message = f"{marks:,} marks are more than a picture can show; {form.most_marks:,} can be read."
        yield "too-many-marks", "type", message, "Keep fewer with 'where', or add them up in a 'query'."
    hollow = sum(bool(point.mark) for one in selection.series for point in one.points)
    if hollow > MOST_HOLLOW and form.marked.startswith("Hollow"):
        message = f"{hollow:,} hollow points would hide what they mark; {MOST_HOLLOW} can be seen."
        hint = "Keep fewer with 'where', or say of the whole dataset that it is provisional: 'maturity'."
        yield "too-many-marks", "type", message, hint
    for name in _names(selection, form):
        if len(name) > LONGEST:
            message = f"the name '{name[:LONGEST]}…' has {len(name)} characters; {LONGEST} have room on a phone."
            yield (
                "long-name",
                form.across.rstrip("_"),
                message,
                "Give it a short 'label' in the dataset's 'categories'.",
            )
            return


def _names(selection: Selection, form: ChartType) -> Iterator[str]:
    """The names that have to stand in the picture; those beside marks are left out where they have no room."""
    x = selection.x
    for one in selection.series:
        if len(selection.series) > 1:
            yield one.label
        yield one.panel
        if not (x.temporal or x.numeric or form.leaves_names_out):
            yield from (x.label(point.x) for point in one.points)


def _sentence(ways: list[str]) -> str:
    told = ", ".join(ways[:-1]) + " or " + ways[-1] if len(ways) > 1 else ways[0]
    return f"{told[0].upper()}{told[1:]}."
