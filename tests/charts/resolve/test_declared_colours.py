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
        ("[1", 2, ""),
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
