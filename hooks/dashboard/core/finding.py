"""What a check reports, and the three ways to print it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Format = Literal["text", "json", "github"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend: what, where, and what to do about it."""

    id: str
    severity: Severity = "error"
    path: str
    """From the root of the repository, with forward slashes."""
    line: int = 1
    column: int = 1
    message: str
    """What was read, and what was expected."""
    hint: str = ""

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are printed."""
        return (self.path, self.line, self.column, self.id, self.message)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, sorted by file, line and column."""
    return sorted(set(findings), key=lambda finding: finding.place)


def write(findings: Iterable[Finding], form: Format = "text") -> str:
    """The findings as lines for people, a JSON list, or GitHub's annotations."""
    ordered = in_order(findings)
    if form == "json":
        return json.dumps([asdict(finding) for finding in ordered], ensure_ascii=False, indent=2)
    return "\n".join(_github(finding) if form == "github" else _text(finding) for finding in ordered)


def _text(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    line = f"{place} {finding.severity} {finding.id} {finding.message}"
    return f"{line}\n    {finding.hint}" if finding.hint else line


def _github(finding: Finding) -> str:
    level = {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
    place = f"file={_escaped(finding.path, ',:')},line={finding.line},col={finding.column},title={finding.id}"
    return f"::{level} {place}::{_escaped(f'{finding.message} {finding.hint}'.strip())}"


def _escaped(text: str, more: str = "") -> str:
    """GitHub's workflow commands want these characters as percent codes."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def closest(word: object, names: Iterable[str]) -> list[str]:
    """The one name most like a word, or none."""
    return difflib.get_close_matches(str(word).lower(), list(names), n=1, cutoff=0.6)


def nearest(word: object, names: Iterable[str]) -> str:
    """A hint that offers the closest valid name and lists the others."""
    known = list(names)
    close = closest(word, known)
    listed = ", ".join(known[:12]) + (f" and {len(known) - 12} more" if len(known) > 12 else "")
    if close:
        return f"Did you mean '{close[0]}'? Known: {listed}."
    return f"Known: {listed}." if known else ""
