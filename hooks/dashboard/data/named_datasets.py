"""The words of a text that may be names of datasets."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[\w-]+")


def possible_names(text: str) -> Iterator[str]:
    """Each word of a text, and the name that it may stand for in SQL, which writes `_` for each `-` of a name."""
    for word in _WORD.findall(text):
        yield word
        if "_" in word:
            yield word.replace("_", "-")
