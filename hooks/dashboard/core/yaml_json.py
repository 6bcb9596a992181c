"""The data of a YAML mapping and the places of its keys, as pydantic writes them in JSON and reads them back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

Place = tuple[int, int]
"""Line and column, from 1."""
Location = tuple[Hashable, ...]
"""The way to a key from the top: names of keys, and numbers of items."""
YamlData = dict[str, Any]
"""Keys and values as they stand in YAML: texts, lists and mappings of them, and None where nothing is written."""


def _places_to_list(places: Mapping[Location, Place]) -> list[list[Any]]:
    # The keys of a JSON object are texts, and these are tuples.
    return [[location, *place] for location, place in places.items()]


def _places_from_list(listed: Iterable[Any]) -> dict[Location, Place]:
    return {tuple(location): (line, column) for location, line, column in listed}


YamlPlaces = Annotated[Mapping[Location, Place], PlainSerializer(_places_to_list), PlainValidator(_places_from_list)]
"""Where each key stands."""
