"""The words of a text that may be names of datasets."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\w-]+")


def possible_names(text: str) -> set[str]:
    """The words of a text, and the names that they may stand for in SQL, which writes `_` for each `-` of a name."""
    words = {*_WORD.findall(text)}
    return words | {word.replace("_", "-") for word in words if "_" in word}
