"""The way of a piece on the command line."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from dashboard.changes.published_versions import Versions
from dashboard.checks.new_piece import BODY as TEMPLATE
from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.review.review import Review
from dashboard.review.review_store import read
from tests.samples.approvals import PIECE
from tests.samples.desk import DRAFT, Run, desk_with_draft
from tests.samples.edition import is_shown
from tests.samples.git import commit
from tests.samples.site import SITE, TRADE_ROWS, notebook_text, write_files

BROKEN = "docs/analyses/lifeline.review/notes/a.yaml"
BODY = "Trade was 'large', and nearly doubled in *five* years.\n\n![Two lines rise until 2024](chart:trade)\n"
TODAY = datetime.datetime.now(ZoneInfo("Europe/Stockholm")).date()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A site in git with one draft, and the command."""
    monkeypatch.chdir(tmp_path)
    return desk_with_draft(tmp_path, BODY)


def review(root: Path) -> Review:
    return read(root / "docs/analyses/lifeline.review")[0]


def status(run: Run) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(run("status", "lifeline", "--format", "json").output)
    return entry


def test_the_whole_way(desk: Run, tmp_path: Path) -> None:
    assert status(desk)["state"] == "draft"
    desk("submit", "lifeline")
    assert "in review already" in desk("submit", "lifeline").output
    name = desk(
        "note", "lifeline", "--as", "nkk-editors", "--on", "nearly", "--suggest", "more than", "No."
    ).output.strip()
    desk("reply", "lifeline", name, "Yes.", "--as", "osw-editors")
    assert status(desk)["open_notes"] == 1
    assert name in desk("approve", "lifeline", "--as", "nkk-editors", refused=True).output
    desk("accept", "lifeline", name)
    assert "nothing was changed" in desk("accept", "lifeline", name).output
    assert (tmp_path / PIECE).read_text(encoding="utf-8") == DRAFT.replace("draft", "review") + BODY.replace(
        "nearly", "more than"
    )
    assert "cannot be published" in desk("publish", "lifeline", refused=True).output
    desk("approve", "lifeline", "--as", "nkk-editors")
    assert status(desk)["state"] == "approved"
    desk("approve", "lifeline", "--as", "nkk-editors")
    assert len(review(tmp_path).approvals) == 1
    commit(tmp_path)
    desk("publish", "lifeline")
    before = review(tmp_path)
    assert before.publications
    assert "already" in desk("publish", "lifeline").output
    assert review(tmp_path) == before
    assert status(desk)["state"] == "public"
    commit(tmp_path)

    # New rows: the piece stays, and waits for a second look.
    write_files(tmp_path, {"data/datasets/economy/trade.csv": TRADE_ROWS.replace("110.94", "111.94")})
    assert (status(desk)["state"], status(desk)["rows_changed"]) == ("public", True)
    chart = json.loads(desk("diff", "lifeline", "--format", "json").output)["charts"]["trade"]
    (value,) = chart["listed"]
    assert (value["before"], value["after"], value["change"]) == ("110.94", "111.94", "+1")
    desk("publish", "lifeline")
    assert status(desk)["rows_changed"] is False

    # A correction: it is announced, approved and published again. The first day stays.
    text = (tmp_path / PIECE).read_text(encoding="utf-8")
    changed = text.replace("more than doubled", "doubled")
    write_files(tmp_path, {PIECE: changed})
    assert status(desk)["state"] == "held-back"
    assert "Add a correction" in desk("approve", "lifeline", "--as", "nkk-editors").output
    assert "missing-correction" in desk("publish", "lifeline", refused=True).output
    assert "[-more than -]doubled" in desk("diff", "lifeline").output
    corrected = changed.replace("status:", f"corrections: [{{date: {TODAY}, text: Not more.}}]\nstatus:")
    write_files(tmp_path, {PIECE: corrected})
    desk("approve", "lifeline", "--as", "nkk-editors")
    commit(tmp_path)
    desk("publish", "lifeline")
    after = review(tmp_path)
    assert after.publications[0] == before.publications[0]
    assert len(after.publications) == 3
    assert status(desk)["state"] == "public"


