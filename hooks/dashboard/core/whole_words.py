"""Words that stay on one line, as HTML: compounds, and a number with the word behind it."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LONGEST = 22
"""Letters of what stays on one line; a column of a phone has room for them."""
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]++(?:-[^\W\d_]++)++")
_COUNT = re.compile(r"(?<!\w)(?:\w++ )?\d++ [^\W\d_]++")


def whole_words(text: str, *, counts: bool = False) -> Markup:
    """Keep compounds such as 'high-priority' on one line, whose hyphens are where browsers like to break.

    Args:
        text: a title, or what else is set in a narrow column.
        counts: whether numbers are counts, such as 'and 5 more', and stay with the words around them.
    """
    pattern = re.compile(f"{_COMPOUND.pattern}|{_COUNT.pattern}") if counts else _COMPOUND
    parts, end = list[str | Markup](), 0
    for found in pattern.finditer(text):
        if len(found[0]) <= LONGEST:
            parts += [text[end : found.start()], Markup('<span class="whole">%s</span>') % found[0]]
            end = found.end()
    return Markup("").join(map(escape, [*parts, text[end:]]))
