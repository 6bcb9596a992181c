"""What is not final is hatched, and what stands on it can still be read."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.style.palette import placeholder
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

NBSP = "\N{NO-BREAK SPACE}"
TRADE = one_source_each(
    "trade", "year: year, flow: string, value: number", "2022,in,50,\n2023,in,90,\n2024,in,100,provisional\n"
)


@pytest.mark.parametrize(
    ("keys", "final", "hatched"),
    [
        ("type: heatmap\nx: year\ny: flow\nvalue: value", "90", "100"),
        ("type: treemap\nlabel: year\nvalue: value", "<b>2023</b><br>90", f"<b>2024</b>{2 * NBSP}<br>100"),
    ],
)
def test_words_on_a_hatched_area_are_dark(findings: list[Finding], keys: str, final: str, hatched: str) -> None:
    record = read_yaml(f"id: one\ndata: trade\ntitle: Trade\nalt: Areas.\n{keys}", "one.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"trade": TRADE}), findings)
    assert findings == []
    assert selection
    for layout in build_figure(selection).layouts.values():
        colours = {label["text"]: label["font"]["color"] for label in layout["annotations"]}
        assert (colours[final], colours[hatched]) == (placeholder("paper"), placeholder("ink"))


def test_the_ground_of_a_name_reaches_beyond_letters_that_are_wider_than_those_of_the_drawing(
    findings: list[Finding],
) -> None:
    keys = "type: treemap\nlabel: year\nvalue: value"
    record = read_yaml(f"id: one\ndata: trade\ntitle: Trade\nalt: Areas.\n{keys}", "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": TRADE}), findings) if record else None
    assert selection
    layout = build_figure(selection).layouts["wide"]
    plain, ground = (
        next(label for label in layout["annotations"] if year in label["text"]) for year in ("2023", "2024")
    )
    assert ground["text"].startswith("<b>2024</b>\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}<br>")
    # The name stands where it would without a ground: what is around it is taken from its shift.
    assert ground["xshift"] + ground["borderpad"] == plain["xshift"] + 1
    assert ground["yshift"] - ground["borderpad"] == plain["yshift"] - 1
    boxes = [label_box(label, Frame(layout)) for label in (plain, ground)]
    corners = [(Frame(layout).x("x", label["x"]), Frame(layout).y("y", label["y"])) for label in (plain, ground)]
    assert (
        len({(round(box.left - x, 3), round(box.top - y, 3)) for box, (x, y) in zip(boxes, corners, strict=True)}) == 1
    )