def test_what_is_declared_minor_asks_for_no_correction_afterwards(desk: Run, tmp_path: Path) -> None:
    for text in (DRAFT + BODY, DRAFT.replace("draft", "published") + BODY.replace("nearly ", "")):
        (tmp_path / PIECE).write_text(text, encoding="utf-8")
        desk("approve", "lifeline", "--as", "nkk-editors")
        commit(tmp_path)
        last = desk("publish", "lifeline", *(["--minor", "a word less"] if "nearly" not in text else [])).output
        commit(tmp_path)
    assert "published again" in last
    assert "Next" not in last


def test_nothing_is_published_over_an_open_note(desk: Run) -> None:
    desk("approve", "lifeline", "--as", "nkk-editors")
    name = desk("note", "lifeline", "Is it?", "--as", "nkk-editors").output.strip()
    assert "1 note is open" in desk("publish", "lifeline", refused=True).output
    desk("resolve", "lifeline", name, "--as", "nkk-editors")
    desk("publish", "lifeline")


def test_a_dataset_that_breaks_takes_no_older_chart_with_it(desk: Run, tmp_path: Path) -> None:
    desk("submit", "lifeline")
    desk("approve", "lifeline", "--as", "nkk-editors")
    commit(tmp_path)
    desk("publish", "lifeline")
    commit(tmp_path)
    write_files(tmp_path, {"data/datasets/economy/trade.csv": TRADE_ROWS.replace("110.94", "111.94")})
    descriptor = tmp_path / "data/datasets/economy/trade.yaml"

    def older() -> list[str]:
        edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True)
        requests = Versions(edition.content, edition.view).chart_requests().values()
        return [request.chart.selection.chart.id for request in requests]

    assert older() == ["trade"]
    descriptor.write_text(descriptor.read_text(encoding="utf-8") + "x: [\n", encoding="utf-8")
    assert older() == []


def test_an_embargo_keeps_what_is_published(desk: Run, tmp_path: Path) -> None:
    write_files(tmp_path, {PIECE: DRAFT.replace("status:", "embargo: 2099-01-01T06:00+01:00\nstatus:") + BODY})
    desk("approve", "lifeline", "--as", "nkk-editors")
    assert "Readers see it from 2099-01-01 06:00 CET." in desk("publish", "lifeline").output
    assert status(desk)["state"] == "due-later"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("approve", "lifeline", "--as", "osw-editors"), "is among the authors"),
        (("approve", "lifeline", "--as", "nkk-editor"), "Did you mean 'nkk-editors'?"),
        (("approve", "lifelin", "--as", "nkk-editors"), "Did you mean 'lifeline'?"),
        (("note", "lifeline", "x", "--as", "nkk-editors", "--on", "billions"), "does not hold the words"),
        (("note", "lifeline", "x", "--as", "nkk-editors", "--chart", "trad"), "Did you mean 'trade'?"),
        (
            ("note", "lifeline", "x", "--as", "nkk-editors", "--chart", "The \u202eAxis"),
            "Read 'The \\u202eAxis', expected",
        ),
        (("note", "lifeline", "x" * 1_000_000, "--as", "nkk-editors", "--on", "Trade"), "1 to 10000 characters"),
        (("note", "lifeline", "x", "--as", "nkk-editors", "--edit", "none"), "There is no note or reply 'none'"),
        (("resolve", "lifeline", "none", "--as", "nkk-editors"), "There is no note 'none'"),
        (("diff", "lifeline"), "never published"),
    ],
)
def test_what_is_refused_says_why_and_writes_nothing(
    desk: Run, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    assert message in desk(*arguments, refused=True).output
    assert not (tmp_path / "docs/analyses/lifeline.review").exists()


def test_a_piece_that_nobody_has_written_is_not_submitted(desk: Run, tmp_path: Path) -> None:
    (tmp_path / PIECE).write_text(DRAFT + TEMPLATE, encoding="utf-8")
    assert "Open with the finding." in desk("submit", "lifeline", refused=True).output
    assert status(desk)["state"] == "draft"


def test_a_piece_with_errors_is_neither_submitted_nor_approved(desk: Run, tmp_path: Path) -> None:
    write_files(tmp_path, {PIECE: DRAFT + "![A](chart:none)\n"})
    assert "unknown-chart" in desk("submit", "lifeline", refused=True).output
    assert "unknown-chart" in desk("approve", "lifeline", "--as", "nkk-editors", refused=True).output


def test_a_same_house_approval_is_recorded_and_is_not_enough(desk: Run) -> None:
    assert "nobody of another institute" in desk("approve", "lifeline", "--as", "jan").output
    assert status(desk)["state"] == "draft"


def test_a_broken_file_of_a_review_is_left_alone(desk: Run, tmp_path: Path) -> None:
    write_files(tmp_path, {BROKEN: "<<<<<<< HEAD\nby: osw\n"})
    assert "could not merge" in desk("approve", "lifeline", "--as", "nkk-editors", refused=True).output
    assert (tmp_path / BROKEN).read_text(encoding="utf-8") == "<<<<<<< HEAD\nby: osw\n"


def test_without_git_the_desk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {**SITE, PIECE: DRAFT + BODY})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "not in git" in CliRunner().invoke(main, ["publish", "lifeline"]).output
    assert "Nothing has changed" in CliRunner().invoke(main, ["diff", "lifeline"]).output
    write_files(tmp_path, {PIECE: DRAFT + BODY.replace("large", "vast")})
    result = CliRunner().invoke(main, ["diff", "lifeline"])
    assert result.exit_code == 1
    assert "No commit was recorded" in result.output


