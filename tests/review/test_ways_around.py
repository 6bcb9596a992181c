"""Ways around an approval, or around a correction of what readers saw: each is refused, and it is said how."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.pieces.digests import Digests
from tests.samples.approvals import BODY, FILES, PIECE, REVIEW, ROWS
from tests.samples.edition import Edit
from tests.samples.git import commit, git
from tests.samples.reviews import approval, publication, review_files
from tests.samples.site import CHART, HEAD, TRADE, TRADE_ROWS, notebook_text, write_files

ZONE = datetime.timezone(datetime.timedelta(hours=1))
DAY = datetime.datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
NOW = "2026-11-26T12:00+01:00"
Files = dict[str, str | None]
OTHER = "docs/analyses/barrels.md"
OLD_DAY = {"date": "2025-05-09"}
NEW_BODY = BODY.replace("Trade was", "Trade came to")
FIRST = {"date": "2026-11-20", "text": "First."}


def head(**keys: str) -> str:
    """The front matter with some keys added, or others in place of its own."""
    lines = [line for line in HEAD.strip().split("\n")[1:-1] if line.partition(":")[0] not in keys]
    return "\n".join(["---", *lines, *(f"{key}: {value}" for key, value in keys.items()), "---", ""])


NEW: Files = {PIECE: HEAD + NEW_BODY}


class Newsroom:
    """The site, with one piece that was approved and published on 25 November and that readers have seen since."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self.old = self.digests({})

    def digests(self, changes: Files, path: str = PIECE) -> Digests:
        """The digests of the piece after some changes. The files stay as they were."""
        digests = self._edit({**FILES, **changes}).content.approval_status(path).digests
        self._edit({**dict.fromkeys(changes), **FILES})
        return digests

    def approved(self, changes: Files, by: str = "nkk-editors", hour: int = 10, slug: str = "lifeline") -> Files:
        """The changes, with an approval of what they make of the piece."""
        path = next((name for name in changes if name.startswith(f"docs/analyses/{slug}.")), PIECE)
        digests = self.digests(changes, path)
        return {**changes, **review_files(slug, approvals=[approval(by, digests, DAY.replace(hour=hour))])}

    def record(self, digests: Digests | None = None, at: datetime.datetime = DAY, **keys: object) -> Files:
        """The file of a record, by itself of the piece as readers saw it."""
        return review_files(publications=[publication(digests or self.old, at, **{**OLD_DAY, **keys})])

    @property
    def published(self) -> Files:
        """The first approval and the first record."""
        return {**review_files(approvals=[approval("nkk-editors", self.old, DAY)]), **self.record()}

    def told(self, changes: Files, at: str = NOW) -> list[str]:
        """What is said of the site: the ids of the errors that stop it, and whether something is not on record."""
        edition = self._edit({**FILES, **changes}, preview=False, at=at)
        unrecorded = [finding for finding in edition.findings if finding.id == "unrecorded-publication"]
        return sorted({finding.id for finding in (*edition.blocking_errors(), *unrecorded)})


@pytest.fixture
def newsroom(edit: Edit) -> Newsroom:
    return Newsroom(edit)


