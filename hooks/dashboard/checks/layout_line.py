"""A line of a text as the checks of layout see it, and what may be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dashboard.checks.prose import Prose
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.markup.fences import fenced_lines

FaultKind = Literal[
    "after text",
    "after inner",
    "two lists",
    "bracket",
    "two numberings",
    "nested",
    "part of an item",
    "quote in list",
    "code in quote",
    "rule",
    "underline",
    "box",
    "fence",
    "item of code",
    "table",
    "below table",
    "below item",
    "words as item",
    "empty item",
    "note",
]
_QUOTE_SIGN = lazy_re(r"> ?")
_DEEPEST = 20
"""How many quotations within one another are looked into."""
_MARK = lazy_re(r"(?:[-+*]|(?P<number>\d{1,9})(?P<end>[.)]))[ \t]+(?=\S)")
_EMPTY_ITEM = lazy_re(r"(?:[-+*]|\d{1,9}[.)])[ \t]*\Z")
RULE = lazy_re(r"(?:[-_*=][ \t]*){3,}\Z")
STEP = 4
"""Number of blanks for each level. What stands that much further in than its container is code."""


class LineFault(NamedTuple):
    """A line that means something else here."""

    kind: FaultKind
    start: int
    """Offset where the words of the line begin, or the mark of its item."""
    end: int
    edit: tuple[int, int, str] | None
    """Start and end of what has to be replaced, and by what; None if nobody can tell what was meant."""


class Line(Frozen):
    """A line, or what stands in it behind the sign of a quotation."""

    start: int
    quote: str
    """What stands before, up to the sign of the innermost quotation."""
    blanks: str
    words: str
    is_fenced: bool

    @property
    def indent(self) -> int:
        """How many columns its words stand behind its quotation. The first behind the sign belongs to that."""
        return len(f"{self.quote}{self.blanks}".expandtabs(STEP)) - len(self.quote.expandtabs(STEP)) - self._has_tab

    @property
    def _has_tab(self) -> bool:
        return self.quote.endswith(">") and bool(self.blanks)

    @property
    def words_at(self) -> int:
        return self.start + len(self.quote) + len(self.blanks)

    @property
    def is_quoted(self) -> bool:
        """Whether it begins with the sign of a quotation."""
        return self.words.startswith(">") and self.quote.count(">") < _DEEPEST

    @property
    def mark(self) -> re.Match[str] | None:
        """The mark of an item with which its words may begin."""
        return None if self.is_fenced or RULE.match(self.words) else _MARK.match(self.words)

    @property
    def is_empty_item(self) -> bool:
        """Whether it is the mark of an item, and no more."""
        return not self.is_fenced and bool(_EMPTY_ITEM.match(self.words))

    def within(self) -> Line:
        """What stands behind its sign of a quotation."""
        sign = _QUOTE_SIGN.match(self.words)
        end = sign.end() if sign else 0
        return _line(self.start, f"{self.quote}{self.blanks}{self.words[:end]}", self.words[end:], self.is_fenced)

    def fault(self, kind: FaultKind, edit: tuple[int, int, str] | None) -> LineFault:
        return LineFault(kind, self.words_at, self.words_at + len(self.words.rstrip()), edit)

    def along(self, fault: LineFault, shift: int) -> LineFault:
        """A fault within the quotation that it begins, if this is moved: what is put between lines goes there, too."""
        if not fault.edit or "\n" not in fault.edit[2]:
            return fault
        start, end, text = fault.edit
        before = f"{self.quote}{' ' * (self.indent + shift + self._has_tab)}"
        pattern = rf"^{re.escape(self.quote)}[ \t]*(?=>)"
        return fault._replace(edit=(start, end, re.sub(pattern, lambda _: before, text, flags=re.M)))

    def below_empty_line(self, shift: int = 0) -> tuple[int, int, str]:
        """An empty line before this one, in its quotation, and this one so many blanks further in."""
        empty = f"{self.quote.rstrip()}\n"
        if not shift:
            return self.start, self.start, empty
        return self.start, self.words_at, f"{empty}{self.quote}{' ' * (self.indent + shift + self._has_tab)}"

    def on_next_line(self, words: str, below: Sequence[Line]) -> tuple[int, int, str] | None:
        """Its last words on a line of their own, one level further in; None if those below do not stand there."""
        indent = self.indent + STEP
        if self.quote or any(line.words and line.indent < indent for line in below):
            return None
        end = self.words_at + len(self.words.rstrip())
        before = self.words.rstrip().removesuffix(words).rstrip()
        return self.words_at + len(before), end, f"\n{' ' * indent}{words}"

    def indented(self, blanks: int) -> tuple[int, int, str]:
        return self.words_at - len(self.blanks), self.words_at, " " * (blanks + self._has_tab)


def _line(start: int, quote: str, text: str, is_fenced: bool) -> Line:
    words = text.lstrip(" \t")
    return Line(start, quote, text[: len(text) - len(words)], words, is_fenced)


def lines_of(prose: Prose) -> Iterator[Line]:
    texts = prose.source[prose.body :].split("\n")
    fenced, start = fenced_lines(texts), prose.body
    for number, text in enumerate(texts):
        yield _line(start, "", text, number in fenced)
        start += len(text) + 1
