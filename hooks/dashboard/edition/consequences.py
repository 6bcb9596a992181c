"""Leaves out findings that only follow from another one: people mend that, and these are gone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dashboard.core.finding import Finding, errors_in
from dashboard.core.settings import NOTHING_PUBLIC
from dashboard.site.content import SiteContent

_NAMED_IN = {"unknown-theme": "themes.yaml", "unknown-event": "events.yaml"}
"""Findings about names, and the file of data/ that lists these: if it has an error, none of them is known."""
_WITHOUT_SETTINGS = frozenset(("unpublished-file", "not-approved"))
"""What is said of each page and piece where the settings are broken, since nothing is public then."""
_ABOUT_CHANGES = frozenset(("not-approved", "missing-correction"))
"""What is said of a piece that has changed since it was approved; the data that it shows are a part of it."""
_UNREAD = frozenset(
    ("wrong-encoding", "unreadable-file", "too-large", "yaml-syntax", "merge-conflict", "not-a-mapping")
)
_MISDECLARED = frozenset(
    ("missing-head", "unread-head", "unknown-key", "missing-key", "duplicate-key", "wrong-value", "unknown-name")
)
"""Errors after which nobody knows what a file would use, though it can be read."""

_OF_KEYS = ("run-on-list", "long-sentence")
"""What is told of keys that are read as words, and of the line '---' below them."""


def without_consequences(findings: Sequence[Finding], content: SiteContent) -> list[Finding]:
    """Leave out what follows from an error that is told, and that keeps the site from being published by itself.

    Args:
        findings: all that were found.
        content: all that is known of the site.
    """
    data = content.settings.data_path
    errors = errors_in(findings)
    broken = {error.path for error in errors}
    unread = {error.path for error in errors if error.id in _UNREAD}
    left_out = {"unknown-reference"} if f"{data}/references.bib" in unread else set()
    left_out |= {id for id, name in _NAMED_IN.items() if f"{data}/{name}" in broken}
    if content.settings.editorial is NOTHING_PUBLIC:
        left_out |= _WITHOUT_SETTINGS
    uses_are_unknown = bool(unread) or any(error.id in _MISDECLARED for error in errors)
    folders = {path.rpartition("/")[0] for path in broken}
    heads = {finding.place[:3] for finding in findings if finding.id == "missing-head"}
    unread_heads = {error.place[:3] for error in errors if error.id == "unread-head"}
    with_unread_head = {path for path, _, _ in unread_heads}
    no_yaml = {error.place[:3] for error in errors if error.id == "yaml-syntax"}
    shared = min((path for path in broken if path.startswith(f"{data}/")), default="")
    return [
        replace(finding, hint=f"Correct {shared} first: its error may be all that has changed. {finding.hint}")
        if shared and finding.id in _ABOUT_CHANGES
        else finding
        for finding in findings
        if finding.id not in left_out
        and not (finding.id == "raw-cell" and finding.place[:3] in heads)  # The cell with the front matter.
        and not (finding.id in _OF_KEYS and finding.path in with_unread_head)
        and not (finding.id == "foreign-markup" and finding.place[:3] in unread_heads)
        and not (finding.id == "unreadable-sign" and finding.place[:3] in no_yaml)
        and not (uses_are_unknown and finding.severity == "info" and finding.id.startswith("unused-"))
        and not (finding.id == "unread-file" and finding.path.rpartition("/")[0] in folders)
    ]