Way = Callable[[Newsroom], Files]
WITHOUT_GIT: dict[str, tuple[Way, list[str]]] = {
    "nothing": (lambda room: {}, []),
    "other line ends": (lambda room: {PIECE: (HEAD + BODY).replace("\n", "\r\n")}, []),
    "blanks at the end": (lambda room: {PIECE: HEAD + BODY + "\n\n"}, []),
    "new words": (lambda room: NEW, ["missing-correction", "not-approved"]),
    "new words, approved": (lambda room: room.approved(NEW), ["missing-correction", "unrecorded-publication"]),
    "a key 'updated' in place of a correction": (
        lambda room: room.approved({PIECE: head(updated="2026-11-26") + NEW_BODY}),
        ["missing-correction", "unrecorded-publication"],
    ),
    "a correction that says nothing": (
        lambda room: room.approved({PIECE: head(corrections="[{date: 2026-11-26, text: '.'}]") + NEW_BODY}),
        ["missing-correction", "unrecorded-publication"],
    ),
    "a correction dated next year": (
        lambda room: room.approved({PIECE: head(corrections="[{date: 2027-11-26, text: So.}]") + NEW_BODY}),
        ["correction-day", "unrecorded-publication"],
    ),
    "a correction dated before the piece": (
        lambda room: room.approved({PIECE: head(corrections="[{date: 2020-11-26, text: So.}]") + NEW_BODY}),
        ["correction-day", "unrecorded-publication"],
    ),
    "one correction for two changes, the first on record": (
        lambda room: {
            **room.approved({PIECE: head(corrections="[{date: 2026-11-20, text: First.}]") + NEW_BODY}),
            **room.record(
                room.digests({PIECE: head(corrections="[{date: 2026-11-20, text: First.}]") + BODY}),
                DAY.replace(hour=11),
                corrections=[FIRST],
            ),
        },
        ["missing-correction", "unrecorded-publication"],
    ),
    "the same correction twice": (
        lambda room: {
            **room.approved(
                {
                    PIECE: head(corrections="[{date: 2026-11-20, text: First.}, {date: 2026-11-20, text: First.}]")
                    + NEW_BODY
                }
            ),
            **room.record(corrections=[FIRST]),
        },
        ["changed-correction", "missing-correction", "unrecorded-publication"],
    ),
    "a record that leaves a correction out, to drop it": (
        lambda room: {**room.record(corrections=[FIRST]), **room.record(at=DAY.replace(hour=11))},
        ["changed-correction"],
    ),
    "a record that leaves a correction out, to use it again": (
        lambda room: {
            **room.approved({PIECE: head(corrections="[{date: 2026-11-20, text: First.}]") + NEW_BODY}),
            **room.record(corrections=[FIRST]),
            **room.record(at=DAY.replace(hour=11)),
        },
        ["missing-correction", "unrecorded-publication"],
    ),
    "a record of the new words by hand": (
        lambda room: {**room.approved(NEW), **room.record(room.digests(NEW), DAY.replace(hour=11))},
        ["missing-correction"],
    ),
    "the same, dated before the first": (
        lambda room: {**room.approved(NEW), **room.record(room.digests(NEW), DAY.replace(year=2025))},
        ["missing-correction", "unrecorded-publication"],
    ),
    "the same, dated next year": (
        lambda room: {**room.approved(NEW), **room.record(room.digests(NEW), DAY.replace(year=2099))},
        ["future-record", "missing-correction"],
    ),
    "the same, minor by a sign that nobody sees": (
        lambda room: {
            **room.approved(NEW),
            f"{REVIEW}/published-2.yaml": next(iter(room.record(room.digests(NEW), DAY.replace(hour=11)).values()))
            + "minor: \u2063\n",
        },
        ["missing-correction", "not-approved", "wrong-value"],
    ),
    "a record that cannot be read": (
        lambda room: {f"{REVIEW}/published-2.yaml": "at: soon\n"},
        ["missing-key", "not-approved", "wrong-value"],
    ),
    "a day moved on": (
        lambda room: {PIECE: head(date="2026-12-24") + BODY},
        ["unrecorded-publication", "vanished-piece"],
    ),
    "a day moved back": (lambda room: {PIECE: head(date="2020-05-09") + BODY}, ["unrecorded-publication"]),
    "a day moved on and back, with new words": (
        lambda room: {**room.approved(NEW), **room.record(at=DAY.replace(hour=11), date="2026-12-24")},
        ["missing-correction", "unrecorded-publication"],
    ),
    "an embargo over what readers saw": (
        lambda room: {PIECE: head(embargo="2026-12-24T06:00+01:00") + BODY},
        ["unrecorded-publication", "vanished-piece"],
    ),
    "an embargo that is lifted by hand": (
        lambda room: {
            **dict.fromkeys(room.record()),
            **room.record(at=DAY.replace(hour=8), embargo="2099-01-01T06:00Z"),
        },
        ["unrecorded-publication"],
    ),
    "published by hand": (lambda room: dict.fromkeys(room.record()), ["unrecorded-publication"]),
    "set back to draft": (lambda room: {PIECE: head(status="draft") + BODY}, ["vanished-piece"]),
    "a unit": (
        lambda room: room.approved({"data/datasets/economy/trade.yaml": TRADE.replace("unit: USD bn", "unit: EUR bn")}),
        ["missing-correction", "unrecorded-publication"],
    ),
    "a shared chart": (
        lambda room: {"data/charts/trade.yaml": CHART + "note: Estimated.\n"},
        ["missing-correction", "not-approved"],
    ),
    "a notebook in place of the text": (
        lambda room: {PIECE: None, "docs/analyses/lifeline.ipynb": notebook_text(HEAD.strip() + "\n" + BODY)},
        ["missing-correction", "not-approved"],
    ),
    "a site that requires no approvals": (
        lambda room: {**NEW, "mkdocs.yml": (FILES["mkdocs.yml"] or "").replace("required: 1", "required: 0")},
        ["missing-correction"],
    ),
    "an approval of other words": (
        lambda room: {
            OTHER: HEAD + NEW_BODY.replace("id: own", "id: other"),
            **review_files("barrels", [approval("nkk-editors", room.old, DAY)]),
        },
        ["not-approved"],
    ),
    "the review of another piece": (
        lambda room: {
            OTHER: HEAD + NEW_BODY.replace("id: own", "id: other"),
            **{path.replace("lifeline", "barrels"): text for path, text in room.published.items()},
        },
        ["missing-correction", "not-approved"],
    ),
    "a rename that leaves the review": (
        lambda room: {PIECE: None, OTHER: head(formerly="[lifeline]") + BODY},
        ["not-approved", "orphan-review", "vanished-piece"],
    ),
    "an approval by somebody unknown": (
        lambda room: {**room.approved({PIECE: HEAD + BODY}, by="nobody"), **no_approval(room)},
        ["not-approved"],
    ),
    "an approval by an author": (
        lambda room: {**room.approved({PIECE: HEAD + BODY}, by="osw-editors"), **no_approval(room)},
        ["not-approved"],
    ),
    "an approval in the file of another": (
        lambda room: {
            **no_approval(room),
            f"{REVIEW}/approvals/nkk-editors-20261125-090000-000000.yaml": next(
                iter(review_files(approvals=[approval("jan", room.old, DAY)]).values())
            ),
        },
        ["not-approved", "review-file"],
    ),
    "one reviewer twice": (
        lambda room: {
            **room.approved({PIECE: HEAD + BODY}),
            "mkdocs.yml": (FILES["mkdocs.yml"] or "").replace("required: 1", "required: 2"),
        },
        ["not-approved"],
    ),
    "an earlier approval of words that are back": (
        lambda room: room.approved(NEW) | {PIECE: HEAD + BODY},
        ["not-approved"],
    ),
    "an approval dated next year": (
        lambda room: {
            **no_approval(room),
            **review_files(approvals=[approval("nkk-editors", room.old, DAY.replace(year=2099))]),
        },
        ["future-record", "not-approved"],
    ),
}


