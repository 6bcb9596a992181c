"""Marks that say on which line and in which column of its file a link, a picture, a fence or a citation stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from dashboard.core.lazy_re import lazy_re
from dashboard.markup.fences import fenced_lines
from dashboard.markup.tag_marks import without_tag_marks
from dashboard.references.citation import CITATION

_MARK = lazy_re("\ue000(\\d+):(\\d+)\ue001")
_BRACKET = lazy_re(r"!?\[|\]")
_LINK = lazy_re(r"\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?(?=\S)")
_TARGET_BELOW = lazy_re(r"^\s*\[(?!\^)[^\]]+\]:\s*\Z")
"""The name of a target whose address stands on the next line."""
_ADDRESS = lazy_re(r"^\s*<?(?=\S)")
_FENCE_END = lazy_re(r"^([\s>]*+)(?:`{3,}+|~{3,}+)\s*+$")
_FENCE = lazy_re(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}+|~{3,}+)\s*+\{?+\s*+\.?chart\b")


def mark_lines(text: str, first_line: int, shift: int = 0) -> str:
    """Write its line and column beside each link, picture, citation and chart fence of a text.

    The marks are made of characters of Unicode's private use area, which survive every step of Markdown. The extension
    takes out the marks of what it collects; `unmark` takes the others (of a link inside code) out of the HTML. What
    stands in a fence is left as it is: its colours would part a mark.

    Args:
        text: Markdown, in which tags may be marked already.
        first_line: the line of the file on which the text begins.
        shift: added to all columns.
    """
    lines, fence, empty = text.split("\n"), None, dict[int, str]()
    fenced = fenced_lines(lines)
    for index, line in enumerate(lines):
        number = first_line + index
        if fence:
            # The content of a fence is indented as the fence is.
            mark = f"\ue000{number}:{fence.start(1) + shift + 1}\ue001"
            if end := _FENCE_END.match(line):
                empty[index] = end[1] + mark
            else:
                lines[index] = line + mark
        fence = _FENCE.match(line)
        if index in fenced:
            continue
        if "](" in line or "]:" in line:
            lines[index] = _mark_links(line, number, shift)
        elif index and _TARGET_BELOW.match(lines[index - 1]):
            blanks = len(line) - len(line.lstrip())
            lines[index] = _ADDRESS.sub(f"\\g<0>\ue000{number}:{blanks + shift + 1}\ue001", line)
    marked = "\n".join(lines)
    marked = _mark_citations(marked, first_line, shift) if "@" in text else marked
    return _with_lines(marked, empty) if empty else marked


def _with_lines(text: str, added: Mapping[int, str]) -> str:
    """A text with further lines, each before the line with its number."""
    return "\n".join(
        f"{added[index]}\n{line}" if index in added else line for index, line in enumerate(text.split("\n"))
    )


def _mark_citations(text: str, first_line: int, shift: int) -> str:
    """Write its place into each citation outside of fences; one may go on in the next line."""
    lines = text.split("\n")
    fenced, starts = fenced_lines(lines), [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def with_mark(citation: re.Match[str]) -> str:
        index = bisect_right(starts, citation.start()) - 1
        if index in fenced:
            return citation[0]
        before = without_tag_marks(unmark(text[starts[index] : citation.start()]))
        return f"{citation[0][:-1]}\ue000{first_line + index}:{shift + len(before) + 1}\ue001]"

    return CITATION.sub(with_mark, text)


def _mark_links(line: str, number: int, shift: int) -> str:
    starts = _link_starts(line)

    def column(link: re.Match[str]) -> int:
        return shift + len(without_tag_marks(line[: _link_start(link, starts)])) + 1

    return _LINK.sub(lambda link: f"{link[0]}\ue000{number}:{column(link)}\ue001", line)


def _link_start(link: re.Match[str], starts: Mapping[int, int]) -> int:
    """The index in the line at which a link begins: that of its opening bracket, of a picture that of its `!`."""
    if link[0].startswith("]"):
        return starts.get(link.start(), link.start())
    return link.start() + len(link[0]) - len(link[0].lstrip())


def _link_starts(line: str) -> dict[int, int]:
    """Where each closing bracket of a line was opened, with the `!` before it. Brackets may stand inside brackets."""
    starts: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(line):
        if bracket[0] == "]":
            if opened:
                starts[bracket.start()] = opened.pop()
        else:
            opened.append(bracket.start())
    return starts


def unmark(html: str) -> str:
    """The HTML without marks of links and fences."""
    return _MARK.sub("", html) if "\ue000" in html else html


def split_mark(target: str) -> tuple[str, int, int]:
    """A text without its mark, and the line and column that the mark names; 0 if there is none."""
    mark = _MARK.search(target)
    return (_MARK.sub("", target), int(mark[1]), int(mark[2])) if mark else (target, 0, 0)
