"""The headline of a card: its letters, and its lines in the largest size that has room."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from dashboard.charts.render.fonts import font_file
from dashboard.charts.render.png import SERIF_FILE
from dashboard.core.lazy_re import lazy_re

_MISSING = "\N{REPLACEMENT CHARACTER}"
LINE_SPACING = 1.16
"""The distance of two lines in font sizes."""
_SIZES = range(62, 33, -2)
"""In dots, the largest first."""
_ORNAMENTS = ("So", "Sk", "Cf")
"""Emoji, modifiers of emoji, and marks that nobody sees: without them the words say the same."""
_VARIANTS = lazy_re("[\ufe00-\ufe0f]")
_HYPHENS = str.maketrans("\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "--")


def drawable(text: str) -> str:
    """A text in letters that the font has: without emoji; empty if a letter or a sign is missing.

    Half a title would be another one. (Chinese and Arabic have fonts of many megabytes.)
    """
    plain = _VARIANTS.sub("", unicodedata.normalize("NFC", text)).translate(_HYPHENS)
    kept = "".join(map(_known, plain))
    return "" if _MISSING in kept else " ".join(kept.split())


def _known(letter: str) -> str:
    """A letter as the font has it: the 2 of CO₂ as a 2, nothing for an ornament."""
    simple = unicodedata.normalize("NFKC", letter)
    if letter in _widths() or letter.isspace():
        return letter
    if simple != letter and all(part in _widths() for part in simple):
        return simple
    return "" if unicodedata.category(letter) in _ORNAMENTS else _MISSING


def fit_headline(text: str, room: int, height: int) -> tuple[int, list[str]]:
    """Break a headline into lines, in the largest size in which they have room.

    Args:
        text: as `drawable` gives it.
        room: the width of a line, in dots.
        height: of all lines together, in dots.

    Returns:
        the size, and the lines. Where the smallest size has no room for all of them, the last one ends in an ellipsis.
    """
    for size in _SIZES:
        lines = _wrap(text, room / size)
        if len(lines) * size * LINE_SPACING <= height and all(_width(line) * size <= room for line in lines):
            return size, lines
    size = _SIZES[-1]
    lines = [part for line in _wrap(text, room / size) for part in _cut(line, room / size)]
    most = int(height / (size * LINE_SPACING))
    return size, lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:.')}…"]


def _wrap(text: str, room: float) -> list[str]:
    """The lines of a text, which are broken between words. The room is in font sizes, as are all widths here."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, room: float) -> list[str]:
    """The parts of a line that is a single word and too wide for the room."""
    parts = [""]
    for letter in line:
        if parts[-1] and _width(parts[-1] + letter) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _width(text: str) -> float:
    return sum(_widths()[letter] for letter in text)


@cache
def _widths() -> Mapping[str, float]:
    """The width of each letter that the font has, in font sizes."""
    from fontTools.ttLib import TTFont  # Only who draws a card needs it.

    with TTFont(font_file(*SERIF_FILE)) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"]
        return {chr(code): widths[name][0] / units for code, name in font.getBestCmap().items()}
