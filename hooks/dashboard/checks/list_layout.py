"""Finds the lines of lists and tables that mean something else here than in other editors.

Other editors follow CommonMark: a list may stand straight after a paragraph, and what belongs to an item stands as far
in as the words of the item. Python-Markdown wants an empty line before a list, and four blanks for each level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dashboard.checks.prose import MARKUP, NON_WORD, Prose
from dashboard.markup.alert_head import ALERT
from dashboard.markup.tag_marks import fenced_lines

FaultKind = Literal[
    "after text",
    "after inner",
    "two lists",
    "bracket",
    "nested",
    "part of an item",
    "quote in list",
    "code in quote",
    "rule",
    "box",
    "table",
]
_QUOTE = re.compile(r"(?:>[ \t]?)*")
_MARK = re.compile(r"(?:[-+*]|(?P<number>\d{1,9})(?P<end>[.)]))(?P<gap>[ \t]+)(?=\S)")
_RULE = re.compile(r"(?:[-_*=][ \t]*){3,}\Z")
_BOX = re.compile(r"(?:!!!|\?\?\?\+?|={3}[+!]*)[ \t]*[\w\"]|\[\^[^\]]+\]:")
"""What has content that is indented by four: an admonition, a tab, a footnote."""
_DASHES = re.compile(r"-{3,}[ \t]*\Z")
_BOX_HEAD = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w-]+(?: +[\w-]+)*(?: +\".*\")?[ \t]*\Z|={3}[+!]* +\".*\"[ \t]*\Z")
"""The whole first line of an admonition or a tab."""
_HEADING = re.compile(r"#{1,6}(?:[ \t]|\Z)")
_ENDS_AT_ONCE = re.compile(r"\{:|\[[^\]]+\]:")
"""Attributes, the targets of links: a list may follow them at once."""
_DELIMITER = re.compile(r"(?=.*\|)\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?\Z")
_ANNOUNCES = (":", "\uff1a", ":**", "**", ":__", ":*")
"""What stands at the end of a line that announces a list."""
_STEP = 4
"""Number of blanks for each level. What stands that much further in than its container is code."""


class Fault(NamedTuple):
    """A line that means something else here."""

    kind: FaultKind
    start: int
    """Offset where the words of the line begin, or the mark of its item."""
    end: int
    edit: tuple[int, int, str] | None
    """Start and end of what has to be replaced, and by what; None if nobody can tell what was meant."""


@dataclass(frozen=True)
class _Line:
    """A line without the marks of quotations."""

    start: int
    quote: str
    blanks: str
    words: str
    is_fenced: bool

    @property
    def depth(self) -> int:
        """In how many quotations it stands."""
        return self.quote.count(">")

    @property
    def indent(self) -> int:
        return len(self.blanks.expandtabs(_STEP))

    @property
    def words_at(self) -> int:
        return self.start + len(self.quote) + len(self.blanks)

    @property
    def is_text(self) -> bool:
        """Whether anything stands on it, and be it the sign of a quotation."""
        return bool(self.quote or self.words)

    @property
    def mark(self) -> re.Match[str] | None:
        """The mark of an item with which its words may begin."""
        return None if self.is_fenced or _RULE.match(self.words) else _MARK.match(self.words)

    def fault(self, kind: FaultKind, edit: tuple[int, int, str] | None) -> Fault:
        return Fault(kind, self.words_at, self.words_at + len(self.words.rstrip()), edit)

    def below_empty_line(self, above: _Line | None = None) -> tuple[int, int, str]:
        """An empty line before this one, in its own quotation or in that of the line above."""
        return self.start, self.start, f"{(above or self).quote.rstrip()}\n"

    def indented(self, blanks: int) -> tuple[int, int, str]:
        return self.words_at - len(self.blanks), self.words_at, " " * blanks


class _Container(NamedTuple):
    """An item of a list, or a box."""

    column: int
    content: int
    """The column from which on lines belong to it."""
    form: Literal["bullet", "number", "box"]


@dataclass
class _Reader:
    """Goes through the lines as CommonMark does, and compares each with what Python-Markdown makes of it."""

    prose: Prose
    around: list[_Container] = field(default_factory=list)
    """What the line stands in, the innermost last."""
    block: Literal["none", "text", "quote", "item", "html"] = "none"
    """What the lines since the last empty one began with; `quote` straight below a quotation."""
    level: int = 0
    """How many items and boxes are around the first line of the block."""
    shift: int = 0
    """By how many blanks the lines of this block stand too far left."""

    def faults(self) -> Iterator[Fault]:
        lines = list(_lines(self.prose))
        above: _Line | None = None
        for index, line in enumerate(lines):
            if above and line.depth != above.depth:
                yield from self._edge_of_quotation(line, above)
            if line.is_fenced and above and above.is_fenced:
                yield from self._moved(line)
            elif not line.words:
                self.block, self.shift = "none", 0
            elif (mark := line.mark) and self._is_item(line, mark):
                yield from self._item(line, mark, above, lines[index + 1 :])
            else:
                if index == 1 or not lines[max(index - 2, 0)].is_text:
                    yield from self._rule(line)
                yield from self._words(line, lines[index + 1 : index + 2])
            above = line

    def _edge_of_quotation(self, line: _Line, above: _Line) -> Iterator[Fault]:
        """What stands straight below a list or a quotation belongs to it here."""
        within, self.around, self.shift = bool(self.around), [], 0
        if line.depth > above.depth:
            if self.block == "item" or (self.block == "text" and within):
                yield line.fault("quote in list", line.below_empty_line(above))
            self.block = "none"
        elif self.block != "none":
            self.block = "quote"
            if line.is_fenced:
                yield line.fault("code in quote", line.below_empty_line())

    def _is_item(self, line: _Line, mark: re.Match[str]) -> bool:
        if self.block == "html" or self.prose.running_text[line.words_at] in (NON_WORD, MARKUP):
            return False  # (in an element, a formula or a comment)
        holding = [box.content for box in self.around if box.content <= line.indent]
        goes_on = self.block not in ("none", "quote") and len(holding) == len(self.around)
        is_later_number = mark["number"] not in (None, "1")  # (which begins no list within a paragraph)
        return line.indent - max(holding, default=0) < _STEP and not (goes_on and is_later_number)

    def _leave(self, indent: int) -> _Container | None:
        """Leave the containers to which a line does not belong. Gives the outermost of them."""
        left = None
        while self.around and indent < self.around[-1].content:
            left = self.around.pop()
        return left

    def _item(self, line: _Line, mark: re.Match[str], above: _Line | None, below: Sequence[_Line]) -> Iterator[Fault]:
        left, self.shift = self._leave(line.indent), 0
        form: Literal["bullet", "number"] = "number" if mark["number"] else "bullet"
        next_of_list = left is not None and left.form == form
        if self.block in ("text", "quote") and above:
            is_sure = self.block == "quote" or left or _is_announced(line, form, above, below)
            if is_sure or form == "bullet":
                yield line.fault("after text", line.below_empty_line() if is_sure else None)
            if not is_sure:
                return
        elif self.block == "item" and len(self.around) < self.level:
            yield line.fault("after inner", line.below_empty_line())
        elif self.block == "item" and left and left.form != "box" and not next_of_list:
            yield line.fault("two lists", None if line.indent > left.column else line.below_empty_line())
        if mark["end"] == ")" and any(other and _has_bracket(other) for other in (above, *below[:1])):
            at = line.words_at + len(mark["number"])
            yield line.fault("bracket", (at, at + 1, "."))
        if line.indent // _STEP != len(self.around):
            yield line.fault("nested", line.indented(_STEP * len(self.around)))
        sign, content = (len(f"{line.blanks}{part}".expandtabs(_STEP)) for part in (mark[0].rstrip(), mark[0]))
        if self.block != "item":
            self.block, self.level = "item", len(self.around)
        self.around.append(_Container(line.indent, content if content - sign <= _STEP else sign + 1, form))

    def _rule(self, line: _Line) -> Iterator[Fault]:
        """A line of dashes behind a single line makes a heading of it here, also of an item or a quotation."""
        ends_item = self.block in ("item", "text") and self.around and line.indent < self.around[-1].content
        if _DASHES.match(line.words) and (ends_item or self.block == "quote"):
            yield line.fault("rule", line.below_empty_line())

    def _words(self, line: _Line, below: Sequence[_Line]) -> Iterator[Fault]:
        if self.block == "none":
            self._leave(line.indent)
            inner = line.indent - (self.around[-1].content if self.around else 0)
            needed = _STEP * len(self.around)
            if line.indent < needed + _STEP * (inner >= _STEP and bool(self.around)):
                self.shift = needed + inner - line.indent
            if inner >= _STEP and not self.around:
                return  # (code, which ends by itself)
        yield from self._moved(line)
        if self.block == "text" and not self.around and _begins_table(line, below):
            yield line.fault("table", line.below_empty_line())
        if _BOX.match(line.words):
            self._leave(line.indent)
            if _BOX_HEAD.match(line.words) and below and _is_outside(line, below[0]):
                yield below[0].fault("box", None)
            self.around.append(_Container(line.indent, line.indent + _STEP, "box"))
            self.block = "text" if line.words.startswith("[") else "none"
        elif _RULE.match(line.words) or _HEADING.match(line.words):
            self._leave(line.indent)
            self.block, self.shift = "none", 0
        elif _ENDS_AT_ONCE.match(line.words) or ALERT.match(line.quote + line.words):
            self.block = "none"
        elif self.block == "none":
            self.block = "html" if line.words.startswith("<") else "text"

    def _moved(self, line: _Line) -> Iterator[Fault]:
        if self.shift and line.words and line.indent >= self.around[-1].content:
            yield line.fault("part of an item", line.indented(line.indent + self.shift))


def list_faults(prose: Prose) -> list[Fault]:
    """The lines of a text that mean something else here than in other editors, in order."""
    return list(_Reader(prose).faults())


def _lines(prose: Prose) -> Iterator[_Line]:
    texts = prose.source[prose.body :].split("\n")
    fenced, start = fenced_lines(texts), prose.body
    for number, text in enumerate(texts):
        quote = _QUOTE.match(text)
        rest = text[quote.end() :] if quote else text
        words = rest.lstrip(" \t")
        yield _Line(start, quote[0] if quote else "", rest[: len(rest) - len(words)], words, number in fenced)
        start += len(text) + 1


def _is_announced(line: _Line, form: str, above: _Line, below: Sequence[_Line]) -> bool:
    """Whether a list is meant for certain: the line above announces it, or a second item follows."""
    if above.is_fenced or above.words.rstrip().endswith(_ANNOUNCES):
        return True
    is_apart = False
    for other in below:
        if not other.words:
            is_apart = True
        elif other.depth != line.depth or (is_apart and other.indent < line.indent):
            return False
        elif second := other.mark:
            return (form == "number") == bool(second["number"])
        elif is_apart and other.indent < line.indent + 2:
            return False
    return False


def _is_outside(box: _Line, below: _Line) -> bool:
    """Whether the line below the first one of a box begins something that does not belong to it."""
    is_next = bool(_BOX_HEAD.match(below.words))
    return below.depth == box.depth and bool(below.words) and not is_next and below.indent < box.indent + _STEP


def _has_bracket(line: _Line) -> bool:
    mark = line.mark
    return bool(mark and mark["end"] == ")")


def _begins_table(line: _Line, below: Sequence[_Line]) -> bool:
    return "|" in line.words and any(
        other.depth == line.depth and _DELIMITER.match(other.words.rstrip()) for other in below
    )
