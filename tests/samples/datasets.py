"""Small datasets for tests of queries."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import read_dataset


def one_source_each(
    name: str,
    fields: str,
    rows: str,
    stem: str = "",
    unit: str = "USD bn",
    frequency: str = "annual",
    titles: Mapping[str, str] = MappingProxyType({}),
) -> Dataset:
    """Make a dataset in which each row has a source of its own, so that a source says which row was used.

    Args:
        name: the name of the dataset; its sources have it as their title.
        fields: names and types, such as `year: year, value: number`. The numbers have the unit; all others are the key.
        rows: a CSV without its header: the fields and the mark.
        stem: how the names of the sources begin, before the number of the row's line; without it the dataset's name.
        unit: of the numbers.
        frequency: how often there are figures.
        titles: of fields that are not called by their names.
    """
    columns = dict(field.split(": ") for field in fields.split(", "))
    lines = rows.splitlines()
    sources = [f"{stem or name}-{number}" for number in range(2, len(lines) + 2)]
    descriptor = [
        f"title: The {name}",
        "description: Numbers.",
        "schema:",
        "  fields:",
        *(_field(column, kind, unit, titles.get(column, column.title())) for column, kind in columns.items()),
        f"  primaryKey: [{', '.join(column for column, kind in columns.items() if kind != 'number')}]",
        "sources:",
        *(f"  - {{name: {source}, organization: Office {source}, title: {name}}}" for source in sources),
        "licenses: [{name: CC0-1.0}]",
        "updated: 2025-05-09",
        f"frequency: {frequency}",
        "maturity: final",
    ]
    csv = [
        ",".join([*columns, "mark", "source"]),
        *(f"{line},{source}" for line, source in zip(lines, sources, strict=True)),
    ]
    contents = ("\n".join(part).encode() + b"\n" for part in (descriptor, csv))
    findings: list[Finding] = []
    dataset = read_dataset(
        *contents, f"data/datasets/economy/{name}.yaml", f"data/datasets/economy/{name}.csv", findings
    )
    assert dataset, findings
    return dataset


def _field(name: str, kind: str, unit: str, title: str) -> str:
    in_unit = f', unit: "{unit}"' if kind == "number" else ""
    return f"    - {{name: {name}, type: {kind}, title: {title}{in_unit}}}"
