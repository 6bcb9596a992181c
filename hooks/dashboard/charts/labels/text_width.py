"""How wide a text is in a picture, whatever font its reader has.

`text_widths.json` holds the width of each character: the larger one of Inter, which draws the pictures, and of DejaVu
Sans, the widest of the fonts that systems set by themselves. So a text that has room here has room everywhere. The
test of this module makes the table anew from the fonts.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from dashboard.charts.style.escaping import LINE_BREAK, STAND_INS, is_bold
from dashboard.charts.style.layout import TEXT_SIZE
from dashboard.core.lazy_re import lazy_re

TABLE = Path(__file__).with_name("text_widths.json")
"""By the weight of the font, and then by width in thousandths of the font size, the characters of that width."""
LINE_SPACING = 1.3
"""The distance of two lines of one text in Plotly, in font sizes."""
LETTER_HEIGHT = 1.22
"""The height of a line from the top of its accents to the bottom of its tails, in font sizes; Inter's is 1.21."""
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_WORD = lazy_re(r"\S+\s*")
_DIGIT = lazy_re(r"\d")


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float = TEXT_SIZE, bold: bool = False) -> float:
    """The width of a text; of one with several lines, that of the widest line.

    Args:
        text: as in a figure, with stand-ins for lines and for bold type.
        size: the font size in CSS pixels.
        bold: whether it is bold without a stand-in that says so.

    Returns:
        CSS pixels.
    """
    widest = 0
    for line in text.split(LINE_BREAK):
        widths = _widths("700" if bold or is_bold(line) else "400")
        widest = max(widest, sum(widths.get(letter) or _unknown_width(letter) for letter in line))
    return widest * size / 1000


def text_height(text: str, size: float = TEXT_SIZE) -> float:
    """The height of a text with all its lines, in CSS pixels. The arguments are those of `text_width`."""
    return (LETTER_HEIGHT + LINE_SPACING * text.count(LINE_BREAK)) * size


def wrap(text: str, room: float, size: float = TEXT_SIZE, bold: bool = False) -> list[str]:
    """Break a text into lines between its words; a word that is wider than the room is broken inside.

    Args:
        text: one line.
        room: the width of a line in CSS pixels.
        size: the font size in CSS pixels.
        bold: whether it is bold.

    Returns:
        The lines, at least one. None is wider than the room, unless a single letter is.
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, size, bold) <= room:
            lines[-1] = joined
            continue
        *whole, rest = _break_word(word, room, size, bold)
        lines += [*whole, rest]
    return [line for line in lines if line] or [""]


def shorten(text: str, room: float, size: float = TEXT_SIZE, bold: bool = False) -> str:
    """Cut a text of one line to a width, with an ellipsis at its end. A number is never cut: it would be another one.

    Args:
        text: one line.
        room: the width that it may have, in CSS pixels.
        size: the font size in CSS pixels.
        bold: whether it is bold.

    Returns:
        The text, whole where it has room; empty where less than three letters of it would be left.
    """
    if text_width(text, size, bold) <= room:
        return text
    numbers = list(_numbers_in(text))
    for end in range(len(text) - 1, 2, -1):
        start = text[:end].rstrip(" ,;:.-")
        in_number = any(begin < end < finish for begin, finish in numbers)
        if len(start) > 2 and not in_number and text_width(start + ELLIPSIS, size, bold) <= room:
            return start + ELLIPSIS
    return ""


def _numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """From where to where words with digits go, several of them in a row as one: '1 234', '24 Feb 2022'."""
    for has_digit, words in groupby(_WORD.finditer(text), key=lambda word: bool(_DIGIT.search(word[0]))):
        if has_digit:
            first, *more = words
            last = more[-1] if more else first
            yield first.start(), last.start() + len(last[0].rstrip())


def _break_word(word: str, room: float, size: float, bold: bool) -> list[str]:
    """The parts of a word that each have room in a line: as few as it takes, and all about as long."""
    parts = _cut_word(word, room, size, bold)
    narrower = text_width(word, size, bold) / len(parts)
    while len(parts) > 1 and narrower < room:
        if len(even := _cut_word(word, narrower, size, bold)) == len(parts):
            return even
        narrower += 2
    return parts


def _cut_word(word: str, room: float, size: float, bold: bool) -> list[str]:
    """The parts of a word, each as long as there is room."""
    parts, start = [], 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and text_width(word[start:end], size, bold) > room:
            parts.append(word[start : end - 1])
            start = end - 1
    return [*parts, word[start:]]


@cache
def _widths(weight: str) -> dict[str, int]:
    """The width of each character that the table has, in thousandths of the font size."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))[weight]
    return dict.fromkeys(STAND_INS, 0) | {letter: int(width) for width, letters in table.items() for letter in letters}


def _unknown_width(letter: str) -> int:
    """The width of a character that neither font has: a broad one is a square, an emoji a little more."""
    if unicodedata.combining(letter) or letter in STAND_INS:
        return 0
    return 1_000 if unicodedata.east_asian_width(letter) not in ("W", "F") else 1_300
