"""Findings about labels without room: measured, without a browser."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.captions import write_notes
from dashboard.charts.labels.label import Kind, LostLabel
from dashboard.charts.resolve import lost_labels
from dashboard.charts.resolve.lost_labels import check_labels
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.stress_charts import crowded_heatmap, stress_charts

CHARTS = stress_charts()
LYING = "The bars lie, since their names have no room below them."


def findings_of(selection: Selection) -> list[Finding]:
    record = read_yaml("id: a\ntype: bar\nevents: []\nannotations: []\n", "a.yaml", [])
    assert record
    return check_labels(selection, record)


def test_names_that_are_cut_are_a_warning_that_says_what_to_do() -> None:
    [finding] = findings_of(CHARTS["heatmap-long-names"])
    assert (finding.id, finding.severity, finding.line) == ("lost-label", "warning", 2)
    assert "on a phone" in finding.message
    assert "names are cut: 'Donaudampfschifffahrtsgesellschaftsteile'" in finding.message
    assert "or draw 'table'" in finding.hint


def test_bars_that_lie_say_so() -> None:
    [finding] = findings_of(CHARTS["bars-60-vertical"])
    assert (finding.id, finding.severity) == ("lying-bars", "info")
    assert "so the bars lie" in finding.message


@pytest.mark.parametrize(("asked", "said"), [("", []), ("orientation: vertical", [LYING])])
def test_bars_that_were_to_stand_and_lie_say_so_to_readers(asked: str, said: list[str]) -> None:
    declared = CHARTS["bars-60-vertical"].chart.model_dump(exclude_unset=True, exclude={"orientation"})
    given = {"orientation": "vertical"} if asked else {}
    chart = type(CHARTS["bars-60-vertical"].chart)(**declared, **given)
    assert write_notes(replace(CHARTS["bars-60-vertical"], chart=chart)) == said


@pytest.mark.parametrize("name", sorted(CHARTS.keys() - {"heatmap-long-names", "bars-60-vertical", "bars-long-names"}))
def test_a_chart_whose_labels_have_room_has_no_finding(name: str) -> None:
    assert [finding for finding in findings_of(CHARTS[name]) if finding.id != "lying-bars"] == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.VALUE, ("lost-value", "error")),
        (Kind.UNIT, ("lost-value", "error")),
        (Kind.NAME, ("lost-label", "warning")),
        (Kind.EVENT, ("lost-label", "warning")),
        (Kind.NOTE, ("lost-label", "warning")),
    ],
)
def test_a_lost_amount_or_unit_is_an_error_and_a_lost_name_a_warning(
    monkeypatch: pytest.MonkeyPatch, kind: Kind, expected: tuple[str, str]
) -> None:
    drawings = lost_labels.lay_out_drawings

    def losing(selection: Selection) -> dict[str, object]:
        lost = (LostLabel(kind, "one"), LostLabel(kind, "two"), LostLabel(kind, "three"), LostLabel(kind, "four"))
        return {size: type("Lost", (), {"lost": lost}) for size in drawings(selection)}

    monkeypatch.setattr(lost_labels, "lay_out_drawings", losing)
    [finding] = findings_of(CHARTS["one-point"])
    assert (finding.id, finding.severity) == expected
    assert "'one', 'two', 'three' and 1 more" in finding.message


@pytest.mark.parametrize(("count", "lost"), [(12, []), (26, ["lost-label"])])
def test_names_over_the_columns_of_a_heatmap_are_turned_or_left_out_with_a_warning(count: int, lost: list[str]) -> None:
    assert [finding.id for finding in findings_of(crowded_heatmap(count))] == lost
