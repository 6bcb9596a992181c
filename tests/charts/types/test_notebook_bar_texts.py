"""Texts at bars that code drew are labels of ours: beside the bar or in it, never over another one, never lost."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest

from dashboard.charts.figure.figure import Figure, build_figure
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record

NAMES = ["Poland", "Germany", "Sweden"]
FRAME = pd.DataFrame({"place": NAMES * 2, "way": ["in"] * 3 + ["out"] * 3, "v": [1.25, 2.5, 3.75, 2, 1, 4]})
ONE = FRAME[:3].assign(note=["first", "second place", "a text that is long as none beside a bar should ever be"])
FORMS: dict[str, dict[str, Any]] = {
    "standing": {"x": "place", "y": "v"},
    "lying": {"y": "place", "x": "v"},
    "panels": {"x": "place", "y": "v", "facet_col": "way"},
    "grouped": {"x": "place", "y": "v", "color": "way", "barmode": "group"},
    "stacked": {"x": "place", "y": "v", "color": "way"},
    "stacked lying": {"y": "place", "x": "v", "color": "way"},
}


def drawn(figure: go.Figure, findings: list[Finding]) -> Selection | None:
    settings = FigureSettings(title="It grew", source="Customs", alt="Bars.")
    content = json.loads(figure.to_json())
    return read_plotly_figure(
        content, settings, "one", ChartResources({}), Record("a.ipynb", {}, {(): (1, 1)}), findings
    )


def texts(figure: Figure, size: str) -> list[str]:
    return [annotation["text"].replace("<br>", " ") for annotation in figure.layouts[size]["annotations"]]


@pytest.mark.parametrize("form", FORMS)
def test_amounts_stand_at_their_bars(findings: list[Finding], form: str) -> None:
    frame = FRAME if "color" in FORMS[form] or "facet_col" in FORMS[form] else FRAME[:3]
    for option in ({"text_auto": True}, {"text_auto": ".1f"}, {"text": "v"}):
        selection = drawn(px.bar(frame, **FORMS[form], **option), findings)
        assert selection, findings
        figure = build_figure(selection)
        assert {"1.25", "2.5", "3.75"} <= set(texts(figure, "wide")), option
        assert all("text" not in trace for trace in figure.data)
    assert findings == []


def test_words_are_in_lines_or_in_the_key_and_in_the_table(findings: list[Finding]) -> None:
    selection = drawn(px.bar(ONE, x="place", y="v", text="note"), findings)
    assert selection
    assert "Name" in [header.text for header in chart_table(selection).headers]
    shown = " ".join(texts(build_figure(selection), "narrow"))
    assert all(note in shown for note in ONE["note"])
    assert findings == []


def test_texts_take_no_name_of_a_bar_its_room(findings: list[Finding]) -> None:
    selection = drawn(px.bar(ONE.assign(v=[-3, 2, -1]), y="place", x="v", text="note"), findings)
    assert selection
    for size in ("wide", "narrow"):
        assert set(build_figure(selection).layouts[size]["yaxis"]["ticktext"]) == set(NAMES)
    assert findings == []


def test_amounts_stand_at_all_bars_or_at_none(findings: list[Finding]) -> None:
    many = pd.DataFrame({"x": [f"n{n}" for n in range(40)], "v": [1_000_000 + 7 * n * n for n in range(40)]})
    selection = drawn(px.bar(many, x="x", y="v", text_auto=True), findings)
    assert selection
    assert texts(build_figure(selection), "narrow") == []


def test_lying_bars_take_the_height_that_their_number_needs(findings: list[Finding]) -> None:
    many = pd.DataFrame({"x": [f"Country {n}" for n in range(30)], "v": range(1, 31)})
    selection = drawn(px.bar(many, y="x", x="v", text_auto=True), findings)
    assert selection
    assert findings == []
    assert len(texts(build_figure(selection), "narrow")) == 30


@pytest.mark.parametrize("template", ["%{y:.0%}", "%{customdata}", "%{y} t", "%{y:$.2f}"])
def test_texts_that_say_other_amounts_are_refused(findings: list[Finding], template: str) -> None:
    figure = px.bar(FRAME[:3], x="place", y="v").update_traces(texttemplate=template)
    assert drawn(figure, findings) is None
    assert template in findings[0].message


def test_the_way_that_the_hint_names_works(findings: list[Finding]) -> None:
    texts_in_code = [f"{value:.1f} t" for value in ONE["v"]]
    selection = drawn(px.bar(ONE, x="place", y="v", text=texts_in_code), findings)
    assert selection
    assert texts(build_figure(selection), "wide") == ["1.2 t", "2.5 t", "3.8 t"]


def test_no_text_is_drawn_where_plotly_draws_none(findings: list[Finding]) -> None:
    selection = drawn(px.bar(ONE, x="place", y="v", text="note").update_traces(textposition="none"), findings)
    assert selection
    assert texts(build_figure(selection), "wide") == []
