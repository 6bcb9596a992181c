"""The data of a YAML mapping, and the places of its keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Place = tuple[int, int]
"""Line and column, from 1."""
Location = tuple[Any, ...]
"""The way to a key from the top: names of keys, and numbers of items."""
YamlData = dict[str, Any]
"""Keys and values as they stand in YAML: texts, lists and mappings of them, and None where nothing is written."""
YamlPlaces = Mapping[Location, Place]
"""Where each key stands."""


def located_texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text in nested lists and mappings, with the way to it. Keys are none.

    Args:
        value: a text, a list or a mapping, or a value of another kind, which has no texts.
        location: the way to the value.
    """
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from located_texts(item, (*location, key))


def texts_in(value: Any) -> Iterator[str]:
    """Every text in nested lists and mappings."""
    return (text for _, text in located_texts(value))