def test_notes_are_given_in_the_web_annotation_model(desk: Run) -> None:
    body = "<b>How</b> much?"
    desk("note", "lifeline", "--as", "nkk-editors", "--on", "nearly", "--suggest", "over", body)
    desk("note", "lifeline", "--as", "nkk-editors", "--chart", "trade", "The axis.")
    words, chart = json.loads(desk("notes", "lifeline", "--format", "jsonld").output)
    assert words["type"] == "Annotation"
    assert words["target"]["selector"]["type"] == "TextQuoteSelector"
    assert words["target"]["selector"]["prefix"].endswith("‘large’, and ".replace("‘", "'").replace("’", "'"))
    assert words["body"][0] == {
        "type": "TextualBody",
        "value": body,
        "format": "text/plain",
        "purpose": "commenting",
        "creator": {"type": "Person", "nickname": "nkk-editors"},
        "created": words["created"],
    }
    assert words["body"][1]["value"] == "over"
    assert chart["target"]["selector"] == {"type": "FragmentSelector", "value": "trade"}


def test_notes_and_replies_are_edited_and_deleted_by_name(desk: Run) -> None:
    whole = desk("note", "lifeline", "--as", "nkk-editors", "A paragraph on \u202eprices.").output.strip()
    desk("reply", "lifeline", whole, "Yse.", "--as", "osw-editors")
    listed = desk("notes", "lifeline").output
    assert f"{whole} open nkk-editors" in listed
    assert "on the whole piece\n    A paragraph on \\u202eprices." in listed
    as_json = desk("notes", "lifeline", "--format", "json").output
    assert ("\u202e" in as_json, json.loads(as_json)[0]["body"]) == (False, "A paragraph on \u202eprices.")
    (answer,) = re.findall(r"^    (\S+) osw-editors", listed, re.M)
    assert (
        "only 'osw-editors' can"
        in desk("note", "lifeline", "--as", "nkk-editors", "--edit", answer, "No.", refused=True).output
    )
    desk("note", "lifeline", "--as", "osw-editors", "--edit", answer, "Yes.")
    desk("note", "lifeline", "--as", "nkk-editors", "--delete", whole)
    listed = desk("notes", "lifeline").output
    assert f"{whole} deleted nkk-editors" in listed
    assert "prices" not in listed
    assert re.search(rf"{answer} osw-editors, .*, edited .*: Yes\.", listed)
    (annotation,) = json.loads(desk("notes", "lifeline", "--format", "jsonld").output)
    assert [body["value"] for body in annotation["body"]] == ["Yes."]
    assert "selector" not in annotation["target"]


def test_an_edit_names_nothing_else_than_the_note(desk: Run) -> None:
    arguments = ["note", "lifeline", "--as", "nkk-editors", "--edit", "a", "No.", "--chart", "trade"]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, "leave --on, --chart and --fact out" in result.output) == (2, True)


def test_an_edit_keeps_what_the_note_suggests(desk: Run, tmp_path: Path) -> None:
    on = ("note", "lifeline", "--as", "nkk-editors")
    name = desk(*on, "--on", "nearly", "--suggest", "over", "It is 101%.").output.strip()
    desk(*on, "--edit", name, "It is 102%.")
    (note,) = review(tmp_path).notes
    assert (note.body, note.suggestion) == ("It is 102%.", "over")


