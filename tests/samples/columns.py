"""A descriptor with a column of each kind, and rows that fit it."""

from __future__ import annotations

COLUMNS = """\
title: Kinds
description: A column of each kind.
schema:
  fields:
    - {name: code, type: string, title: Code}
    - {name: name, type: string, title: Name}
    - name: listed
      type: string
      title: Listed
      categories: [{value: Russia, label: Russia}, {value: China, label: China}]
    - {name: chosen, type: string, title: Chosen, constraints: {enum: [Russia, China]}}
    - {name: number, type: number, title: Number, unit: t}
    - {name: whole, type: integer, title: Whole, unit: t}
    - {name: is_true, type: boolean, title: "True"}
    - {name: day, type: date, title: Day}
    - {name: year, type: year, title: Year}
    - {name: month, type: yearmonth, title: Month}
  primaryKey: [code]
sources:
  - {name: customs, organization: Customs, title: Trade}
licenses: [{name: facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
SOUND = {
    "code": "b",
    "name": "Russia",
    "listed": "Russia",
    "chosen": "Russia",
    "number": "12.5",
    "whole": "12",
    "is_true": "true",
    "day": "2024-05-09",
    "year": "2024",
    "month": "2024-05",
    "source": "customs",
    "mark": "derived",
}
"""A row that fits, by column."""


def quoted(cell: str) -> str:
    """A cell as it stands in a CSV."""
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell


def csv_text(*rows: dict[str, str], end: str = "\n") -> str:
    """Write a CSV.

    Args:
        rows: what differs from SOUND in each row.
        end: the line end.
    """
    lines = [",".join(SOUND), *(",".join(quoted(cell) for cell in (SOUND | row).values()) for row in rows)]
    return "".join(line + end for line in lines)
