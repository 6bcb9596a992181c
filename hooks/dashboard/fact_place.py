"""Places where a fact is no link: the head of a text, the words around a chart, a picture's alternative, raw HTML.

There it would be shown as plain characters, or lost without a word, and nobody would hold it against the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dashboard.finding import Finding
from dashboard.record import Location, Record

_LINK = re.compile(r"\]\(\s*<?fact:")
_LOST = re.compile(r"(!\[[^\[\]]*)\[[^\]]*\]\(\s*<?fact:|(<a\s[^>]*)href=[\"']?fact:")
HINT = "Write the number here without a link, and state it in the text with one."


def misplaced_in_record(record: Record) -> list[Finding]:
    """A finding for each key of a head or a chart that holds a fact."""
    return [
        record.finding(
            "fact-lost", location, f"{'.'.join(map(str, location))}: a fact stands here, where it is no link.", HINT
        )
        for location, text in _texts(record.data, ())
        if _LINK.search(text)
    ]


def misplaced_in_text(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """A finding for each fact in a picture's alternative or in raw HTML."""
    for found in _LOST.finditer(text):
        line = text.count("\n", 0, found.start())
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        message, hint = "A fact stands in a picture's alternative, where it is no link.", HINT
        if found[2]:
            message, hint = (
                "A fact is written as HTML, which nobody checks.",
                "Write [30%](fact:dataset/field?key=value).",
            )
        yield Finding(id="fact-lost", path=path, line=first_line + line, column=column, message=message, hint=hint)


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(item, (*location, key))
