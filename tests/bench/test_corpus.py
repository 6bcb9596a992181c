"""The made-up site that `make bench` measures: it is sound, and the same at each run."""

from __future__ import annotations

from pathlib import Path

from dashboard.edition.prepare_edition import prepare_edition
from tests.bench.corpus import dataset_path, write_corpus


def test_it_passes_every_check(tmp_path: Path) -> None:
    write_corpus(tmp_path, 51, shared_charts=4, datasets=6)
    edition = prepare_edition(tmp_path / "ours" / "mkdocs.yml")
    # (Made-up sentences may be long, and by chance say "of the of the".)
    assert [finding for finding in edition.findings if finding.severity == "error"] == []
    # The notebook is shown once it has run.
    assert len(edition.view.analyses) == 50
    # Each dataset opens with a chart of its own.
    assert len(edition.view.chart_requests) == 3 * 50 + 4 * 2 + 6
    assert "docs/analyses/piece-00049.ipynb" in edition.content.analyses


def test_the_twins_hold_the_same_texts_without_charts_and_facts(tmp_path: Path) -> None:
    write_corpus(tmp_path, 2, datasets=8)
    ours, plain, other = (
        (tmp_path / twin / "docs" / "analyses" / "piece-00001.md").read_text(encoding="utf-8")
        for twin in ("ours", "mkdocs", "zensical")
    )
    assert plain == other
    assert "](fact:" in ours
    assert "```chart" in ours
    assert "fact:" not in plain
    assert "```" not in plain
    assert ours.split("\n\n")[-1] == plain.split("\n\n")[-1]


def test_it_is_the_same_at_each_run(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_corpus(tmp_path / folder, 3, shared_charts=1, datasets=8)
    files = [path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file()]
    assert Path("ours", dataset_path(7)) in files
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in files)
