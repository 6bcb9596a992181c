"""Broken pieces. Each is named after the one finding that it gives; a good one gives none."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest

from dashboard.checks.run_text_checks import TEXT_CHECKS
from dashboard.core.finding import Finding, format_findings
from tests.samples.checks import EXAMPLES_NEED
from tests.samples.edition import Edit

HERE = Path(__file__).parent
PIECES = {f"docs/analyses/{path.name}": path.read_text(encoding="utf-8") for path in (HERE / "pieces").iterdir()}


def findings(edit: Edit) -> list[Finding]:
    edition = edit({**EXAMPLES_NEED, **PIECES}, information=True, at="2026-11-25")
    return [finding for finding in edition.findings if finding.path in PIECES]


def test_each_broken_piece_gives_exactly_its_finding(edit: Edit) -> None:
    ids: dict[str, list[str]] = defaultdict(list)
    for finding in findings(edit):
        ids[finding.path].append(finding.id)
    assert len(PIECES) > 50
    assert ids == {path: [Path(path).stem] for path in PIECES if not path.endswith("/good.md")}


def test_each_check_of_texts_has_a_broken_piece() -> None:
    assert {f"docs/analyses/{check.id}.md" for check in TEXT_CHECKS} <= PIECES.keys()


def test_lines_columns_and_words_are_as_expected(edit: Edit, request: pytest.FixtureRequest) -> None:
    text, golden = format_findings(findings(edit)) + "\n", HERE / "findings.txt"
    if request.config.getoption("--write-goldens"):
        assert not os.environ.get("CI"), "goldens are written on purpose, never in CI"
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
