"""The data of a YAML mapping, and the places of its keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Place = tuple[int, int]
"""Line and column, from 1."""
Location = tuple[Any, ...]
"""The way to a key from the top: names of keys, and numbers of items."""
YamlData = dict[str, Any]
"""Keys and values as they stand in YAML: texts, lists and mappings of them, and None where nothing is written."""
YamlPlaces = Mapping[Location, Place]
"""Where each key stands."""
