"""A text as reviewers see it: each block with an address and its line in the file, and the words that have changed.

It is made of the text's HTML while the slots in it are still empty, and only for a preview.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path

from markupsafe import Markup

from dashboard.pieces.source_text import SourceText

_BLOCK = re.compile(r'<(?:p|h[1-6]|li|tr|pre|dt|dd)\b(?![^>]*change-gone)[^>]*>|<div class="(?:chart|cell)-slot[^>]*>')
_ANY_BLOCK = re.compile(r'<(?:p|h[1-6]|li|tr|pre|dt|dd|span class="place")\b[^>]*>')
_OTHER = re.compile(r"<(?!/?(?:ins|del)\b)[^>]*>")
_ID = re.compile(r'\sid="([^"]+)"')
_SLOT = re.compile(r'data-key="([^"]+)"')
_GONE = re.compile(r"<del\b.*?</del>", re.S)
_TAG = re.compile(r"<[^>]*>")
_TARGET = re.compile(r"\]\([^)]*\)|<!--.*?-->", re.S)
LEAST = 12
"""So many letters and digits of a block are looked for in the source."""


@dataclass(frozen=True)
class ReviewHtml:
    """What is marked in a text for reviewers."""

    source_text: SourceText
    root: Path = field(compare=False)
    """Where its file stands, of which the lines are read when the page is made."""
    published: SourceText | None = None
    """The text as it was last published, where it has changed since."""

    @cached_property
    def digest(self) -> str:
        """Of all that it shows."""
        return f"{self.source_text.digest}:{self.published.digest if self.published else ''}"

    @property
    def html(self) -> str:
        """The text's HTML, with slots, addresses, lines and changes."""
        return self._made[0]

    @property
    def changes(self) -> int:
        """How many places have changed since it was published; not counted within title and standfirst."""
        return self._made[2] + len(self.head)

    @cached_property
    def head(self) -> dict[str, Markup]:
        """Title and standfirst with their changes, where they have any."""
        from dashboard.editorial.diff_html import mark_text  # Only previews need it.

        old, new = (one.head.data if one and one.head else {} for one in (self.published, self.source_text))
        texts = {key: (str(old[key]), str(new[key])) for key in ("title", "standfirst") if key in old and key in new}
        return {key: Markup(mark_text(*both)) for key, both in texts.items() if both[0] != both[1]}

    def place(self, line: int) -> str:
        """The address of the block in which a line of the file stands; the page's head, where it is in none."""
        lines = self._made[1]
        found = bisect_right([one for one, _ in lines], line)
        return lines[found - 1][1] if found else "content"

    @cached_property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """The blocks with changes: address, and words as HTML with nothing but `ins` and `del` in it."""
        html, found = self.html, [("content", str(one)) for one in self.head.values()]
        starts = list(_ANY_BLOCK.finditer(html))
        for index, start in enumerate(starts):
            end = starts[index + 1].start() if index + 1 < len(starts) else len(html)
            inner = html[start.end() : end]
            if 'class="change"' in inner:
                # What is gone has no address; it stood before what comes next.
                later = (_ID.search(one[0]) for one in starts[index:])
                address = next((one[1] for one in later if one), "content")
                found.append((address, _OTHER.sub("", inner).strip()))
        return tuple(found)

    @cached_property
    def _made(self) -> tuple[str, list[tuple[int, str]], int]:
        html, count = self.source_text.html, 0
        if self.published:
            from dashboard.editorial.diff_html import mark_changes

            html, count = mark_changes(self.published, self.source_text)
        file = self.root / self.source_text.path
        source = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
        known = {reference.key: reference.line for reference in reversed(self.source_text.references)}
        html, lines = _addressed(html, _Source(source.split("\n")), known)
        return html, lines, count


def _addressed(html: str, source: _Source, references: dict[str, int]) -> tuple[str, list[tuple[int, str]]]:
    """The HTML with an address and a line at each block, and these by line.

    An address is made of the block's words, so that it lasts as long as these do.
    """
    starts = list(_BLOCK.finditer(html))
    parts, taken, lines, last = [html[: starts[0].start()] if starts else html], set[str](), list[tuple[int, str]](), 0
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(html)
        inner, tag = html[start.end() : end], start[0]
        slot = _SLOT.search(tag)
        words = slot[1] if slot else _letters(unescape(_TAG.sub(" ", _GONE.sub("", inner))))
        if words:
            own = _ID.search(tag)
            name = own[1] if own else _free(f"p-{hashlib.sha256(words.encode()).hexdigest()[:8]}", taken)
            line = (references.get(slot[1]) if slot else source.line_of(words)) or last
            last = max(last, line)
            lines.append((last, name))
            at = f' data-line="{line}"' if line else ""
            if slot:  # (a slot is replaced as a whole)
                tag = f'<span class="place" id="{name}"{at}></span>{tag}'
            else:
                tag = f"{tag[:-1]}{'' if own else f' id="{name}"'}{at}>"
        parts.append(tag + inner)
    return "".join(parts), lines


class _Source:
    """Finds words of the rendered text in the file, going on from where the last were found."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text, self._starts, at = "", [], 0
        kept = []
        for line in lines:
            self._starts.append(at)
            kept.append(_letters(_TARGET.sub("]", line)))
            at += len(kept[-1])
        self._text, self._at = "".join(kept), 0

    def line_of(self, words: str) -> int:
        """The line in which they begin; 0 where they are not found."""
        found = self._text.find(words[:LEAST], self._at)
        if found < 0:
            return 0
        self._at = found + min(len(words), LEAST)
        return bisect_right(self._starts, found)


def _letters(text: str) -> str:
    return "".join(one for one in text.lower() if one.isalnum())


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
