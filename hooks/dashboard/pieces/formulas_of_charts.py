"""What looks like a formula in the words of a chart that code made: readers would get its dollars."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.markup.unread_formulas import PLAIN_TEXT_HINT, formulas_in_plain_text, plain_text_message


def formula_findings(selection: Selection, path: str, line: int, column: int) -> Iterator[Finding]:
    """Tell each formula once.

    Args:
        selection: the chart.
        path: the notebook, from the root of the repository.
        line: of the chart in it.
        column: the same.
    """
    chart, fields = selection.chart, selection.dataset.fields.values()
    words = [chart.title, chart.subtitle, chart.alt, chart.note, *(series.label for series in selection.series)]
    # A figure that code drew has its axes' titles from there.
    words += [field.title for field in fields] if chart.type == "plotly" else []
    written = [text[start:end] for text in words for start, end in formulas_in_plain_text(text or "")]
    for formula in dict.fromkeys(written):
        yield Finding(
            id="unread-formula",
            severity="warning",
            path=path,
            line=line,
            column=column,
            message=plain_text_message(formula),
            hint=PLAIN_TEXT_HINT,
        )
