"""All checks of one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.checks import calendar_dates, fact_checks, repetition, sentences, structure, typography, wording
from dashboard.checks.blanking import read_prose
from dashboard.checks.check import Check, TextIssue
from dashboard.checks.known_names import KnownNames
from dashboard.checks.prose import Prose
from dashboard.checks.silences import Silence, silences_in
from dashboard.checks.unlinked_numbers import UnlinkedNumber, find_unlinked_numbers
from dashboard.core.finding import Finding
from dashboard.core.text_span import TextSpan

MODULES = (typography, repetition, sentences, wording, calendar_dates, structure)
TEXT_CHECKS: tuple[Check, ...] = tuple(
    value
    for module in (*MODULES, fact_checks)
    for value in vars(module).values()
    if isinstance(value, Check) and value.issues
)
"""In the order of the authors' guide."""


@dataclass(frozen=True)
class Report:
    """What the checks say of one text: a pure function of it and of the names known."""

    findings: tuple[Finding, ...]
    """Without those that a silence covers and that are told once in a text."""
    silences: tuple[Silence, ...]
    numbers: tuple[UnlinkedNumber, ...] = ()
    """Those that are no facts, for who knows the data."""


def check_prose(parts: Sequence[TextSpan], path: str, known: KnownNames, lang: str = "en") -> Report:
    """Every check of one text."""
    prose = read_prose(parts, path, known, lang)
    silences = _silences(prose)
    findings: list[Finding] = []
    for check in TEXT_CHECKS:
        issues = list(check.issues(prose)) if check.issues else []
        findings += _findings(check, issues, prose, silences)
    return Report(tuple(findings), tuple(silences), tuple(find_unlinked_numbers(prose)) if prose.is_analysis else ())


def issues_to_fix(prose: Prose) -> list[TextIssue]:
    """What has one right answer and is not silenced, from the end to the beginning."""
    silences = _silences(prose)
    found = [
        issue
        for check in TEXT_CHECKS
        if check.fixes and check.issues
        for issue in check.issues(prose)
        if issue.instead is not None and not _silenced(check, prose.place(issue.start)[0], silences)
    ]
    return sorted(found, key=lambda issue: issue.start, reverse=True)


def _silences(prose: Prose) -> list[Silence]:
    return [
        Silence(prose.path, *prose.place(start), prose.place(covers)[0], id, reason)
        for start, covers, id, reason in silences_in(prose.source)
        if not prose.shown_as_code(start)
    ]


def _silenced(check: Check, line: int, silences: Sequence[Silence]) -> bool:
    return any((one.id, one.covers) == (check.id, line) for one in silences)


def _findings(check: Check, issues: list[TextIssue], prose: Prose, silences: list[Silence]) -> list[Finding]:
    found = []
    for issue in issues:
        line, column = prose.place(issue.start)
        found.append(
            Finding(
                id=check.id,
                severity=check.severity,
                path=prose.path,
                line=line,
                column=column,
                message=issue.message,
                hint=issue.hint,
            )
        )
    if not check.once or len(found) < 2:
        return found
    told = [one for one in found if not _silenced(check, one.line, silences)]
    silenced = [one for one in found if one not in told]
    if len(told) < 2:
        return found
    told.sort(key=lambda one: one.place)
    first, more = told[0], len(told) - 1
    message = f"{first.message} ({more} more in this text)"
    return [*silenced, Finding(**{**vars(first), "message": message})]
