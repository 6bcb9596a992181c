"""Markup in the texts of a figure. Plotly reads HTML of a kind in every text; data must never be read so.

What we mean as markup is written with stand-ins, characters that Unicode keeps for use inside programs. When a figure
is complete, `spelt` escapes all that its texts hold, and only then puts tags for the stand-ins. So nobody has to
remember to escape, and lengths are counted in the characters that readers see.
"""

from __future__ import annotations

from typing import Any

LINE_BREAK = "\ufdd0"
"""A new line."""
_BOLD, _PLAIN = "\ufdd1", "\ufdd2"
NO_EXTRA = "\ufdd3"
"""At the end of a hover template: nothing beside it."""
_PERCENT = "\ufdd4"

_SPELT = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        LINE_BREAK: "<br>",
        _BOLD: "<b>",
        _PLAIN: "</b>",
        NO_EXTRA: "<extra></extra>",
        _PERCENT: "&#37;",
    }
)


def bold(text: str) -> str:
    """The text in bold."""
    return f"{_BOLD}{text}{_PLAIN}"


def escape_template(text: str) -> str:
    """A text that goes into a hover template and is no template itself."""
    return text.replace("%", _PERCENT)


def escape_figure_texts(part: Any) -> Any:
    """A part of a figure as Plotly takes it: every text in it escaped, with tags for the stand-ins."""
    if isinstance(part, str):
        return part.translate(_SPELT)
    if isinstance(part, dict):
        return {name: escape_figure_texts(value) for name, value in part.items()}
    if isinstance(part, list):
        return [escape_figure_texts(value) for value in part]
    return part
