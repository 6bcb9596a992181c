"""What 'has been public' decides: which changes need approval, and which a correction."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.pieces.analysis import is_public
from dashboard.review.publication import Publication
from tests.samples.approvals import BODY, FILES, PIECE, ROWS
from tests.samples.desk import Run, desk_with_draft
from tests.samples.edition import Edit
from tests.samples.git import commit
from tests.samples.reviews import approval, publication, review_files
from tests.samples.site import HEAD, TRADE, TRADE_ROWS, write_files

ZONE = datetime.timezone(datetime.timedelta(hours=1))
DAY = datetime.datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
BEFORE, AFTER = "2026-11-24T12:00+01:00", "2026-11-26T12:00+01:00"
NEW_ROWS = {ROWS: TRADE_ROWS.replace("110.94", "110.95")}
NEW_TEXT = {PIECE: HEAD + BODY.replace("Trade was", "Trade came to")}
CORRECTED = {PIECE: (NEW_TEXT[PIECE] or "").replace("status:", "corrections: [{date: 2026-11-26, text: So.}]\nstatus:")}
Published = Callable[..., Edition]


@pytest.fixture
def published(edit: Edit) -> Published:
    """The piece, approved and recorded as it is in FILES, and some files changed since."""

    def make(changes: dict[str, str | None], at: str, approved_now: bool = False, **record: object) -> Edition:
        digests = edit(FILES).content.approval_status(PIECE).digests
        approvals = [approval("nkk-editors", digests, DAY)]
        if approved_now:
            now = edit({**FILES, **changes}).content.approval_status(PIECE).digests
            approvals.append(approval("nkk-editors", now, DAY.replace(hour=10)))
        review = review_files(approvals=approvals, publications=[publication(digests, DAY, **record)])
        return edit({**FILES, **review, **changes}, preview=False, at=at)

    return make


def stopping(edition: Edition) -> list[str]:
    return sorted({finding.id for finding in edition.blocking_errors()})


@pytest.mark.parametrize(
    ("record", "at", "counts"),
    [
        ({}, AFTER, True),
        ({}, BEFORE, False),
        ({"date": "2026-11-26"}, "2026-11-26T00:00+01:00", True),
        ({"date": "2026-11-26"}, "2026-11-25T23:59+01:00", False),
        ({"embargo": "2026-11-26T06:00+01:00"}, "2026-11-26T06:00+01:00", True),
        ({"embargo": "2026-11-26T06:00+01:00"}, "2026-11-26T05:59+01:00", False),
    ],
    ids=["recorded", "not yet recorded", "its day", "the day before", "embargo over", "embargo"],
)
def test_new_rows_need_approval_until_readers_could_see_the_piece(
    published: Published, record: dict[str, object], at: str, counts: bool
) -> None:
    edition = published(NEW_ROWS, at, **record)
    assert (edition.content.approval_status(PIECE).missing == "") is counts


def test_an_edit_under_an_embargo_needs_approval_and_no_correction(published: Published) -> None:
    head = HEAD.replace("status:", "embargo: 2026-12-01T06:00+01:00\nstatus:")
    files = {PIECE: head + BODY.replace("Trade was", "Trade came to")}
    until = {"embargo": "2026-12-01T06:00+01:00"}
    assert stopping(published(files, AFTER, **until)) == ["not-approved"]
    assert stopping(published(files, AFTER, approved_now=True, **until)) == []


def test_a_changed_text_needs_approval_and_a_correction(published: Published) -> None:
    assert stopping(published(NEW_TEXT, AFTER)) == ["missing-correction", "not-approved"]
    assert stopping(published(NEW_TEXT, AFTER, approved_now=True)) == ["missing-correction"]
    assert stopping(published(CORRECTED, AFTER)) == ["not-approved"]
    assert stopping(published(CORRECTED, AFTER, approved_now=True)) == []


def test_a_changed_unit_is_a_changed_text(published: Published) -> None:
    unit = {"data/datasets/economy/trade.yaml": TRADE.replace("unit: USD bn", "unit: EUR bn")}
    assert "not-approved" in stopping(published(unit, AFTER))
    assert "missing-correction" in stopping(published(unit, AFTER, approved_now=True))


@pytest.mark.parametrize(
    ("corrections", "problem"),
    [
        ("", "is gone or changed"),
        ("corrections: [{date: 2026-11-20, text: Other words.}]\n", "is gone or changed"),
        ("corrections: [{date: 2026-11-21, text: First.}]\n", "is gone or changed"),
        ("corrections: [{date: 2026-11-20, text: First.}, {date: 2026-11-19, text: New.}]\n", "is dated before"),
        ("corrections: [{date: 2026-11-20, text: First.}, {date: 2026-11-26, text: New.}]\n", ""),
        ("corrections: [{date: 2026-11-26, text: New.}, {date: 2026-11-20, text: First.}]\n", ""),
    ],
    ids=["deleted", "reworded", "dated anew", "dated before", "added", "added above"],
)
def test_a_correction_that_readers_saw_stays(published: Published, corrections: str, problem: str) -> None:
    head = HEAD.replace("status:", f"{corrections}status:")
    shown = [{"date": "2026-11-20", "text": "First."}]
    edition = published({PIECE: head + BODY}, AFTER, corrections=shown)
    told = [finding.message for finding in edition.findings if finding.id == "changed-correction"]
    assert [problem in message for message in told] == ([True] if problem else [])


def test_a_record_made_by_hand_declares_nothing(edit: Edit) -> None:
    old = edit(FILES).content.approval_status(PIECE).digests
    new = edit({**FILES, **NEW_TEXT}).content.approval_status(PIECE).digests
    later = DAY.replace(hour=12)

    def stopped(second: Publication) -> list[str]:
        review = review_files(
            approvals=[approval("nkk-editors", new, DAY)], publications=[publication(old, DAY), second]
        )
        return stopping(edit({**FILES, **NEW_TEXT, **review}, preview=False, at=AFTER))

    assert stopped(publication(new, later)) == ["missing-correction"]
    edit(dict.fromkeys(review_files(publications=[publication(new, later)])))
    assert stopped(publication(new, later.replace(minute=1), minor="a comma")) == []


def test_a_publication_that_nobody_recorded_is_told(edit: Edit) -> None:
    digests = edit(FILES).content.approval_status(PIECE).digests
    approved = review_files(approvals=[approval("nkk-editors", digests, DAY)])

    def told(**record: object) -> list[str]:
        records = review_files(publications=[publication(digests, DAY, **record)] if record else [])
        findings = edit({**FILES, **approved, **records}, preview=False, at=AFTER).findings
        return [finding.message for finding in findings if finding.id == "unrecorded-publication"]

    assert "no record" in told()[0]
    assert "recorded for 30 November 2026" in told(date="2026-11-30")[0]
    assert told(date="2025-05-09") == []


def test_a_record_that_was_committed_stays(edit: Edit, tmp_path: Path) -> None:
    digests = edit(FILES).content.approval_status(PIECE).digests
    record = review_files(publications=[publication(digests, DAY)])
    (path, text), *_ = record.items()

    def removed(changes: dict[str, str | None]) -> list[str]:
        findings = edit({**FILES, **changes}).findings
        return [finding.message for finding in findings if finding.id == "removed-record"]

    assert removed(record) == []
    commit(tmp_path)
    assert removed({path: None}) != []
    assert removed({path: (text or "").replace("a", "b")}) != []
    assert removed({path: (text or "").replace("\n", "\r\n")}) == []
    edit({path: None})
    commit(tmp_path, AFTER)
    assert removed({}) != []
    assert removed(record) == []


def test_an_embargo_sets_the_printed_day(edit: Edit) -> None:
    embargo = HEAD.replace("status:", "embargo: 2025-06-01T00:30+02:00\nstatus:")
    analysis = edit({PIECE: embargo}).content.analyses[PIECE]
    assert analysis
    assert (analysis.front.date.isoformat(), analysis.day.isoformat()) == ("2025-05-09", "2025-06-01")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The site in git, its piece a draft, and the command."""
    monkeypatch.chdir(tmp_path)
    return desk_with_draft(tmp_path, BODY)


