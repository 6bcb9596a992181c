"""A text as the checks see it: everything that is not prose is replaced by placeholders of the same length.

So an offset in the prose is also an offset in the source. `blanking.py` makes it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from dashboard.checks.known_names import KnownNames
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_span import TextSpan
from dashboard.markup.fences import Fence, fences
from dashboard.numbers.words import Language, known_language

MARKUP = "\x00"
"""Placeholder for what no reader sees, such as asterisks. The words around it are neighbours."""
NON_WORD = "\x01"
"""Placeholder for what readers see in place of words: code, a formula, an address."""
BREAK = "\x02"
"""Placeholder for what separates words: a list marker, the edge of a table cell, a block of code."""

PART_SEPARATOR = "\n\n"
"""Stands between the parts of a file, such as the cells of a notebook, when they are joined."""
_WORD = lazy_re(r"\w+(?:[’'.,:-]\w+)*")
_SENTENCE_END = lazy_re(
    r"\x02[\x02\n]*|\n[ \t]*\n|(?<![.!?…])[.!?…]++[\x00”’“‘\"')\]»]*(?=\s+[\x00“„”‘‚\"'(\[«]*(\S)|\s*\Z)"
)
_LAST_WORD = lazy_re(r"[\w.]*\Z")
_ABBREVIATIONS = lazy_re(
    # A full stop behind these does not end a sentence: English, German, Polish, Swedish.
    "mrs?|ms|dr|prof|st|no|vs|e.g|i.e|cf|fig|vol|pp?|approx|ca|gen|col|sen|rep|gov|jan|feb|mar|apr|jun|jul|aug|sept?|"
    "oct|nov|dec|z.b|d.h|u.a|bzw|vgl|nr|mio|mrd|tj|np|m.in|ul|tys|mln|mld|t.ex|bl.a|d.v.s|s.k|kl|m.m|[a-zåäöł]|\\d\\d?"
)


class Word(NamedTuple):
    """A word of a text in small letters, with its offsets."""

    text: str
    start: int
    end: int


class ProseHeading(Frozen):
    """A heading of a text."""

    start: int
    """Offset where its line begins."""
    level: int
    """From 1."""
    text: str


class Address(Frozen):
    """The target of a link or a picture, and the text alternative of a picture.

    A key `alt` in the front matter or in a chart also gives an alternative; then `target` is empty.
    """

    kind: Literal["link", "picture"]
    start: int
    """Offset where the target begins."""
    target: str
    alt: str = ""
    alt_start: int = 0
    """Offset where the alternative begins."""


class FrontMatterText(Frozen):
    """The text of one key of the front matter, and the offset where it begins."""

    start: int
    text: str


class SideText(NamedTuple):
    """A text that stands in YAML, or the alternative of a picture."""

    start: int
    """Offset where it begins."""
    end: int
    keys: tuple[str, ...]
    """The keys that lead to it from the top of the YAML; 'alt' for a picture."""
    chart: str = ""
    """The id of the chart that it belongs to; empty if it belongs to none."""


@dataclass
class Prose:
    """One text in the forms that the checks need. `read_prose` in `blanking.py` makes it."""

    path: str
    source: str
    """The text as it is in the file; its parts are joined by `PART_SEPARATOR`."""
    parts: Sequence[TextSpan]
    known_names: KnownNames
    lang: str = "en"
    """The code of its language."""
    body: int = 0
    """Offset where the running text begins, behind the front matter."""
    words: str = ""
    """Everything that somebody wrote for readers: running text, front matter, the words of charts, alternatives."""
    running_text: str = ""
    """Only the running text."""
    headings: list[ProseHeading] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    front_matter: dict[str, FrontMatterText] = field(default_factory=dict)
    """The texts of the front matter by key."""
    side_texts: list[SideText] = field(default_factory=list)
    """The texts that stand beside the running text, in no order."""
    code_spans: list[tuple[int, int]] = field(default_factory=list)
    """Start and end of each stretch that readers see as code."""
    indented_code: list[tuple[int, int]] = field(default_factory=list)
    """Those of them that are code because they are indented by four."""
    _found: dict[Callable[[Prose], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def fences(self) -> list[Fence]:
        """The fences behind the front matter, in order."""
        return [*fences(self.source, self.body)]

    def once[T](self, find: Callable[[Prose], T]) -> T:
        """What a function finds in the text. Checks that ask for the same have it from one look."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    @property
    def language(self) -> Language:
        """The language of the text for checks that know the four languages. English if it is another one."""
        return known_language(self.lang) or "en"

    @property
    def is_analysis(self) -> bool:
        """Whether it is a piece and not a page about the site."""
        return "/analyses/" in self.path

    @cached_property
    def tokens(self) -> list[Word]:
        """The words of `words`, in order."""
        return [Word(match[0].lower(), *match.span()) for match in _WORD.finditer(self.words)]

    @cached_property
    def running_tokens(self) -> list[Word]:
        """The words of `running_text`, in order."""
        running_text = self.running_text
        return [word for word in self.tokens if running_text[word.start] != BREAK]

    @cached_property
    def sentences(self) -> list[list[Word]]:
        """The words of each sentence of the running text."""
        tokens, sentences, first = self.running_tokens, [], 0
        starts = [word.start for word in tokens]
        for end in sentence_ends(self.running_text):
            last = bisect_left(starts, end)
            if last > first:
                sentences.append(tokens[first:last])
            first = last
        return sentences

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file, both from 1, for an offset in the source."""
        index = bisect_right(self._part_starts, offset) - 1
        return self.parts[index].place(offset - self._part_starts[index])

    @cached_property
    def _part_starts(self) -> list[int]:
        starts, offset = [], 0
        for part in self.parts:
            starts.append(offset)
            offset += len(part.text) + len(PART_SEPARATOR)
        return starts

    def shown_as_code(self, offset: int) -> bool:
        """Whether an offset lies in a stretch that readers see as code."""
        return any(start <= offset < end for start, end in self.code_spans)


def sentence_ends(text: str) -> Iterator[int]:
    """The offset behind each sentence of a text, as `Prose` holds it."""
    for match in _SENTENCE_END.finditer(text):
        if match[0][0] not in ".!?…" or not _goes_on(text, match):
            yield match.end()
    yield len(text)


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the sentence goes on: a small letter follows, or the full stop is part of an abbreviation."""
    if end[1] and end[1].islower():
        return True
    if end[0][0] != ".":
        return False
    before = _LAST_WORD.search(text, max(0, end.start() - 8), end.start())
    return bool(before and _ABBREVIATIONS.fullmatch(before[0].lower()))
