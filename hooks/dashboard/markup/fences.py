"""Where the fences of a text begin and end, as Python-Markdown reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.core.lazy_re import lazy_re

_EDGE = lazy_re(
    r"^(?P<before>[ \t>]*(?P<item>(?:(?:[-*+]|\d+[.)])[ \t]+)+)?)(?P<marks>`{3,}|~{3,})"
    r"(?P<info>(?(item)[^\n`]*|[^\n]*))$",
    re.M,
)
"""What may be the first or the last line of a fence. In an item ```x``` is code among words."""
_CHART = lazy_re(r"[ \t]*(?:\{[ \t]*\.)?chart(?![\w-])")
_STEP = 4
"""What looks like the end of a fence, and stands that many blanks further in than its first line, is code."""


class Fence(NamedTuple):
    """A block of code or a chart. All numbers are offsets in the text."""

    start: int
    first_end: int
    """The end of its first line."""
    last_start: int
    """The beginning of its last line; the end of the text if it has none."""
    end: int
    marks: str
    info: str
    """What stands behind the marks of its first line."""
    inner: int | None
    """The first line within that looks like the beginning of another one."""

    @property
    def is_chart(self) -> bool:
        """Whether a chart is made of it."""
        return _CHART.match(self.info) is not None

    @property
    def is_closed(self) -> bool:
        """Whether it has a last line, and does not go on to the end of the text."""
        return self.last_start < self.end


def fences(text: str, start: int = 0) -> Iterator[Fence]:
    """The fences of a text, in order.

    Args:
        text: Markdown.
        start: the offset of the line with which to begin.
    """
    first: re.Match[str] | None = None
    inner: int | None = None
    for edge in _EDGE.finditer(text, start):
        if first is None:
            first, inner = edge, None
        elif _column(edge) >= _column(first) + _STEP:
            continue
        elif edge["marks"].startswith(first["marks"]) and not edge["item"] and not edge["info"].strip("`~ \t"):
            yield Fence(*first.span(), *edge.span(), first["marks"], first["info"], inner)
            first = None
        elif inner is None and edge["marks"] == first["marks"]:
            inner = edge.start()
    if first:
        yield Fence(*first.span(), len(text), len(text), first["marks"], first["info"], inner)


def _column(edge: re.Match[str]) -> int:
    return len(edge["before"].expandtabs(_STEP))


def fenced_lines(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines of fences, from 0, with their first and last lines. One without an end is text."""
    text, fenced = "\n".join(lines), set[int]()
    number = offset = 0
    for fence in filter(lambda fence: fence.is_closed, fences(text)):
        number += text.count("\n", offset, fence.start)
        offset = fence.start
        fenced.update(range(number, number + text.count("\n", fence.start, fence.end) + 1))
    return fenced
