"""The text of a file as the engine reads it, and the bytes that a change of it makes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from dashboard.core.encoding import decode, with_plain_ends
from dashboard.core.frozen import Frozen
from dashboard.renaming.change import Change, apply_changes


class FileText(Frozen):
    """A text with its line ends and its byte order mark."""

    raw: str
    """As it stands in the file."""

    @cached_property
    def text(self) -> str:
        """With `\\n` at the end of each line, and without the byte order mark, as the engine reads it."""
        return with_plain_ends(self.raw.removeprefix("\ufeff"))

    def with_changes(self, changes: Iterable[Change]) -> bytes:
        """The bytes of the changed file. All that is not changed stays as it is.

        Args:
            changes: with offsets in `text`.
        """
        begin = len(self.raw) - len(self.raw.removeprefix("\ufeff"))
        doubled = [match.start() - begin - number for number, match in enumerate(re.finditer("\r\n", self.raw))]
        line_end = "\r\n" if doubled else "\n"

        def place(offset: int) -> int:
            return begin + offset + bisect_left(doubled, offset)

        placed = [
            Change(place(change.start), place(change.end), change.new.replace("\n", line_end)) for change in changes
        ]
        return apply_changes(self.raw, placed).encode()


def read_file_text(content: bytes, path: str) -> FileText | None:
    """Read a file; None if it is no text.

    Args:
        content: its bytes.
        path: from the root.
    """
    return FileText(content.decode()) if decode(content, path, []) is not None else None
