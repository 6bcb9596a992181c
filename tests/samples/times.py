"""A chart over each kind of time, one period of which is missing."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.data.load_datasets import read_dataset

DESCRIPTOR = """\
title: Things over time
description: Made up.
schema:
  fields:
    - {name: time, type: KIND, title: Time}
    - {name: thing, type: string, title: Thing}
    - {name: amount, type: number, title: Amount, unit: tonnes}
  primaryKey: [time, thing]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: FREQUENCY
maturity: final
"""
TIMES: dict[str, tuple[str, list[str], str]] = {
    "date": ("daily", ["2024-02-27", "2024-02-28", "2024-03-01", "2024-03-02"], "2024-02-29"),
    "week": ("weekly", ["2020-W51", "2020-W52", "2021-W01", "2021-W02"], "2020-W53"),
    "yearmonth": ("monthly", ["2023-10", "2023-11", "2024-01", "2024-02"], "2023-12"),
    "quarter": ("quarterly", ["2023-Q2", "2023-Q3", "2024-Q1", "2024-Q2"], "2023-Q4"),
    "half-year": ("half-yearly", ["2022-H2", "2023-H1", "2024-H1", "2024-H2"], "2023-H2"),
    "year": ("annual", ["2020", "2021", "2023", "2024"], "2022"),
}
"""By field type: the frequency, the times that have rows, and the one between them that is missing."""
NAMES = {
    "date": ("27 Feb 2024", "29 Feb 2024", "27 February to 2 March 2024", "27 February 2024"),
    "week": ("W51 2020", "W53 2020", "week 51 of 2020 to week 2 of 2021", "week 51 of 2020"),
    "yearmonth": ("Oct 2023", "Dec 2023", "October 2023 to February 2024", "October 2023"),
    "quarter": ("Q2 2023", "Q4 2023", "second quarter of 2023 to second quarter of 2024", "second quarter of 2023"),
    "half-year": ("H2 2022", "H2 2023", "second half of 2022 to second half of 2024", "second half of 2022"),
    "year": ("2020", "2022", "2020 to 2024", "2020"),
}
"""By field type: the first and the missing time as labels, the range in words, and the first time in words."""


def timed_dataset(
    kind: str, times: Sequence[str], frequency: str = "irregular", findings: list[Finding] | None = None
) -> Dataset | None:
    """A dataset with two things at each time."""
    rows = [f"{time},{thing},{number + 1}" for thing in ("coal", "oil") for number, time in enumerate(times)]
    descriptor = DESCRIPTOR.replace("KIND", kind).replace("FREQUENCY", frequency)
    content = "\n".join(["time,thing,amount", *rows, ""]).encode()
    path = "data/datasets/economy/things"
    return read_dataset(
        descriptor.encode(), content, f"{path}.yaml", f"{path}.csv", [] if findings is None else findings
    )


def event_on(day: str, label: str = "Start of the war") -> Event:
    """An event of that day, whose id is `event`."""
    return Event(id="event", date=datetime.date.fromisoformat(day), label=label, source="Us")


def timed_chart(
    form: str,
    dataset: Dataset | None,
    more: str = "color: thing",
    findings: list[Finding] | None = None,
    event: Event | None = None,
    *,
    sound: bool = False,
) -> Selection | None:
    """A chart of that dataset.

    Args:
        form: its type.
        dataset: as `timed_dataset` makes it.
        more: further keys of the declaration, as YAML.
        findings: gets what is wrong.
        event: what `events: [event]` names.
        sound: whether nothing is wrong for sure: then no label is placed.
    """
    keys = {"heatmap": "x: time\ny: thing\nvalue: amount", "timeline": "x: time\nlabel: thing"}.get(form)
    keys = more if more.startswith("x:") else keys or f"x: time\ny: amount\n{more}"
    text = f"id: things\ntype: {form}\ndata: things\n{keys}\ntitle: Things\nalt: Marks.\n"
    collected = [] if findings is None else findings
    record = read_yaml(text, "things.yaml", collected)
    events = {"event": event} if event else {}
    return (
        read_declaration(record, ChartResources({"things": dataset}, events), collected, sound=sound)
        if record
        else None
    )


def timed_site(
    kind: str, name: str = "things", forms: Collection[str] = ("line", "area", "bars", "lying", "cells")
) -> dict[str, str]:
    """The files that add to the small site: a dataset, and shared charts of it.

    Args:
        kind: the type of the field of time.
        name: of the dataset, with which the names of the charts begin.
        forms: of the charts.
    """
    frequency, times, _ = TIMES[kind]
    rows = [f"{time},{thing},{number + 1}" for thing in ("coal", "oil") for number, time in enumerate(times)]
    declared = {
        "line": "type: line\nx: time\ny: amount\ncolor: thing",
        "area": "type: area\nx: time\ny: amount\ncolor: thing\nstack: true",
        "bars": "type: bar\nx: time\ny: amount\ncolor: thing",
        "lying": "type: bar\nx: time\ny: amount\ncolor: thing\norientation: horizontal",
        "cells": "type: heatmap\nx: time\ny: thing\nvalue: amount",
    }
    charts: dict[str, str] = {
        f"data/charts/{name}-{form}.yaml": (
            f"id: {name}-{form}\ndata: {name}\n{declared[form]}\ntitle: Things grew\npublic: true\n"
        )
        for form in forms
    }
    return {
        f"data/datasets/economy/{name}.yaml": DESCRIPTOR.replace("KIND", kind).replace("FREQUENCY", frequency),
        f"data/datasets/economy/{name}.csv": "\n".join(["time,thing,amount", *rows, ""]),
        **charts,
    }
