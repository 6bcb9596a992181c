"""Lists with numbers as `1)`: Python-Markdown reads them as words, which may look as the list does elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dashboard.checks.layout_line import Line

Brackets = Literal["alike", "list", "beside points"]
"""`alike` if each item is a paragraph here too; `beside points` if a list of `1.` would become one with it."""

_BLOCKS = (">", "#", "|", "!!!", "???", "===")
"""What begins something else than words."""


def read_brackets(line: Line, below: Sequence[Line], edge: int, is_list: bool) -> Brackets:
    """What a list that begins with a bracket becomes here.

    Args:
        line: Its first item.
        below: The lines behind it.
        edge: The column from which on lines belong to what it stands in.
        is_list: Whether it is for certain no paragraph here.
    """
    mark = line.mark
    content = line.indent + (mark.end() if mark else 0)
    is_apart = False
    for other in below:
        if not other.words:
            is_apart = True
            continue
        second = other.mark
        if other.indent >= content:
            is_list = is_list or is_apart or bool(second) or other.is_fenced or other.words.startswith(_BLOCKS)
        elif second and second["number"] and other.indent >= edge:
            if second["end"] == ".":
                return "beside points" if is_list or not is_apart else "alike"
            is_list = is_list or not is_apart
        elif is_apart or second or other.is_quoted:
            break
        is_apart = False
    return "list" if is_list else "alike"
