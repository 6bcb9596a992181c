"""Whose turn it is with a piece, and what comes next."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from dashboard.core.finding import Finding
from dashboard.desk import main
from dashboard.editorial.desk import Desk
from dashboard.editorial.due_data import due_datasets
from dashboard.editorial.turn import Turn, awaits
from dashboard.editorial.turns import turns
from dashboard.review.note import NoteStep
from dashboard.review.review_store import write_file
from tests.samples.approvals import AT, BODY, FILES, PIECE, ROWS
from tests.samples.edition import Edit
from tests.samples.reviews import approval, note, publication, review_files
from tests.samples.site import CHART, HEAD, TRADE, TRADE_ROWS

DRAFT, REVIEW, APPROVED = (HEAD.replace("published", status) for status in ("draft", "review", "approved"))
ASKED = REVIEW.replace("theme:", "reviewers: [jan, nkk-editors]\ntheme:")
NOTES = review_files(notes={"a": note("How much?", by="nkk-editors")})
LATER = AT + datetime.timedelta(hours=1)
ANSWER = write_file(NoteStep(kind="reply", by="osw-editors", at=LATER, body="So much."))
ANSWERED = {**NOTES, "docs/analyses/lifeline.review/notes/a/b.yaml": ANSWER}
Turns = Callable[..., Turn]


@pytest.fixture
def turn(edit: Edit) -> Turns:
    """The turn with the piece, after some files were changed; approved as it is in FILES, where that is wanted."""

    def make(
        changes: dict[str, str | None], *, approved_by: str = "", published: bool = False, rows: str | None = None
    ) -> Turn:
        digests = edit({**FILES, **changes}).content.approval_status(PIECE).digests
        approvals = [approval(approved_by, digests, AT)] if approved_by else []
        publications = [publication(digests, AT)] if published else []
        review = review_files(approvals=approvals, publications=publications)
        return turns(edit({**FILES, **changes, **review, **({ROWS: rows} if rows else {})}))[PIECE]

    return make


@pytest.mark.parametrize(
    ("changes", "role", "people", "command"),
    [
        ({PIECE: DRAFT + BODY}, "author", ("osw-editors",), "desk submit lifeline"),
        ({PIECE: REVIEW + "![A](chart:none)\n"}, "author", ("osw-editors",), f"desk check {PIECE}"),
        ({PIECE: REVIEW + BODY + "{++More.++}\n"}, "author", ("osw-editors",), f"desk check {PIECE}"),
        ({PIECE: REVIEW + BODY}, "reviewer", ("nkk-editors",), "desk approve lifeline --as nkk-editors"),
        ({PIECE: ASKED + BODY}, "reviewer", ("jan", "nkk-editors"), "desk approve lifeline --as REVIEWER"),
        ({PIECE: REVIEW + BODY, **NOTES}, "author", ("osw-editors",), "desk notes lifeline --open"),
        ({PIECE: REVIEW + BODY, **ANSWERED}, "reviewer", ("nkk-editors",), "desk resolve lifeline a --as nkk-editors"),
        ({PIECE: HEAD + BODY}, "reviewer", ("nkk-editors",), "desk approve lifeline --as nkk-editors"),
    ],
    ids=["draft", "errors", "marks of editing", "review", "asked", "notes", "answers", "published unapproved"],
)
def test_it_is_the_turn_of(
    turn: Turns, changes: dict[str, str | None], role: str, people: tuple[str, ...], command: str
) -> None:
    found = turn(changes)
    assert (found.role, found.people, found.command) == (role, people, command)


@pytest.mark.parametrize(
    ("path", "is_of_the_piece"),
    [
        (PIECE, True),
        ("docs/analyses/lifeline.review/notes/a.yaml", True),
        ("docs/analyses/lifeline.svg", False),
        ("docs/analyses/lifeline-two.md", False),
    ],
)
def test_actions_and_turns_count_the_same_errors(edit: Edit, path: str, *, is_of_the_piece: bool) -> None:
    sound = edit({**FILES, PIECE: DRAFT + BODY})
    edition = replace(sound, findings=(Finding(id="x", path=path, message="Wrong."),))
    assert bool(Desk(edition, "lifeline").errors()) is is_of_the_piece
    assert turns(edition)[PIECE].blocks == (("1 error",) if is_of_the_piece else ()) + turns(sound)[PIECE].blocks


def test_who_has_approved_is_asked_no_more(turn: Turns) -> None:
    found = turn({PIECE: ASKED + BODY}, approved_by="jan")
    assert (found.people, found.blocks) == (("nkk-editors",), ("nobody of another institute has approved it",))


def test_what_is_approved_waits_for_who_publishes(turn: Turns) -> None:
    found = turn({PIECE: APPROVED + BODY}, approved_by="nkk-editors")
    assert (found.role, found.people, found.since) == ("publisher", ("osw-editors",), AT)
    assert found.command == "desk publish lifeline"


def test_new_rows_of_a_published_piece_need_a_second_look(turn: Turns) -> None:
    changed = TRADE_ROWS.replace("110.94", "110.95")
    assert turn({}, approved_by="nkk-editors", published=True).role == "nobody"
    found = turn({}, approved_by="nkk-editors", published=True, rows=changed)
    assert found.role == "publisher"
    assert "rows have changed" in found.step


def test_a_piece_waits_for_a_person_a_team_and_an_institute(edit: Edit) -> None:
    member = {"data/authors/nkk-editors.yaml": f"{FILES['data/authors/nkk-editors.yaml']}members: [jan]\n"}
    edition = edit({**FILES, **member, PIECE: REVIEW + BODY})
    found, registry = turns(edition)[PIECE], edition.content.registry
    assert awaits(found, registry, person="nkk-editors")
    assert awaits(found, registry, person="jan")
    assert not awaits(found, registry, person="osw-editors")
    assert awaits(found, registry, institute="nkk")
    assert not awaits(found, registry, institute="osw")


@pytest.mark.parametrize(
    ("keeper", "person", "institute", "is_shown"),
    [
        ("", "", "", True),
        ("keeper: osw-editors\n", "osw-editors", "", True),
        ("keeper: osw-editors\n", "nkk-editors", "", False),
        ("keeper: osw-editors\n", "", "osw", True),
        ("keeper: osw-editors\n", "", "nkk", False),
        ("", "osw-editors", "", False),
    ],
)
def test_who_keeps_a_dataset_that_is_due(edit: Edit, keeper: str, person: str, institute: str, is_shown: bool) -> None:
    descriptor = f"{TRADE}next_update: {{on: 2026-02-01, source: https://example.org/}}\n{keeper}"
    edition = edit({**FILES, "data/datasets/economy/trade.yaml": descriptor})
    assert bool(due_datasets(edition, person, institute)) is is_shown


def test_a_shared_chart_uses_the_data_that_are_due_once_in_however_many_texts(edit: Edit) -> None:
    files = {
        "data/datasets/economy/trade.yaml": f"{TRADE}next_update: {{on: 2026-02-01, source: https://example.org/}}\n",
        "data/charts/trade.yaml": f"{CHART}public: true\n",
        "docs/analyses/lifeline.md": None,
    }
    assert [dataset.used_by for dataset in due_datasets(edit(files))] == ["1 chart"]
    texts = {f"docs/analyses/{name}.md": f"{HEAD}\n![Two lines](chart:trade)\n" for name in ("one", "other")}
    assert [dataset.used_by for dataset in due_datasets(edit({**files, **texts}))] == ["1 chart, 2 pieces"]


def test_a_keeper_who_is_nobody_is_told(edit: Edit) -> None:
    edition = edit({"data/datasets/economy/trade.yaml": f"{TRADE}keeper: osw-editor\n"})
    (finding,) = [finding for finding in edition.findings if finding.id == "unknown-keeper"]
    assert finding.line == TRADE.count("\n") + 1
    assert "osw-editors" in finding.hint


@pytest.mark.parametrize(
    ("arguments", "slugs"),
    [
        ((), ["lifeline"]),
        (("--mine", "nkk-editors"), ["lifeline"]),
        (("--mine", "osw-editors"), []),
        (("--institute", "nkk"), ["lifeline"]),
        (("--institute", "osw"), []),
    ],
)
def test_the_command_lists_what_waits(edit: Edit, tmp_path: Path, arguments: tuple[str, ...], slugs: list[str]) -> None:
    edit({**FILES, PIECE: REVIEW.replace("theme:", "review_by: 2026-01-05\ntheme:") + BODY})
    run = CliRunner().invoke
    config = ("-f", str(tmp_path / "mkdocs.yml"), "status")
    entries = json.loads(run(main, [*config, *arguments, "--format", "json"]).stdout)
    assert [entry["slug"] for entry in entries] == slugs
    text = run(main, [*config, *arguments]).output
    assert ("turn of the reviewer: NKK editors" in text) is bool(slugs)
    assert ("2026, which has passed" in text) is bool(slugs)


def test_a_turn_of_nobody_in_particular_names_nobody(edit: Edit, tmp_path: Path) -> None:
    edit({**FILES, PIECE: REVIEW + BODY, "data/authors/nkk-editors.yaml": None})
    text = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "status"]).output
    assert re.search(r"turn of the reviewer(, since .*)?$", text, re.M), text


def test_an_unknown_name_is_told_with_the_nearest(edit: Edit, tmp_path: Path) -> None:
    edit(FILES)
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "status", "--mine", "osw-editor"])
    assert (result.exit_code, "osw-editors" in result.output) == (2, True)


def test_what_cannot_be_read_is_named(edit: Edit, tmp_path: Path) -> None:
    edit({"docs/analyses/broken.ipynb": "<<<<<<<", "docs/analyses/headless.md": "Words."})
    config = ("-f", str(tmp_path / "mkdocs.yml"), "status")
    output = CliRunner().invoke(main, config).output
    for name in ("broken.ipynb", "headless.md"):
        assert f"{Path(name).stem}: cannot be read\n    1 error: see desk check docs/analyses/{name}\n" in output
    assert "broken.ipynb, or its front matter, cannot be read" in CliRunner().invoke(main, [*config, "broken"]).output
