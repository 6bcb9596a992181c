"""What a declaration in YAML becomes, and the findings where it has a mistake."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from tests.samples.site import CHART
from tests.samples.times import timed_chart, timed_dataset


@pytest.fixture
def declare(dataset: Callable[..., Dataset | None], findings: list[Finding]) -> Callable[[str], Selection | None]:
    def read(text: str) -> Selection | None:
        record = read_yaml(text, "trade.yaml", findings)
        return read_declaration(record, ChartResources({"trade": dataset()}), findings) if record else None

    return read


Declare = Callable[[str], Selection | None]


def test_a_declaration_becomes_series_with_their_points(declare: Declare, findings: list[Finding]) -> None:
    selection = declare(CHART)
    assert selection
    assert findings == []
    assert [(series.label, series.role, [point.y for point in series.points]) for series in selection.series] == [
        ("China sells to Russia", "china", [76.12, 110.94, 115.49, 103.6]),
        ("Russia sells to China", "russia", [114.15, 129.17, 129.32, 124.4]),
    ]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        (
            "where: {flow: [china-to-rusia, total, russia-to-chna]}",
            "'china-to-rusia' (did you mean 'china-to-russia'?), 'total' and 'russia-to-chna' (did you mean",
        ),
        ("highlight: [china-to-rusia, total]", "'china-to-rusia' (did you mean 'china-to-russia'?) and 'total'."),
    ],
)
def test_unknown_names_are_told_all_at_once(
    declare: Declare, findings: list[Finding], added: str, expected: str
) -> None:
    assert declare(f"{CHART}{added}\n") is None
    [finding] = findings
    assert expected in finding.message
    assert finding.hint.startswith("Known: ")


def test_a_repeated_point_in_the_result_of_a_query_names_its_rows(declare: Declare, findings: list[Finding]) -> None:
    query = "query: SELECT year, value FROM trade ORDER BY year, value"
    assert declare(CHART.replace("data: trade", query).replace("color: flow\n", "")) is None
    assert "those 1 and 2 of the query's result" in findings[0].message


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("color: flow", "colour: flow", ("unknown-key", 6, "Other programs have this key; here it is 'color'.")),
        ("type: line", "type: lien", ("unknown-type", 2, "Did you mean 'line'?")),
        ("data: trade", "data: trad", ("unknown-dataset", 3, "Did you mean 'trade'?")),
        ("y: value", "y: valeu", ("unknown-field", 5, "Did you mean 'value'?")),
        ("y: value", "y: flow", ("wrong-field", 5, "Fields with numbers: value.")),
        ("color: flow", "color: flow\nstack: true", ("unknown-key", 7, "Leave it out")),
        ("color: flow", "where: {flow: total}\ncolor: flow", ("empty-selection", 6, "Known: china")),
        ("color: flow", "where: {yaer: 2022}", ("unknown-field", 6, "Did you mean 'year'?")),
        ("color: flow", "color: flow\nwhere: {year: {from: 2030}}", ("empty-selection", 7, "Look at 'where'")),
        ("color: flow\n", "", ("duplicate-point", 4, "Split them with 'color'")),
        (
            "color: flow",
            "color: flow\nhighlight: china-to-rusia",
            ("unknown-name", 7, "Did you mean 'china-to-russia'?"),
        ),
    ],
)
def test_a_mistake_names_line_and_key_and_the_nearest_name(
    declare: Declare, findings: list[Finding], was: str, becomes: str, expected: tuple[str, int, str]
) -> None:
    assert declare(CHART.replace(was, becomes)) is None
    finding = findings[0]
    assert (finding.id, finding.line) == expected[:2]
    assert finding.hint.startswith(expected[2])
    assert len(findings) == 1


def test_all_mistakes_are_told_at_once(declare: Declare, findings: list[Finding]) -> None:
    assert declare("id: a\ntype: histogram\ndata: trade\nx: flow\ntitle: Flows\nbins: 0\n") is None
    assert [(finding.id, finding.line) for finding in findings] == [("wrong-value", 6), ("wrong-field", 4)]
    findings.clear()
    assert declare("id: a\ntype: lien\ndata: trad\nx: year\nyy: value\ntitle: Flows\n") is None
    assert {finding.id for finding in findings} == {"unknown-key", "unknown-type", "unknown-dataset"}
    findings.clear()
    # A key that is mistyped, or has no sound value, is not missing as well.
    assert declare("id: a\ntype: line\ndata: trade\nx: year\nyy: value\ntitle: Flows\n") is None
    assert declare("id: a\ntype: line\ndata: trade\nx: [year]\ny: value\ntitle: Flows\n") is None
    assert [finding.line for finding in findings] == [5, 4]


def test_where_no_field_has_numbers_the_hint_says_how_rows_are_counted(findings: list[Finding]) -> None:
    dataset = timed_dataset("year", ["2020", "2021"])
    assert dataset
    only_names = [field for field in dataset.fields.values() if not field.numeric]
    schema = dataset.descriptor.schema_.model_copy(update={"fields": only_names})
    dataset = replace(dataset, descriptor=dataset.descriptor.model_copy(update={"schema_": schema}))
    assert timed_chart("line", dataset, "x: time\ny: time", findings) is None
    assert findings[0].hint.startswith("It has no field with numbers. Count its rows with a query")


def test_a_span_keeps_both_ends(declare: Declare) -> None:
    selection = declare(CHART + "where: {year: {from: 2023, to: 2024}}\n")
    assert selection
    assert {row.values["year"] for row in selection.rows} == {2023, 2024}


def test_areas_that_would_hide_each_other_are_refused(declare: Declare, findings: list[Finding]) -> None:
    assert declare(CHART.replace("line", "area")) is None
    assert findings[0].id == "wrong-form"


def test_a_broken_dataset_gives_no_second_finding(findings: list[Finding]) -> None:
    record = read_yaml(CHART, "trade.yaml", findings)
    assert record
    assert read_declaration(record, ChartResources({"trade": None}), findings) is None
    assert findings == []
