"""What areas of marks mean: amounts beside the largest marks, and a key of round ones."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.size_key import LARGEST_DIAMETER
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import plain
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.load_datasets import read_dataset

DESCRIPTOR = """\
title: Places
description: Made up.
schema:
  fields:
    - {name: name, type: string, title: Place}
    - {name: east, type: number, title: East, unit: degrees}
    - {name: north, type: number, title: North, unit: degrees}
    - {name: visits, type: integer, title: Visits, unit: visits}
  primaryKey: [name]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
PLACES = {"Kyiv": (30, 50), "Paris": (2, 48), "Rome": (12, 42), "Madrid": (-4, 40), "Oslo": (10, 60)}


def drawn(visits: list[int], more: str = "size: visits\n", form: str = "map") -> Selection:
    findings: list[Finding] = []
    rows = "".join(f"{name},{x},{y},{count}\n" for (name, (x, y)), count in zip(PLACES.items(), visits, strict=False))
    dataset = read_dataset(DESCRIPTOR.encode(), f"name,east,north,visits\n{rows}".encode(), "p.yaml", "p.csv", findings)
    text = f"id: places\ntype: {form}\ndata: p\nx: east\ny: north\nlabel: name\ntitle: Places\nalt: Marks.\n{more}"
    record = read_yaml(text, "places.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"p": dataset}), findings)
    assert selection, findings
    return selection


def texts(selection: Selection, size: str = "wide") -> list[str]:
    return [plain(note["text"]) for note in build_figure(selection).layouts[size]["annotations"]]


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("form", ["map", "scatter"])
def test_areas_that_mean_amounts_have_a_key_of_round_ones(form: str, size: str) -> None:
    selection = drawn([12, 5, 2, 1, 1], form=form)
    assert [text for text in texts(selection, size) if text in ("2", "10 visits")] == ["2", "10 visits"]
    circles = [shape for shape in build_figure(selection).layouts[size]["shapes"] if shape.get("opacity")]
    widths = [float(shape["path"].split(" ")[1].split(",")[0]) for shape in circles]
    assert widths == pytest.approx([LARGEST_DIAMETER * (amount / 12) ** 0.5 for amount in (2, 10)], abs=0.1)


@pytest.mark.parametrize(("visits", "more"), [([3, 3, 3], "size: visits\n"), ([3, 2, 1], "")])
def test_areas_that_tell_nothing_have_none(visits: list[int], more: str) -> None:
    assert not any("visits" in text or text.isdigit() for text in texts(drawn(visits, more)))


def test_the_largest_marks_of_a_map_tell_their_amounts_and_digits_are_nothing_else() -> None:
    names = texts(drawn([12, 5, 2, 1, 1]))
    assert {"Kyiv 12", "Paris 5", "Rome 2", "Madrid", "Oslo"} <= set(names)
    assert [text for text in names if text.isdigit()] == ["2"]  # of the key
