"""A change of a text at a place."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.core.frozen import Frozen


class Change(Frozen, order=True):
    """What stands from one offset to another is replaced; with equal offsets, something is put in between."""

    start: int
    end: int
    new: str


def shifted(changes: Iterable[Change], by: int) -> list[Change]:
    """Changes of a part of a text, as changes of the whole.

    Args:
        changes: with offsets in the part.
        by: where the part begins.
    """
    return [Change(change.start + by, change.end + by, change.new) for change in changes]


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """The text with all changes made, each once."""
    for change in sorted(set(changes), reverse=True):
        text = text[: change.start] + change.new + text[change.end :]
    return text
