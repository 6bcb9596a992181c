"""Keys in which a fact is no link: of the head of a text, and of a chart. Readers would see its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dashboard.core.finding import Finding
from dashboard.core.yaml_json import Location
from dashboard.core.yaml_record import Record

_LINK = re.compile(r"\]\(\s*<?fact:")
_HINT = "Write the number here without a link, and state it in the text with one."


def misplaced_in_record(record: Record) -> list[Finding]:
    """A finding for each key of a head or a chart that holds a fact."""
    return [
        record.finding(
            "fact-lost", location, f"{'.'.join(map(str, location))}: a fact stands here, where it is no link.", _HINT
        )
        for location, text in _texts(record.data, ())
        if _LINK.search(text)
    ]


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(item, (*location, key))
