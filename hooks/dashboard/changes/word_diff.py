"""Compares two versions of a text word by word, as readers see them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Literal

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.pieces.source_text import SourceText
from dashboard.review.blocks import block_words

Kind = Literal["same", "removed", "added"]
_WORD = lazy_re(r"\s+|\w+(?:[’'.,]\w+)*|[^\w\s]")
MIN_SIMILARITY = 0.4
"""Lowest similarity (0 to 1) at which two paragraphs count as one that was edited, not as one removed and one added."""


class Stretch(Frozen):
    """Some words that stayed, were removed or were added."""

    kind: Kind
    text: str


class ChangedBlock(Frozen):
    """A paragraph, a heading, an item or a cell in which something has changed."""

    index: int | None
    """Its index among the blocks of the new text, from 0; None if the block was removed."""
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """The block for a terminal, with words marked as git does."""
        marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
        return "".join(marks[stretch.kind].format(stretch.text) for stretch in self.stretches)


def readable_blocks(source_text: SourceText) -> list[str]:
    """Title, standfirst, key points and the blocks of the text, each as the words that a reader reads."""
    head = source_text.head.data if source_text.head else {}
    points = head.get("key_points")
    head_texts = [head.get("title"), head.get("standfirst"), *(points if isinstance(points, list) else [])]
    head_words = (" ".join(str(text).split()) for text in head_texts if text)
    return [*(words for words in head_words if words), *block_words(source_text.html)]


def compare_blocks(old: Sequence[str], new: Sequence[str]) -> list[ChangedBlock]:
    """Compare the blocks of two versions of a text.

    Args:
        old: the blocks of the earlier version.
        new: the blocks of the later version.

    Returns:
        The blocks that have changed, in the order of the text.
    """
    return list(_changed_blocks(old, new))


def _changed_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedBlock]:
    for kind, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        removed, added = list(old[first:last]), list(range(start, end))
        while removed and added:
            before, after = removed[0], new[added[0]]
            if similarity(before, after) >= MIN_SIMILARITY:
                yield ChangedBlock(added.pop(0), tuple(diff_words(removed.pop(0), after)))
            elif any(similarity(later, after) >= MIN_SIMILARITY for later in removed[1:]):
                yield ChangedBlock(None, (Stretch("removed", removed.pop(0)),))
            else:
                yield ChangedBlock(added.pop(0), (Stretch("added", after),))
        for block in removed:
            yield ChangedBlock(None, (Stretch("removed", block),))
        for index in added:
            yield ChangedBlock(index, (Stretch("added", new[index]),))


def similarity(old: str, new: str) -> float:
    """How much two blocks have in common.

    Args:
        old: the words of one block.
        new: the words of the other.

    Returns:
        A ratio from 0 (nothing) to 1 (equal).
    """
    return difflib.SequenceMatcher(None, _WORD.findall(old), _WORD.findall(new), autojunk=False).ratio()


def diff_words(old: str, new: str) -> Iterator[Stretch]:
    """Compare two texts word by word.

    Args:
        old: the earlier text.
        new: the later text.

    Yields:
        The words that stayed, were removed and were added, in order.
    """
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    matcher = difflib.SequenceMatcher(None, old_words, new_words, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield Stretch("same", "".join(new_words[start:end]))
            continue
        if last > first:
            yield Stretch("removed", "".join(old_words[first:last]))
        if end > start:
            yield Stretch("added", "".join(new_words[start:end]))
