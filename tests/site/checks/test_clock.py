"""What is said of the clock before a publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.build.begin_build import begin_build
from dashboard.site.checks.clock import check_clock
from tests.samples.edition import edited_edition
from tests.samples.git import commit
from tests.samples.site import HEAD, SITE, write_files

PIECE = "docs/analyses/lifeline.md"
COMMITTED = "2026-10-01T12:00:00+02:00"


@pytest.mark.parametrize(
    ("due", "now", "words"),
    [
        ("2026-10-01", "2026-11-26", ""),
        ("2026-10-02", "2026-10-02T13:00+02:00", ""),
        ("2026-10-05", "2026-10-04", ""),
        ("2026-10-05", "2026-10-05", "By the clock alone these pieces are public: lifeline."),
        ("2026-09-01", "2026-09-30T11:00+02:00", "what is due may be kept back"),
        ("2026-09-01", "2026-09-30T13:00+02:00", ""),
    ],
    ids=["quiet weeks", "within a day", "not due yet", "due by the clock alone", "behind", "behind by hours"],
)
def test_the_clock_is_named_where_it_alone_decides(tmp_path: Path, due: str, now: str, words: str) -> None:
    changes = {PIECE: HEAD.replace("2025-05-09", due)}
    edited_edition(tmp_path, changes)
    commit(tmp_path, COMMITTED)
    told = check_clock(edited_edition(tmp_path, changes, preview=False, at=now).content)
    assert [words in finding.message and finding.severity == "warning" for finding in told] == [True] * bool(words)


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    assert check_clock(edited_edition(tmp_path, preview=False, at="1990-01-01").content) == []


def test_a_publication_looks_at_the_clock_and_no_other_build_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {**SITE, PIECE: HEAD.replace("2025-05-09", "2026-10-05")})
    commit(tmp_path, COMMITTED)
    config = tmp_path / "mkdocs.yml"

    def ids(folder: str) -> set[str]:
        return {finding.id for finding in begin_build(config, tmp_path / folder, None, None).edition.findings}

    assert "wrong-clock" in ids("site")
    monkeypatch.setenv("DASHBOARD_AS_OF", f"2026-12-01 {tmp_path / 'then'}")
    assert "wrong-clock" not in ids("then")
