"""How the data of a YAML mapping, and the places of its keys, are written as JSON by pydantic and read back."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Mapping
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

Place = tuple[int, int]
"""Line and column, from 1."""
Location = tuple[Hashable, ...]
"""The way to a key from the top: names of keys, and numbers of items."""
_DATE = "@"
"""The one key of the JSON object that stands for a date or a moment, which JSON does not have."""


def _tag_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tag_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_tag_dates(item) for item in value]
    return {_DATE: value.isoformat()} if isinstance(value, datetime.date) else value  # (a moment is a date too)


def _untag_dates(value: Any) -> Any:
    if isinstance(value, list):
        return [_untag_dates(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {_DATE}:
        return (datetime.datetime if "T" in value[_DATE] else datetime.date).fromisoformat(value[_DATE])
    return {key: _untag_dates(item) for key, item in value.items()}


def _places_to_list(places: Mapping[Location, Place]) -> list[list[Any]]:
    # The keys of a JSON object are texts, and these are tuples.
    return [[location, *place] for location, place in places.items()]


def _places_from_list(listed: Iterable[Any]) -> dict[Location, Place]:
    return {tuple(location): (line, column) for location, line, column in listed}


YamlData = Annotated[dict[str, Any], PlainSerializer(_tag_dates), PlainValidator(_untag_dates)]
"""Keys and values as YAML knows them: dates among them."""
YamlPlaces = Annotated[Mapping[Location, Place], PlainSerializer(_places_to_list), PlainValidator(_places_from_list)]
"""Where each key stands."""
