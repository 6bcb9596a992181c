"""What a review says of a piece: what was published last, what readers saw, and what has changed since."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from dashboard.pieces.digests import Digests
from dashboard.pieces.front_matter import Correction
from dashboard.review.approval_status import ApprovalStatus
from dashboard.review.note import FirstNote, NoteStep, moment_after, note_now
from dashboard.review.publication import Publication, changed_correction, undeclared_change
from dashboard.review.review import EMPTY, Review
from tests.samples.reviews import AT, DIGESTS, note, publication

ZONE = ZoneInfo("Europe/Stockholm")
OTHER = "e" * 64
HOUR = datetime.timedelta(hours=1)


def recorded(*records: Publication) -> Review:
    return Review(publications=records)


def test_what_was_published_last_has_the_commit_that_was_recorded_of_the_same() -> None:
    assert EMPTY.last_published is None
    changed = DIGESTS.model_copy(update={"text": OTHER})
    first = publication(commit="a1")
    again = publication(commit="b2", at=AT + HOUR)
    other = publication(changed, AT + 2 * HOUR, commit="c3")
    assert recorded(first, again, publication(at=AT + 3 * HOUR)).last_published == again
    assert recorded(first, other, publication(at=AT + 3 * HOUR)).last_published == first
    without = publication(changed, AT + 3 * HOUR)
    assert recorded(first, again, without).last_published == without
    assert recorded(first, other).last_published == other


def test_names_of_commits_and_steps_are_those_that_the_desk_writes() -> None:
    with pytest.raises(ValueError, match="the name of a commit"):
        publication(commit="HEAD")
    with pytest.raises(ValueError, match="a name of small letters, digits and hyphens"):
        step("edit", 1, body="x", of="../a")


@pytest.mark.parametrize("words", [".", "\N{ZERO WIDTH SPACE}", "\N{HORIZONTAL ELLIPSIS} \N{EM DASH}"])
def test_what_is_minor_is_said_in_words(words: str) -> None:
    assert publication(minor="7").minor == "7"
    with pytest.raises(ValueError, match="words that say what was changed"):
        publication(minor=words)


@pytest.mark.parametrize("key", ["date", "embargo", "digests"])
def test_a_record_of_another_day_or_of_other_words_does_not_say_the_same(key: str) -> None:
    others = {"date": datetime.date(2030, 1, 1), "embargo": AT, "digests": DIGESTS.model_copy(update={"rows": OTHER})}
    assert publication().says_the_same(publication(at=AT + HOUR, commit="a1"))
    assert not publication().says_the_same(publication().model_copy(update={key: others[key]}))


def test_readers_see_the_last_record_that_is_due_and_the_first_decides_since_when() -> None:
    early = publication(date="2026-11-26")
    late = publication(at=AT + HOUR, date="2026-11-24")
    review = recorded(early, late)
    day = datetime.datetime(2026, 11, 26, tzinfo=ZONE)
    assert review.public_since(ZONE) == AT + HOUR
    assert review.last_seen(AT, ZONE) is None
    assert review.last_seen(AT + HOUR, ZONE) == late
    assert recorded(early).last_seen(day - HOUR, ZONE) is None
    assert recorded(early).last_seen(day, ZONE) == early
    assert recorded(late, early).last_seen(day, ZONE) == early
    assert recorded(early).public_since(ZONE) == day
    assert EMPTY.public_since(ZONE) is None


def test_readers_could_see_each_record_whose_day_came_before_the_next_was_made() -> None:
    first, second = publication(), publication(at=AT + HOUR)
    postponed = publication(at=AT + 2 * HOUR, date="2026-11-27")
    last = publication(at=AT + 3 * HOUR)
    review = recorded(first, second, postponed, last)
    assert review.seen(AT + 72 * HOUR, ZONE) == (first, second, last)
    assert review.public_since(ZONE) == AT
    due = publication(embargo=AT + HOUR)
    assert recorded(due, second).seen(AT + HOUR, ZONE) == (due, second)


def test_a_record_is_seen_from_the_latest_of_its_moments() -> None:
    assert publication(date="2026-11-01").seen_from(ZONE) == AT
    assert publication(date="2026-11-26").seen_from(ZONE) == datetime.datetime(2026, 11, 26, tzinfo=ZONE)
    embargo = AT + 48 * HOUR
    assert publication(date="2026-11-26", embargo=embargo).seen_from(ZONE) == embargo


def correction(day: int, text: str = "So.") -> Correction:
    return Correction(date=datetime.date(2026, 11, day), text=text)


@pytest.mark.parametrize(
    ("changed", "more", "minor", "is_undeclared"),
    [
        ("text", [], None, True),
        ("units", [], None, True),
        ("rows", [], None, False),
        ("surroundings", [], None, False),
        ("text", [], "a comma", False),
        ("text", [correction(21, "It was less.")], None, False),
        ("text", [correction(21, "\N{HORIZONTAL ELLIPSIS}")], None, True),
    ],
)
def test_other_words_need_a_correction_more_or_must_be_minor(
    changed: str, more: list[Correction], minor: str | None, is_undeclared: bool
) -> None:
    seen = publication(corrections=[correction(20)])
    now = DIGESTS.model_copy(update={changed: OTHER})
    assert undeclared_change([seen], now, [correction(20), *more], minor) is is_undeclared
    assert not undeclared_change([], now, [])
    assert not undeclared_change([seen], DIGESTS, [correction(20)])


@pytest.mark.parametrize(
    ("corrections", "words"),
    [
        ([correction(20), correction(22)], ""),
        ([correction(20), correction(22), correction(22, "New.")], ""),
        ([correction(20), correction(22), correction(21)], "21 November 2026 is dated before that of 22 November"),
        ([correction(22), correction(22)], "The correction of 20 November 2026 that readers saw is gone"),
        ([correction(20), correction(21)], "The correction of 22 November 2026 that readers saw is gone"),
    ],
)
def test_corrections_stay_and_new_ones_are_not_earlier(corrections: list[Correction], words: str) -> None:
    seen = publication(corrections=[correction(20), correction(22)])
    assert words in changed_correction([seen], corrections)
    assert bool(words) == bool(changed_correction([seen], corrections))
    assert "stands there twice" in changed_correction([seen], [*seen.corrections, correction(20)])


@pytest.mark.parametrize("changed", ["text", "rows", "surroundings", "units", ""])
def test_what_has_changed_since_the_last_publication_is_told_apart(changed: str) -> None:
    now = Digests.model_validate({**DIGESTS.model_dump(), **({changed: OTHER} if changed else {})})
    status = ApprovalStatus(recorded(publication(now), publication(at=AT + HOUR)), now, (), "")
    flags = (status.text_changed, status.rows_changed, status.surroundings_changed)
    assert flags == (changed in ("text", "units"), changed == "rows", changed == "surroundings")
    never = ApprovalStatus(EMPTY, now, (), "")
    assert (never.text_changed, never.rows_changed, never.surroundings_changed) == (False, False, False)


def test_a_note_is_found_by_its_id_and_open_until_it_is_closed() -> None:
    notes = {name: note_now(name, note(name), {}) for name in ("a", "b")}
    review = Review(notes=tuple(notes.values()))
    assert (review.note("b"), review.open_notes) == (notes["b"], [notes["a"], notes["b"]])
    with pytest.raises(LookupError, match="c"):
        review.note("c")


def step(kind: str, minute: int, **more: object) -> NoteStep:
    return NoteStep.model_validate({"kind": kind, "by": "osw", "at": AT.replace(minute=minute), **more})


def test_a_message_is_a_note_or_a_reply_with_its_note() -> None:
    replies = {name: step("reply", 1, body=name) for name in ("r1", "r2")}
    answered, alone = note_now("a", note(), replies), note_now("b", note(), {})
    review = Review(notes=(alone, answered))
    assert review.message("b") == (alone, None)
    assert review.message("r2") == (answered, answered.replies[1])
    with pytest.raises(LookupError, match="c"):
        review.message("c")


def test_steps_of_a_note_come_in_their_order_and_at_one_moment_by_id() -> None:
    steps = {"b": step("resolve", 1), "a": step("reopen", 1)}
    assert not note_now("n", note(), steps).open
    assert note_now("n", note(), {"a": steps["b"], "b": steps["a"]}).open
    later = note_now("n", note(), {"z": step("resolve", 1), "a": step("reopen", 2)})
    assert (later.open, later.changed) == (True, AT.replace(minute=2))
    assert note_now("n", note(), {}).changed is None


def test_an_edit_of_a_note_changes_its_suggestion_and_no_reply() -> None:
    steps = {"r": step("reply", 1, body="Two."), "e": step("edit", 2, body="How many?", suggestion="three")}
    edited = note_now("n", note(suggestion="one"), steps)
    assert (edited.body, edited.suggestion, edited.edited) == ("How many?", "three", AT.replace(minute=2))
    assert [(reply.body, reply.edited) for reply in edited.replies] == [("Two.", None)]
    deleted = note_now("n", note(), {**steps, "d": step("delete", 3, of="r")})
    assert (deleted.deleted, deleted.edited) == (False, AT.replace(minute=2))
    assert [(reply.body, reply.deleted, reply.edited) for reply in deleted.replies] == [
        ("", True, AT.replace(minute=3))
    ]
    assert note_now("n", note(), {"e": step("edit", 2, body="x", of="gone")}).body == note().body


@pytest.mark.parametrize(
    ("kind", "body", "is_right"),
    [("reply", "x", True), ("edit", "x", True), ("reply", None, False), ("edit", None, False)]
    + [(kind, body, body is None) for kind in ("resolve", "reopen", "delete") for body in ("x", None)],
)
def test_a_step_has_words_if_it_is_one_of_words(kind: str, body: str | None, is_right: bool) -> None:
    if is_right:
        assert step(kind, 1, body=body).body == body
    else:
        with pytest.raises(ValueError, match=f"{'' if body is None else 'no '}'body' with the kind '{kind}'"):
            step(kind, 1, body=body)


def test_a_new_file_of_a_review_is_later_than_all_that_its_writer_saw() -> None:
    tick = datetime.timedelta(microseconds=1)
    assert moment_after(AT) == AT
    assert moment_after(AT, None, AT - HOUR) == AT
    assert moment_after(AT, AT, None) == AT + tick
    assert moment_after(AT, AT + HOUR, AT) == AT + HOUR + tick


@pytest.mark.parametrize("key", ["exact", "prefix", "suffix", "fact"])
def test_no_part_of_a_target_holds_signs_that_nobody_sees(key: str) -> None:
    target = {"exact": "words", key: "a\x07b"}
    with pytest.raises(ValueError, match=r"without control characters \(U\+0007\)"):
        FirstNote.model_validate({"by": "osw", "target": target, "body": "x", "at": AT})


@pytest.mark.parametrize("target", [{"exact": "a"}, {"chart": "a"}, {"fact": "a"}, {"whole": True}])
def test_a_note_is_about_one_thing_at_least(target: dict[str, object]) -> None:
    assert note(target=target)
    with pytest.raises(ValueError, match="'exact', 'chart', 'fact' or 'whole'"):
        note(target={"exact": " "})
