"""The lines of a name on a picture: about as long as one another, and a word that goes on has a hyphen."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dashboard.charts.labels.text_width import text_width, wrap
from dashboard.charts.style.layout import TEXT_SIZE

HYPHEN = "-"
_STEP = 3
"""By so many CSS pixels lines are made longer until there are as few as can be."""


@lru_cache(maxsize=4096)
def name_lines(name: str, room: float, bold: bool = False, size: float = TEXT_SIZE) -> tuple[str, ...]:
    """Break a name into lines between its words; only a word that is wider than the room is broken inside.

    Args:
        name: in one line.
        room: the width of a line in CSS pixels.
        bold: whether it is bold.
        size: the font size in CSS pixels.

    Returns:
        The lines, at least one. None is wider than the room, unless a single letter is.
    """
    parts = " ".join(part for word in name.split() for part in _parts(word, room, bold, size))
    lines = wrap(parts, room, size, bold)
    if len(lines) == 1:
        return tuple(lines)
    shorter = max(text_width(parts, size, bold) / len(lines), *(text_width(part, size, bold) for part in parts.split()))
    while shorter < room:
        if len(even := wrap(parts, shorter, size, bold)) == len(lines):
            return tuple(even)
        shorter += _STEP
    return tuple(lines)


def _parts(word: str, room: float, bold: bool, size: float) -> list[str]:
    """The word, or what of it has room in a line, each with a hyphen where it goes on. Chinese words need none."""
    if text_width(word, size, bold) <= room:
        return [word]
    *firsts, last = wrap(word, room - text_width(HYPHEN, size, bold), size, bold)
    return [*(first + HYPHEN if _needs_hyphen(first[-1]) else first for first in firsts), last]


def _needs_hyphen(letter: str) -> bool:
    return letter.isalpha() and unicodedata.east_asian_width(letter) not in "WF"
