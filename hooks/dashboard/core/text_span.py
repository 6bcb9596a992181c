"""A stretch of a file that is read by itself: a whole text, a cell of a notebook, a file of YAML."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class TextSpan:
    """Its text, and the line and column of the file at which it begins; line 0 where it stands in no file."""

    text: str
    line: int = 1
    column: int = 1
    kind: Literal["markdown", "cell", "yaml"] = "markdown"
    """How it is written: a cell's lines are JSON strings in the notebook's file."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a place in the text."""
        line = self.text.count("\n", 0, offset)
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        # In JSON some characters take two.
        shift = len(json.dumps(before, ensure_ascii=False)) - 2 if self.kind == "cell" else len(before)
        return self.line + line, shift + (self.column if line == 0 or self.kind == "cell" else 1)
