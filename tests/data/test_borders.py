"""The policy on disputed borders: how its file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core.finding import Finding
from dashboard.data.borders import load_borders

CRIMEA = "{place: Crimea, at: [34.1, 44.95], country: UA, drawn: as part of Ukraine, source: A}"


def read(root: Path, text: str) -> tuple[object, list[Finding]]:
    path = root / "data" / "borders.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    return load_borders(path, root, findings), findings


def test_a_site_may_have_no_policy(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert load_borders(tmp_path / "data" / "borders.yaml", tmp_path, findings) is None
    assert findings == []


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("2026-11-27", "soon", "decided"),
        ("[34.1, 44.95]", "[344.1, 44.95]", "at"),
        ("country: UA", "country: Ukraine", "country"),
        (", source: A", "", "source"),
        ("drawn: as part of Ukraine", "shown: as part of Ukraine", "shown"),
        (f"[{CRIMEA}]", f"[{CRIMEA}, {CRIMEA}]", "place: 'Crimea' stands here a second time (first on line 2)"),
    ],
)
def test_what_is_wrong_in_it_is_told_with_its_place(tmp_path: Path, was: str, becomes: str, expected: str) -> None:
    policy, findings = read(tmp_path, f"decided: 2026-11-27\nplaces: [{CRIMEA}]\n".replace(was, becomes))
    assert policy is None
    assert all(finding.path == "data/borders.yaml" for finding in findings)
    assert expected in " ".join(f"{finding.message} {finding.hint}" for finding in findings)
