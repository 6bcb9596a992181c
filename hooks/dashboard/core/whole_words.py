"""Words that stay on one line, as HTML: compounds, times, and a number with the word behind it."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

LONGEST = 22
"""Letters of what stays on one line; a column of a phone has room for them."""
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]++(?:-[^\W\d_]++)++")
_COUNT = re.compile(r"(?<!\w)(?:\w++ )?\d++ [^\W\d_]++")
_TIME = re.compile(r"(?<![\w–-])(?:\d{1,2} )?[^\W\d_]++(?:–[^\W\d_]++)? \d{4}(?!\w)")
"""A day, a month or a range of months with its year: '4 February 2026', 'Jan–Apr 2026'."""


def whole_words(text: str, *, counts: bool = False, times: bool = False, longest: int = LONGEST) -> Markup:
    """Keep compounds such as 'high-priority' on one line, whose hyphens are where browsers like to break.

    Args:
        text: a title, or what else is set in a narrow column.
        counts: whether numbers are counts, such as 'and 5 more', and stay with the words around them.
        times: whether days and months stay with their years.
        longest: letters of what stays on one line. Chinese is wide, has no blanks, and may break anywhere: it is left.
    """
    kinds = [*([_TIME] if times else []), _COMPOUND, *([_COUNT] if counts else [])]
    pattern = re.compile("|".join(kind.pattern for kind in kinds))
    parts, end = list[str | Markup](), 0
    for found in pattern.finditer(text):
        if len(found[0]) <= longest and not any(unicodedata.east_asian_width(letter) in "WF" for letter in found[0]):
            parts += [text[end : found.start()], Markup('<span class="whole">%s</span>') % found[0]]
            end = found.end()
    return Markup("").join(map(escape, [*parts, text[end:]]))
