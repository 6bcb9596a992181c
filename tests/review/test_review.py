"""Review files: read, written, merged by git, and what people make of them by hand."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard.core.finding import Finding
from dashboard.core.settings import HOME
from dashboard.review.review import (
    MAX_TEXT_LENGTH,
    NoteTarget,
    Publication,
    Reply,
    Review,
    read_review,
    write_review,
)
from tests.samples.reviews import AT, approval, note

PATH = "docs/analyses/lifeline.review.yaml"


def read(text: str, findings: list[Finding]) -> Review | None:
    return read_review(text.encode(), PATH, findings)


def test_what_is_written_is_read_again(findings: list[Finding]) -> None:
    review = Review(
        approvals=[approval("osw")],
        notes=[
            note("a", "Two lines:\n\n  - 'quoted' \"twice\" # no comment\n", suggestion=""),
            note("b", target={"exact": " more ", "prefix": "grew\n", "suffix": "\u00a0than"}),
            note(
                "c",
                target=NoteTarget(fact="trade/value?year=2024"),
                replies=[Reply(at=AT, by="osw", body="On it: yes")],
            ),
            note("d", target=NoteTarget(chart="trade"), resolved={"by": "osw", "at": AT}),
        ],
        published=Publication(at=AT, text_digest="a" * 64, data_digest="b" * 64, commit="0123456789"),
    )
    text = write_review(review)
    assert read(text, findings) == review, findings
    assert read(text.replace("\n", "\r\n"), findings) == review
    assert [note.id for note in review.open_notes] == ["a", "b", "c"]
    assert review.last_published == review.published


def test_markup_in_a_note_stays_the_text_that_it_is(findings: list[Finding]) -> None:
    body = "<script>alert(1)</script> & {{ jinja }} `code` *stars*"
    read_again = read(write_review(Review(notes=[note("a", body)])), findings)
    assert read_again
    assert read_again.notes[0].body == body


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("approvals: 3\n", (1, 1), "read '3', expected a list"),
        ("noets: []\n", (1, 1), "Unknown key 'noets'"),
        ("just words\n", (1, 1), "Read a text, expected keys with values"),
        ("notes:\n- id: a\n  by: [osw]\n", (3, 3), "expected text"),
        ("notes:\n- target: {}\n", (2, 3), "expected 'exact', 'chart' or 'fact'"),
        ("approvals:\n- by: osw\n  at: 2026-01-01 08:00\n", (3, 3), "a time with its zone"),
        ("approvals:\n- text_digest: forged\n", (2, 3), "64 hexadecimal digits, as desk approve writes them"),
        ("notes:\n- id: a\n<<<<<<< HEAD\n  by: osw\n=======\n  by: nkk\n>>>>>>> main\n", (3, 1), "could not merge"),
        ("approvals: [\n", (2, 1), "This is not YAML"),
        (write_review(Review(notes=[note("a")])).replace("How much?", "x" * (MAX_TEXT_LENGTH + 1)), (5, 3), "at most"),
        ("notes: " + "x" * 5_000_000, (1, 1), "bytes; a review file has at most"),
    ],
)
def test_nonsense_by_hand_is_told_with_its_place(
    text: str, place: tuple[int, int], message: str, findings: list[Finding]
) -> None:
    assert read(text, findings) is None
    assert [
        finding for finding in findings if message in finding.message and (finding.line, finding.column) == place
    ], findings


def test_two_notes_of_one_name_are_a_finding(findings: list[Finding]) -> None:
    text = write_review(Review(notes=[note("a"), note("b")])).replace("id: b", "id: a")
    assert read(text, findings) is None
    assert "'a' stands there twice" in findings[0].message


def test_two_branches_that_add_notes_and_approvals_are_merged_by_git(tmp_path: Path, findings: list[Finding]) -> None:
    def git(*arguments: str) -> None:
        named = ["-c", "user.name=Editors", "-c", "user.email=editors@example.org"]
        subprocess.run(["git", *named, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def commit(review: Review, branch: str) -> None:
        (tmp_path / "a.review.yaml").write_text(write_review(review), encoding="utf-8")
        git("add", ".")
        git("commit", "-m", branch)

    shutil.copy(HOME / ".gitattributes", tmp_path)
    base = Review(notes=[note("a")])
    git("init", "-b", "main")
    commit(base, "main")
    ours, theirs = note("b", "Same words.", by="osw"), note("c", "Same words.", by="osw", at=AT.replace(second=1))
    git("switch", "-c", "theirs")
    commit(Review(approvals=[approval("nkk")], notes=[*base.notes, theirs]), "theirs")
    git("switch", "main")
    second = approval("osw").model_copy(update={"at": AT.replace(second=1)})
    commit(Review(approvals=[second], notes=[*base.notes, ours]), "ours")
    git("merge", "theirs")
    merged = read((tmp_path / "a.review.yaml").read_text(encoding="utf-8"), findings)
    assert merged, findings
    assert {note.id for note in merged.notes} == {"a", "b", "c"}
    assert {approval.by for approval in merged.approvals} == {"osw", "nkk"}


@pytest.mark.parametrize("words", ["null", "~", "2024", "NO", "0101"])
def test_a_suggestion_is_the_text_that_was_written(words: str, findings: list[Finding]) -> None:
    suggested = note("a").model_copy(update={"suggestion": words})
    read_again = read(write_review(Review(notes=[suggested])), findings)
    assert read_again
    assert read_again.notes[0].suggestion == words
