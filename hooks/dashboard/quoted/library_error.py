"""What is said to a program that asks for what is not there."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.core.finding import nearest
from dashboard.core.phrases import shortened

MOST_SHOWN = 80
"""Characters of a name that an answer repeats."""


class LibraryError(LookupError):
    """What was asked for is not there. Says so in words for whoever asked."""


def no_such(noun: str, name: str, known: Iterable[str]) -> LibraryError:
    """The error that there is nothing of a name. It says which name is near to it.

    Args:
        noun: what was asked for.
        name: what it was called.
        known: the names that there are.
    """
    return LibraryError(f"There is no {noun} {quoted(name)}. {nearest(name[:MOST_SHOWN], known)}".strip())


def quoted(words: str) -> str:
    """What was asked with, as an answer repeats it: cut where it is long."""
    return f"'{shortened(words, MOST_SHOWN)}'"
