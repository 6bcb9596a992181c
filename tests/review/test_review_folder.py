"""The folder of a review: read, and what people make of it by hand."""

from __future__ import annotations

import pytest

from dashboard.core.finding import Finding
from dashboard.review.note import MAX_TEXT_LENGTH, Note, NoteStep
from dashboard.review.review import Review
from dashboard.review.review_folder import read_folder, stem_of
from dashboard.review.review_store import write_file
from tests.samples.reviews import AT, approval, note, publication

FOLDER = "docs/analyses/lifeline.review"
NOTE = write_file(note())


def read(files: dict[str, str], findings: list[Finding]) -> Review:
    return read_folder({name: text.encode() for name, text in files.items()}, FOLDER, findings)[0]


def step(kind: str, minute: int, by: str = "osw", **more: object) -> str:
    return write_file(NoteStep.model_validate({"kind": kind, "by": by, "at": AT.replace(minute=minute), **more}))


def note_with(*steps: str, findings: list[Finding]) -> Note:
    """The note of OSW after some steps, which are read in the opposite order."""
    names = [f"notes/a/{len(steps) - number}.yaml" for number in range(len(steps))]
    (read_note,) = read({"notes/a.yaml": NOTE, **dict(zip(names, steps, strict=True))}, findings).notes
    assert findings == []
    return read_note


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_is_written_is_read_again(line_end: str, findings: list[Finding]) -> None:
    given, seen = approval("osw"), publication(commit="0123456789", minor="a comma")
    first = note("Two lines:\n\n  - 'quoted' \"twice\" # no comment", suggestion="", target={"exact": " more "})
    named = {f"approvals/{given.file_name}": given, seen.file_name: seen, "notes/a.yaml": first}
    review = read({name: write_file(value).replace("\n", line_end) for name, value in named.items()}, findings)
    assert findings == []
    assert (review.approvals, review.publications) == ((given,), (seen,))
    assert (review.notes[0].body, review.notes[0].suggestion, review.notes[0].target) == (
        first.body,
        "",
        first.target,
    )


def test_the_last_step_decides_whether_a_note_is_open(findings: list[Finding]) -> None:
    closed, opened = step("resolve", 1, by="nkk"), step("reopen", 2)
    resolved = note_with(closed, findings=findings)
    assert not resolved.open
    assert resolved.resolved
    assert resolved.resolved.by == "nkk"
    assert note_with(closed, opened, findings=findings).open
    assert not note_with(step("reopen", 0), closed, findings=findings).open


def test_who_wrote_a_note_changes_it_and_nobody_else(findings: list[Finding]) -> None:
    changed = note_with(
        step("edit", 1, body="How many?"), step("edit", 2, by="nkk", body="Rubbish."), findings=findings
    )
    assert (changed.body, changed.edited) == ("How many?", AT.replace(minute=1))
    assert not note_with(step("delete", 1, by="nkk"), findings=findings).deleted
    deleted = note_with(step("delete", 1), step("reply", 2, by="nkk", body="Why?"), findings=findings)
    assert (deleted.body, deleted.deleted, deleted.open) == ("", True, False)
    assert [reply.body for reply in deleted.replies] == ["Why?"]


def test_a_reply_is_changed_by_who_wrote_it(findings: list[Finding]) -> None:
    reply = step("reply", 1, by="nkk", body="Tow.")  # its id is 3
    own, other = step("edit", 2, by="nkk", body="Two.", of="3"), step("delete", 3, of="3")
    (changed,) = note_with(reply, own, other, findings=findings).replies
    assert (changed.body, changed.deleted) == ("Two.", False)


def test_markup_in_a_note_stays_the_text_that_it_is(findings: list[Finding]) -> None:
    body = "<script>alert(1)</script> & {{ jinja }} `code` *stars*"
    assert read({"notes/a.yaml": write_file(note(body))}, findings).notes[0].body == body


@pytest.mark.parametrize("words", ["null", "~", "2024", "NO", "0101"])
def test_a_suggestion_is_the_text_that_was_written(words: str, findings: list[Finding]) -> None:
    assert read({"notes/a.yaml": write_file(note(suggestion=words))}, findings).notes[0].suggestion == words


@pytest.mark.parametrize(
    ("name", "text", "place", "message"),
    [
        ("notes/b.yaml", "noets: []\n", (1, 1), "Unknown key 'noets'"),
        ("notes/b.yaml", "just words\n", (1, 1), "Read a text, expected keys with values"),
        ("notes/b.yaml", "by: [osw]\n", (1, 1), "expected text"),
        ("notes/b.yaml", "target: {}\n", (1, 1), "expected 'exact', 'chart', 'fact' or 'whole'"),
        ("notes/b.yaml", "at: 2026-01-01 08:00\n", (1, 1), "a time with its zone"),
        ("notes/b.yaml", "by: osw\n<<<<<<< HEAD\nby: osw\n=======\nby: nkk\n>>>>>>> main\n", (2, 1), "could not merge"),
        ("notes/b.yaml", "by: [\n", (2, 1), "This is not YAML"),
        ("notes/b.yaml", NOTE.replace("How much?", "x" * (MAX_TEXT_LENGTH + 1)), (5, 1), "at most"),
        ("notes/b.yaml", NOTE.replace("How much?", '"\\u0007"'), (5, 7), "which nobody can read"),
        ("notes/b.yaml", "by: " + "x" * 500_000, (1, 1), "bytes; a file of a review has at most"),
        ("notes/a/b.yaml", "kind: reply\nby: osw\nat: 2026-01-01T08:00Z\n", (1, 1), "expected 'body' with the kind"),
        ("approvals/osw-2026.yaml", "digests: {text: forged}\n", (1, 11), "64 hexadecimal digits, as desk approve"),
        ("approvals/nkk-2026.yaml", write_file(approval("osw")), (1, 1), "the name with which the file's name begins"),
        ("approvals/OSW-2026.yaml", write_file(approval("osw")), (1, 1), "expected approvals/…, notes/…"),
        ("published-one.yaml", write_file(publication()), (1, 1), "as the desk writes them"),
        ("photo.jpg", "", (1, 1), "as the desk writes them"),
        ("notes/gone/b.yaml", step("resolve", 1), (1, 1), "There is no note 'gone'"),
    ],
)
def test_a_file_that_is_wrong_is_told_and_keeps_no_other_from_counting(
    name: str, text: str, place: tuple[int, int], message: str, findings: list[Finding]
) -> None:
    review = read({"notes/a.yaml": NOTE, name: text}, findings)
    assert [note.id for note in review.notes] == ["a"]
    assert (review.approvals, review.publications) == ((), ())
    told = [finding for finding in findings if message in finding.message]
    assert [(finding.path, finding.line, finding.column) for finding in told] == [(f"{FOLDER}/{name}", *place)], (
        findings
    )


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("docs/analyses/a.review/notes/b.yaml", "docs/analyses/a"),
        ("docs/analyses/a.review", "docs/analyses/a"),
        ("docs/analyses/a.review.yaml", "docs/analyses/a"),
        ("docs/analyses/a.reviews.yaml", ""),
        ("docs/analyses/a.md", ""),
    ],
)
def test_a_file_belongs_to_a_piece(path: str, stem: str) -> None:
    assert stem_of(path) == stem
