"""Facts for sentences that stand for themselves, and the rows of tables of such sentences."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from dashboard.facts.fact import Fact, FactError
from dashboard.numbers.words import LANGUAGES, Language
from dashboard.pieces.verify_fact import verify_claim

FOLDER = Path(__file__).parents[1] / "numbers"


class Row(NamedTuple):
    """A sentence, the value beside it, and whether it is true."""

    language: Language
    words: str
    value: str
    unit: str
    expected: str
    label: str = ""
    period: str = ""


def rows(name: str) -> Iterator[Row]:
    """The rows of a table in tests/numbers/."""
    with (FOLDER / name).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row.pop("language")
            yield Row(next(known for known in LANGUAGES if known == code), **row)


def fact(value: str | Decimal, unit: str | None, **more: object) -> Fact:
    """A number of which nothing else is known."""
    known: dict[str, object] = {"holds": None, "label": "", "period": "", "datasets": ("trade",), "row_id": ""}
    known |= {"sources": (), "updated": datetime.date(2026, 1, 1)}
    return Fact(Decimal(value), unit=unit, **(known | more))  # type: ignore[arg-type]


def verdict(words: str, language: Language, value: str | Decimal, unit: str | None, **more: object) -> FactError | None:
    """What is wrong with a sentence; None if it holds."""
    try:
        verify_claim(words, fact(value, unit, **more), language, "the value")
    except FactError as error:
        return error
    return None
