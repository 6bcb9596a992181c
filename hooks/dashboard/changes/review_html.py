"""The HTML of a text for reviewers: each block has an address and its line in the file, and changes are marked.

It is made from the text's HTML while the slots in it are still empty, and only for a preview.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import ClassVar

from markupsafe import Markup

from dashboard.core.frozen import PartlyCompared
from dashboard.core.lazy_re import lazy_re
from dashboard.pieces.source_text import SourceText
from dashboard.review.blocks import ASIDE_SELECTOR, BLOCK_SELECTOR, HtmlToken, addressed_blocks

_TARGET = lazy_re(r"\]\([^)]{0,2000}\)|<!--.*?-->", re.S)
"""In Markdown, what is not among the words of its HTML: the targets of links, and comments."""
_NO_LETTERS = lazy_re(r"[\W_]+")
"""What is neither a letter nor a digit in any language: for Python's `isalnum`, too."""
SEARCH_LENGTH = 12
"""How many letters and digits at the beginning of a block are looked for in the source."""


class ReviewHtml(PartlyCompared):
    """A text with what is marked in it for reviewers."""

    uncompared = ("root",)

    source_text: SourceText
    root: Path
    """The root of the repository. The text's file is read when the page is made, to find lines."""
    published: SourceText | None = None
    """The text as it was last published; None if it has not changed since."""
    block_selector: ClassVar[str] = BLOCK_SELECTOR
    """What a block is, as a CSS selector: for the scripts of the page."""
    aside_selector: ClassVar[str] = ASIDE_SELECTOR
    """What does not belong to the words of the page, as a CSS selector: for its scripts too."""

    @cached_property
    def digest(self) -> str:
        """Digest of all that it shows."""
        return f"{self.source_text.digest}:{self.published.digest if self.published else ''}"

    @property
    def html(self) -> str:
        """The text's HTML with empty slots, addresses, lines and changes."""
        return self._marked[0]

    @property
    def changes(self) -> int:
        """How many places have changed since it was published. Title and standfirst count as one place each."""
        return self._marked[2] + len(self.head)

    @cached_property
    def head(self) -> dict[str, Markup]:
        """Title and standfirst with their changes. One that has not changed is left out."""
        versions = (self.published, self.source_text)
        old, new = (version.head.data if version and version.head else {} for version in versions)
        texts = {key: (str(old[key]), str(new[key])) for key in ("title", "standfirst") if key in old and key in new}
        if not texts:
            return {}
        # Only a preview of a changed piece needs it, and Beautiful Soup with it.
        from dashboard.changes.diff_html import mark_word_changes

        return {key: Markup(mark_word_changes(*both)) for key, both in texts.items() if both[0] != both[1]}

    def place(self, line: int) -> str:
        """The address of the block in which a line of the file stands; 'content' for a line before the first block."""
        lines = self._marked[1]
        index = bisect_right([first_line for first_line, _ in lines], line)
        return lines[index - 1][1] if index else "content"

    @cached_property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """The blocks with changes: their addresses, and their words as HTML with no tags but `ins` and `del`."""
        passages = [("content", str(html)) for html in self.head.values()]
        blocks = list(addressed_blocks(self.html))
        for index, block in enumerate(blocks):
            if any(token.attributes.get("class") == "change" for token in block.content):
                # A deleted block has no address. It stood before the next block that has one.
                addresses = (later.tag.attributes.get("id") for later in blocks[index:])
                address = next((address for address in addresses if address), "content")
                passages.append((address, "".join(_changes_only(block.content)).strip()))
        return tuple(passages)

    @cached_property
    def _marked(self) -> tuple[str, list[tuple[int, str]], int]:
        """The HTML, the lines with their addresses, and the number of changes."""
        html, count = self.source_text.html, 0
        if self.published:
            from dashboard.changes.diff_html import mark_changes

            html, count = mark_changes(self.published, self.source_text)
        file = self.root / self.source_text.path
        source = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
        references = {reference.key: reference.line for reference in reversed(self.source_text.references)}
        html, lines = _add_addresses(html, _LineFinder(source.split("\n")), references)
        return html, lines, count


def _add_addresses(html: str, source: _LineFinder, references: dict[str, int]) -> tuple[str, list[tuple[int, str]]]:
    """Write an address and a line into the tag of each block.

    An address is made of the block's words, so that it lasts as long as these do.

    Args:
        html: the text, with empty slots.
        source: finds the lines of words.
        references: the lines of charts, by the keys of their slots.

    Returns:
        The HTML, and the lines with their addresses, in order.
    """
    parts, written, taken, lines, last = list[str](), 0, set[str](), list[tuple[int, str]](), 0
    for block in addressed_blocks(html):
        tag = block.tag
        words = tag.slot or _letters("".join(_remaining_texts(block.content)))
        if not words or {"change-gone", "cell-slot"} & set(tag.classes):
            continue
        own = tag.attributes.get("id")
        name = own or _free_name(f"p-{hashlib.sha256(words.encode()).hexdigest()[:8]}", taken)
        line = (references.get(tag.slot) if tag.slot else source.line_of(words)) or last
        last = max(last, line)
        lines.append((last, name))
        at = f' data-line="{line}"' if line else ""
        if tag.slot:  # (a slot is replaced as a whole)
            new = f'<span class="place" id="{name}"{at}></span>{tag.text}'
        else:
            new = f"{tag.text[:-1]}{'' if own else f' id="{name}"'}{at}>"
        parts += html[written : tag.start], new
        written = tag.end
    return "".join((*parts, html[written:])), lines


def _remaining_texts(tokens: Iterable[HtmlToken]) -> Iterator[str]:
    """The texts that are not deleted."""
    deleted = 0
    for token in tokens:
        if token.name == "del":
            deleted += 1 if token.kind == "start" else -1
        elif token.kind == "text" and deleted <= 0:
            yield token.text


def _changes_only(tokens: Iterable[HtmlToken]) -> Iterator[str]:
    """HTML with the texts and the marks of changes, and no other tag."""
    for token in tokens:
        if token.kind == "text":
            yield escape(token.text, quote=False)
        elif token.name in ("ins", "del"):
            yield token.text


class _LineFinder:
    """Finds the lines of words in the file of a text. A search begins where the last words were found."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._starts, at, line_letters = list[int](), 0, list[str]()
        for line in lines:
            self._starts.append(at)
            line_letters.append(_letters(_TARGET.sub("]", line)))
            at += len(line_letters[-1])
        self._text, self._at = "".join(line_letters), 0

    def line_of(self, words: str) -> int:
        """The line in which words begin, from 1; 0 if they are not found."""
        offset = self._text.find(words[:SEARCH_LENGTH], self._at)
        if offset < 0:
            return 0
        self._at = offset + min(len(words), SEARCH_LENGTH)
        return bisect_right(self._starts, offset)


def _letters(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return _NO_LETTERS.sub("", text.lower())


def _free_name(name: str, taken: set[str]) -> str:
    """The name, with a number if it is taken. The result is added to `taken`."""
    number, free_name = 1, name
    while free_name in taken:
        number += 1
        free_name = f"{name}-{number}"
    taken.add(free_name)
    return free_name
