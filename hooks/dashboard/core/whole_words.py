"""Words that stay on one line, as HTML: compounds, units, times, counts and amounts."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from dashboard.core.lazy_re import lazy_re

LONGEST = 22
"""Letters of what stays on one line; a column of a phone has room for them."""
_COMPOUND = lazy_re(r"(?<![\w-])[^\W\d_]++(?:-[^\W\d_]++)++")
_SCALE = "(?:thousand|(?:[bm]|tr)illion|[bmt]n)"
_UNIT = lazy_re(rf"\b[A-Z]{{3}} {_SCALE}\b(?!-)")
_COUNT = lazy_re(r"(?<!\w)(?:\w++ )?\d++ [^\W\d_]++")
_TIME = lazy_re(r"(?<![\w–-])(?:(?:\d{1,2} )?[^\W\d_]++(?:–[^\W\d_]++)?|[HQ]\d) \d{4}(?!\w)")
"""A day, a month or months, a half or a quarter with its year: '4 February 2026', 'Jan–Apr 2026', 'H1 2026'."""
_AMOUNT = lazy_re(
    r"(?:\b[A-Z]{3} |[$€£¥−])?\d(?:[.,]?\d)*+"
    rf"(?: per cent\b|(?:[ -]{_SCALE})?[ -](?!(?:and|or|to)\b)[^\W\d_][\w/]{{0,9}}\b)?"
)
"""A number with what it is counted in: 'USD 18.1 bn', '107 million tonnes'."""


def whole_words(
    text: str, *, counts: bool = False, times: bool = False, amounts: bool = False, longest: int = LONGEST
) -> Markup:
    """Keep compounds such as 'high-priority' on one line, whose hyphens are where browsers like to break.

    Args:
        text: a title, or what else is set in a narrow column.
        counts: whether numbers are counts, such as 'and 5 more', and stay with the words around them.
        times: whether days and months stay with their years.
        amounts: whether numbers stay with what they are counted in. That is for texts, which have room for long ones.
        longest: letters of what stays on one line. Chinese is wide, has no blanks, and may break anywhere: it is left.
    """
    chosen = [(_TIME, times), (_AMOUNT, amounts), (_UNIT, True), (_COMPOUND, True), (_COUNT, counts)]
    kinds = [kind for kind, is_chosen in chosen if is_chosen]
    pattern = re.compile("|".join(kind.pattern for kind in kinds))
    parts, end = list[str | Markup](), 0
    for found in pattern.finditer(text):
        is_wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in found[0])
        if (amounts or len(found[0]) <= longest) and not is_wide:
            parts += [text[end : found.start()], Markup('<span class="whole">%s</span>') % found[0]]
            end = found.end()
    return Markup("").join(map(escape, [*parts, text[end:]]))
