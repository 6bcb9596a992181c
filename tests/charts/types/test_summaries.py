"""Histograms and box plots: what is drawn, listed and told is counted from the rows."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from dashboard.charts.figure.captions import describe_data, describe_marks, write_notes, write_subtitle
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.chart_json import chart_json
from dashboard.charts.render.table import chart_table, rows_csv
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.box import FEWEST
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

Draw = Callable[..., Selection | None]
AMOUNTS = {"out": [1, 2, 3, 4, 5.5, 30], "in": [12, 14]}
ROWS = [(flow, 2000 + year, amount) for flow, amounts in AMOUNTS.items() for year, amount in enumerate(amounts)]


@pytest.fixture
def draw(findings: list[Finding]) -> Draw:
    """A chart of eight amounts, the second of which is an estimate."""

    def read(keys: str, rows: list[tuple[str, int, float]] = ROWS) -> Selection | None:
        lines = [
            f"{year},{flow},{amount},{'estimate' if number == 1 else ''}\n"
            for number, (flow, year, amount) in enumerate(rows)
        ]
        data = one_source_each("trade", "year: year, flow: string, value: number", "".join(lines))
        record = read_yaml(f"id: one\ndata: trade\ntitle: One\nalt: Marks.\n{keys}", "one.yaml", findings)
        return read_declaration(record, ChartResources({"trade": data}), findings) if record else None

    return read


def table_of(selection: Selection) -> list[list[str]]:
    table = chart_table(selection)
    heads = [" ".join(filter(None, (head.text, head.unit))) for head in table.headers]
    return [heads, *([cell.text for cell in row] for row in table.rows)]


HISTOGRAM = "type: histogram\nx: value\nbins: 4"
BOX = "type: box\nx: flow\ny: value\nlabel: year"


def selection_of(fields: str, rows: str, keys: str, findings: list[Finding]) -> Selection | None:
    record = read_yaml(f"id: one\ndata: trade\ntitle: One\nalt: Marks.\n{keys}", "one.yaml", findings)
    datasets = {"trade": one_source_each("trade", fields, rows)}
    return read_declaration(record, ChartResources(datasets), findings) if record else None


def test_panels_of_a_histogram_may_be_times(findings: list[Finding]) -> None:
    rows = "2024-01-01,a,1,\n2024-01-01,b,2,\n2024-01-02,a,1,\n2024-01-02,b,2,\n"
    keys = "type: histogram\nx: value\nbins: 2\nfacet: day"
    selection = selection_of("day: date, flow: string, value: number", rows, keys, findings)
    assert selection, findings
    assert {row[0] for row in table_of(selection)[1:]} == {"1 Jan 2024", "2 Jan 2024"}


def test_a_box_plot_has_one_field_of_amounts(findings: list[Finding]) -> None:
    fields, rows = "year: year, value: number, other: number", "2023,1,2,\n2024,3,4,\n"
    assert selection_of(fields, rows, "type: box\nx: year\ny: [value, other]", findings) is None
    assert [finding.message for finding in findings] == [
        "box: it has one field of amounts, and 'y' names several; draw one box plot for each."
    ]


def test_a_line_of_one_point_at_nought_is_drawn(findings: list[Finding]) -> None:
    selection = selection_of("x: integer, value: number", "0,5,\n", "type: line\nx: x\ny: value", findings)
    assert selection, findings
    assert build_figure(selection).data[0]["x"] == [0]


def test_a_histogram_lists_its_bins_and_counts(draw: Draw, findings: list[Finding]) -> None:
    selection = draw(HISTOGRAM)
    assert selection, findings
    assert table_of(selection) == [
        ["Value USD bn", "Number of values"],
        ["0 to under 10", "5"],
        ["10 to under 20", "2"],
        ["20 to 30", "1"],
    ]
    assert write_subtitle(selection) == "Value, USD bn: number of values"
    assert describe_data(selection) == (
        "Histogram. 8 values from the bin 0 to under 10 to the bin 20 to 30; most, 5, in USD 0 to under 10 bn. "
        "(Written automatically from the data.)"
    )
    assert describe_marks(selection) == ["Hatched: computed from figures that are marked estimate (0 to under 10)."]


def test_its_bars_touch_and_say_what_they_are(draw: Draw) -> None:
    selection = draw(HISTOGRAM)
    assert selection
    [trace] = build_figure(selection).data
    ends = [(x - width / 2, x + width / 2) for x, width in zip(trace["x"], trace["width"], strict=True)]
    assert ends == [(0, 10), (10, 20), (20, 30)]
    assert trace["y"] == [5, 2, 1]
    assert trace["hovertext"] == [
        "USD 0 to under 10 bn: 5 values, estimate",
        "USD 10 to under 20 bn: 2 values",
        "USD 20 to 30 bn: 1 value",
    ]
    assert trace["marker"]["pattern"]["shape"] == ["/", "", ""]


def test_small_histograms_have_the_same_bins(draw: Draw) -> None:
    selection = draw(f"{HISTOGRAM}\nfacet: flow")
    assert selection
    for trace, series in zip(build_figure(selection).data, selection.drawn.series, strict=True):
        assert all(text.startswith(f"{series.panel}, ") for text in trace["hovertext"])
    assert selection
    assert table_of(selection)[1:] == [
        ["out", "0 to under 10", "5"],
        ["out", "10 to under 20", "0"],
        ["out", "20 to 30", "1"],
        ["in", "0 to under 10", "0"],
        ["in", "10 to under 20", "2"],
        ["in", "20 to 30", "0"],
    ]
    first, second = build_figure(selection).data
    assert (first["x"], first["xaxis"]) == ([5, 25], "x")
    assert (second["x"], second["xaxis"]) == ([15], "x2")
    for layout in build_figure(selection).layouts.values():
        assert layout["xaxis"]["range"] == layout["xaxis2"]["range"] == [0, 30]


def test_the_axis_of_counts_has_whole_numbers_only(draw: Draw) -> None:
    selection = draw(HISTOGRAM, ROWS[:1])
    assert selection
    for layout in build_figure(selection).layouts.values():
        assert all(tick == int(tick) for tick in layout["yaxis"]["tickvals"])


def test_a_box_plot_lists_five_numbers_and_how_many_values_there_are(draw: Draw, findings: list[Finding]) -> None:
    selection = draw(BOX)
    assert selection, findings
    heads, *rows = table_of(selection)
    assert heads == [
        "Flow",
        "Number of values",
        "Lowest USD bn",
        "Lower quartile USD bn",
        "Median USD bn",
        "Upper quartile USD bn",
        "Highest USD bn",
    ]
    assert rows == [
        ["out", "6", "1", "2.25", "3.5", "5.13", "30"],
        ["in", "2", "12", "12.5", "13", "13.5", "14"],
    ]
    assert write_subtitle(selection) == "Value, USD bn"
    assert describe_data(selection).startswith(
        "Box plot. out: median USD 3.5 bn, the middle half from 2.25 to 5.13, all from 1 to 30, 6 values; in: median"
    )


@pytest.mark.parametrize("count", [1, 2, 6, 20])
def test_each_box_has_its_median_above_it(count: int, draw: Draw) -> None:
    """That of the first one stood at the edge of the picture, and was left out."""
    selection = draw(BOX, [(f"flow {flow}", year, year + flow) for flow in range(count) for year in range(2001, 2008)])
    assert selection
    for layout in build_figure(selection).layouts.values():
        assert len(layout["annotations"]) == count


def test_outliers_and_few_values_are_dots_with_their_names(draw: Draw) -> None:
    assert len(AMOUNTS["in"]) < FEWEST <= len(AMOUNTS["out"])
    selection = draw(BOX)
    assert selection
    whiskers, boxes, medians, dots = build_figure(selection).data
    assert boxes["hovertext"] == [
        "out: median USD 3.5 bn, the middle half from 2.25 to 5.13, all from 1 to 30, 6 values, estimate"
    ]
    assert dots["hovertext"] == ["out, 2005: USD 30 bn", "in, 2000: USD 12 bn", "in, 2001: USD 14 bn"]
    assert whiskers["x"] == [1, 2.25, None, 5.5, 5.13, None]
    assert medians["x"] == [3.5, 3.5, None]
    assert (boxes["base"], boxes["x"]) == ([2.25], [pytest.approx(2.88)])


def test_what_the_parts_of_a_box_plot_mean_stands_below_it(draw: Draw) -> None:
    selection = draw(BOX)
    assert selection
    assert write_notes(selection)[0] == (
        "Each box is the middle half of the values, the line in it the median. The thin lines reach to the last values"
        " that are within one and a half lengths of the box. Dots are values further out. Of fewer than 5 values each"
        " is a dot."
    )
    whole = draw(BOX, [("out", 2000 + year, year) for year in range(6)])
    assert whole
    assert "Dots" not in write_notes(whole)[0]
    few = draw(BOX, [("out", 2000, 1), ("out", 2001, 2)])
    assert few
    assert write_notes(few)[0] == "Of fewer than 5 values each is a dot."


def test_a_marked_outlier_is_hollow(draw: Draw) -> None:
    selection = draw(BOX, [("out", 2000, 1), ("out", 2001, 90), *[("out", 2002 + n, 1 + n / 10) for n in range(5)]])
    assert selection
    *_, dots = build_figure(selection).data
    assert dots["marker"]["color"] == [placeholder("paper")]


def test_downloads_hold_the_rows_and_the_summary(draw: Draw) -> None:
    for keys in (HISTOGRAM, BOX):
        selection = draw(keys)
        assert selection
        assert rows_csv(selection.dataset, selection.rows).count("\n") == len(ROWS) + 1
        content = json.loads(chart_json(selection, build_figure(selection)))
        assert len(content["rows"]) == len(ROWS)
        assert len(content["summary"]["rows"]) == len(table_of(selection)) - 1


def test_more_boxes_than_can_be_compared_are_refused(draw: Draw, findings: list[Finding]) -> None:
    assert draw(BOX, [(f"thing {number}", 2000, number) for number in range(31)]) is None
    assert "31 boxes cannot be compared; keep at most 30" in findings[0].message


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("type: histogram\nx: flow", "holds string values, expected numbers"),
        ("type: histogram\nx: value\nbins: 1", "bins: read '1'"),
        ("type: histogram\nx: value\ny: value", "The key 'y' means nothing"),
        ("type: box\nx: flow\ny: flow", "holds string values, expected numbers"),
        ("type: box\nx: flow", "The key 'y' is missing"),
        ("type: bar\nx: flow\ny: value\nbins: 4", "The key 'bins' means nothing"),
    ],
)
def test_what_they_cannot_take_is_told(draw: Draw, findings: list[Finding], keys: str, words: str) -> None:
    assert draw(keys) is None
    assert words in findings[0].message


def test_columns_of_any_name_can_be_drawn(findings: list[Finding]) -> None:
    for keys in ("type: histogram\nx: count\nfacet: bin", "type: box\nx: median\ny: thing"):
        names = dict(line.split(": ") for line in keys.splitlines()[1:])
        key, amount = (names["facet"], names["x"]) if "facet" in names else (names["x"], names["y"])
        data = one_source_each("trade", f"{key}: string, {amount}: number", "a,1,\nb,2,\n")
        record = read_yaml(f"id: one\ndata: trade\ntitle: One\nalt: Marks.\n{keys}", "one.yaml", findings)
        assert record
        selection = read_declaration(record, ChartResources({"trade": data}), findings)
        assert selection, findings
        assert chart_table(selection).total >= 2
