"""Find `fact:` links in front matter and in chart declarations. They are no links there: readers would see brackets."""

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
    """One finding for each key of a front matter or a chart declaration whose text holds a fact."""
    return [
        record.finding(
            "fact-lost", location, f"{'.'.join(map(str, location))}: a fact stands here, where it is no link.", _HINT
        )
        for location, text in _texts_with_location(record.data, ())
        if _LINK.search(text)
    ]


def _texts_with_location(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    """Every text in nested lists and mappings, with its keys from the top."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts_with_location(item, (*location, key))
