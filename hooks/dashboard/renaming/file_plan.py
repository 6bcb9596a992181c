"""What a renaming does with one file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from dashboard.core.encoding import decode
from dashboard.core.file_change import FileChange


class FilePlan(FileChange):
    """One file that is there."""

    before: bytes
    places: int
    """How many places in it change."""

    def diff(self) -> Iterator[str]:
        """What changes, in the lines of a diff as git writes it."""
        yield f"diff --git a/{self.path} b/{self.new_path}"
        if self.path != self.new_path:
            yield from (f"rename from {self.path}", f"rename to {self.new_path}")
        old, new = (decode(content, self.path, []) or "" for content in (self.before, self.after))
        names = (f"a/{self.path}", f"b/{self.new_path}")
        yield from difflib.unified_diff(old.splitlines(), new.splitlines(), *names, lineterm="", n=1)
