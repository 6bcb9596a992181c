"""Bad input: each form of chart gives a good picture or a finding that says what to do. Nothing in between."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from dashboard.cache.store import Cache
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.drawing import Drawer, RenderJob, new_drawer
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.charts.render.table import rows_csv
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import resolve_chart
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import CHART_TYPES
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from tests.samples.forms import DESCRIPTOR, FIELDS, FORMS, Case

CASES = {
    "one point": Case(amounts=[40]),
    "all equal": Case(amounts=[7, 7, 7, 7]),
    "all nought": Case(amounts=[0, 0, 0, 0]),
    "negative": Case(amounts=[40, -30, 20, -10]),
    "huge beside tiny": Case(amounts=[1e12, 1e-6, 1e12, 1e-6]),
    "markup": Case(things=("<script>alert(1)</script>", "R&D <b>bold</b> %{y}"), kinds=("<i>a</i>", "&lt;b&gt;")),
    "right to left": Case(things=("تجارة الصين", "סחר"), kinds=("نفط", "غاز")),
    "emoji": Case(things=("\N{PANDA FACE} panda", "\N{BEAR FACE} bear"), kinds=("\N{OIL DRUM}", "\N{FIRE}")),
    "long names": Case(things=(("very " * 24).strip(), ("long " * 24).strip())),
    "long series": Case(kinds=(("kind " * 24).strip(), "word" * 30)),
}


REFUSED = {
    ("dumbbell", "one point"): "draw 'dot'",
    ("slope", "one point"): "choose two by 'where'",
    ("area", "negative"): "draw bars",
    ("treemap", "negative"): "draw bars",
    ("sankey", "negative"): "draw bars",
    ("treemap", "all nought"): "no area to divide",
    ("sankey", "all nought"): "nothing flows",
    **{
        ("choropleth", case): "expected names in English" for case in ("markup", "right to left", "emoji", "long names")
    },
    **{
        (form, "long names"): "short 'label'"
        for form in ("bar", "box", "dot", "dumbbell", "heatmap", "sankey", "table")
    },
    **{
        (form, "long series"): "short 'label'"
        for form in FORMS
        if form not in ("choropleth", "table", "number", "histogram", "box")
    },
}
"""Type and case of each chart that cannot be drawn truthfully, and a part of what its finding says."""


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    drawer = new_drawer()
    yield drawer
    drawer.close()


Declare = Callable[..., Selection | None]


@pytest.fixture
def declare(dataset: Callable[..., Dataset | None], findings: list[Finding]) -> Declare:
    """The selection of a declaration of a form, over rows; its findings are in `findings`."""

    def read(form: str, rows: str, more: str = "title: Bad input", origin: str = "data: trade") -> Selection | None:
        text = f"id: bad\ntype: {form}\n{origin}\n{FORMS[form]}\n{more}\n"
        record = read_yaml(text if "alt:" in text else f"{text}\nalt: Marks.\n", "bad.yaml", findings)
        return (
            read_declaration(record, ChartResources({"trade": dataset(DESCRIPTOR, rows)}), findings) if record else None
        )

    return read


def text_of(svg: str) -> str:
    """All text of a picture without its spaces, since long names are broken into lines."""
    return re.sub(r"\s", "", "".join(ElementTree.fromstring(svg).itertext()))


def text_of_findings(findings: list[Finding]) -> str:
    return " ".join(f"{finding.id} {finding.message} {finding.hint}" for finding in findings)


def rows_to_csv(rows: Sequence[Sequence[object]]) -> str:
    """Rows of (thing, kind, year, day, amount) as CSV."""
    lines = [",".join(str(cell) for cell in (*row, 1, 1, 1)) for row in rows]
    return "\n".join([",".join(FIELDS), *lines, ""])


def yearly(years: range, provisional: range) -> str:
    """One row for each year as CSV; some of them are marked."""
    header, *rows = rows_to_csv([(f"thing {year}", "sea", year, f"{year}-01-01", year) for year in years]).splitlines()
    marks = ("provisional" if year in provisional else "" for year in years)
    return "\n".join([f"{header},mark", *(f"{row},{mark}" for row, mark in zip(rows, marks, strict=True)), ""])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", CHART_TYPES)
def test_each_form_gives_a_good_picture_or_says_what_to_do(
    declare: Declare, findings: list[Finding], drawer: Drawer, form: str, case: str
) -> None:
    selection = declare(form, CASES[case].rows)
    errors = [finding for finding in findings if finding.severity == "error"]
    if (form, case) in REFUSED:
        assert selection is None
        assert len(errors) == 1
        assert REFUSED[form, case] in text_of_findings(errors)
        return
    assert errors == []
    assert selection
    figure = build_figure(selection)
    json.dumps(figure.data, allow_nan=False)
    for svg in drawer.draw([RenderJob(figure, size) for size in figure.layouts]):
        text = text_of(svg)
        assert not re.search("NaN|Infinity|undefined", svg)
        for names in (CASES[case].kinds, CASES[case].things):
            if all(re.sub(r"[\s-]", "", name) in text.replace("-", "") for name in names):
                break
        else:
            # A long name beside a mark is left out where it has no room; a number and a map of countries have none.
            assert form in ("number", "choropleth", "treemap", "histogram") or case in ("one point", "long names"), text


@pytest.mark.parametrize("form", CHART_TYPES)
def test_our_own_markup_is_not_escaped(declare: Declare, form: str) -> None:
    selection = declare(form, Case().rows)
    assert selection
    figure = build_figure(selection)
    assert "&lt;" not in json.dumps([figure.data, figure.layouts])


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        (",40,", ",nan,", "expected a number"),
        (",40,", ",inf,", "expected a number"),
        (",40,", ",1e999,", "expected a number that is not farther from zero than 1e+300"),
        (",40,", ",forty,", "expected a number"),
        ("2024-01-01", "2024", "expected a date such as 2025-05-09"),
        ("2024-01-01", "2024-05", "expected a date such as 2025-05-09"),
        ("China,sea", ",sea", "read nothing, expected a value"),
        (",2024-01-01", ",", "The row on line 2 has a value to draw, but nothing in 'day'"),
        ("2024-01-01", "2024-01-02", "Split them with 'color'"),
    ],
)
def test_a_row_that_cannot_be_read_or_placed_is_named(
    declare: Declare, findings: list[Finding], was: str, becomes: str, expected: str
) -> None:
    rows = Case().rows
    assert declare("number", rows.replace(was, becomes, 1)) is None
    assert expected in text_of_findings(findings)


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("amount / 0 AS amount, thing, kind", "it gives inf in 'amount'"),
        ("'nan'::DOUBLE AS amount, thing, kind", "it gives nan in 'amount'"),
        (
            "amount, CASE thing WHEN 'China' THEN 'One ' ELSE 'one' END AS thing, kind",
            "take the values 'One ' and 'one'",
        ),
        ("amount, '' AS thing, kind", "nothing in 'thing' to place it"),
        ("amount, thing, NULL AS kind", "nothing in 'kind' to place it"),
    ],
)
def test_the_result_of_a_query_is_checked_in_the_same_way(
    declare: Declare, findings: list[Finding], select: str, expected: str
) -> None:
    origin = f"query: \"SELECT {select} FROM trade WHERE kind = 'sea'\"\ntitle: Bad input"
    assert declare("bar", Case().rows, origin=origin, more="") is None
    assert expected in text_of_findings(findings)


def test_a_map_names_all_countries_that_it_does_not_know(declare: Declare, findings: list[Finding]) -> None:
    assert declare("choropleth", Case(things=("Rusia", "Chna")).rows) is None
    assert "'Rusia' (did you mean 'Russia'?) and 'Chna' (did you mean 'China'?)" in text_of_findings(findings)


@pytest.mark.parametrize(
    ("form", "more", "expected"),
    [
        ("scatter", "scale: log", "a logarithmic scale has no place for 0"),
        ("line", "annotations: [{text: Here, x: 2024-01-01, y: .nan}]", "annotations"),
    ],
)
def test_a_declaration_that_cannot_be_drawn_is_refused(
    declare: Declare, findings: list[Finding], form: str, more: str, expected: str
) -> None:
    assert declare(form, CASES["all nought"].rows, f"title: Bad input\n{more}") is None
    assert expected in text_of_findings(findings)


FORTY = rows_to_csv(
    [("x", f"kind-{kind}", year, f"{year}-01-01", kind + year) for kind in range(40) for year in (2021, 2022, 2023)]
)


def test_of_many_lines_some_have_to_be_named(declare: Declare, findings: list[Finding], drawer: Drawer) -> None:
    assert declare("line", FORTY) is None
    assert "Name some in 'highlight', draw small plots with 'facet' or keep fewer with 'where'." in text_of_findings(
        findings
    )
    findings.clear()
    selection = declare("line", FORTY, "title: Bad input\nhighlight: [kind-3, kind-30]")
    assert selection
    [svg] = drawer.draw([RenderJob(build_figure(selection), "wide")])
    assert set(re.findall(r"kind-\d+", text_of(svg).replace("2,", " "))) == {"kind-3", "kind-30"}
    assert svg.count('stroke="var(--behind)" stroke-width="1.3"') == 38


@pytest.mark.parametrize("form", ["bar", "dot", "heatmap", "treemap", "sankey", "scatter", "map", "table"])
def test_more_marks_than_can_be_read_are_refused(declare: Declare, findings: list[Finding], form: str) -> None:
    rows = rows_to_csv([(f"thing {number}", "sea", 2023, "2024-01-01", number + 1) for number in range(1_200)])
    assert declare(form, rows.replace(",1,1,1", ",1,1,50")) is None
    assert "Keep fewer with 'where', or add them up in a 'query'." in text_of_findings(findings)


@pytest.mark.parametrize("form", ["line", "number"])
def test_a_line_through_ten_thousand_points_is_small_and_loses_no_row(
    declare: Declare, drawer: Drawer, form: str
) -> None:
    start = datetime.date(1995, 1, 1)
    days = [(start + datetime.timedelta(number)).isoformat() for number in range(10_000)]
    amounts = [number * 7919 % 1000 for number in range(10_000)]
    rows = rows_to_csv(
        [
            (f"thing {number}", "sea", 2023, day, amount)
            for number, (day, amount) in enumerate(zip(days, amounts, strict=True))
        ]
    )
    selection = declare(form, rows)
    assert selection
    figure = build_figure(selection)
    svg, _ = drawer.draw([RenderJob(figure, size) for size in figure.layouts])
    assert len(svg) < 60_000
    assert len(figure.data[0]["y"]) == 10_000
    assert rows_csv(selection.dataset, selection.rows).count("\n") == 10_001


def test_more_hollow_points_than_can_be_seen_are_refused(declare: Declare, findings: list[Finding]) -> None:
    assert declare("line", yearly(range(1500, 2500), range(1500, 2500, 2))) is None
    assert "500 hollow points would hide what they mark" in text_of_findings(findings)


def test_no_code_in_data_or_texts_is_run(declare: Declare, drawer: Drawer, tmp_path: Path, page: Page) -> None:
    evil = "<script>window.harm = 1</script><img src=x onerror='window.harm = 1'><b>&amp;"
    quoted = json.dumps(evil)
    selection = declare(
        "line",
        Case(kinds=("<b>sea</b>", "<img src=x onerror=window.harm=1>")).rows,
        f"title: {quoted}\nsubtitle: {quoted}\nnote: {quoted}\nalt: {quoted}\n"
        f"annotations: [{{text: {quoted}, x: 2024-01-01}}]",
    )
    assert selection
    request = ChartRequest(resolve_chart(selection, lambda: selection), "", "https://example.org/", shared=False)
    artefacts = make_artefacts([request], "Site", Cache(tmp_path / "cache"), lambda: drawer, [])["bad", ""]
    assert ElementTree.fromstring(artefacts.read("svg")).findtext("{*}title") == evil
    assert json.loads(artefacts.read("json"))["title"] == evil
    page.set_content(artefacts.read("html"))
    page.wait_for_timeout(200)
    assert page.evaluate("window.harm") is None
    assert page.locator(".chart-title").inner_text() == evil
    assert page.locator("svg.wide text", has_text="<b>sea</b>").count() == 1
    assert page.locator("figure script, figure img").count() == 0


def test_each_group_of_upright_bars_is_named_once(declare: Declare) -> None:
    selection = declare("bar", Case().rows)
    assert selection
    axis = build_figure(selection).layouts["wide"]["xaxis"]
    assert axis["categoryarray"] == axis["tickvals"] == ["China", "Russia"]


def test_a_long_line_has_a_dot_only_where_a_row_is_marked(declare: Declare, drawer: Drawer) -> None:
    selection = declare("line", yearly(range(1900, 2000), range(1950, 1951)))
    assert selection
    [svg] = drawer.draw([RenderJob(build_figure(selection), "wide")])
    assert svg.count("M3,0A3,3") == 1
    assert "A0,0" not in svg
