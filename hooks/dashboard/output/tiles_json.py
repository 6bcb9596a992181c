"""`/tiles.json`: the tiles of the front page for programs. CONTRIBUTING.md describes its keys, which stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from dashboard.core.exact_json import json_number, write_json
from dashboard.data.expectation import Due, Expectation
from dashboard.tiles.change import TileChange
from dashboard.tiles.tile import Tile

TILES_JSON = "tiles.json"


def tiles_json(
    site_url: str, tiles: Sequence[Tile], coming: Mapping[str, tuple[Expectation, Due]] = MappingProxyType({})
) -> str:
    """Write the tiles as a list of objects.

    Args:
        site_url: the address of the site, with which that of each tile begins.
        tiles: those that are shown, in their order.
        coming: the figures that come next, by the tiles' ids.
    """
    entries = ",\n".join(write_json(_entry(site_url, tile, coming.get(tile.id))).rstrip() for tile in tiles)
    return f"[\n{entries}\n]\n"


def _entry(site_url: str, tile: Tile, coming: tuple[Expectation, Due] | None) -> dict[str, Any]:
    value = _number(tile.amount) if tile.amount is not None else tile.value
    return {
        "id": tile.id,
        "label": tile.label,
        "theme": tile.theme,
        "value": value,
        "unit": tile.full_unit,
        "period": tile.period.text if tile.period else None,
        "so_far": tile.is_open,
        "covers": tile.covers or None,
        "mark": ", ".join(filter(None, [*tile.marks, tile.bound])) or None,
        "changes": [_change(change) for change in tile.changes],
        "series": [
            {
                "period": figure.period.text,
                "value": _number(figure.value),
                "covers": figure.covers or None,
                "mark": ", ".join(figure.marks) or None,
            }
            for figure in tile.figures
        ],
        "source": list(dict.fromkeys(source.publisher for source in tile.sources)),
        "updated": tile.updated.isoformat(),
        "next": coming[1].on.isoformat() if coming else None,
        "next_is": coming[0].kind if coming else None,
        "ended": {"on": tile.ended.on, "why": tile.ended.why} if tile.ended else None,
        "url": f"{site_url}{tile.url}",
    }


def _change(change: TileChange) -> dict[str, Any]:
    return {
        "since": change.since.text,
        "change": None if change.amount is None else _number(change.amount),
        "measure": change.measure if change.amount is not None else None,
        "words": change.words,
    }


def _number(value: Decimal) -> int | float | Decimal:
    """The number with all its digits, as `write_json` takes it."""
    return int(value) if value == value.to_integral_value() else json_number(value)
