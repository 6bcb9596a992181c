"""A figure of a tile."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from dashboard.core.period import Period
from dashboard.data.source import Source
from dashboard.tiles.figure import TileFigure


def test_its_digest_says_each_of_its_fields() -> None:
    figure = TileFigure(Period.parse("year", "2024"), Decimal("1.0"))
    others: dict[str, Any] = {
        "period": Period.parse("year", "2025"),
        "value": Decimal("1.00"),
        "marks": ("estimate",),
        "covers": "January",
        "sources": (Source(name="tass", organization="TASS", title="News"),),
        "counted": True,
    }
    assert others.keys() == set(TileFigure.__struct_fields__)
    assert all(replace(figure, **{name: other}).digest != figure.digest for name, other in others.items())
