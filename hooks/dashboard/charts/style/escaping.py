"""Escaping of the texts of a figure. Plotly reads a kind of HTML in every text; text from data must never be read so.

For markup of our own we write stand-ins: characters that Unicode reserves for use inside programs. When a figure is
complete, `escape_figure_texts` escapes all its texts, and then replaces the stand-ins with tags. So no caller has to
remember to escape, and the length of a text counts the characters that readers see.
"""

from __future__ import annotations

from typing import Any

LINE_BREAK = "\ufdd0"
"""Stand-in for a new line."""
_BEGIN_BOLD, _END_BOLD = "\ufdd1", "\ufdd2"
STAND_INS = frozenset({LINE_BREAK, _BEGIN_BOLD, _END_BOLD})
"""The characters that take no room in a picture."""

_PLAIN = {ord(stand_in): " " if stand_in == LINE_BREAK else "" for stand_in in STAND_INS}
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        LINE_BREAK: "<br>",
        _BEGIN_BOLD: "<b>",
        _END_BOLD: "</b>",
    }
)


def bold(text: str) -> str:
    """The text in bold."""
    return f"{_BEGIN_BOLD}{text}{_END_BOLD}"


def is_bold(text: str) -> bool:
    """Whether a part of the text is in bold."""
    return _BEGIN_BOLD in text


def plain(text: str) -> str:
    """The text without stand-ins, in one line."""
    return text.translate(_PLAIN)


def escape_figure_texts(part: Any) -> Any:
    """A copy of a part of a figure (dict, list, text or number): every text is escaped, every stand-in is a tag."""
    if isinstance(part, str):
        return part.translate(_ESCAPES)
    if isinstance(part, dict):
        return {name: escape_figure_texts(value) for name, value in part.items()}
    if isinstance(part, list):
        # (An outline of a map has thousands of numbers: to ask for each would take most of the time.)
        return [value if type(value) is float else escape_figure_texts(value) for value in part]
    return part
