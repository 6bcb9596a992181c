"""Numbers outside of links: in which places a row that contradicts them is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.core.finding import Finding
from dashboard.desk import main
from tests.samples.edition import Edit
from tests.samples.facts import CELL, TEXT
from tests.samples.site import CHART, HEAD, SITE, write_files

WRONG = "China sold goods worth 116.5 billion dollars in 2024"
RIGHT = WRONG.replace("116.5", "115.5")
PLACED = "![Two lines](chart:trade)\n"
SHARED = "data/charts/trade.yaml"


def contradicted(edit: Edit, files: dict[str, str | None]) -> list[Finding]:
    return [finding for finding in edit(files).findings if finding.id == "number-contradicted"]


PLACES = {
    "title": HEAD.replace("title: A lifeline", "title: {}") + PLACED,
    "standfirst": HEAD.replace("standfirst: Trade", "standfirst: {}. Trade") + PLACED,
    "key points": HEAD.replace("status:", "key_points: ['{}']\nstatus:") + PLACED,
    "hero": HEAD.replace("status:", "hero: {{image: ../images/port.svg, alt: '{}', credit: Us}}\nstatus:") + PLACED,
    "text": f"{HEAD}{{}}.\n\n{PLACED}",
    "heading": f"{HEAD}Yes.\n\n## {{}}\n\n{PLACED}",
    "alternative": f"{HEAD}![{{}}](chart:trade)\n",
    "chart": f"{HEAD}```chart\n{CHART.replace('id: trade', 'id: own').replace('alt: ', 'alt: {}. ')}```\n",
    "note": f"{HEAD}```chart\n{CHART.replace('id: trade', 'id: own')}note: '{{}}.'\n```\n",
    "annotation": (
        f"{HEAD}```chart\n{CHART.replace('id: trade', 'id: own')}annotations: [{{{{x: 2024, text: '{{}}'}}}}]\n```\n"
    ),
    "by a cited fact": f"{HEAD}{{}}.\n\nIt was [115.5 billion]({CELL}).\n",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_wrong_number_is_told_wherever_it_stands_and_a_right_one_is_not(edit: Edit, place: str) -> None:
    files = {"docs/images/port.svg": "<svg/>"}
    (finding,) = contradicted(edit, {TEXT: PLACES[place].format(WRONG), **files})
    assert (finding.severity, finding.path) == ("warning", TEXT)
    line = PLACES[place].format(WRONG).split("\n")[finding.line - 1]
    assert line[finding.column - 1 :].startswith("116.5")
    assert contradicted(edit, {TEXT: PLACES[place].format(RIGHT), **files}) == []


def test_the_row_is_named_with_its_line(edit: Edit) -> None:
    (finding,) = contradicted(edit, {TEXT: f"{HEAD}![{WRONG}](chart:trade)\n"})
    assert finding.message == (
        "'116.5 billion dollars' is not what the data say: chart trade, row year=2024, flow=china-to-russia says "
        "115.49 USD bn (data/datasets/economy/trade.csv:6)."
    )


def test_a_shared_chart_is_told_once_however_often_it_stands(edit: Edit) -> None:
    files: dict[str, str | None] = {f"docs/analyses/{name}.md": f"{HEAD}{PLACED}" for name in ("one", "two")}
    (finding,) = contradicted(edit, {**files, SHARED: CHART.replace("alt: ", f"alt: {WRONG}. ")})
    assert (finding.path, finding.line) == (SHARED, 8)


@pytest.mark.parametrize(
    "text",
    [
        f"[{WRONG}](https://example.org)",
        f"`{WRONG}`",
        "In 2024 it was 116.5 million tonnes",
        "In 2023 it was 116.5 billion dollars",
        "It has been 116.5 billion dollars since 2024",
    ],
)
def test_what_has_another_source_or_says_something_else_is_left_alone(edit: Edit, text: str) -> None:
    assert contradicted(edit, {TEXT: f"{HEAD}{text}.\n\n{PLACED}"}) == []


def test_a_correction_may_name_the_number_that_was_wrong(edit: Edit) -> None:
    head = HEAD.replace("status:", f"corrections: [{{date: 2025-06-01, text: 'We wrote: {WRONG}.'}}]\nstatus:")
    assert contradicted(edit, {TEXT: f"{head}{PLACED}"}) == []


def test_it_can_be_silenced(edit: Edit) -> None:
    text = f"{HEAD}<!-- desk: allow number-contradicted: that is what was thought at the time -->\n{WRONG}.\n\n{PLACED}"
    assert contradicted(edit, {TEXT: text}) == []


def test_a_changed_row_contradicts_words_that_were_right(edit: Edit) -> None:
    files: dict[str, str | None] = {TEXT: f"{HEAD}![{RIGHT}](chart:trade)\n"}
    rows = (SITE["data/datasets/economy/trade.csv"] or "").replace("115.49", "119.49")
    assert contradicted(edit, files) == []
    assert len(contradicted(edit, {**files, "data/datasets/economy/trade.csv": rows})) == 1


def listed(root: Path, *options: str) -> Result:
    text = f"{HEAD}{WRONG}, [115.5 billion]({CELL}), and 7 ships.\n\n![Up to 129.3 USD bn in 2024](chart:trade)\n"
    write_files(root, {**SITE, TEXT: text})
    return CliRunner().invoke(main, ["-f", str(root / "mkdocs.yml"), "check", "--numbers", *options])


def test_every_number_is_listed_with_its_source(tmp_path: Path) -> None:
    result = listed(tmp_path, str(tmp_path / TEXT))
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines == [
        TEXT,
        "10:24 text 116.5 billion dollars USD bn contradicted by fact:trade/value?year=2024&flow=china-to-russia: "
        "115.49 USD bn",
        f"10:56 text 115.5 billion bn {CELL}",
        "10:125 text 7 ships ship none",
        "12:3 trade: alt Up to 129.3 USD bn USD bn chart trade, row year=2024, flow=russia-to-china",
        "",
        "4 numbers, 2 of them without a source.",
    ]


def test_a_text_is_named_from_the_folder_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert listed(tmp_path, TEXT).stdout == listed(tmp_path, str(tmp_path / TEXT)).stdout


def test_the_list_is_json_on_request(tmp_path: Path) -> None:
    entries = json.loads(listed(tmp_path, str(tmp_path / TEXT), "--format", "json").stdout)
    assert [entry["kind"] for entry in entries] == ["contradicted", "fact", "none", "row"]
    assert entries[-1]["where"] == "trade: alt"
