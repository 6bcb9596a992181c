"""A part of a file that is read by itself: a whole text, a cell of a notebook, a file of YAML."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from dashboard.core.frozen import Frozen


class TextSpan(Frozen):
    """A text and the line and column of the file at which it begins."""

    text: str
    line: int = 1
    """From 1; 0 if the text stands in no file."""
    column: int = 1
    """From 1."""
    kind: Literal["markdown", "cell", "yaml"] = "markdown"
    """How the file holds it: the lines of a notebook's cell are JSON strings."""

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column in the file of the character at an offset in the text."""
        line = self.text.count("\n", 0, offset)
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        # In JSON some characters are escaped, and take two.
        shift = len(text_in_json(before)) if self.kind == "cell" else len(before)
        return self.line + line, shift + (self.column if line == 0 or self.kind == "cell" else 1)


def text_in_json(text: str) -> str:
    """A text as it stands between quotation marks in JSON, such as a notebook's file."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def first_place(words: str, parts: Iterable[TextSpan]) -> tuple[int, int]:
    """Line and column at which words stand first in the parts of a file; its first line if none has them.

    Args:
        words: as a file may hold them.
        parts: those of the file, and others that stand in no file.
    """
    in_file = [part for part in parts if part.line]
    places = (part.place(part.text.find(words)) for part in in_file if words in part.text)
    return next(places, (in_file[0].line, 1) if in_file else (1, 1))
