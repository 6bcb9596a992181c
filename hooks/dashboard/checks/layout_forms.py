"""How lines begin and end that matter to the layout of lists and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.checks.layout_line import RULE, STEP, Line
from dashboard.core.lazy_re import lazy_re

BOX = lazy_re(r"(?:!!!|\?\?\?\+?|={3}[+!]*)[ \t]*[\w\"]|\[\^[^\]]+\]:|:[ \t]+(?=\S)")
"""What has content that is indented by four: an admonition, a tab, a footnote, the words for a term."""
DASHES = lazy_re(r"-{3,}[ \t]*\Z")
UNDERLINE = lazy_re(r"(?:-+|=+)[ \t]*\Z")
BOX_HEAD = lazy_re(r"(?:!!!|\?\?\?\+?) ?[\w-]+(?: +[\w-]+)*(?: +\".*\")?[ \t]*\Z|={3}[+!]* +\".*\"[ \t]*\Z")
"""The whole first line of an admonition or a tab."""
FENCE = lazy_re(r"`{3,}|~{3,}")
HEADING = lazy_re(r"#{1,6}(?:[ \t]|\Z)")
ENDS_AT_ONCE = lazy_re(r"\{:|\[[^\]]+\]:")
"""Attributes, the targets of links: a list may follow them at once."""
_BLOCK_OF_NOTE = lazy_re(r"[-+*][ \t]|>|#{1,6}[ \t]")
"""(The number with which a note begins is part of its words: '2019. Words'.)"""
_DELIMITER = lazy_re(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?\Z")
_BAR = lazy_re(r"(?<!\\)\|")
_ANNOUNCES = (":", "\uff1a", ":**", "**", ":__", ":*")
"""What stands at the end of a line that announces a list."""


def is_announced(line: Line, form: str, above: Line, below: Sequence[Line]) -> bool:
    """Whether a list is meant for certain: the line above announces it, or a second item follows."""
    if above.words.rstrip().endswith(_ANNOUNCES):
        return True
    is_apart = False
    for other in below:
        if not other.words:
            is_apart = True
        elif (other.is_quoted and other.indent <= line.indent) or (is_apart and other.indent < line.indent):
            return False
        elif second := other.mark:
            return (form == "number") == bool(second["number"])
        elif is_apart and other.indent < line.indent + 2:
            return False
    return False


def width_of(box: re.Match[str]) -> int:
    """How far in the content of a box stands: that of a term beside its first words, but at most as of others."""
    return min(STEP, box.end()) if box[0].startswith(":") else STEP


def is_read_as_words(words: str, below: Sequence[Line]) -> bool:
    """Whether the words behind the mark of a note begin a block in other editors."""
    first = Line(0, "", "", words, is_fenced=False)
    return bool(_BLOCK_OF_NOTE.match(words)) or begins_table(first, below)


def is_outside(box: Line, below: Line) -> bool:
    """Whether the line below the first one of a box begins something that does not belong to it."""
    is_next = bool(BOX_HEAD.match(below.words))
    return bool(below.words) and not below.is_quoted and not is_next and below.indent < box.indent + STEP


def ends_block(line: Line) -> bool:
    """Whether a line is a heading or a rule, which need no empty line around them."""
    return bool(HEADING.match(line.words) or RULE.match(line.words))


def begins_block(line: Line) -> bool:
    """Whether a line begins something else than words or a row of a table."""
    is_rule = RULE.match(line.words) and not line.words.startswith("=")
    is_fence = line.is_fenced and FENCE.match(line.words)
    is_other = HEADING.match(line.words) or BOX_HEAD.match(line.words)
    return bool(line.mark or line.is_quoted or is_rule or is_fence or is_other)


def end_of_quotation(lines: Sequence[Line], index: int, edge: int) -> int:
    """The index behind the last line of a quotation.

    Args:
        lines: All lines.
        index: That of its first line.
        edge: The column at which begins what it stands in.
    """
    for end in range(index + 1, len(lines)):
        if not lines[end].is_quoted or not 0 <= lines[end].indent - edge < STEP:
            return end
    return len(lines)


def begins_table(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line is the head of a table."""
    if "|" not in line.words or not below:
        return False
    other = below[0].words.rstrip()
    return "|" in other and bool(_DELIMITER.match(other)) and _number_of_cells(line.words) == _number_of_cells(other)


def _number_of_cells(row: str) -> int:
    return len(_BAR.findall(row.strip().removeprefix("|").removesuffix("|")))
