"""Comments that silence a check at one place: find them, apply them, and check that they are used and have a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from dashboard.checks.check import described
from dashboard.core.finding import Finding, Severity, nearest
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

_ALLOW = lazy_re(
    r"(?:<!--|^[ \t]*#)[ \t]*+desk:[ \t]*+allow\b[ \t]*+(?P<id>[\w-]*+)[ \t]*+"
    r"(?::(?P<reason>(?:(?!-->)[^\n])*+))?(?:-->|$)",
    re.M,
)
COMMENT = lazy_re(r"<!--\s*desk:.*?-->[ \t]*\n?", re.S)
"""Matches any comment of the desk. It must not reach readers."""

wrong_silence = described(
    "wrong-silence",
    "text",
    """A check is silenced without a reason, or no such check can be silenced.

    Why: The next person who reads the text has to know why the exception is right. Errors cannot be silenced.

    Bad:
        <!-- desk: allow doubled-space -->
        Trade  grew.

    Good:
        <!-- desk: allow doubled-space: the poem is printed so -->
        Trade  grew.
    """,
    "warning",
)
unused_silence = described(
    "unused-silence",
    "text",
    """A check is silenced at a place where it finds nothing.

    Why: What the comment allowed is gone. If it stays, it may one day hide something else.

    Bad:
        <!-- desk: allow doubled-space: the poem is printed so -->
        Trade grew.

    Good:
        Trade grew.
    """,
    "warning",
)


class Silence(Frozen):
    """One comment `desk: allow <id>: <reason>`."""

    path: str
    line: int
    column: int
    covers: int
    """The line whose findings it silences: the next one that is not empty."""
    id: str
    """The id of the check."""
    reason: str


class CheckKind(Frozen):
    """What of a check decides whether it can be silenced."""

    severity: Severity
    on_request: bool
    """Whether it runs only if somebody asks for it."""


class SilenceComment(NamedTuple):
    """A silence in a source, with offsets in place of lines."""

    start: int
    covers: int
    """Offset where the line that it silences begins."""
    id: str
    reason: str


def silences_in(source: str) -> Iterator[SilenceComment]:
    """The comments in a source that silence a check, in order."""
    if "desk:" not in source:
        return
    for match in _ALLOW.finditer(source):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        line_end = re.compile(r"[^\n]*\n(?:[ \t]*\n)*").match(source, match.end())
        covers = line_end.end() if line_end else len(source)
        yield SilenceComment(start, covers, match["id"], (match["reason"] or "").strip())


def apply_silences(
    findings: Iterable[Finding], silences: Iterable[Silence], checks: Mapping[str, CheckKind]
) -> list[Finding]:
    """Remove the findings that are silenced, and add findings about wrong or unused silences.

    Args:
        findings: All findings of a site. Errors are never removed.
        silences: All silences of its texts.
        checks: The kinds of all checks, by id.

    Returns:
        The findings that remain, in no particular order.
    """
    remaining: list[Finding] = []
    by_place: dict[tuple[str, int, str], Silence] = {}
    for silence in silences:
        if problem := _problem_of(silence, checks):
            remaining.append(_silence_finding("wrong-silence", silence, *problem))
        # A silence without a reason works all the same, so that it is one finding and not two.
        by_place[silence.path, silence.covers, silence.id] = silence
    used = set()
    for finding in findings:
        place = (finding.path, finding.line, finding.id)
        if place in by_place and finding.severity != "error":
            used.add(place)
        else:
            remaining.append(finding)
    for place, silence in by_place.items():
        if place not in used and not _problem_of(silence, checks) and not checks[silence.id].on_request:
            message = f"'{silence.id}' finds nothing on the next line."
            remaining.append(_silence_finding("unused-silence", silence, message, "Delete this comment."))
    return remaining


def unsilenced(findings: Iterable[Finding], silences: Iterable[Silence]) -> list[Finding]:
    """Remove the findings that are silenced. For checks on request, which run after `apply_silences`.

    Args:
        findings: The findings of those checks.
        silences: All silences of the site.

    Returns:
        The findings that remain.
    """
    covered = {(silence.path, silence.covers, silence.id) for silence in silences}
    return [finding for finding in findings if (finding.path, finding.line, finding.id) not in covered]


def _silence_finding(id: str, silence: Silence, message: str, hint: str) -> Finding:
    place = partial(Finding, path=silence.path, line=silence.line, column=silence.column)
    return place(id=id, severity="warning", message=message, hint=hint)


def _problem_of(silence: Silence, checks: Mapping[str, CheckKind]) -> tuple[str, str] | None:
    """The message and the hint if a silence is wrong, else None."""
    if silence.id not in checks:
        return f"There is no check '{silence.id}'.", nearest(silence.id, checks)
    if checks[silence.id].severity == "error":
        return f"'{silence.id}' finds what is wrong or unsafe, which cannot be silenced.", "Correct what it finds."
    if not silence.reason:
        return f"'{silence.id}' is silenced without a reason.", f"Write desk: allow {silence.id}: and why."
    return None
