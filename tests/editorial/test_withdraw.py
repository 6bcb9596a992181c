"""Pieces that readers could see, and that are withdrawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.pieces.analysis import is_public
from tests.samples.reviews import published_file
from tests.samples.site import HEAD, SITE, notebook_text, write_files

PIECE = "docs/analyses/lifeline.md"
REVIEW = "docs/analyses/lifeline.review/published-1.yaml"
REASON = 'Two "sources": not ours, {both} \\ gone.'


def withdraw(root: Path, reason: str = REASON) -> Result:
    return CliRunner().invoke(main, ["-f", str(root / "mkdocs.yml"), "withdraw", "lifeline", "--reason", reason])


def is_lifeline_public(root: Path) -> bool:
    content = prepare_edition(root / "mkdocs.yml").content
    return any(piece and is_public(piece, content.audience.at) for piece in content.analyses.values())


def test_a_piece_is_withdrawn_and_comes_back_when_the_key_is_deleted(tmp_path: Path) -> None:
    raw = ("\ufeff" + HEAD + "Words.\n").replace("\n", "\r\n").encode()
    write_files(tmp_path, {**SITE, REVIEW: published_file()})
    (tmp_path / PIECE).write_bytes(raw)
    published = prepare_edition(tmp_path / "mkdocs.yml").content.approval_status(PIECE).digests.text
    write_files(tmp_path, {REVIEW: published_file(text_digest=published)})
    result = withdraw(tmp_path)
    assert result.exit_code == 0, result.output
    assert "delete the key 'withdrawn'" in result.output
    assert f"Commit {PIECE}." in result.output
    lines = (tmp_path / PIECE).read_bytes().split(b"\r\n")
    entry = next(line for line in lines if line.startswith(b"withdrawn: "))
    assert b"\r\n".join(line for line in lines if line is not entry) == raw
    assert not is_lifeline_public(tmp_path)
    (piece,) = prepare_edition(tmp_path / "mkdocs.yml").view.withdrawn
    assert (piece.title, piece.reason) == ("A lifeline", REASON)
    # A title that nobody has approved is not told.
    write_files(tmp_path, {REVIEW: published_file()})
    (piece,) = prepare_edition(tmp_path / "mkdocs.yml").view.withdrawn
    assert piece.title == "Lifeline"
    withdrawn = (tmp_path / PIECE).read_bytes()
    assert "withdrawn already" in withdraw(tmp_path, "Another reason.").output
    assert (tmp_path / PIECE).read_bytes() == withdrawn
    (tmp_path / PIECE).write_bytes(raw)
    assert is_lifeline_public(tmp_path)


@pytest.mark.parametrize("is_one_line", [False, True])
def test_a_notebook_is_withdrawn_in_its_first_cell(tmp_path: Path, is_one_line: bool) -> None:
    raw = notebook_text(HEAD, "# Words")
    if is_one_line:
        notebook = json.loads(raw)
        notebook["cells"][0]["source"] = HEAD
        raw = json.dumps(notebook, indent=1)
    path = "docs/analyses/lifeline.ipynb"
    write_files(tmp_path, {**SITE, PIECE: None, path: raw, REVIEW: published_file()})
    assert withdraw(tmp_path).exit_code == 0
    changed = (tmp_path / path).read_text(encoding="utf-8")
    start = changed.index("withdrawn: ")
    rest = changed[start:]
    end = start + rest.index("\\n") + len("\\n")
    if not is_one_line:
        end = changed.index('"', changed.index("\n", end)) + 1
    assert changed[:start] + changed[end:] == raw
    assert [piece.reason for piece in prepare_edition(tmp_path / "mkdocs.yml").view.withdrawn] == [REASON]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({REVIEW: None}, "desk publish lifeline"),
        ({REVIEW: None, PIECE: HEAD.replace("published", "draft")}, "status: draft"),
        ({REVIEW: published_file(date="2099-01-01")}, "no record that readers could see it"),
        (
            {REVIEW: published_file(embargo="2099-01-01T06:00+01:00")},
            "no record that readers could see",
        ),
    ],
    ids=["no record", "draft", "date", "embargo"],
)
def test_what_never_was_public_is_not_withdrawn(tmp_path: Path, changes: dict[str, str | None], message: str) -> None:
    write_files(tmp_path, {**SITE, PIECE: HEAD, REVIEW: published_file(), **changes})
    before = (tmp_path / PIECE).read_bytes()
    result = withdraw(tmp_path)
    assert (result.exit_code, message in result.output) == (1, True), result.output
    assert (tmp_path / PIECE).read_bytes() == before


def test_a_withdrawal_needs_a_reason(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PIECE: HEAD, REVIEW: published_file()})
    for reason in ("  ", "x" * 501):
        assert "1 to 500 characters" in withdraw(tmp_path, reason).output


def test_a_withdrawn_piece_is_not_published_again_by_the_way(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PIECE: HEAD, REVIEW: published_file()})
    withdraw(tmp_path)
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "publish", "lifeline"])
    assert (result.exit_code, "It is withdrawn" in result.output) == (1, True)
    assert "lifeline: withdrawn" in CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "status"]).output
