"""What has changed in a text, word by word, as readers see it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.pieces.source_text import SourceText
from dashboard.review.blocks import block_words

Kind = Literal["same", "removed", "added"]
_WORD = re.compile(r"\s+|\w+(?:[’'.,]\w+)*|[^\w\s]")
ALIKE = 0.4
"""Of two paragraphs at one place: below it one is gone and another has come."""


@dataclass(frozen=True)
class Stretch:
    """Some words that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class ChangedBlock:
    """A paragraph, a heading, an item or a cell in which something has changed."""

    index: int | None
    """Its place among the blocks of the text as it is now, from 0; None where the block is gone."""
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """For a terminal, as git marks words."""
        marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
        return "".join(marks[one.kind].format(one.text) for one in self.stretches)


def blocks(source_text: SourceText) -> list[str]:
    """Title, standfirst, key points and the blocks of the text, each as the words that a reader reads."""
    head = source_text.head.data if source_text.head else {}
    points = head.get("key_points")
    above = [head.get("title"), head.get("standfirst"), *(points if isinstance(points, list) else [])]
    head_words = (" ".join(str(text).split()) for text in above if text)
    return [*(words for words in head_words if words), *block_words(source_text.html)]


def compare(old: Sequence[str], new: Sequence[str]) -> list[ChangedBlock]:
    """The blocks that have changed, in the order of the text."""
    return list(_changed(old, new))


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedBlock]:
    for kind, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = list(old[first:last]), list(range(start, end))
        while gone and come:
            was, now = gone[0], new[come[0]]
            if ratio(was, now) >= ALIKE:
                yield ChangedBlock(come.pop(0), tuple(stretches(gone.pop(0), now)))
            elif any(ratio(one, now) >= ALIKE for one in gone[1:]):
                yield ChangedBlock(None, (Stretch("removed", gone.pop(0)),))
            else:
                yield ChangedBlock(come.pop(0), (Stretch("added", now),))
        for one in gone:
            yield ChangedBlock(None, (Stretch("removed", one),))
        for index in come:
            yield ChangedBlock(index, (Stretch("added", new[index]),))


def ratio(old: str, new: str) -> float:
    """How much two blocks have in common, from 0 to 1."""
    return difflib.SequenceMatcher(None, _WORD.findall(old), _WORD.findall(new), autojunk=False).ratio()


def stretches(old: str, new: str) -> Iterator[Stretch]:
    """What stayed, went and came from one text to another."""
    was, now = _WORD.findall(old), _WORD.findall(new)
    for kind, first, last, start, end in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Stretch("same", "".join(now[start:end]))
            continue
        if last > first:
            yield Stretch("removed", "".join(was[first:last]))
        if end > start:
            yield Stretch("added", "".join(now[start:end]))
