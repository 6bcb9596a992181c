"""Whatever Plotly Express draws comes through with all its marks, or is refused with a hint. Nothing is left out."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.plotly.accepted import TRACE_TYPES
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record

FRAME = pd.DataFrame(
    {
        "year": [2020, 2021, 2022] * 2,
        "flow": ["east"] * 3 + ["west"] * 3,
        "region": ["north", "south", "north"] * 2,
        "value": [1.5, 2.5, 3.5, 4.5, 5.5, 6.5],
        "other": [6, 5, 4, 3, 2, 1],
        "start": ["2020-01-01", "2020-02-01", "2020-03-01"] * 2,
        "end": ["2020-04-01", "2020-05-01", "2020-06-01"] * 2,
        "code": ["CHN", "RUS", "POL"] * 2,
        "parent": [""] * 6,
        "part": ["one", "two", "three", "four", "five", "six"],
    }
)
_COLUMNS = """
    x=year y=value z=other r=value theta=region a=value b=other c=year lat=value lon=other names=part values=value
    x_start=start x_end=end locations=code
"""
COLUMNS: dict[str, Any] = dict(pair.split("=") for pair in _COLUMNS.split())
COLUMNS |= {"dimensions": ["value", "other"], "path": ["flow", "region"]}
NO_FIGURES = ("get_trendline_results", "set_mapbox_access_token")
OPTIONS: dict[str, Any] = {
    "color": "flow",
    "facet_col": "flow",
    "facet_row": "region",
    "facet_col_wrap": 1,
    "animation_frame": "year",
    "symbol": "flow",
    "line_dash": "flow",
    "pattern_shape": "flow",
    "size": "other",
    "text": "region",
    "error_y": "other",
    "line_group": "flow",
    "log_y": True,
    "log_x": True,
    "barmode": "group",
    "orientation": "h",
    "markers": True,
    "line_shape": "spline",
    "groupnorm": "percent",
    "barnorm": "percent",
    "hole": 0.4,
    "marginal_x": "histogram",
    "text_auto": True,
    "custom_data": ["other"],
    "hover_name": "region",
    "ecdfnorm": "percent",
    "labels": {"value": "Amount", "year": "When"},
}


FUNCTIONS = [name for name, _ in inspect.getmembers(px, inspect.isfunction) if name not in NO_FIGURES]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plotly's own template is large, and no part of what is tested."""
    monkeypatch.setattr(px.defaults, "template", "none")


def figures_of(name: str) -> Iterator[tuple[str, go.Figure]]:
    """The figures that a function draws: plain, and with each option; only plain ones where its form is refused."""
    function = getattr(px, name)
    taken = inspect.signature(function).parameters
    given = {key: column for key, column in COLUMNS.items() if key in taken}
    if "locations" in given:
        given = {key: column for key, column in given.items() if key not in ("lat", "lon")}
    given = {"img": [[1, 2], [3, 4]]} if "img" in taken else given | {"data_frame": FRAME}
    plain = function(**given)
    yield "plain", plain
    if not {trace.type for trace in plain.data} <= set(TRACE_TYPES):
        return
    options: list[dict[str, Any]] = [{option: value} for option, value in OPTIONS.items() if option in taken]
    options += [{"color": "flow", "facet_col": "region"}, {"color": "value"}]
    for more in options:
        yield str(more), function(**{**given, **more})


def drawn(figure: go.Figure, findings: list[Finding]) -> Selection | None:
    settings = FigureSettings(title="It grew", source="Customs", alt="Marks.")
    return read_plotly_figure(
        json.loads(figure.to_json()), settings, "one", ChartResources({}), Record("a.ipynb", {}, {(): (1, 1)}), findings
    )


def marks_of(figure: go.Figure) -> Counter[tuple[Any, ...]]:
    """Place and amount of all marks, as Plotly for Python has them."""
    marks: Counter[tuple[Any, ...]] = Counter()
    for trace in figure.data:
        places, amounts = (trace.labels, trace.values) if trace.type == "pie" else (trace.x, trace.y)
        if trace.type == "bar" and trace.orientation == "h":
            places, amounts = amounts, places
        marks.update((str(place), float(amount)) for place, amount in zip(places, amounts, strict=True))
    return marks


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_figure_comes_through_whole_or_is_refused(name: str) -> None:
    for option, figure in figures_of(name):
        findings: list[Finding] = []
        selection = drawn(figure, findings)
        if selection is None:
            assert findings, option
            assert all(finding.severity == "error" and finding.message and finding.hint for finding in findings)
            continue
        assert findings == [], option
        x, y = selection.roles.across, selection.roles.measures[0]
        rows = Counter((str(row.values[x]), float(row.values[y])) for row in selection.rows)
        assert rows == marks_of(figure), option
        assert not figure.frames, option
        plots = {getattr(trace, "xaxis", None) for trace in figure.data}
        assert len({row.values.get("panel") for row in selection.rows}) == len(plots), option
        shown = build_figure(selection)
        go.Figure(shown.sized("narrow"))
        assert len(shown.data) == len(figure.data), option


def test_the_forms_that_come_through_are_those() -> None:
    through = {name for name in FUNCTIONS if any(drawn(figure, []) for _, figure in islice(figures_of(name), 2))}
    assert through == {"area", "bar", "ecdf", "line", "pie", "scatter"}
