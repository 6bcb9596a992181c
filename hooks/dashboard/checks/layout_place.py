"""Where a line of a text stands, in other editors and here: in which items and boxes, and behind which lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dashboard.checks.bracket_lists import Brackets
from dashboard.checks.layout_forms import BOX_HEAD, HEADING, begins_block, begins_table, ends_block
from dashboard.checks.layout_line import STEP, Line
from dashboard.checks.prose import MARKUP, NON_WORD, Prose


class Container(NamedTuple):
    """An item of a list, or a box."""

    column: int
    content: int
    """The column from which on lines belong to it."""
    form: Literal["bullet", "number", "box"]
    end: str | None = None
    """What stands behind its number."""
    brackets: Brackets = "alike"


@dataclass
class LinePlace:
    """The place of the next line, and what the line is there."""

    prose: Prose
    around: list[Container] = field(default_factory=list)
    """What the line stands in, the innermost last."""
    block: Literal["none", "text", "quote", "item", "html", "table head", "table"] = "none"
    """What the lines since the last empty one began with; `none` below a fence, `quote` straight below a quotation."""
    level: int = 0
    """How many items and boxes are around the first line of the block."""

    def inner(self, line: Line) -> int:
        """How far in a line stands in the innermost of the containers to which it belongs."""
        return line.indent - max((box.content for box in self.around if box.content <= line.indent), default=0)

    def leave(self, indent: int) -> Container | None:
        """Leave the containers to which a line does not belong. Gives the outermost of them."""
        left = None
        while self.around and indent < self.around[-1].content:
            left = self.around.pop()
        return left

    def stands_outside(self, line: Line) -> bool:
        """Whether a line does not belong to the innermost container."""
        return bool(self.around) and line.indent < self.around[-1].content

    def begins_quotation(self, line: Line) -> bool:
        """Whether a line begins a quotation."""
        return line.is_quoted and self.block != "html" and self.inner(line) < STEP

    def begins_item(self, line: Line, mark: re.Match[str]) -> bool:
        """Whether a line with the mark of an item begins one in other editors."""
        if self.block == "html" or self.prose.running_text[line.words_at] in (NON_WORD, MARKUP):
            return False  # (in an element, a formula or a comment)
        goes_on = self.block not in ("none", "quote") and all(box.content <= line.indent for box in self.around)
        is_later_number = mark["number"] not in (None, "1")  # (which begins no list within a paragraph)
        return self.inner(line) < STEP and not (goes_on and is_later_number)

    def begins_empty_item(self, line: Line) -> bool:
        """Whether a line begins an item that has no words."""
        is_free = self.block == "none" or (self.block == "item" and self.stands_outside(line))
        return line.is_empty_item and is_free and self.inner(line) < STEP

    def becomes_item(self, line: Line, mark: re.Match[str]) -> bool:
        """Whether words of an item begin an item here, and elsewhere only go on."""
        inner = line.indent - STEP * (len(self.around) - 1)
        is_of_list = inner >= STEP or (inner >= 0 and bool(mark["number"]) and self.around[-1].form == "number")
        return self.block == "item" and mark["end"] != ")" and bool(self.around) and inner < 2 * STEP and is_of_list

    def is_swallowed(self, line: Line, above: Line | None) -> bool:
        """Whether a line ends what stands in an item, without an empty line: here it belongs to the item, too."""
        if not line.words or not 0 < self.level <= len(self.around):
            return False
        edge = next((box for box in self.around[: self.level] if line.indent < box.content), None)
        is_end = ends_block(line) or BOX_HEAD.match(line.words) or (above and ends_block(above))
        return edge is not None and edge.form != "box" and bool(is_end)

    def is_table(self, line: Line, below: Sequence[Line]) -> bool:
        """Whether a line begins a table in other editors."""
        is_lazy = self.block in ("text", "item") and self.stands_outside(line)
        is_free = self.block in ("none", "text", "item") and self.inner(line) < STEP
        return is_free and not is_lazy and begins_table(line, below)

    def is_read_as_item(self, line: Line) -> bool:
        """Whether a heading or a box straight below the words of an item is read as words, or outside of the item."""
        level = sum(box.content <= line.indent for box in self.around)
        is_read = level < len(self.around) and 0 <= line.indent - STEP * level < STEP
        is_form = HEADING.match(line.words) or BOX_HEAD.match(line.words)
        return bool(is_form) and level > 0 and not is_read and self.inner(line) < STEP

    def ends_table(self, line: Line) -> bool:
        """Whether a line begins something else than a row of the table above it."""
        is_outside_item = self.stands_outside(line) and self.around[-1].form != "box"
        return bool(line.words) and (is_outside_item or self.inner(line) >= STEP or begins_block(line))
