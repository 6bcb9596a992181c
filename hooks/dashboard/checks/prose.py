"""A text as checks see it: as long as its source, with all that is no prose blanked.

So every place in it is a place in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from dashboard.checks.known_names import KnownNames
from dashboard.core.text_span import TextSpan

MARKUP = "\x00"
"""Stands for what no reader sees: the words around it are neighbours."""
THING = "\x01"
"""Stands for what readers see in place of words: code, a formula, an address."""
BREAK = "\x02"
"""Stands for what parts: the mark of a list, the edge of a cell, a block of code."""

BETWEEN = "\n\n"
"""Joins the parts of a file."""
_WORD = re.compile(r"\w+(?:[’'.,:-]\w+)*")
_END = re.compile(r"\x02[\x02\n]*|\n[ \t]*\n|[.!?…]+[\x00”’“‘\"')\]»]*(?=\s+[\x00“„”‘‚\"'(\[«]*(\S)|\s*\Z)")
_ABBREVIATIONS = re.compile(
    # What ends with a full stop and ends no sentence: English, German, Polish, Swedish.
    "mrs?|ms|dr|prof|st|no|vs|e.g|i.e|cf|fig|vol|pp?|approx|ca|gen|col|sen|rep|gov|jan|feb|mar|apr|jun|jul|aug|sept?|"
    "oct|nov|dec|z.b|d.h|u.a|bzw|vgl|nr|mio|mrd|tj|np|m.in|ul|tys|mln|mld|t.ex|bl.a|d.v.s|s.k|kl|m.m|[a-zåäöł]|\\d\\d?"
)


class Word(NamedTuple):
    """A word of a text, in small letters, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class ProseHeading:
    """A heading: where its line begins, its level, its words."""

    start: int
    level: int
    text: str


@dataclass(frozen=True)
class Address:
    """The target of a link or a picture and where it begins, and the alternative of a picture.

    Where a key `alt` gives the alternative, of a chart or of a hero, there is no target.
    """

    kind: Literal["link", "picture"]
    start: int
    target: str
    alt: str = ""
    alt_start: int = 0


@dataclass(frozen=True)
class Value:
    """A text of the front matter and where it begins."""

    start: int
    text: str


@dataclass
class Prose:
    """One text with its views. Made by `read_prose`."""

    path: str
    source: str
    parts: Sequence[TextSpan]
    known: KnownNames
    lang: str = "en"
    words: str = ""
    """All that somebody wrote for readers: the running text, the texts of front matter and charts, alternatives."""
    running: str = ""
    """The running text only."""
    headings: list[ProseHeading] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    front: dict[str, Value] = field(default_factory=dict)
    samples: list[tuple[int, int]] = field(default_factory=list)
    """From where to where code stands that is shown as code."""

    @property
    def is_analysis(self) -> bool:
        """Whether it is a piece, and no page about the site."""
        return "/analyses/" in self.path

    @cached_property
    def tokens(self) -> list[Word]:
        """Every word, in order."""
        spans = [found.span() for found in _WORD.finditer(self.words)]
        return [Word(self.words[start:end].lower(), start, end) for start, end in spans]

    @cached_property
    def running_tokens(self) -> list[Word]:
        """Every word of the running text."""
        running = self.running
        return [word for word in self.tokens if running[word[1]] != BREAK]

    @cached_property
    def sentences(self) -> list[list[Word]]:
        """The words of each sentence of the running text."""
        tokens, found, first = self.running_tokens, [], 0
        starts = [word[1] for word in tokens]
        for end in _ends(self.running):
            last = bisect_left(starts, end)
            if last > first:
                found.append(tokens[first:last])
            first = last
        return found

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a place in the source."""
        index = bisect_right(self._starts, offset) - 1
        return self.parts[index].place(offset - self._starts[index])

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for part in self.parts:
            starts.append(at)
            at += len(part.text) + len(BETWEEN)
        return starts

    def shown_as_code(self, offset: int) -> bool:
        """Whether a place lies in code."""
        return any(start <= offset < end for start, end in self.samples)


def _ends(text: str) -> Iterator[int]:
    """Where sentences end."""
    for found in _END.finditer(text):
        if found[0][0] not in ".!?…" or not _goes_on(text, found):
            yield found.end()
    yield len(text)


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether a small letter follows, or a full stop belongs to an abbreviation, an initial or a number."""
    if found[1] and found[1].islower():
        return True
    if found[0][0] != ".":
        return False
    before = re.search(r"[\w.]*\Z", text[max(0, found.start() - 8) : found.start()])
    return bool(before and _ABBREVIATIONS.fullmatch(before[0].lower()))
