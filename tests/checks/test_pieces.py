"""Broken pieces: each is named as the one finding that it gives, and a good one gives none."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core.finding import Finding, format_findings
from dashboard.site.edition import Edition
from tests.site.checks.test_catalogue import AROUND

HERE = Path(__file__).parent
PIECES = {f"docs/analyses/{path.name}": path.read_text(encoding="utf-8") for path in (HERE / "pieces").iterdir()}


def findings(edit: Callable[..., Edition]) -> list[Finding]:
    edition = edit({**AROUND, **PIECES}, information=True, at="2026-11-25")
    return [one for one in edition.findings if one.path in PIECES]


def test_each_broken_piece_gives_exactly_its_finding(edit: Callable[..., Edition]) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for one in findings(edit):
        found[one.path].append(one.id)
    assert len(PIECES) > 50
    assert found == {path: [Path(path).stem] for path in PIECES if not path.endswith("/good.md")}


def test_lines_columns_and_words_are_as_expected(edit: Callable[..., Edition], request: pytest.FixtureRequest) -> None:
    got, expected = format_findings(findings(edit)) + "\n", HERE / "findings.txt"
    if request.config.getoption("--write-goldens"):
        assert not os.environ.get("CI"), "goldens are written on purpose, never in CI"
        expected.write_text(got, encoding="utf-8")
    assert got == expected.read_text(encoding="utf-8")
