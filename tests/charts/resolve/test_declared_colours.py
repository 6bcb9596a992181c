"""`data/colours.yaml`: what is wrong with it, and what it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts.resolve.declared_colours import load_colours
from dashboard.core.finding import Finding
from tests.samples.edition import Edit

PATH = "data/colours.yaml"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("colours: [{thing: Coal, colour: black}]", 1, "a colour of the palette: china, russia, both"),
        (
            "colours:\n- {thing: Coal, colour: rest}\n- {thing: Gas, colour: both, also: [COAL]}",
            3,
            "'COAL' stands here a second time",
        ),
        ("colours:\n- {thing: '…', colour: rest}", 2, "a name with a letter or a digit"),
        ("colours:\n- {thing: Coal, color: rest}", 2, "colour"),
        ("[1", 1, ""),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, line: int, words: str) -> None:
    findings: list[Finding] = []
    path = tmp_path / PATH
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert load_colours(path, tmp_path, findings).declared == {}
    assert findings
    assert (findings[0].path, findings[0].line) == (PATH, line)
    assert words in findings[0].message + findings[0].hint


@pytest.mark.parametrize(
    ("entry", "is_sound"),
    [
        ("thing: China, colour: russia", False),
        ("thing: Iran, colour: usa", False),
        ("thing: Coal, colour: eu", False),
        ("thing: China, colour: series-2", True),
        ("thing: Chiny, colour: china", True),
        ("thing: RUS, colour: russia", True),
        ("thing: Kremlin, colour: russia, also: [Russian government]", True),
    ],
)
def test_no_thing_has_the_colour_of_another(tmp_path: Path, entry: str, is_sound: bool) -> None:
    findings: list[Finding] = []
    path = tmp_path / PATH
    path.parent.mkdir()
    path.write_text(f"colours:\n- {{{entry}}}\n", encoding="utf-8")
    load_colours(path, tmp_path, findings)
    assert (findings == []) == is_sound
    if findings:
        assert (findings[0].line, findings[0].column) == (2, entry.index("colour") + 4)
        assert "a colour that stands for nothing else: both, rest, series-1" in findings[0].message


def test_a_declared_colour_reaches_a_chart_and_its_digest(edit: Edit) -> None:
    def chart(colour: str) -> tuple[list[str], str]:
        declared = f"colours:\n- {{thing: China sells to Russia, colour: {colour}}}\n"
        edition = edit({PATH: declared})
        assert not [finding for finding in edition.findings if finding.severity == "error"]
        found = edition.content.shared_charts["trade"]
        assert found
        return [series.role for series in found.selection.series], found.digest

    before, after = chart("series-3"), chart("both")
    assert (before[0], after[0]) == (["series-3", "russia"], ["both", "russia"])
    assert before[1] != after[1]
