"""Run all checks on one text."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dashboard.checks import (
    address_checks,
    box_checks,
    calendar_dates,
    emphasis_checks,
    fact_checks,
    foreign_markup,
    formula_checks,
    html_checks,
    language_checks,
    list_checks,
    new_piece,
    reference_checks,
    repetition,
    sentences,
    structure,
    table_checks,
    target_checks,
    typed_checks,
    typography,
    unfinished_marks,
    wording,
    yaml_values,
)
from dashboard.checks.blanking import read_prose
from dashboard.checks.check import Check, TextIssue
from dashboard.checks.known_names import KnownNames
from dashboard.checks.prose import Prose
from dashboard.checks.silences import Silence, silences_in
from dashboard.checks.stated_numbers import find_dated_numbers
from dashboard.checks.text_report import TextReport
from dashboard.checks.unlinked_numbers import find_unlinked_numbers
from dashboard.core.finding import Finding
from dashboard.core.grouping import group_by
from dashboard.core.text_span import TextSpan

MODULES = (
    typography,
    repetition,
    sentences,
    wording,
    new_piece,
    calendar_dates,
    structure,
    list_checks,
    emphasis_checks,
    typed_checks,
    foreign_markup,
    target_checks,
    address_checks,
    unfinished_marks,
    box_checks,
    table_checks,
    yaml_values,
    html_checks,
    formula_checks,
    language_checks,
)
"""The modules with checks of the text itself, in the order of the authors' guide."""
TEXT_CHECKS: tuple[Check, ...] = tuple(
    value
    for module in (*MODULES, fact_checks, reference_checks)
    for value in vars(module).values()
    if isinstance(value, Check) and value.find_issues
)
"""All checks that look at one text."""


def check_prose(parts: Sequence[TextSpan], path: str, known_names: KnownNames, lang: str = "en") -> TextReport:
    """Run every check on one text.

    Args:
        parts: The parts of the file, as `read_prose` takes them.
        path: The file, from the root of the repository.
        known_names: The names that the checks know.
        lang: The site's language. A text may name its own in its front matter.

    Returns:
        The findings and silences, and the unlinked numbers if it is a piece.
    """
    prose = read_prose(parts, path, known_names, lang)
    silences = _silences_in(prose)
    findings: list[Finding] = []
    for check in TEXT_CHECKS:
        issues = list(check.find_issues(prose)) if check.find_issues else []
        findings += _findings_of(check, issues, prose, silences)
    numbers = tuple(find_unlinked_numbers(prose)) if prose.is_analysis else ()
    dated = find_dated_numbers(prose) if parts and parts[0].kind != "yaml" else ()
    return TextReport(tuple(findings), tuple(silences), numbers, dated)


def issues_to_fix(prose: Prose) -> list[TextIssue]:
    """The issues that have a replacement and are not silenced, from the end of the text to its beginning."""
    silences = _silences_in(prose)
    issues = [
        issue
        for check in TEXT_CHECKS
        if check.fixes and check.find_issues
        for issue in check.find_issues(prose)
        if issue.replacement is not None and not _is_silenced(check, prose.place(issue.start)[0], silences)
    ]
    # (Of two at one place that comes first which replaces something, so that the other can be put before it.)
    return sorted(issues, key=lambda issue: (issue.start, issue.end), reverse=True)


def _silences_in(prose: Prose) -> list[Silence]:
    return [
        Silence(prose.path, *prose.place(comment.start), prose.place(comment.covers)[0], comment.id, comment.reason)
        for comment in silences_in(prose.source)
        if not prose.shown_as_code(comment.start)
    ]


def _is_silenced(check: Check, line: int, silences: Sequence[Silence]) -> bool:
    return any((silence.id, silence.covers) == (check.id, line) for silence in silences)


def _findings_of(check: Check, issues: list[TextIssue], prose: Prose, silences: list[Silence]) -> list[Finding]:
    if not check.once:
        return [_finding(check, issue, prose) for issue in issues]
    kinds = group_by(issues, lambda issue: issue.kind).values()
    findings = [[_finding(check, issue, prose) for issue in alike] for alike in kinds]
    return [finding for alike in findings for finding in _merged(check, alike, silences)]


def _finding(check: Check, issue: TextIssue, prose: Prose) -> Finding:
    line, column = prose.place(issue.start)
    return Finding(
        id=check.id,
        severity=issue.severity or check.severity,
        path=prose.path,
        line=line,
        column=column,
        message=issue.message,
        hint=issue.hint,
    )


def _merged(check: Check, findings: list[Finding], silences: list[Silence]) -> list[Finding]:
    """One finding in place of all that are not silenced: the first, with the number of the others."""
    lines = {silence.covers for silence in silences if silence.id == check.id}
    loud = [finding for finding in findings if finding.line not in lines]
    silenced = [finding for finding in findings if finding.line in lines]
    if len(loud) < 2:
        return findings
    first = min(loud, key=lambda finding: finding.place)
    return [*silenced, replace(first, message=f"{first.message} ({len(loud) - 1} more in this text)")]
