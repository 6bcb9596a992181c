"""Many write at once, the disk is full, and clocks go wrong."""

from __future__ import annotations

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.review import review_store
from dashboard.review.note import moment_after
from dashboard.review.review_store import add, read
from tests.samples.merges import Clone, Work, make_repository
from tests.samples.reviews import AT, note


def test_twenty_notes_at_once_are_twenty_notes(tmp_path: Path) -> None:
    folder, start = tmp_path / "a.review", threading.Barrier(20)

    def write(number: int) -> None:
        start.wait()
        add(folder, tmp_path / "locks", lambda review: {f"notes/n{len(review.notes)}-{number}.yaml": note()})

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(write, range(20)))
    # Each has seen all that were written before it.
    assert sorted(int(note.id[1:].split("-")[0]) for note in read(folder)[0].notes) == list(range(20))


@pytest.mark.parametrize("error", [OSError("no room on the disk"), KeyboardInterrupt()], ids=["full", "interrupted"])
def test_of_several_files_all_are_written_or_none(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, write = tmp_path / "a.review", review_store.write_atomically
    add(folder, tmp_path / "locks", lambda review: {"notes/a.yaml": note()})

    def fail_at_the_second(path: Path, content: bytes, *, durable: bool = False) -> None:
        if path.name == "c.yaml":
            raise error
        write(path, content, durable=durable)

    monkeypatch.setattr(review_store, "write_atomically", fail_at_the_second)
    with pytest.raises(type(error)):
        add(folder, tmp_path / "locks", lambda review: {"notes/b.yaml": note(), "notes/c.yaml": note()})
    assert [path.name for path in folder.rglob("*.yaml")] == ["a.yaml"]


def test_what_happens_last_is_read_last_whatever_the_clocks_say(tmp_path: Path) -> None:
    clone = make_repository(tmp_path / "first")
    fast, slow = Work(clone, ahead=60), Work(clone)
    fast.resolve("n1")
    slow.reopen("n1", "nkk")
    assert clone.review().note("n1").open
    fast.resolve("n1")
    slow.reply("n1", "nkk", "And then?")
    assert [reply.body for reply in clone.review().note("n1").replies] == ["The reply on n1.", "And then?"]


def test_a_moment_follows_all_that_was_seen() -> None:
    later = AT + datetime.timedelta(hours=1)
    assert moment_after(later, AT, None) == later
    assert moment_after(AT, later, None) == later + datetime.timedelta(microseconds=1)
    assert moment_after(AT, AT) > AT


def test_a_step_without_its_note_is_told_until_the_note_comes(tmp_path: Path) -> None:
    first = make_repository(tmp_path / "first")
    first.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    other, work = Clone(tmp_path / "other"), Work(first)
    work.write("How much?")
    first.commit()
    work.reply(first.review().notes[-1].id, "nkk", "A lot.")
    first.commit()
    other.git("cherry-pick", "main")
    with pytest.raises(review_store.ReviewError, match="There is no note"):
        read(other.folder())
    other.git("merge", "-q", "--no-edit", "main")
    assert other.review() == first.review()
