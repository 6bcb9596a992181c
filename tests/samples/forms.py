"""A declaration of each form of chart, and a dataset of two things and two kinds that all of them can draw."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

DESCRIPTOR = """\
title: Things
description: Made up.
schema:
  fields:
    - {name: thing, type: string, title: Thing}
    - {name: kind, type: string, title: Kind}
    - {name: year, type: year, title: Year}
    - {name: day, type: date, title: Day}
    - {name: amount, type: number, title: Amount, unit: tonnes}
    - {name: other, type: number, title: Other, unit: USD bn}
    - {name: east, type: number, title: East, unit: degrees}
    - {name: north, type: number, title: North, unit: degrees}
  primaryKey: [thing, kind, year]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
FIELDS = ("thing", "kind", "year", "day", "amount", "other", "east", "north")
FORMS = {
    "line": "x: day\ny: amount\ncolor: kind",
    "area": "x: year\ny: amount\ncolor: kind\nstack: true",
    "bar": "x: thing\ny: amount\ncolor: kind",
    "dot": "x: thing\ny: amount\ncolor: kind",
    "dumbbell": "x: thing\ny: amount\ncolor: kind",
    "slope": "x: year\ny: amount\ncolor: kind",
    "scatter": "x: other\ny: amount\nlabel: thing\ncolor: kind",
    "histogram": "x: amount",
    "box": "x: thing\ny: amount",
    "heatmap": "x: thing\ny: kind\nvalue: amount",
    "treemap": "label: thing\nvalue: amount\ncolor: kind",
    "sankey": "from: thing\nto: kind\nvalue: amount",
    "choropleth": "location: thing\nvalue: amount\nwhere: {north: 50}",
    "map": "x: east\ny: north\nlabel: thing\ncolor: kind\nsize: amount",
    "timeline": "x: day\nlabel: thing\ncolor: kind",
    "table": "x: thing\ny: [amount, other]\nwhere: {north: 50}",
    "number": "x: day\ny: amount",
}


@dataclass(frozen=True)
class Case:
    """The names of two things and of two kinds, and an amount for each pair of them; fewer amounts give fewer rows."""

    amounts: Sequence[float] = (40, 30, 20, 10)
    things: tuple[str, str] = ("China", "Russia")
    kinds: tuple[str, str] = ("sea", "land")

    @property
    def rows(self) -> str:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(FIELDS)
        pairs = [(thing, kind) for kind in (0, 1) for thing in (0, 1)]
        for number, (amount, (thing, kind)) in enumerate(zip(self.amounts, pairs, strict=False)):
            year, day = 2023 + thing, f"2024-01-0{number + 1}"
            place = (number * 20, 50 - 10 * kind)
            writer.writerow([self.things[thing], self.kinds[kind], year, day, amount, number + 1, *place])
        return text.getvalue()
