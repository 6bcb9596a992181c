"""What `where` asks for by name and rows do not have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset

DESCRIPTOR = """\
title: Things
description: Made up.
schema:
  fields:
    - {name: thing, type: string, title: Thing}
    - {name: year, type: year, title: Year}
    - {name: amount, type: number, title: Amount, unit: tonnes}
  primaryKey: [thing, year]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
ROWS = "thing,year,amount\ntea,2023,1\ntea,2024,2\nsalt,2023,3\nsilk,2024,\n"


@pytest.mark.parametrize(
    ("where", "absent"),
    [
        ("{thing: [tea, salt], year: 2024}", "thing 'salt'"),
        ("{thing: [tea, silk], year: 2024}", "thing 'silk'"),
        ("{thing: [tea, salt, silk], year: 2024}", "thing 'salt' and 'silk'"),
        ("{thing: salt, year: [2023, 2024]}", "year '2024'"),
        ("{thing: [tea, salt], year: 2023}", ""),
        ("{thing: [tea, salt]}", ""),
        ("{year: {from: 2023, to: 2029}}", ""),
    ],
)
def test_a_value_asked_for_and_not_there_is_named(
    dataset: Callable[..., Dataset | None], findings: list[Finding], where: str, absent: str
) -> None:
    text = f"id: a\ntype: bar\ndata: trade\nx: year\ny: amount\ncolor: thing\ntitle: A\nalt: Bars.\nwhere: {where}\n"
    record = read_yaml(text, "a.yaml", findings)
    assert record
    assert read_declaration(record, ChartResources({"trade": dataset(DESCRIPTOR, ROWS)}), findings)
    messages = [finding.message for finding in findings if finding.id == "absent-value"]
    assert [absent in message for message in messages] == [True] * bool(absent)
