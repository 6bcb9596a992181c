"""Finds comments whose words readers get, since Markdown takes them for words.

An empty line within a comment parts it where it stands among words, in an item, a quotation, a box or a note; so does a
sign of code that has its partner outside of the comment, and the beginning of another one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import takewhile
from operator import eq, itemgetter

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_span import TextSpan

_NO_WORDS = lazy_re(r"<(code|pre|math)\b.*?</\1>|<[^<>]*>", re.S)
_TOLD = lazy_re(r"\b(?:alt|title)=\"([^\"]*)\"")
"""What readers are told of an element."""
_SHOWN = lazy_re(r"<!(?:--|[–—])[-–—]*\s*(?P<words>[^\n]*)")
"""The beginning of a comment as readers see it, with its first words. Two hyphens have become a dash."""
_WRITTEN = lazy_re(r"(?<!\\)<!--(?P<words>(?:(?!-->).)*)", re.S)
_WORD = lazy_re(r"[^\W_]+")


def shown_comments(html: str, parts: Iterable[TextSpan], path: str) -> Iterator[Finding]:
    """A finding for each comment that readers would get.

    Args:
        html: of the text, clean.
        parts: of the file, to find the place. What is written with a backslash is shown on purpose.
        path: the file.
    """
    if "&lt;!" not in html:
        return
    written = sorted(
        (_WORD.findall(comment["words"]), part.place(comment.start()))
        for part in parts
        if part.line
        for comment in _WRITTEN.finditer(part.text)
    )
    places = set[tuple[int, int]]()
    for shown in _SHOWN.finditer(unescape(_NO_WORDS.sub(_told, html))):
        words = _WORD.findall(shown["words"])
        # (In the order of their words the most alike stand beside each other.)
        index = bisect_right(written, words, key=itemgetter(0))
        beside = written[max(0, index - 1) : index + 1]
        alike, place = max(((_alike(words, others), place) for others, place in beside), default=(0, (0, 0)))
        if place[0] and (alike or not words):
            places.add(place)
    for line, column in sorted(places):
        message = "Readers get the words of this comment: it has no end -->, or an empty line or a ` within."
        hint = "Delete it, or write --> where it ends; else take the empty line or the ` out of it."
        yield Finding(id="open-comment", path=path, line=line, column=column, message=message, hint=hint)


def _told(element: re.Match[str]) -> str:
    """What stands for an element among the words: its alternative and its title, on lines of their own."""
    return "\n".join(["", *_TOLD.findall(element[0]), ""]) if "&lt;!" in element[0] and not element[1] else " "


def _alike(words: list[str], others: list[str]) -> int:
    """How many words at the beginning are the same."""
    return sum(1 for _ in takewhile(bool, map(eq, words, others)))
