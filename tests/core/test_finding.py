"""Findings are printed in three ways, and hints offer the nearest name."""

import ast
import json

import pytest

from dashboard.core.finding import Finding, Format, format_findings, nearest
from tests.samples.engine import ENGINE

ERROR = Finding(
    id="unknown-key", path="b.yaml", line=3, column=2, message="Unknown key 'tpye'.", hint="Did you mean 'type'?"
)
WARNING = Finding(id="old", severity="warning", path="a.md", line=9, message="Old.")


def test_text_is_sorted_and_each_finding_stands_once() -> None:
    assert format_findings([ERROR, WARNING, ERROR]).splitlines() == [
        "a.md:9:1 warning old Old.",
        "b.yaml:3:2 error unknown-key Unknown key 'tpye'.",
        "    Did you mean 'type'?",
    ]


def test_json_is_a_list_of_findings() -> None:
    assert json.loads(format_findings([ERROR], "json")) == [
        {
            "id": "unknown-key",
            "severity": "error",
            "path": "b.yaml",
            "line": 3,
            "column": 2,
            "message": "Unknown key 'tpye'.",
            "hint": "Did you mean 'type'?",
        }
    ]


def test_github_annotations_escape_what_would_end_them() -> None:
    odd = Finding(id="x", path="a,b.md", message="50% of\nit")
    assert format_findings([odd], "github") == "::error file=a%2Cb.md,line=1,col=1,title=x::50%25 of%0Ait"


@pytest.mark.parametrize(
    ("word", "names", "hint"),
    [
        ("Econmy", ["economy", "energy"], "Did you mean 'economy'?"),
        ("eco", ["economy", "energy"], "Did you mean 'economy'? Known: economy, energy."),
        ("oil-in-2025", ["oil-in-2024", "oil-in-2026"], "Did you mean 'oil-in-2026'? Known: oil-in-2024, oil-in-2026."),
        ("ocean", ["coal"], "Known: coal."),
        ("eco", ["economy"], "Did you mean 'economy'?"),
        ("zzz", [], ""),
    ],
)
def test_the_nearest_name_is_offered_with_the_others_where_it_may_be_another(
    word: str, names: list[str], hint: str
) -> None:
    assert nearest(word, names) == hint


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_control_characters_reach_no_terminal(form: Format) -> None:
    odd = "a\x1b]0;title\x07\x9b2J\nb\u202e\udcff.txt"
    printed = format_findings([Finding(id="x", path=odd, message=odd, hint=odd)], form)
    assert "\\u001b]0;title\\u0007\\u009b2J" in printed
    assert not set("\x1b\x07\x9b\u202e\udcff") & set(printed)


def test_a_line_break_in_a_name_forges_no_finding() -> None:
    odd = Finding(id="x", path="a\nb.md:1:1 error", message="Read\rit.", hint="Mend\nit.")
    assert len(format_findings([odd]).splitlines()) == 2


def test_the_engine_says_of_each_finding_what_to_do() -> None:
    calls = {
        f"{path.relative_to(ENGINE)}:{call.lineno}": {keyword.arg for keyword in call.keywords}
        for path in ENGINE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Finding"
    }
    assert len(calls) > 100
    assert [place for place, given in calls.items() if given.isdisjoint(("hint", None))] == []
