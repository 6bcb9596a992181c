"""A plan is carried out as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core.settings import Settings, read_settings
from dashboard.renaming import journal
from dashboard.renaming.file_plan import FilePlan
from dashboard.renaming.journal import carry_out, finish
from dashboard.renaming.plan import Plan
from dashboard.renaming.subject import RenameError, Subject
from tests.samples.site import write_files

OLD = "docs/analyses/old.review/notes/a.yaml"
NEW = "docs/analyses/new.review/notes/a.yaml"
BEFORE: dict[str, str | None] = {"mkdocs.yml": "site_name: A\n", OLD: "a", "data/b.yaml": "b", "data/c.yaml": "c"}
AFTER = {"mkdocs.yml": "site_name: A\n", NEW: "a", "data/b.yaml": "B", "data/c.yaml": "C"}
PLAN = Plan(
    Subject("analysis", "old", "new"),
    (
        FilePlan(OLD, NEW, b"a", b"a", 0),
        FilePlan("data/b.yaml", "data/b.yaml", b"b", b"B", 1),
        FilePlan("data/c.yaml", "data/c.yaml", b"c", b"C", 1),
    ),
    (),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_files(tmp_path, BEFORE)
    return read_settings(tmp_path / "mkdocs.yml", [])


def files_in(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("step", range(7))
def test_it_is_finished_later_if_it_was_interrupted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write, done = journal.write_atomically, list[Path]()

    def stopped(path: Path, content: bytes, *, durable: bool = False) -> None:
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(path)
        write(path, content, durable=durable)

    with monkeypatch.context() as patch:
        patch.setattr(journal, "write_atomically", stopped)
        with pytest.raises(KeyboardInterrupt):
            carry_out(PLAN, settings, "What follows.")
    # Of the first four, three are the new contents and one is the list of steps.
    assert (files_in(settings.root) == BEFORE) == (step <= 4)
    report = finish(settings)
    assert report == ("What follows." if step >= 4 else None)
    if report is None:
        carry_out(PLAN, settings)
    assert files_in(settings.root) == AFTER
    assert not (settings.docs / "analyses" / "old.review").exists()
    assert finish(settings) is None


def test_what_was_changed_in_between_is_not_overwritten(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(journal, "finish", lambda settings: None)
        carry_out(PLAN, settings)
    write_files(settings.root, {"data/c.yaml": "mine"})
    with pytest.raises(RenameError, match=r"data/c\.yaml was changed while it was renamed"):
        finish(settings)
    assert files_in(settings.root) == {**BEFORE, "data/c.yaml": "mine"}


def test_nothing_stays_in_the_way_of_the_next_one(settings: Settings) -> None:
    left = settings.cache / journal.FOLDER
    left.mkdir(parents=True)
    (left / "0").write_bytes(b"of one that was killed when all was done")
    carry_out(PLAN, settings)
    assert files_in(settings.root) == AFTER


def test_a_file_that_has_changed_since_it_was_read_stops_it_before_it_begins(settings: Settings) -> None:
    write_files(settings.root, {"data/c.yaml": "mine"})
    with pytest.raises(RenameError, match=r"data/c\.yaml was changed"):
        carry_out(PLAN, settings)
    assert files_in(settings.root) == {**BEFORE, "data/c.yaml": "mine"}
    assert finish(settings) is None
