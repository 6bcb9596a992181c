"""Checks of values in YAML that are read, but not as they were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose
from dashboard.core.lazy_re import lazy_re

_KEY = r"^[ \t]*(?:- +)*[\w-]+:[ \t]+"
_CUT = lazy_re(_KEY + r"(?P<kept>[^\"'\[{|>&*!%@#\s][^\n]*?)[ \t]+(?P<lost>#[^\s#][^\n]*)$", re.M)
_CURLY = lazy_re(_KEY + r"(?P<value>[“„»«][^“”„»«\"\n]*(?P<end>[“”»«\"]))[ \t]*$", re.M)


def _yaml_parts(prose: Prose) -> list[tuple[int, int]]:
    """Start and end of each stretch of YAML: a file of it, a front matter, a chart."""
    charts = (fence for fence in prose.fences if fence.is_chart and fence.is_closed)
    return [(0, prose.body), *((chart.first_end, chart.last_start) for chart in charts)]


def ends_of_curly_values(prose: Prose) -> set[int]:
    """Where the values end that begin with a curly quote: `curly-value` tells what is to be done."""
    parts = prose.once(_yaml_parts)
    return {match.start("end") for start, end in parts for match in _CURLY.finditer(prose.source, start, end)}


@text_check("cut-value", fragment="front matter")
def cut_value(prose: Prose) -> Iterator[TextIssue]:
    """A value ends before a `#`, and the word behind it is left out.

    Why: In YAML a blank and `#` begin a remark, which nobody gets. A remark has a blank behind its `#`, too.

    Bad:
        title: Report #3 on ports

    Good:
        title: "Report #3 on ports"
    """
    for start, end in prose.once(_yaml_parts):
        for match in _CUT.finditer(prose.source, start, end):
            message = (
                f"Read '{match['kept'][-40:]}'; what follows, '{match['lost'][:40]}', is a remark and is left out."
            )
            hint = "Put the value into quotes; if a remark is meant, write a blank behind #."
            yield TextIssue(*match.span("lost"), message, hint)


@text_check("curly-value", fragment="front matter")
def curly_value(prose: Prose) -> Iterator[TextIssue]:
    """A value in YAML stands in curly quotes, which become a part of it.

    Why: YAML knows straight quotes only. Readers get the curly ones around a title or an alternative.

    Bad:
        title: “Oil and gas”

    Good:
        title: "Oil and gas"
    """
    for start, end in prose.once(_yaml_parts):
        for match in _CURLY.finditer(prose.source, start, end):
            message = f"The value stands in curly quotes, so that readers get them: {match['value'][:40]}"
            hint = 'Write straight ones, ", or none. If readers should see them, put straight ones around the value.'
            yield TextIssue(*match.span("value"), message, hint)