def no_approval(room: Newsroom) -> Files:
    """The first approval is taken out."""
    return dict.fromkeys(review_files(approvals=[approval("nkk-editors", room.old, DAY)]))


@pytest.mark.parametrize(("way", "told"), WITHOUT_GIT.values(), ids=list(WITHOUT_GIT))
def test_it_is_refused(newsroom: Newsroom, way: Way, told: list[str]) -> None:
    assert newsroom.told({**newsroom.published, **way(newsroom)}) == told


WITH_GIT: dict[str, tuple[Way, list[str]]] = {
    "nothing": (lambda room: {}, []),
    "the record is deleted": (
        lambda room: {**room.approved(NEW), **dict.fromkeys(room.record())},
        ["removed-record", "unrecorded-publication"],
    ),
    "the same, and it is no longer published": (
        lambda room: {PIECE: head(status="review") + BODY, **dict.fromkeys(room.record())},
        ["removed-record"],
    ),
    "the same, and the piece is deleted": (
        lambda room: {PIECE: None, **dict.fromkeys(room.record())},
        ["vanished-piece"],
    ),
    "the day in the record is changed": (
        lambda room: {next(iter(room.record())): next(iter(room.record(date="2099-01-01").values()))},
        ["removed-record", "unrecorded-publication"],
    ),
    "a rename without a word": (
        lambda room: {
            **dict.fromkeys([PIECE, *room.published]),
            OTHER: HEAD + BODY,
            **{path.replace("lifeline", "barrels"): text for path, text in room.published.items()},
        },
        ["vanished-piece"],
    ),
    "a rename that loses the record": (
        lambda room: {
            **dict.fromkeys([PIECE, *room.published]),
            **room.approved({OTHER: head(formerly="[lifeline]") + NEW_BODY}, slug="barrels"),
        },
        ["removed-record", "unrecorded-publication"],
    ),
    "a rename that takes the record along": (
        lambda room: {
            **dict.fromkeys([PIECE, *room.published]),
            OTHER: head(formerly="[lifeline]") + BODY,
            **{path.replace("lifeline", "barrels"): text for path, text in room.published.items()},
        },
        [],
    ),
}


