"""What a check reports, and the three ways to print it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import asdict

from dashboard.core.control_characters import with_visible_control
from dashboard.core.frozen import Frozen
from dashboard.core.phrases import first_of, join_words

Severity = Literal["error", "warning", "info"]
Format = Literal["text", "json", "github"]
NEARLY = 0.75
"""How much a word is like a name, from 0 to 1, that was meant for certain if it is like no other one."""
LIKE = 0.6
"""How much two words are alike, from 0 to 1, if one may be meant by the other (difflib's default)."""
MIN_BEGINNING = 3
"""How many letters a word has at least of which another one is the beginning."""
MAX_NAMES = 12
"""How many known names a hint lists; the rest is counted."""


class Finding(Frozen, kw_only=True):
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
    """What to do about it; may be empty."""

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """The key by which findings are sorted."""
        return (self.path, self.line, self.column, self.id, self.message)


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """The errors among some findings, in their order."""
    return [finding for finding in findings if finding.severity == "error"]


def has_error(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings is an error."""
    return any(finding.severity == "error" for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, sorted by file, line and column."""
    return sorted(set(findings), key=lambda finding: finding.place)


def format_findings(findings: Iterable[Finding], form: Format = "text") -> str:
    """Write findings for people or machines. Control characters, which would act on a terminal, are written as code.

    Args:
        findings: in any order; doubles are left out.
        form: 'text' for lines on a terminal, 'json' for a list of objects, 'github' for GitHub's annotations.
    """
    ordered = in_order(findings)
    if form == "json":
        lines = json.dumps([asdict(finding) for finding in ordered], ensure_ascii=False, indent=2).split("\n")
        return "\n".join(with_visible_control(line) for line in lines)
    return "\n".join(_github(finding) if form == "github" else _format_as_text(finding) for finding in ordered)


def _format_as_text(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    line = with_visible_control(f"{place} {finding.severity} {finding.id} {finding.message}")
    return f"{line}\n    {with_visible_control(finding.hint)}" if finding.hint else line


def _github(finding: Finding) -> str:
    level = {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
    place = f"file={_escaped(finding.path, ',:')},line={finding.line},col={finding.column},title={finding.id}"
    return f"::{level} {place}::{_escaped(f'{finding.message} {finding.hint}'.strip())}"


def _escaped(text: str, more: str = "") -> str:
    """Write as percent codes what GitHub's workflow commands want so: `%`, line ends, and the characters in `more`."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return with_visible_control(text)


def closest(word: object, names: Iterable[str], cutoff: float = LIKE) -> list[str]:
    """Find the name most like a word.

    Args:
        word: what was read.
        names: the valid names. Large and small letters count as the same.
        cutoff: how much they must be alike, from 0 to 1.

    Returns:
        A list of that one name; empty if none is like it.
    """
    by_small_letters, small = {name.lower(): name for name in names}, str(word).lower()
    matches = difflib.get_close_matches(small, by_small_letters, n=1, cutoff=cutoff)
    if not matches and cutoff <= LIKE and len(small) >= MIN_BEGINNING:
        # One begins with the other: 'logarithmic' and 'log'.
        matches = [name for name in by_small_letters if len(name) >= MIN_BEGINNING and _begins(name, small)][:1]
    return [by_small_letters[match] for match in matches]


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def nearest(word: object, names: Iterable[str]) -> str:
    """Write a hint that offers the closest valid name, and lists the others unless it is meant for certain.

    Args:
        word: what was read.
        names: the valid names.

    Returns:
        Such as "Did you mean 'economy'?", or "Did you mean 'log'? Known: linear, log."; empty if there are no names.
    """
    names = list(names)
    [offer] = [f"Did you mean '{match}'?" for match in closest(word, names)] or [""]
    is_enough = offer and (len(names) == 1 or _one_is_meant(word, names))
    return offer if is_enough else f"{offer} {listed_names(names)}".strip()


def _one_is_meant(word: object, names: Iterable[str]) -> bool:
    """Whether a word is nearly one name, and nearly no other."""
    small = {name.lower() for name in names}
    return len(difflib.get_close_matches(str(word).lower(), small, n=2, cutoff=NEARLY)) == 1


def nearest_of_each(words: Iterable[object], names: Iterable[str]) -> tuple[str, str]:
    """Write all unknown words into one message, each with the valid name closest to it.

    Args:
        words: what was read.
        names: the valid names.

    Returns:
        Such as "'Chna' (did you mean 'China'?) and 'x'" for the message, and a hint that lists the names. For a single
        word the hint is that of `nearest`.
    """
    names, words = list(names), list(dict.fromkeys(str(word) for word in words))
    if len(words) == 1:
        return f"'{words[0]}'", nearest(words[0], names)
    asides = ("".join(f" (did you mean '{match}'?)" for match in closest(word, names)) for word in words[:MAX_NAMES])
    texts = [f"'{word}'{aside}" for word, aside in zip(words[:MAX_NAMES], asides, strict=True)]
    texts += [f"{len(words) - MAX_NAMES} more"] if len(words) > MAX_NAMES else []
    return join_words(texts), listed_names(names)


def listed_names(names: Sequence[str]) -> str:
    """List the valid names for a hint, such as "Known: economy, energy."; empty if there are none."""
    return f"Known: {first_of(names, MAX_NAMES)}." if names else ""
