"""Datasets of odd numbers and times, for what readers take away: each is its rows, and the types of its columns."""

from __future__ import annotations

ODD: dict[str, tuple[dict[str, str], str]] = {
    "years": (
        {"year": "year", "value": "number, unit: USD bn", "head": "number, unit: USD per capita"},
        "2016,-5.25,100\n2017,0,100.50\n2018,,101\n2019,100000000000000,102\n2020,0.00000000123,103\n"
        "2021,123456789012345678901234567890.123456,104\n2022,12.10,-0.5\n2025,3.25,107\n",
    ),
    "quarters": ({"period": "quarter", "value": "number, unit: '%'"}, "2023-Q4,33.3333333333333333\n2024-Q1,-0.05\n"),
    "halves": ({"half": "half-year", "value": "number, unit: people"}, "2023-H2,7\n2024-H1,7000000\n"),
    "weeks": ({"week": "week", "count": "integer, unit: ships"}, "2020-W53,12345678901234567890\n2021-W01,-3\n"),
    "days": ({"day": "date", "rate": "number, unit: RUB per CNY"}, "1899-12-31,1.1\n2025-05-08,11.12345678901234\n"),
    "sums": ({"month": "yearmonth, year_to_date: true", "value": "number, unit: EUR mn"}, "2024-04,30\n2025-04,29.0\n"),
    "terms": ({"term": "string", "value": "integer, unit: students"}, "2022/23,1000\n2023/24,1200\n"),
}  # fmt: skip
"""By name: the type of each column and what else its field says, and the rows, of data of 9 May 2025."""
DESCRIPTOR = """\
title: Odd {name}
description: Made up.
schema:
  fields:
{fields}
  primaryKey: [{key}]
sources:
  - {{name: office, organization: Office, title: Yearbook}}
  - {{name: bureau, organization: Bureau, title: Bulletin}}
licenses: [{{name: CC0-1.0}}]
updated: 2025-05-09
frequency: irregular
maturity: final
"""
CHART = """\
id: {name}
data: {name}
type: bar
x: {key}
y: {value}
title: Of {name}
alt: Bars.
public: true
"""


def odd_site() -> dict[str, str]:
    """The files that add these datasets to the small site, each with a shared chart and a tile of its numbers."""
    files, tiles = {}, ["tiles:"]
    for name, (columns, rows) in ODD.items():
        key, value, *_ = columns
        fields = "\n".join(
            f"    - {{name: {one}, title: {one.title()}, type: {kind}}}" for one, kind in columns.items()
        )
        head = ",".join([*columns, "mark", "source"])
        marks = (
            f"{row},{'provisional' if place else ''},{'bureau' if place else 'office'}"
            for place, row in enumerate(rows.splitlines())
        )
        files |= {
            f"data/datasets/economy/{name}.yaml": DESCRIPTOR.format(name=name, fields=fields, key=key),
            f"data/datasets/economy/{name}.csv": "\n".join([head, *marks, ""]),
            f"data/charts/{name}.yaml": CHART.format(name=name, key=key, value=value),
        }
        if name != "terms":
            tiles.append(f"  - {{id: {name}, label: Of {name}, theme: economy, value: {name}/{value}, chart: {name}}}")
    return files | {"data/tiles.yaml": "\n".join([*tiles, ""])}
