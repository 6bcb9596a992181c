"""Many files are changed as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core import journal
from dashboard.core.file_change import FileChange
from dashboard.core.journal import Journal, JournalError
from dashboard.core.process_lock import ProcessLock
from dashboard.core.settings import Settings, read_settings
from tests.samples.site import write_files

OLD = "docs/analyses/old.review/notes/a.yaml"
NEW = "docs/analyses/new.review/notes/a.yaml"
BEFORE: dict[str, str | None] = {"mkdocs.yml": "site_name: A\n", OLD: "a", "data/b.yaml": "b"}
AFTER = {"mkdocs.yml": "site_name: A\n", NEW: "a", "data/b.yaml": "B", "data/new/c.yaml": "C"}
CHANGES = (
    FileChange(OLD, NEW, b"a", b"a"),
    FileChange("data/b.yaml", "data/b.yaml", b"b", b"B"),
    FileChange("data/new/c.yaml", "data/new/c.yaml", None, b"C"),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_files(tmp_path, BEFORE)
    return read_settings(tmp_path / "mkdocs.yml", [])


def journal_of(settings: Settings, said: list[str] | None = None) -> Journal:
    return Journal(settings, "renaming", (said if said is not None else []).append)


def files_in(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("step", range(7))
def test_it_is_finished_later_if_it_was_interrupted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write, done = journal.write_atomically, list[Path]()

    def stopped(path: Path, content: bytes, *, durable: bool = False, own_name: str = "") -> None:
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(path)
        write(path, content, durable=durable, own_name=own_name)

    with monkeypatch.context() as patch:
        patch.setattr(journal, "write_atomically", stopped)
        with pytest.raises(KeyboardInterrupt):
            journal_of(settings).carry_out(CHANGES, "What follows.")
    # Of the first four, three are the new contents and one is the list of steps.
    assert (files_in(settings.root) == BEFORE) == (step <= 4)
    said: list[str] = []
    assert journal_of(settings, said).finish() == (step >= 4)
    if step < 4:
        journal_of(settings, said).carry_out(CHANGES, "What follows.")
    assert said == ["What follows."]
    assert files_in(settings.root) == AFTER
    assert not (settings.docs / "analyses" / "old.review").exists()
    assert journal_of(settings).finish() is False


@pytest.mark.parametrize("step", range(7))
def test_what_a_killed_one_was_writing_does_not_stay(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    replace, done = Path.replace, list[Path]()

    def killed(path: Path, target: Path) -> None:
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(target)
        replace(path, target)

    def tidy_nothing_up(path: Path, *, missing_ok: bool = False) -> None:
        if path.exists():
            raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        patch.setattr(Path, "unlink", tidy_nothing_up)
        with pytest.raises(KeyboardInterrupt):
            journal_of(settings).carry_out(CHANGES)
    write_files(settings.root, {"docs/.tmp-0123": "of another program"})
    if not journal_of(settings).finish():
        journal_of(settings).carry_out(CHANGES)
    assert files_in(settings.root) == {**AFTER, "docs/.tmp-0123": "of another program"}


def test_what_was_changed_in_between_is_not_overwritten(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "finish", lambda self: False)
        journal_of(settings).carry_out(CHANGES)
    write_files(settings.root, {"data/b.yaml": "mine"})
    with pytest.raises(JournalError, match=r"data/b\.yaml was changed while the command ran"):
        journal_of(settings).finish()
    assert files_in(settings.root) == {**BEFORE, "data/b.yaml": "mine"}


def test_nothing_stays_in_the_way_of_the_next_one(settings: Settings) -> None:
    left = settings.cache / "renaming"
    left.mkdir(parents=True)
    (left / "0").write_bytes(b"of one that was killed when all was done")
    journal_of(settings).carry_out(CHANGES)
    assert files_in(settings.root) == AFTER


def test_a_file_that_has_changed_since_it_was_read_stops_it_before_it_begins(settings: Settings) -> None:
    write_files(settings.root, {"data/b.yaml": "mine"})
    with pytest.raises(JournalError, match=r"data/b\.yaml was changed"):
        journal_of(settings).carry_out(CHANGES)
    assert files_in(settings.root) == {**BEFORE, "data/b.yaml": "mine"}
    assert journal_of(settings).finish() is False


def test_a_second_one_waits_for_the_first(settings: Settings) -> None:
    with journal_of(settings).only_one():
        assert not ProcessLock(settings.cache / "locks" / "renaming.lock").try_acquire()
    assert ProcessLock(settings.cache / "locks" / "renaming.lock").try_acquire()
