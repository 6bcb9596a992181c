"""Where a check is silenced, and whether that is in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dashboard.checks.check import Check, described
from dashboard.core.finding import Finding, nearest

_ALLOW = re.compile(
    r"(?:<!--|^[ \t]*#)[ \t]*desk:[ \t]*allow\b[ \t]*(?P<id>[\w-]*)"
    r"[ \t]*(?::[ \t]*(?P<reason>[^\n]*?))?[ \t]*(?:-->|$)",
    re.M,
)
COMMENT = re.compile(r"<!--\s*desk:.*?-->[ \t]*\n?", re.S)
"""What must not reach readers."""

wrong_silence = described(
    "wrong-silence",
    "text",
    """A check is silenced without a reason, or no such check can be silenced.

    Why: Whoever reads the text next has to know why it may stand. What is wrong or unsafe cannot be silenced.

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
    """A check is silenced where it has nothing to say.

    Why: What it allowed is gone; left there, it will one day hide something else.

    Bad:
        <!-- desk: allow doubled-space: the poem is printed so -->
        Trade grew.

    Good:
        Trade grew.
    """,
    "warning",
)


@dataclass(frozen=True)
class Silence:
    """One comment `desk: allow <id>: <reason>`."""

    path: str
    line: int
    column: int
    covers: int
    """The line for which it speaks: the next that is not empty."""
    id: str
    reason: str


def silences_in(source: str) -> Iterator[tuple[int, int, str, str]]:
    """From a source: where each silence stands, where the line that it covers begins, the check, the reason."""
    if "desk:" not in source:
        return
    for found in _ALLOW.finditer(source):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        after = re.compile(r"[^\n]*\n(?:[ \t]*\n)*").match(source, found.end())
        covers = after.end() if after else len(source)
        yield start, covers, found["id"], found["reason"] or ""


def apply_silences(
    findings: Iterable[Finding], silences: Iterable[Silence], checks: Mapping[str, Check]
) -> list[Finding]:
    """The findings that remain, and one for each silence that is not in order."""
    remaining: list[Finding] = []
    covering: dict[tuple[str, int, str], Silence] = {}
    for silence in silences:
        if wrong := _wrong(silence, checks):
            remaining.append(_finding("wrong-silence", silence, *wrong))
        # Without a reason it is one finding, not two.
        covering[silence.path, silence.covers, silence.id] = silence
    used = set()
    for finding in findings:
        place = (finding.path, finding.line, finding.id)
        if place in covering and finding.severity != "error":
            used.add(place)
        else:
            remaining.append(finding)
    for place, silence in covering.items():
        if place not in used and not _wrong(silence, checks) and not checks[silence.id].on_request:
            message = f"'{silence.id}' finds nothing on the next line."
            remaining.append(_finding("unused-silence", silence, message, "Delete this comment."))
    return remaining


def unsilenced(findings: Iterable[Finding], silences: Iterable[Silence]) -> list[Finding]:
    """The findings that no silence covers, of checks that were asked for after all others."""
    covered = {(one.path, one.covers, one.id) for one in silences}
    return [one for one in findings if (one.path, one.line, one.id) not in covered]


def _finding(id: str, silence: Silence, message: str, hint: str) -> Finding:
    find = partial(Finding, path=silence.path, line=silence.line, column=silence.column)
    return find(id=id, severity="warning", message=message, hint=hint)


def _wrong(silence: Silence, checks: Mapping[str, Check]) -> tuple[str, str] | None:
    if silence.id not in checks:
        return f"There is no check '{silence.id}'.", nearest(silence.id, checks)
    if checks[silence.id].severity == "error":
        return f"'{silence.id}' finds what is wrong or unsafe, which cannot be silenced.", "Mend what it finds."
    if not silence.reason:
        return f"'{silence.id}' is silenced without a reason.", f"Write desk: allow {silence.id}: and why."
    return None
