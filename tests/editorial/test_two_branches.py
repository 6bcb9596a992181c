"""Two people take a piece its whole way, each on a branch, by the command `desk`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.approvals import BODY, FILES, PIECE, REVIEW, RULE
from tests.samples.merges import Clone
from tests.samples.site import HEAD, SITE, write_files

DRAFT = HEAD.replace("published", "review") + BODY


def desk(clone: Clone, *arguments: str) -> str:
    """Run the command in a clone, and commit what it wrote."""
    result = CliRunner().invoke(main, ["-f", str(clone.root / "mkdocs.yml"), *arguments])
    assert result.exit_code == 0, result.output
    clone.commit()
    return result.output.strip()


def test_what_two_branches_did_counts_after_the_merge(tmp_path: Path) -> None:
    left, right = Clone(tmp_path / "left"), Clone(tmp_path / "right")
    left.root.mkdir()
    two = RULE.replace("required: 1", "required: 2")
    write_files(left.root, {**SITE, **FILES, "mkdocs.yml": two, PIECE: DRAFT, ".gitignore": ".cache\n"})
    left.git("init", "-q", "-b", "left")
    left.commit()
    note = desk(left, "note", "lifeline", "Of what?", "--as", "nkk-editors", "--on", "Trade was", "--suggest", "It was")
    left.git("worktree", "add", "-q", "-b", "right", str(right.root))

    desk(left, "accept", "lifeline", note)
    desk(right, "reply", "lifeline", note, "Of goods.", "--as", "osw-editors")
    left.git("merge", "-q", "--no-edit", "right")
    right.git("merge", "-q", "--no-edit", "left")
    assert "has 1" in desk(left, "approve", "lifeline", "--as", "nkk-editors")
    assert "has 1" in desk(right, "approve", "lifeline", "--as", "jan")
    left.git("merge", "-q", "--no-edit", "right")
    right.git("merge", "-q", "--no-edit", "left")
    for clone in (left, right):
        assert "It is published." in desk(clone, "publish", "lifeline")
    left.git("merge", "-q", "--no-edit", "right")

    edition = prepare_edition(left.root / "mkdocs.yml")
    status = edition.content.approval_status(PIECE)
    (read_note,) = status.review.notes
    assert (read_note.open, [reply.body for reply in read_note.replies]) == (False, ["Of goods."])
    assert {assessed.approval.by for assessed in status.counted} == {"nkk-editors", "jan"}
    assert len(status.review.publications) == 2
    assert PIECE in edition.view.texts
    assert [finding for finding in edition.findings if finding.path.startswith(REVIEW)] == []
