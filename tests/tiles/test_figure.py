"""A figure of a tile."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

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
    assert others.keys() == {field.name for field in fields(TileFigure)}
    assert all(replace(figure, **{name: other}).digest != figure.digest for name, other in others.items())