@pytest.mark.parametrize(
    ("quoted", "text", "message"),
    [
        ("five", BODY.replace("five", "six"), "no longer stand there"),
        ("and nearly", BODY.replace("in", "and nearly in"), "more than once"),
        ("in five years", BODY, "across a link or other markup"),
    ],
)
def test_a_suggestion_is_never_guessed_into_a_text(
    desk: Run, tmp_path: Path, quoted: str, text: str, message: str
) -> None:
    name = desk("note", "lifeline", "x", "--as", "nkk-editors", "--on", quoted, "--suggest", "y").output.strip()
    path = tmp_path / f"docs/analyses/lifeline.review/notes/{name}.yaml"
    # What stood around it is no help.
    path.write_text(re.sub("  (prefix|suffix): .*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    write_files(tmp_path, {PIECE: DRAFT + text})
    assert message in desk("accept", "lifeline", name, refused=True).output
    assert (tmp_path / PIECE).read_text(encoding="utf-8") == DRAFT + text
    assert review(tmp_path).open_notes


def test_a_file_stays_as_it_is_but_for_what_is_changed(desk: Run, tmp_path: Path) -> None:
    head = DRAFT.replace("status: draft", "status:   'draft'  # soon")
    raw = ("\ufeff" + head + BODY).replace("\n", "\r\n").encode()
    (tmp_path / PIECE).write_bytes(raw)
    desk("submit", "lifeline")
    assert (tmp_path / PIECE).read_bytes() == raw.replace(b"'draft'", b"'review'")
    name = desk("note", "lifeline", "x", "--as", "nkk-editors", "--on", "‘large’", "--suggest", "“vast”").output.strip()
    desk("accept", "lifeline", name)
    assert (tmp_path / PIECE).read_bytes() == raw.replace(b"'draft'", b"'review'").replace(
        b"'large'", "“vast”".encode()
    )


def test_a_notebook_goes_the_same_way(desk: Run, tmp_path: Path) -> None:
    write_files(
        tmp_path, {PIECE: None, "docs/analyses/lifeline.ipynb": notebook_text(DRAFT, '# Trade\n\nIt "grew" fast.')}
    )
    path = tmp_path / "docs/analyses/lifeline.ipynb"
    raw = path.read_text(encoding="utf-8")
    desk("submit", "lifeline")
    name = desk("note", "lifeline", "x", "--as", "nkk-editors", "--on", '"grew"', "--suggest", '"fell"').output.strip()
    desk("accept", "lifeline", name)
    changed = raw.replace("status: draft", "status: review").replace("grew", "fell")
    assert path.read_text(encoding="utf-8") == changed
    desk("approve", "lifeline", "--as", "nkk-editors")
    desk("publish", "lifeline")
    edition = prepare_edition(tmp_path / "mkdocs.yml")
    assert is_shown(edition, "docs/analyses/lifeline.ipynb")


def test_every_command_has_an_example(desk: Run) -> None:
    for name in main.list_commands(None):  # type: ignore[attr-defined]
        assert f"desk {name}" in desk(name, "--help").output, name


def test_a_shell_completes_names(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def completed(words: str, index: int) -> str:
        env = {"_DESK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(index)}
        return CliRunner().invoke(main, env=env, prog_name="desk").output

    assert completed("desk approve lif", 2) == "plain,lifeline\n"
    assert completed("desk approve lifeline --as nkk", 4) == "plain,nkk-editors\n"
    assert "plain,approve" in completed("desk app", 1)


def test_what_it_says_to_commit_holds_all_that_git_lacks(desk: Run, tmp_path: Path) -> None:
    """Who commits what it names has a piece that others can build."""
    picture, chart = "docs/images/a [ship].svg", "data/charts/trade.yaml"
    write_files(tmp_path, {picture: "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    (tmp_path / PIECE).write_text(f"{DRAFT}{BODY}\n![A ship](../images/a%20[ship].svg)\n", encoding="utf-8")
    assert f"\nCommit {PIECE} and {picture}.\n" in desk("submit", "lifeline").output
    write_files(tmp_path, {chart: f"{SITE[chart]}height: 400\n"})
    assert f"\nCommit {PIECE}, {PIECE[:-3]}.review/, {chart} and {picture}.\n" in approved(desk).output
    commit(tmp_path)
    assert f"\nCommit {PIECE} and {PIECE[:-3]}.review/.\n" in desk("publish", "lifeline").output


def approved(desk: Run) -> Result:
    return desk("approve", "lifeline", "--as", "nkk-editors")
