"""A unit stands behind a number in the form that the number needs: 1 vote, 2 votes."""

from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.captions import describe_data
from dashboard.charts.figure.figure import build_figure
from dashboard.core.finding import Finding
from dashboard.data.column import Column
from tests.samples.times import timed_chart, timed_dataset


def column(**keys: object) -> Column:
    return Column.model_validate({"name": "votes", "type": "number", "title": "Votes", **keys})


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1", "1 vote"),
        ("2", "2 votes"),
        ("0", "0 votes"),
        ("1.0", "1.0 votes"),
        ("−1", "−1 vote"),
        ("1,001", "1,001 votes"),
    ],
)
def test_a_number_chooses_the_form_of_its_unit(number: str, words: str) -> None:
    assert column(unit="votes", unit_forms={"one": "vote"}).with_unit(number) == words
    assert column(unit="votes").with_unit(number) == f"{number} votes"


def test_no_form_says_the_unit_of_several_behind_one() -> None:
    dataset = timed_dataset("year", ["2020", "2021", "2022"])
    assert dataset
    fields = [
        field.model_copy(update={"unit": "votes", "unit_forms": {"one": "vote"}}) if field.numeric else field
        for field in dataset.fields.values()
    ]
    schema = dataset.descriptor.schema_.model_copy(update={"fields": fields})
    dataset = replace(dataset, descriptor=dataset.descriptor.model_copy(update={"schema_": schema}))
    one = "where: {thing: coal, time: 2020}"
    keys = {
        "line": "x: time\ny: amount\ncolor: thing",
        "area": "x: time\ny: amount\ncolor: thing\nstack: true",
        "bar": "x: time\ny: amount\ncolor: thing",
        "dot": "x: thing\ny: amount\nwhere: {time: 2020}",
        "slope": "x: time\ny: amount\ncolor: thing\nwhere: {time: [2020, 2021]}",
        "scatter": "x: amount\ny: amount\nlabel: thing",
        "heatmap": "x: time\ny: thing\nvalue: amount",
        "number": f"x: time\ny: amount\n{one}",
        "box": "x: thing\ny: amount",
    }
    for form, declared in keys.items():
        findings: list[Finding] = []
        selection = timed_chart(form, dataset, declared, findings)
        assert selection, (form, findings)
        words = json.dumps(build_figure(selection).sized("wide"), ensure_ascii=False) + describe_data(selection)
        assert re.search(r"(?<![\d.,])1</b>? votes|(?<![\d.,])1 votes", words) is None, (form, words)
        assert form == "number" or re.search(r"\b1 vote\b", words), (form, words)
