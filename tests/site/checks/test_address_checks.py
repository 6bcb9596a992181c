"""What readers find at the addresses of pieces that vanish, are withdrawn, or had another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core.finding import Finding
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.edition import Edit, edited_edition
from tests.samples.git import commit, git
from tests.samples.reviews import published_file
from tests.samples.site import HEAD, notebook_text

PIECE = "docs/analyses/lifeline.md"
FOLDER = "docs/analyses/lifeline.review"
REVIEW = f"{FOLDER}/published-1.yaml"
OTHER = "docs/analyses/barrels.md"
DRAFT = HEAD.replace("published", "draft")
WITHDRAWN = HEAD.replace("status:", "withdrawn: {date: 2026-01-05, reason: Not ours.}\nstatus:")
PUBLIC = {PIECE: HEAD, REVIEW: published_file()}
THIRD = "docs/analyses/c.md"
HERE = "Take it out of 'formerly' in this file."
FORMERLY = HEAD.replace("status:", "formerly: [lifeline]\nstatus:")


def findings(edition: Edition) -> list[Finding]:
    ids = ("vanished-piece", "wrong-withdrawal", "taken-address", "orphan-review")
    return [finding for finding in edition.findings if finding.id in ids]


@pytest.mark.parametrize(
    ("changes", "path", "state"),
    [
        ({PIECE: DRAFT}, PIECE, "its status is draft"),
        ({PIECE: HEAD.replace("published", "approved")}, PIECE, "its status is approved"),
        ({PIECE: DRAFT.replace("kind: comment", "knd: comment")}, PIECE, "its status is draft"),
        ({PIECE: None}, FOLDER, "its file is gone"),
        ({PIECE: None, "docs/about/lifeline.md": "Words.\n"}, FOLDER, "its file is gone"),
        ({PIECE: None, OTHER: HEAD}, FOLDER, "its file is gone"),
        ({PIECE: None, OTHER: FORMERLY.replace("published", "draft")}, FOLDER, "'barrels', which names it"),
    ],
    ids=["draft", "approved", "broken", "deleted", "moved", "renamed", "renamed to a draft"],
)
def test_a_piece_that_readers_could_see_does_not_vanish(
    edit: Edit, changes: dict[str, str | None], path: str, state: str
) -> None:
    edition = edit({**PUBLIC, **changes}, preview=False)
    (finding,) = [finding for finding in findings(edition) if finding.id != "orphan-review"]
    assert (finding.id, finding.path, state in finding.message) == ("vanished-piece", path, True), finding
    assert "'lifeline' since 9 May 2025" in finding.message
    assert all(way in finding.hint for way in ("desk withdraw lifeline", "formerly: [lifeline]", "delete published-"))
    assert finding in edition.blocking_errors()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {PIECE: WITHDRAWN},
        {PIECE: WITHDRAWN.replace("published", "draft")},
        {PIECE: DRAFT, REVIEW: published_file(date="2099-01-01")},
        {PIECE: DRAFT, REVIEW: published_file("2099-01-01T06:00:00+01:00")},
        {PIECE: DRAFT, REVIEW: None},
        {PIECE: None, REVIEW: None, OTHER: FORMERLY},
        {PIECE: DRAFT, OTHER: FORMERLY, REVIEW: None},
    ],
    ids=[
        "public",
        "withdrawn",
        "withdrawn draft",
        "not due",
        "record to come",
        "no record",
        "moved",
        "no record, moved",
    ],
)
def test_what_readers_find_or_never_saw_has_not_vanished(edit: Edit, changes: dict[str, str | None]) -> None:
    assert [finding.id for finding in findings(edit({**PUBLIC, **changes})) if finding.id != "taken-address"] == []


def test_a_review_file_that_was_left_behind_by_a_rename_is_no_vanished_piece(edit: Edit) -> None:
    (finding,) = findings(edit({**PUBLIC, PIECE: None, OTHER: FORMERLY}))
    assert (finding.id, finding.severity, finding.path) == ("orphan-review", "error", OTHER)
    assert finding.hint == "Move it to barrels.review, with all that is in it: desk migrate"


def test_the_history_knows_what_is_gone_with_its_review(tmp_path: Path) -> None:
    notebook = {
        "docs/analyses/rows.ipynb": notebook_text(HEAD),
        "docs/analyses/rows.review/published-1.yaml": published_file(),
    }
    edited_edition(tmp_path, {**PUBLIC, **notebook})
    commit(tmp_path)
    gone: dict[str, str | None] = dict.fromkeys([*PUBLIC, *notebook])
    slugs = ["lifeline", "rows"]
    for _ in ("before the commit", "after it"):
        edition = edited_edition(tmp_path, gone)
        told = findings(edition)
        assert sorted(slug for finding in told for slug in slugs if f"'{slug}'" in finding.message) == slugs
        assert {(finding.id, finding.path) for finding in told} == {("vanished-piece", "mkdocs.yml")}
        assert set(told) <= set(edition.blocking_errors())
        commit(tmp_path)
    assert len(findings(edited_edition(tmp_path, {**gone, OTHER: FORMERLY}))) == 1
    assert (
        len(findings(edited_edition(tmp_path, {**gone, OTHER: None, PIECE: WITHDRAWN, REVIEW: published_file()}))) == 1
    )


@pytest.mark.parametrize(
    "changes",
    [
        {REVIEW: None},
        {REVIEW: published_file(date="2026-10-03")},
        {REVIEW: published_file("2026-10-03T06:00Z")},
    ],
    ids=["no record", "not due when it was deleted", "recorded later"],
)
def test_the_history_holds_pieces_that_never_were_public(tmp_path: Path, changes: dict[str, str | None]) -> None:
    edited_edition(tmp_path, {**PUBLIC, **changes})
    commit(tmp_path)
    edited_edition(tmp_path, {PIECE: None, REVIEW: None})
    commit(tmp_path, "2026-10-02T12:00:00+02:00")
    assert findings(edited_edition(tmp_path, {PIECE: None, REVIEW: None})) == []


def test_what_came_and_went_on_a_branch_was_never_public(tmp_path: Path) -> None:
    edited_edition(tmp_path, {PIECE: None})
    commit(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "branch")
    for changes in (PUBLIC, dict.fromkeys(PUBLIC)):
        edited_edition(tmp_path, changes)
        commit(tmp_path)
    git(tmp_path, "switch", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "Merge", "branch")
    assert findings(edited_edition(tmp_path, dict.fromkeys(PUBLIC))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {REVIEW: None},
        {REVIEW: published_file("2026-01-06T06:00:00+01:00")},
        {REVIEW: published_file(date="2026-01-06")},
        {PIECE: WITHDRAWN.replace("2026-01-05", "2099-01-05")},
        {REVIEW: published_file(embargo="2026-01-06T06:00+01:00")},
    ],
    ids=["no record", "recorded later", "due later", "day to come", "embargo"],
)
def test_readers_are_told_nothing_of_what_they_never_saw(edit: Edit, changes: dict[str, str | None]) -> None:
    edition = edit({**PUBLIC, PIECE: WITHDRAWN, **changes}, preview=False)
    (finding,) = findings(edition)
    assert (finding.id, finding.path) == ("wrong-withdrawal", PIECE)
    assert edition.view.withdrawn == ()
    assert finding in edition.blocking_errors()
    if "2099" not in str(changes):
        draft = {PIECE: (changes.get(PIECE) or WITHDRAWN).replace("published", "draft")}
        assert edit({**PUBLIC, **changes, **draft}, preview=False).blocking_errors() == []


def test_errors_in_a_withdrawn_text_stop_nothing_and_a_broken_review_file_does(edit: Edit) -> None:
    broken = {**PUBLIC, PIECE: WITHDRAWN + "![A](chart:none)\n"}
    assert edit(broken, preview=False).blocking_errors() == []
    assert edit({**broken, REVIEW: "published: ["}, preview=False).blocking_errors() != []


@pytest.mark.parametrize(
    ("changes", "path", "words", "todo"),
    [
        ({OTHER: FORMERLY}, OTHER, f"is an address of {PIECE}", HERE),
        ({OTHER: FORMERLY.replace("lifeline", "barrels"), PIECE: None}, OTHER, "is the address of this piece", HERE),
        ({OTHER: FORMERLY.replace("lifeline", "index"), PIECE: None}, OTHER, "is the address of the list", HERE),
        (
            {OTHER: FORMERLY, PIECE: DRAFT},
            PIECE,
            f"Its address leads to {OTHER}",
            f"Rename this file, or take 'lifeline' out of 'formerly' in {OTHER}.",
        ),
        (
            {OTHER: FORMERLY, THIRD: FORMERLY, PIECE: None},
            THIRD,
            f"{OTHER} names it in 'formerly', too",
            f"Take it out of this file, or out of {OTHER}: an address leads to one place.",
        ),
        (
            {OTHER: FORMERLY.replace("published", "draft"), THIRD: FORMERLY, PIECE: None},
            OTHER,
            f"{THIRD} names it",
            f"Take it out of this file, or out of {THIRD}: an address leads to one place.",
        ),
    ],
    ids=["live", "its own", "list", "draft", "two claims", "the claim of a draft"],
)
def test_an_address_leads_to_one_place(
    edit: Edit, changes: dict[str, str | None], path: str, words: str, todo: str
) -> None:
    told = findings(edit(changes))
    assert [(finding.id, finding.path) for finding in told] == [("taken-address", path)]
    assert words in told[0].message
    assert told[0].hint == todo


@pytest.mark.parametrize("more", ["--unshallow", "--deepen=1"])
def test_more_of_the_history_is_read_once_it_is_there(tmp_path: Path, more: str) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    edited_edition(whole, PUBLIC, preview=False)
    commit(whole)
    for path in (PIECE, REVIEW):
        (whole / path).unlink()
    commit(whole)
    commit(whole)
    git(tmp_path, "clone", "-q", "--depth", "2", whole.as_uri(), str(part))
    assert findings(prepare_edition(part / "mkdocs.yml")) == []
    git(part, "fetch", "-q", more)
    assert [finding.id for finding in findings(prepare_edition(part / "mkdocs.yml"))] == ["vanished-piece"]


def test_two_pieces_do_not_lead_to_each_other(edit: Edit) -> None:
    edition = edit({OTHER: FORMERLY, PIECE: FORMERLY.replace("[lifeline]", "[barrels]")}, preview=False)
    assert [finding.path for finding in findings(edition)] == [OTHER, PIECE]
    assert edition.view.redirects == {}