@pytest.mark.parametrize(("way", "told"), WITH_GIT.values(), ids=list(WITH_GIT))
def test_it_is_refused_by_the_history(newsroom: Newsroom, tmp_path: Path, way: Way, told: list[str]) -> None:
    changes = way(newsroom)
    newsroom.told(newsroom.published)
    commit(tmp_path, "2026-11-25T12:00:00+01:00")
    assert newsroom.told({**newsroom.published, **changes}) == told
    commit(tmp_path, NOW)
    assert newsroom.told({**newsroom.published, **changes}) == told


def test_a_record_that_came_late_replaced_nothing_before(newsroom: Newsroom, tmp_path: Path) -> None:
    """It says that it was made under the embargo. But readers had seen the earlier text when it came."""
    until = {"embargo": "2026-11-25T20:00+01:00"}
    piece: Files = {PIECE: head(**until) + BODY, **newsroom.published, **newsroom.record(**until)}
    newsroom.told(piece)
    commit(tmp_path, "2026-11-25T12:00:00+01:00")
    new: Files = {PIECE: head(**until) + NEW_BODY}
    made = newsroom.approved(new) | newsroom.record(newsroom.digests(new), DAY.replace(hour=11), **until)
    for moment, told in (("2026-11-25T19:00:00+01:00", []), ("2026-11-26T10:00:00+01:00", ["missing-correction"])):
        write_files(tmp_path, {**piece, **made})
        commit(tmp_path, moment)
        assert newsroom.told({**piece, **made}) == told
        git(tmp_path, "reset", "-q", "--hard", "HEAD^")


def test_a_piece_that_was_postponed_or_taken_back_in_time_was_not_seen(newsroom: Newsroom, tmp_path: Path) -> None:
    first = newsroom.record(date="2026-11-26")
    later = newsroom.record(at=DAY.replace(hour=11), date="2026-12-24")
    approvals = review_files(approvals=[approval("nkk-editors", newsroom.old, DAY)])
    assert newsroom.told({PIECE: head(date="2026-12-24") + BODY, **approvals, **first, **later}) == []
    # New rows need approval again.
    rows = {ROWS: TRADE_ROWS.replace("110.94", "110.95")}
    assert newsroom.told({PIECE: head(date="2026-12-24") + BODY, **approvals, **first, **later, **rows}) == [
        "not-approved"
    ]
    taken_back: Files = {PIECE: head(status="draft") + BODY, **dict.fromkeys(later), **approvals, ROWS: TRADE_ROWS}
    newsroom.told({**taken_back, **first})
    commit(tmp_path, "2026-11-25T12:00:00+01:00")
    newsroom.told({**taken_back, **dict.fromkeys(first)})
    commit(tmp_path, "2026-11-25T14:00:00+01:00")
    assert newsroom.told({**taken_back, **dict.fromkeys(first)}) == []
    assert newsroom.told({**taken_back, PIECE: None}) == []
