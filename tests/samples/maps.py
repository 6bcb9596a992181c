"""Maps of countries over made-up amounts, and the UN's list of countries."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.settings import HOME
from dashboard.core.yaml_record import read_yaml
from dashboard.data.borders import BorderPolicy
from dashboard.data.load_datasets import read_dataset

UN_NAMES = list(
    csv.DictReader((HOME / "tests" / "samples" / "un_country_names.csv").read_text(encoding="utf-8").splitlines())
)
"""Names of the UN, of its Statistics Division and of UNTERM (short and formal), with ISO 3166's codes.

Taken from github.com/datasets/country-codes (public domain) as of 15 May 2026.
"""
ISO_CODES = [row["alpha_2"] for row in UN_NAMES]
"""The codes of two letters of ISO 3166."""
DESCRIPTOR = """\
title: Things by country
description: Made up.
schema:
  fields:
    - {name: country, type: string, title: Country}
    - {name: amount, type: number, title: Amount, unit: tonnes}
  primaryKey: [country]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
WORLD = "id: world\ntype: choropleth\ndata: world\nlocation: country\nvalue: amount\ntitle: World\nalt: A map.\n"


def map_of(
    rows: Mapping[str, object], more: str = "", *, type: str = "string", borders: BorderPolicy | None = None
) -> tuple[Selection | None, list[Finding]]:
    """A map of countries, and its findings.

    Args:
        rows: the amount of each country.
        more: further keys of the declaration.
        type: of the column that names the countries.
        borders: the policy on disputed borders.
    """
    findings: list[Finding] = []
    path = "data/datasets/economy/world"
    lines = "".join(f'"{country}",{amount}\n' for country, amount in rows.items())
    descriptor = DESCRIPTOR.replace("name: country, type: string", f"name: country, type: {type}")
    content = f"country,amount\n{lines}".encode()
    dataset = read_dataset(descriptor.encode(), content, f"{path}.yaml", f"{path}.csv", findings)
    record = read_yaml(WORLD + more, "world.yaml", findings)
    assert record
    return read_declaration(record, ChartResources({"world": dataset}, borders=borders), findings), findings


def drawn_map(
    rows: Mapping[str, object], more: str = "", *, type: str = "string", borders: BorderPolicy | None = None
) -> Selection:
    """A map without findings."""
    selection, findings = map_of(rows, more, type=type, borders=borders)
    assert findings == []
    assert selection
    return selection
