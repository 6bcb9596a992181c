"""Finds the lines of lists and tables that mean something else here than in other editors.

Other editors follow CommonMark: a list may stand straight after a paragraph, and what belongs to an item stands as far
in as the words of the item. Python-Markdown wants an empty line before a list, and four blanks for each level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.checks.bracket_lists import Brackets, read_brackets
from dashboard.checks.layout_forms import (
    BOX,
    BOX_HEAD,
    DASHES,
    ENDS_AT_ONCE,
    FENCE,
    UNDERLINE,
    end_of_quotation,
    ends_block,
    is_announced,
    is_outside,
    is_read_as_words,
    width_of,
)
from dashboard.checks.layout_line import STEP, FaultKind, Line, LineFault, lines_of
from dashboard.checks.layout_place import Container, LinePlace
from dashboard.checks.prose import NON_WORD, Prose
from dashboard.markup.alert_head import ALERT


@dataclass
class _Reader(LinePlace):
    """Goes through the lines as CommonMark does, and compares each with what Python-Markdown makes of it.

    What stands in a quotation is read by a reader of its own.
    """

    shift: int = 0
    """By how many blanks the lines of this block stand too far left."""
    shift_kind: FaultKind = "part of an item"
    """What is told of them."""
    fence: Line | None = None
    """The first line of the fence in which the lines stand."""

    def faults(self, lines: Sequence[Line]) -> Iterator[LineFault]:
        above: Line | None = None
        index = 0
        while index < len(lines):
            line, next_index = lines[index], index + 1
            if self.fence:
                yield from self._in_fence(line, self.fence)
            elif self.block == "table head":
                self.block = "table"
                yield from self._moved(line)
            else:
                is_row = self.block == "table" and self.ends_table(line)
                if is_row or self.is_swallowed(line, above):
                    self._end_block()
                    yield line.fault("below table" if is_row else "after inner", line.below_empty_line())
                if self.begins_quotation(line):
                    next_index = end_of_quotation(lines, index, line.indent - self.inner(line))
                    yield from self._quotation(lines[index:next_index])
                else:
                    yield from self._line(line, above, lines, index)
            index, above = next_index, lines[next_index - 1]

    def _line(self, line: Line, above: Line | None, lines: Sequence[Line], index: int) -> Iterator[LineFault]:
        if line.is_fenced:
            self.fence = line
            if above and above.is_quoted and FENCE.match(line.words):
                yield line.fault("code in quote", line.below_empty_line())
        if not line.words:
            self._end_block()
        elif self.begins_empty_item(line):
            yield line.fault("empty item", None)
        elif (mark := line.mark) and self.begins_item(line, mark):
            yield from self._item(line, mark, above, lines[index + 1 :])
        else:
            if mark and self.becomes_item(line, mark):
                yield line.fault("words as item", None)
            if index and UNDERLINE.match(line.words):
                yield from self._underline(line, lines[index - 2] if index > 1 else None)
            yield from self._words(line, lines[index + 1 : index + 2])

    def _end_block(self) -> None:
        self.block, self.shift, self.level = "none", 0, 0

    def _in_fence(self, line: Line, first: Line) -> Iterator[LineFault]:
        """Code and its end have to stand as far in as its beginning, and to end with as many marks."""
        marks = FENCE.search(first.words)
        if not marks or not line.is_fenced:
            self.fence = None
            return
        is_end = line.indent < first.indent + STEP and line.words.startswith(marks[0])
        is_end = is_end and not line.words.strip(f"{marks[0][0]} \t")
        if is_end:
            self.fence = None
            if self.block == "text":
                self._end_block()
        if marks.start() and is_end:
            yield first.fault("item of code", None)
        if not line.words or marks.start():
            return
        shift = self.shift if self.around and first.indent >= self.around[-1].content else 0
        indent = shift + (first.indent if is_end else max(line.indent, first.indent))
        words = marks[0] if is_end else line.words.rstrip()
        if indent != line.indent or words != line.words.rstrip():
            end = line.words_at + len(line.words.rstrip())
            kind = self.shift_kind if shift else "fence"
            yield line.fault(kind, (line.words_at - len(line.blanks), end, f"{' ' * indent}{words}"))

    def _quotation(self, quoted: Sequence[Line]) -> Iterator[LineFault]:
        """What stands straight below a list belongs to it here, and what stands straight below a quotation to that."""
        first, below, is_of_item = quoted[0], quoted[1:], False
        left = self.leave(first.indent)
        if self.block == "none":
            self._begin(first)
            below = quoted
        elif left and self.block in ("item", "text", "quote"):
            yield self._set_apart(first, "quote in list")
        elif self.block == "item" and first.indent + self.shift >= STEP * len(self.around):
            yield self._set_apart(first, "below item")
        else:
            below, is_of_item = quoted, self.block == "item"
        for line in below:
            yield from self._moved(line)
        for fault in _Reader(self.prose).faults([line.within() for line in quoted]):
            yield first.along(fault, self.shift) if self.shift else fault
        self.block = "item" if is_of_item else "quote"

    def _item(self, line: Line, mark: re.Match[str], above: Line | None, below: Sequence[Line]) -> Iterator[LineFault]:
        left = self.leave(line.indent)
        form: Literal["bullet", "number"] = "number" if mark["number"] else "bullet"
        if self.block in ("text", "quote") and above:
            is_sure = self.block != "text" or left or is_announced(line, form, above, below)
            if is_sure or form == "bullet":
                yield line.fault("after text", line.below_empty_line() if is_sure else None)
            if not is_sure:
                return (yield from self._moved(line))
        elif self.block == "item" and len(self.around) < self.level:
            yield line.fault("after inner", line.below_empty_line())
        elif self.block == "item" and left and left.form not in ("box", form):
            yield line.fault("two lists", None if line.indent > left.column else line.below_empty_line())
        brackets = self._brackets(line, left, below) if mark["end"] == ")" else "alike"
        if brackets == "list":
            at = line.words_at + len(mark["number"])
            yield line.fault("bracket", (at, at + 1, "."))
        elif brackets == "beside points":
            yield line.fault("two numberings", None)
        self.shift = 0
        if line.indent // STEP != len(self.around):
            self.shift, self.shift_kind = STEP * len(self.around) - line.indent, "nested"
            yield line.fault("nested", line.indented(line.indent + self.shift))
        sign, content = (len(f"{line.blanks}{part}".expandtabs(STEP)) for part in (mark[0].rstrip(), mark[0]))
        if self.block != "item":
            self.block, self.level = "item", len(self.around)
        end = content if content - sign <= STEP else sign + 1
        self.around.append(Container(line.indent, end, form, mark["end"], brackets))

    def _brackets(self, line: Line, left: Container | None, below: Sequence[Line]) -> Brackets:
        """What a bracket behind the number of an item makes of it. `left` is the outermost item that ends here."""
        if left and left.end == ")":
            return left.brackets
        edge = self.around[-1].content if self.around else 0
        is_run_on = self.block == "item" and (left is None or left.end == ".")
        brackets = read_brackets(line, below, edge, is_run_on)
        return "beside points" if brackets == "list" and left and left.end == "." else brackets

    def _underline(self, line: Line, before: Line | None) -> Iterator[LineFault]:
        """Dashes make a heading of a single line here, also of an item or a quotation, and elsewhere of all words above
        them. `before` is the line but one above."""
        is_outside = self.stands_outside(line)
        is_single = before is None or not before.words
        if DASHES.match(line.words) and is_single and (self.block == "quote" or (is_outside and self.block != "none")):
            yield line.fault("rule", line.below_empty_line())
        elif not is_outside and self.inner(line) < STEP and (not self.around or self.around[-1].form != "box"):
            is_of_lines = before and before.words and not before.is_fenced and not ends_block(before)
            is_words = self.block == "text" and self.prose.running_text[line.words_at] != NON_WORD
            if self.block == "item" or (is_words and is_of_lines):
                yield line.fault("underline", None)

    def _begin(self, line: Line) -> None:
        """Begin a block behind an empty line."""
        self.leave(line.indent)
        inner = line.indent - (self.around[-1].content if self.around else 0)
        self.level, self.shift_kind = len(self.around), "part of an item"
        needed = STEP * self.level
        is_code = inner >= STEP
        if self.around and (line.indent < needed + STEP * is_code or (not is_code and line.indent >= needed + STEP)):
            self.shift = needed + inner * is_code - line.indent

    def _set_apart(self, line: Line, kind: FaultKind) -> LineFault:
        """A line that needs an empty line before it, and begins a block there."""
        self.shift = 0
        self._begin(line)
        self.shift_kind = kind
        return line.fault(kind, line.below_empty_line(shift=self.shift))

    def _words(self, line: Line, below: Sequence[Line]) -> Iterator[LineFault]:
        if self.block == "none":
            self._begin(line)
            if line.indent >= STEP and not self.around:
                return  # (code, which ends by itself)
        if self.block != "item" or line.is_fenced:
            yield from self._moved(line)
        is_table = self.is_table(line, below)
        if self.block == "item" and (is_table or self.is_read_as_item(line)):
            yield self._set_apart(line, "below item")
        elif self.block == "text" and is_table:
            yield line.fault("table", line.below_empty_line())
        if is_table:
            self.leave(line.indent)
            self.block = "table head"
        elif box := BOX.match(line.words):
            self.leave(line.indent)
            if BOX_HEAD.match(line.words) and below and is_outside(line, below[0]):
                yield below[0].fault("box", None)
            words, is_note = line.words[box.end() :].strip(), line.words.startswith("[")
            if is_block := is_note and is_read_as_words(words, below):
                yield line.fault("note", line.on_next_line(words, below))
            self.around.append(Container(line.indent, line.indent + width_of(box), "box"))
            is_open = words and not is_block and line.words.startswith(("[", ":"))
            self.block = "text" if is_open else "none"
        elif ends_block(line) and self.inner(line) < STEP:
            self.leave(line.indent)
            self.block, self.shift = "none", 0
        elif ENDS_AT_ONCE.match(line.words) or ALERT.match(line.quote + line.words):
            self.block = "none"
        elif self.block == "none":
            self.block = "html" if line.words.startswith("<") else "text"

    def _moved(self, line: Line) -> Iterator[LineFault]:
        if self.shift and self.around and line.words and line.indent >= self.around[-1].content:
            yield line.fault(self.shift_kind, line.indented(line.indent + self.shift))


def list_faults(prose: Prose) -> list[LineFault]:
    """The lines of a text that mean something else here than in other editors, in order."""
    return list(_Reader(prose).faults(list(lines_of(prose))))
