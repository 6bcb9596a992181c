"""Approvals: what they are of, who may give them, and what a change does to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.core.finding import Finding
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.pieces.analysis import is_public
from dashboard.review.review import Review
from tests.samples.approvals import AT, BODY, FILES, PIECE, REVIEW, ROWS, RULE
from tests.samples.edition import Edit, is_shown
from tests.samples.git import commit, git
from tests.samples.reviews import DIGESTS, approval, note, publication, review_files
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS, notebook_text


@pytest.fixture
def site(edit: Edit) -> Callable[..., Edition]:
    """The small site with the rule, its piece approved as it is in FILES, and some files changed since."""

    def make(
        changes: dict[str, str | None] | None = None,
        *,
        by: str = "nkk-editors",
        before: dict[str, str | None] | None = None,
        published: bool = False,
        **more: Any,
    ) -> Edition:
        files = FILES | (before or {})
        approval_status = edit(files).content.approval_status(PIECE)
        digests = approval_status.digests
        publications = [publication(digests, AT, date=AT.date())] if published else []
        review = review_files("lifeline", [approval(by, digests, AT)], publications=publications)
        return edit({**files, **review, **(changes or {})}, **more)

    return make


def public(edition: Edition, path: str = PIECE) -> bool:
    analysis = edition.content.analyses[path]
    assert analysis
    return is_public(analysis, AT)


def stopping(edition: Edition, id: str = "not-approved") -> list[Finding]:
    return [finding for finding in edition.blocking_errors() if finding.id == id]


def test_without_the_rule_nothing_has_to_be_approved(edit: Edit) -> None:
    assert public(edit({**FILES, "mkdocs.yml": SITE["mkdocs.yml"]}))
    assert public(edit({**FILES, "mkdocs.yml": RULE.replace("required: 1", "required: 0")}))


def test_what_is_published_without_approval_stays_out_and_stops(edit: Edit) -> None:
    edition = edit(FILES, preview=False)
    assert not public(edition)
    assert not is_shown(edition, PIECE)
    (finding,) = stopping(edition)
    assert (finding.path, finding.line) == (PIECE, 8)
    assert "it needs 1 approval and has none" in finding.message


def test_an_approved_piece_is_public(site: Callable[..., Edition]) -> None:
    edition = site(preview=False)
    assert public(edition)
    assert edition.blocking_errors() == []


@pytest.mark.parametrize(("year", "counts"), [(2026, True), (2099, False)])
def test_an_approval_of_a_day_to_come_does_not_count(edit: Edit, year: int, counts: bool) -> None:
    digests = edit(FILES).content.approval_status(PIECE).digests
    review = review_files(approvals=[approval("nkk-editors", digests, AT.replace(year=year))])
    assert is_shown(edit({**FILES, **review}, preview=False), PIECE) is counts


@pytest.mark.parametrize("later", [{"date": "2099-01-01"}, {"embargo": "2099-01-01T06:00+01:00"}])
def test_a_piece_that_was_recorded_for_a_later_day_waits_though_the_day_was_taken_out(
    edit: Edit, later: dict[str, str]
) -> None:
    digests = edit(FILES).content.approval_status(PIECE).digests
    review = review_files(
        approvals=[approval("nkk-editors", digests)], publications=[publication(digests, AT, **later)]
    )
    edition = edit({**FILES, **review}, preview=False)
    assert not is_shown(edition, PIECE)
    assert [finding.path for finding in stopping(edition, "unrecorded-publication")] == [PIECE]


DESCRIPTOR = "data/datasets/economy/trade.yaml"
EVENT = "events: [{id: war, date: 2024-02-25, label: War, source: A}]\n"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({PIECE: HEAD + BODY.replace("Trade was", "Trade came to")}, "the text has changed since"),
        ({PIECE: HEAD.replace("A lifeline", "A threat") + BODY}, "the text has changed since"),
        ({PIECE: HEAD + BODY.replace("Both grew", "Both fell")}, "the text has changed since"),
        ({"data/charts/trade.yaml": CHART.replace("surged", "fell")}, "the text has changed since"),
        ({"data/facts.yaml": str(FILES["data/facts.yaml"]).replace("max(value)", "max(value + 0)")}, "the text has"),
        ({"data/events.yaml": EVENT}, "labels, events or people have changed since"),
        ({DESCRIPTOR: TRADE.replace("updated: 2026-01-20", "updated: 2026-01-21")}, "labels, events or people have"),
        ({DESCRIPTOR: TRADE + "how: Typed by hand.\n"}, "labels, events or people have"),
        ({DESCRIPTOR: TRADE.replace("USD bn", "EUR bn")}, "a unit has changed since"),
        ({"docs/images/port.svg": "<svg><text>Slander</text></svg>"}, "the text has changed since"),
        ({ROWS: TRADE_ROWS.replace("110.94", "110.95")}, "the rows have changed since"),
        ({ROWS: TRADE_ROWS.replace("103.6,later,estimate", "103.6,later,")}, "the rows have changed since"),
    ],
)
def test_a_later_change_voids_an_approval(
    site: Callable[..., Edition], changes: dict[str, str | None], reason: str
) -> None:
    edition = site(changes)
    assert not public(edition)
    assert f"that of nkk-editors does not count: {reason}" in stopping(edition)[0].message


@pytest.mark.parametrize(
    "changes",
    [
        {PIECE: HEAD.replace("2025-05-09", "2025-05-08\nupdated: 2025-05-10\nreviewers: [nkk-editors]") + BODY},
        {PIECE: HEAD.replace("status", "formerly: [old]\nstatus") + BODY},
        {PIECE: (HEAD.replace("title: A lifeline", 'title: "A lifeline"  # as agreed') + BODY).replace("\n", "\r\n")},
        {"data/charts/trade.yaml": "# Colours as in print.\n" + CHART},
        {DESCRIPTOR: f"{TRADE}next_update: {{on: 2027-01-20, source: https://example.org/}}\n"},
        {"data/charts/more.yaml": CHART},
    ],
)
def test_what_readers_do_not_see_voids_nothing(site: Callable[..., Edition], changes: dict[str, str | None]) -> None:
    assert public(site(changes))


def test_rows_that_a_piece_does_not_use_void_nothing(site: Callable[..., Edition]) -> None:
    before = {PIECE: HEAD + "Trade was [129.32](fact:trade/value?year=2024&flow=russia-to-china).\n"}
    assert public(site({ROWS: TRADE_ROWS.replace("110.94", "110.95")}, before=before))
    assert not public(site({ROWS: TRADE_ROWS.replace("129.32,customs,", "129.32,customs,derived")}, before=before))


def test_what_readers_have_seen_stays_when_its_rows_change(site: Callable[..., Edition]) -> None:
    edition = site({ROWS: TRADE_ROWS.replace("110.94", "110.95")}, published=True)
    assert public(edition)
    assert edition.content.approval_status(PIECE).rows_changed
    assert not stopping(edition)


def test_a_changed_text_needs_approval_again(site: Callable[..., Edition]) -> None:
    edition = site({PIECE: HEAD + BODY.replace("Trade was", "Trade came to")}, published=True)
    assert not public(edition)
    assert stopping(edition)
    assert edition.content.approval_status(PIECE).text_changed


@pytest.mark.parametrize(
    ("by", "changes", "message"),
    [
        ("osw-editors", {}, "'osw-editors' is among the authors"),
        ("jan", {}, "nobody of another institute has approved it"),
        ("nkk-editors", {"data/authors/nkk-editors.yaml": None}, "there is no 'nkk-editors' in data/authors/"),
        ("nobody", {}, "there is no 'nobody' in data/authors/"),
    ],
)
def test_who_may_not_approve(
    site: Callable[..., Edition], by: str, changes: dict[str, str | None], message: str
) -> None:
    edition = site(changes, by=by)
    assert not public(edition)
    assert message in stopping(edition)[0].message
    barred = [(finding.path, finding.line) for finding in edition.findings if finding.id == "barred-reviewer"]
    path = f"{REVIEW}/approvals/{approval(by, at=AT).file_name}"
    assert barred == ([(path, 1)] if by != "jan" else [])


def test_who_has_moved_institute_is_of_the_new_one(site: Callable[..., Edition]) -> None:
    moved = "name: Jan\naffiliations: [{institute: osw, to: 2026-01-01}, {institute: nkk, from: 2026-01-02}]\n"
    assert public(site({"data/authors/jan.yaml": moved}, by="jan"))


@pytest.mark.parametrize("posts", ["to: 2024", "to: 2030", "to: 2026-11-24}, {institute: nkk, from: 2026-11-26"])
def test_a_colleague_who_has_left_or_will_leave_is_of_no_other_institute(
    site: Callable[..., Edition], posts: str
) -> None:
    colleague = f"name: Jan\naffiliations: [{{institute: osw, {posts}}}]\n"
    edition = site({"data/authors/jan.yaml": colleague}, by="jan")
    assert "nobody of another institute has approved it" in stopping(edition)[0].message


def test_another_institute_is_needed_once_and_only_if_the_site_says_so(site: Callable[..., Edition]) -> None:
    assert public(site({"mkdocs.yml": RULE.replace("other_institute: true", "other_institute: false")}, by="jan"))
    digests = site().content.approval_status(PIECE).digests
    assert public(site(review_files(approvals=[approval("jan", digests, AT)])))


def test_institutes_of_one_house_count_once_if_the_site_says_so(site: Callable[..., Edition]) -> None:
    ui = FILES["data/institutes/nkk.yaml"]
    names = {f"data/institutes/{slug}.yaml" for slug in ("osw", "nkk")}
    parts = {name: f"{ {**SITE, **FILES}[name] }part_of: ui\n" for name in names} | {"data/institutes/ui.yaml": ui}
    assert public(site(parts))
    once = RULE.replace("other_institute", "house_counts_once: true, other_institute")
    assert not public(site({**parts, "mkdocs.yml": once}))
    assert public(site({"mkdocs.yml": once, "data/institutes/ui.yaml": None}))


def test_two_who_may_be_one_person_count_once(site: Callable[..., Edition], edit: Edit) -> None:
    two = {"mkdocs.yml": RULE.replace("required: 1", "required: 2")}
    digests = site().content.approval_status(PIECE).digests
    review = review_files("lifeline", [approval(by, digests, AT) for by in ("nkk-editors", "eva")])
    eva = {"data/authors/eva.yaml": "name: Eva\ninstitute: nkk\n"}
    files = {**FILES, **two, **eva, **review}
    assert public(edit(files))
    team = {"data/authors/nkk-editors.yaml": f"{FILES['data/authors/nkk-editors.yaml']}members: [eva]\n"}
    assert "it needs 2 approvals and has 1" in stopping(edit(files | team))[0].message


@pytest.mark.parametrize(
    ("rule", "emails", "words"),
    [
        ("verified: false", "[other@example.org]", ""),
        ("verified: true", "[editors@example.org]", ""),
        ("verified: true", "[other@example.org]", "it was recorded by Editors <editors@example.org>, which is not an"),
        ("signed: true", "[editors@example.org]", "has no ssh signature that git accepts"),
    ],
)
def test_a_rule_may_ask_whose_commit_holds_an_approval(
    site: Callable[..., Edition], tmp_path: Path, rule: str, emails: str, words: str
) -> None:
    reviewer = f"{FILES['data/authors/nkk-editors.yaml']}emails: {emails}\n"
    changes = {"mkdocs.yml": RULE.replace("required", f"{rule}, required"), "data/authors/nkk-editors.yaml": reviewer}
    site(changes)
    commit(tmp_path)
    edition = prepare_edition(tmp_path / "mkdocs.yml")
    assert public(edition) == (not words)
    assert [words in finding.message for finding in stopping(edition)] == ([True] if words else [])


def test_an_approval_that_is_not_committed_counts_only_where_that_does_not_matter(
    site: Callable[..., Edition], tmp_path: Path
) -> None:
    site()
    assert "not verifiable here" in recorded(prepare_edition(tmp_path / "mkdocs.yml"))
    verified = RULE.replace("required", "verified: true, required")
    assert "cannot be verified here" in stopping(site({"mkdocs.yml": verified}))[0].message
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "First")
    edition = prepare_edition(tmp_path / "mkdocs.yml")
    assert "not committed yet" in recorded(edition)
    assert "'nkk-editors' has to commit docs/analyses/lifeline.review/approvals/" in stopping(edition)[0].message


def recorded(edition: Edition) -> str:
    """What the desk says of who recorded the approval of the piece."""
    analysis = edition.content.analyses[PIECE]
    assert analysis
    (given,) = edition.content.approval_status(PIECE).review.approvals
    return str(edition.content.approvals.recording(analysis, given))


def test_two_approvals_by_one_count_once(site: Callable[..., Edition]) -> None:
    two = {"mkdocs.yml": RULE.replace("required: 1", "required: 2")}
    digests = site().content.approval_status(PIECE).digests
    again = review_files(approvals=[approval("nkk-editors", digests, AT.replace(second=1))])
    assert "it needs 2 approvals and has 1" in stopping(site({**two, **again}))[0].message


def test_the_last_approval_counts_in_whatever_order_they_were_read(site: Callable[..., Edition]) -> None:
    content = site().content
    analysis = content.analyses[PIECE]
    assert analysis
    approved = content.approval_status(PIECE).digests
    for last, other in ((approved, DIGESTS), (DIGESTS, approved)):
        given = (approval("nkk-editors", last, AT.replace(second=1)), approval("nkk-editors", other, AT))
        for order in (given, given[::-1]):
            status = content.approvals.status_with(analysis, Review(approvals=order))
            assert [assessed.approval.digests for assessed in status.approvals] == [last]
            assert [assessed.approval.digests for assessed in status.counted] == [last] * (last == approved)
            assert bool(status.missing) == (last != approved)


def test_a_broken_review_file_approves_nothing(site: Callable[..., Edition]) -> None:
    (path,) = review_files(approvals=[approval("nkk-editors", at=AT)])
    edition = site({path: "by: nkk-editors\ndigests: {text: all of it}\n"})
    assert not public(edition)
    assert stopping(edition)
    assert {finding.path for finding in stopping(edition, "wrong-value")} == {path}


def test_a_broken_review_file_of_a_draft_stops_nothing(edit: Edit) -> None:
    files = {**FILES, PIECE: HEAD.replace("published", "draft") + BODY, f"{REVIEW}/notes/a.yaml": "<<<<<<< HEAD\n"}
    edition = edit(files)
    assert "merge-conflict" in {finding.id for finding in edition.findings}
    assert edition.blocking_errors() == []


def test_notes_of_a_renamed_piece_are_not_lost(edit: Edit) -> None:
    renamed = HEAD.replace("status:", "formerly: [older]\nstatus:") + BODY
    edition = edit({**FILES, PIECE: renamed, **review_files("older", notes={"a": note()})})
    (finding,) = [finding for finding in edition.findings if finding.id == "orphan-review"]
    assert (finding.path, finding.hint.endswith("lifeline.review, with all that is in it: desk migrate")) == (
        PIECE,
        True,
    )
    edition = edit({**FILES, **review_files("older", notes={"a": note()})})
    (finding,) = [finding for finding in edition.findings if finding.id == "orphan-review"]
    assert (finding.severity, finding.path) == ("warning", "docs/analyses/older.review")


def test_notes_of_a_piece_that_cannot_be_read_are_not_left_over(edit: Edit) -> None:
    not_in_utf_8 = "\0"
    edition = edit({**FILES, PIECE: not_in_utf_8, **review_files("lifeline", notes={"a": note()})})
    assert {finding.id for finding in edition.findings if PIECE[:-3] in finding.path} == {"wrong-encoding"}


def test_a_notebook_is_approved_with_its_code_and_the_datasets_that_it_names(edit: Edit) -> None:
    code = 'from dashboard import dataset\ndataset("trade")'
    path = "docs/analyses/book.ipynb"
    files: dict[str, str | None] = {**FILES, path: notebook_text(HEAD, code)}

    def digests(changes: dict[str, str | None] | None = None) -> tuple[str, str]:
        approval_status = edit({**files, **(changes or {})}).content.approval_status(path)
        return approval_status.digests.text, approval_status.digests.rows

    text, data = digests()
    assert digests({path: notebook_text(HEAD, code + "\n")})[0] != text
    executed = json.loads(notebook_text(HEAD, code))
    executed["cells"][1] |= {"execution_count": 3, "outputs": []}
    assert digests({path: json.dumps(executed)}) == (text, data)
    changed = digests({ROWS: TRADE_ROWS.replace("110.94", "110.95")})
    assert changed[0] == text
    assert changed[1] != data


def test_a_notebook_is_approved_with_the_shared_charts_and_events_that_it_names(edit: Edit) -> None:
    path = "docs/analyses/book.ipynb"
    text = notebook_text(HEAD, "# Trade\n\n![Two lines](chart:trade)", "mark('war')")
    files: dict[str, str | None] = {**FILES, path: text}

    def digests(changes: dict[str, str | None] | None = None) -> dict[str, str]:
        return edit({**files, **(changes or {})}).content.approval_status(path).digests.model_dump()

    def changed(path: str, old: str, new: str) -> list[str]:
        given = {**SITE, **files}[path] or ""
        assert old in given
        now = digests({path: given.replace(old, new)})
        return [name for name, value in digests().items() if now[name] != value]

    assert changed("data/charts/trade.yaml", "surged", "fell") == ["text"]
    assert changed("data/events.yaml", "label: War", "label: Invasion") == ["surroundings"]
    assert changed("data/themes.yaml", "name: Economy", "name: Trade") == ["surroundings"]


def test_the_order_of_rows_and_of_keys_says_nothing_of_marks_that_are_ordered_anyway(edit: Edit) -> None:
    keys = "data: trade\ntype: treemap\nlabel: flow\nvalue: value\nwhere: {year: 2024}\ntitle: Both\nalt: Areas.\n"
    path = "docs/analyses/book.ipynb"

    def digests(keys: str, rows: str) -> dict[str, str]:
        text = notebook_text(HEAD, "# Trade\n\nMuch.", f"# More\n\n```chart\nid: own\n{keys}```\n")
        content = edit({**FILES, path: text, PIECE: f"{HEAD}```chart\nid: own\n{keys}```\n", ROWS: rows}).content
        assert content.approval_status(PIECE).digests.rows != content.approval_status(path).digests.rows
        return {name: content.approval_status(name).digests.text for name in (PIECE, path)} | {
            "rows": content.approval_status(PIECE).digests.rows
        }

    header, *rows = TRADE_ROWS.splitlines(keepends=True)
    before = digests(keys, TRADE_ROWS)
    assert digests(keys, header + "".join(rows[::-1])) == before
    assert digests("".join(keys.splitlines(keepends=True)[::-1]), TRADE_ROWS) == before


def test_a_fact_that_there_is_not_stops_no_digest(edit: Edit) -> None:
    named = {**FILES, PIECE: HEAD + "It was [1](fact:least).\n"}
    assert edit(named).content.approval_status(PIECE).digests


def test_marks_of_editing_keep_a_piece_in(edit: Edit) -> None:
    for marks in ("{++more than++}", "{--so--}", "{~~a~>b~~}", "{>>sure?<<}", "{==this==}"):
        edition = edit({PIECE: HEAD + f"Trade {marks} doubled.\n"}, preview=False)
        assert not public(edition), marks
        assert not is_shown(edition, PIECE)
        assert [(finding.line, finding.column) for finding in stopping(edition, "leftover-markup")] == [(10, 7)]
    draft = edit({PIECE: HEAD.replace("published", "draft") + "Trade {++more than++} doubled.\n"})
    assert draft.blocking_errors() == []


@pytest.mark.parametrize(("is_last_valid", "counts"), [(True, True), (False, False)])
def test_the_last_approval_of_a_reviewer_counts(
    site: Callable[..., Edition], edit: Edit, is_last_valid: bool, counts: bool
) -> None:
    now = site().content.approval_status(PIECE).digests
    older = now.model_copy(update={"text": "0" * 64})
    digests = (older, now) if is_last_valid else (now, older)
    given = [approval("nkk-editors", digest, AT.replace(hour=hour)) for hour, digest in enumerate(digests, 2)]
    edit(dict.fromkeys(review_files(approvals=[approval("nkk-editors", now, AT)])))
    assert public(edit({**FILES, **review_files(approvals=given)})) is counts