def change(root: Path, old: str, new: str) -> None:
    text = (root / PIECE).read_text(encoding="utf-8")
    assert old in text
    (root / PIECE).write_text(text.replace(old, new), encoding="utf-8")


def test_no_status_in_between_spares_a_correction(desk: Run, tmp_path: Path) -> None:
    desk("approve", "lifeline", "--as", "nkk-editors")
    desk("publish", "lifeline")
    assert "nothing to declare" in desk("publish", "lifeline", "--minor", "a typo", refused=True).output
    change(tmp_path, "status: published", "status: review")
    change(tmp_path, "Trade was", "Trade came to")
    desk("approve", "lifeline", "--as", "nkk-editors")
    assert "missing-correction" in desk("publish", "lifeline", refused=True).output
    desk("publish", "lifeline", "--minor", "another verb")
    assert "declared minor: another verb" in desk("status", "lifeline").output
    assert "Declared minor" in desk("diff", "lifeline").output
    content = prepare_edition(tmp_path / "mkdocs.yml").content
    analysis = content.analyses[PIECE]
    assert analysis
    assert is_public(analysis, content.audience.at)


def test_a_publication_records_the_embargo_of_its_data(desk: Run, tmp_path: Path) -> None:
    descriptor = f"{TRADE}embargo: 2099-01-01T06:00+01:00\n"
    write_files(tmp_path, {"data/datasets/economy/trade.yaml": descriptor})
    desk("approve", "lifeline", "--as", "nkk-editors")
    assert "Readers see it from 2099-01-01 06:00 CET." in desk("publish", "lifeline").output
    (record,) = prepare_edition(tmp_path / "mkdocs.yml").content.reviews["lifeline"].review.publications
    assert record.embargo
    assert record.embargo.astimezone(datetime.UTC).isoformat() == "2099-01-01T05:00:00+00:00"
