"""Reviews of the old form, and those that a rename left behind, are brought to where they count."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from dashboard.core.finding import Finding
from dashboard.desk import main
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.migrate import migrate
from dashboard.review.review import Approval, Review
from dashboard.review.review_store import read, write_file
from tests.samples.approvals import BODY, FILES, PIECE, REVIEW
from tests.samples.edition import Edit, edited_edition
from tests.samples.merges import Clone
from tests.samples.reviews import AT, approval, note
from tests.samples.site import HEAD, write_files

OLD = f"{REVIEW}.yaml"
DRAFT = HEAD.replace("published", "draft") + BODY
RENAMED = HEAD.replace("status:", "formerly: [lifeline]\nstatus:") + BODY
COLD = "docs/analyses/cold.md"
TEXT_DIGEST, DATA_DIGEST = "a" * 64, "b" * 64


def old_note(id: str, body: str = "How much?", **more: object) -> dict[str, object]:
    return {"id": id, "by": "nkk-editors", "target": {"exact": "Trade"}, "body": body, "at": str(AT), **more}


def old_review(edition: Edition | None = None, notes: list[dict[str, object]] | None = None) -> str:
    """The text of a review in its old form, with an approval and a publication of the piece as it is in an edition."""
    analysis = edition.content.analyses[PIECE] if edition else None
    text, data = TEXT_DIGEST, DATA_DIGEST
    if edition and analysis:
        text, data = edition.content.approvals.earlier_digests(analysis)
    digests = {"text_digest": text, "data_digest": data, "at": AT.isoformat()}
    approvals = [{"by": "nkk-editors", **digests}]
    return yaml.safe_dump({"approvals": approvals, "notes": notes or [], "published": digests}, sort_keys=False)


def run(root: Path) -> list[tuple[str, bool]]:
    """What was done with each review."""
    migrations = migrate(prepare_edition(root / "mkdocs.yml", preview=True))
    return [(migration.report, migration.done) for migration in migrations]


def files(root: Path) -> dict[str, bytes]:
    """The files of the review."""
    folder = root / REVIEW
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.yaml")}


def review(root: Path) -> Review:
    return read(root / REVIEW)[0]


def test_an_approval_that_counted_still_counts(edit: Edit, tmp_path: Path) -> None:
    text = old_review(edit(FILES))
    edition = edit({**FILES, OLD: text})
    told = [(finding.id, finding.path) for finding in edition.blocking_errors()]
    assert told == [("not-approved", PIECE), ("old-review", OLD)]
    assert run(tmp_path) == [("now lifeline.review/ with 2 files.", True)]
    assert edit(FILES).blocking_errors() == []
    assert run(tmp_path) == []
    changed = edit({**FILES, PIECE: HEAD + BODY.replace("Trade was", "Trade came to")})
    assert "not-approved" in {finding.id for finding in changed.blocking_errors()}


def test_an_approval_of_another_text_does_not_count(edit: Edit, tmp_path: Path) -> None:
    edit({**FILES, OLD: old_review()})
    run(tmp_path)
    assert "the text has changed since" in edit(FILES).content.approval_status(PIECE).missing


def test_an_old_review_keeps_a_piece_from_being_approved_and_stops_no_draft(edit: Edit, tmp_path: Path) -> None:
    edition = edit({**FILES, PIECE: DRAFT, OLD: old_review()})
    assert edition.blocking_errors() == []
    arguments = ["-f", str(tmp_path / "mkdocs.yml"), "approve", "lifeline", "--as", "nkk-editors"]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, "old-review" in result.output) == (1, True), result.output


def test_all_words_come_over(edit: Edit, tmp_path: Path) -> None:
    def replies(*bodies: str) -> list[dict[str, str]]:
        return [{"by": "osw-editors", "at": AT.isoformat(), "body": body} for body in bodies]

    notes = [
        old_note(
            "a",
            replies=replies("A third.", "Or more."),
            resolved={"by": "jan", "at": AT.isoformat()},
            suggestion="rose",
        ),
        old_note("b", resolved=True, replies=replies("A third.")),
        old_note("aux", "A device."),
        old_note("Größe: 1/2", "Odd."),
        old_note("a", "Another of this name."),
    ]
    edit({**FILES, OLD: old_review(notes=notes)})
    run(tmp_path)
    by_body = {note.body: note for note in review(tmp_path).notes if note.id != "b"}
    assert {note.body for note in review(tmp_path).notes} == {str(note["body"]) for note in notes}
    first = by_body["How much?"]
    assert (first.id, first.suggestion, first.resolved and first.resolved.by) == ("a", "rose", "jan")
    assert {reply.body for reply in first.replies} == {"A third.", "Or more."}
    second = review(tmp_path).note("b")
    assert (second.open, [reply.body for reply in second.replies]) == (False, ["A third."])
    assert all(by_body[body].id.startswith("note-") for body in ("A device.", "Odd.", "Another of this name."))


def test_a_migration_that_was_stopped_is_completed(edit: Edit, tmp_path: Path) -> None:
    text = old_review(edit(FILES), [old_note("a"), old_note("b", resolved=True)])
    edit({**FILES, OLD: text})
    run(tmp_path)
    whole = files(tmp_path)
    assert len(whole) == 5
    for stopped in range(len(whole)):
        for name in list(whole)[stopped:]:
            (tmp_path / REVIEW / name).unlink()
        write_files(tmp_path, {OLD: text, f"{REVIEW}/notes/.tmp-0a1b": "by: n"})
        run(tmp_path)
        assert files(tmp_path) == whole
        assert not (tmp_path / OLD).exists()


def test_two_migrate_at_once(edit: Edit, tmp_path: Path) -> None:
    edition = edit({**FILES, OLD: old_review(notes=[old_note("a")])})
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(lambda _: list(migrate(edition)), range(2)))
    assert all(migration.done for migrations in reports for migration in migrations)
    assert len(files(tmp_path)) == 3


def test_a_broken_old_review_stays_and_keeps_no_other(edit: Edit, tmp_path: Path) -> None:
    others = {"docs/analyses/a.review.yaml": "notes: [", "docs/analyses/b.review.yaml": "noets: []\n"}
    broken = {"docs/analyses/c.md": HEAD.replace("kind", "knid"), "docs/analyses/c.review.yaml": old_review()}
    edit({**FILES, **others, **broken, OLD: old_review()})
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "migrate"])
    assert result.exit_code == 1
    assert "docs/analyses/a.review.yaml:1:1 error yaml-syntax" in result.output
    assert "Unknown key 'noets'" in result.output
    assert "c.review.yaml: nothing was changed, since the front matter of its piece has errors" in result.output
    names = {path.name for path in (tmp_path / "docs/analyses").glob("*.review*")}
    assert names == {"a.review.yaml", "b.review.yaml", "c.review.yaml", "lifeline.review"}


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Clone, Clone]:
    """Two clones of a site, on the branches left and right. The review of its piece has its old form."""
    left = Clone(tmp_path / "left")
    left.root.mkdir()
    text = old_review(edited_edition(left.root, FILES), [old_note("a")])
    write_files(left.root, {OLD: text, ".gitignore": ".cache\n"})
    shutil.rmtree(left.root / ".cache")
    left.git("init", "-q", "-b", "left")
    left.commit()
    left.git("worktree", "add", "-q", "-b", "right", str(tmp_path / "right"))
    return left, Clone(tmp_path / "right")


def merge_both_ways(left: Clone, right: Clone) -> tuple[str, str]:
    """Merge each branch into the other, and commit what git has left. What git said comes back."""
    names = [clone.git("rev-parse", "HEAD").output.strip() for clone in (right, left)]
    said = []
    for clone, name in zip((left, right), names, strict=True):
        said.append(clone.git("merge", "-q", "--no-edit", name, may_stop=True).output)
        clone.commit()
    return said[0], said[1]


def test_two_branches_that_migrate_make_the_same(clones: tuple[Clone, Clone]) -> None:
    for clone in clones:
        run(clone.root)
        clone.commit()
    assert clones[0].tree() == clones[1].tree()
    assert merge_both_ways(*clones) == ("", "")


def test_what_one_adds_to_the_old_form_while_another_migrates_it(clones: tuple[Clone, Clone]) -> None:
    left, right = clones
    run(left.root)
    write_files(left.root, {f"{REVIEW}/notes/new.yaml": write_file(note("New."))})
    left.commit()
    notes = [old_note("a", resolved={"by": "jan", "at": AT.isoformat()}), old_note("b", "Added meanwhile.")]
    text = yaml.safe_load((right.root / OLD).read_text(encoding="utf-8"))
    write_files(right.root, {OLD: yaml.safe_dump({**text, "notes": notes}, sort_keys=False)})
    right.commit()
    for said in merge_both_ways(left, right):
        # The file is kept as the one left it who had changed it.
        assert f"CONFLICT (modify/delete): {OLD}" in said
    for clone in clones:
        edition = prepare_edition(clone.root / "mkdocs.yml", preview=True)
        assert [finding.path for finding in edition.findings if finding.id == "old-review"] == [OLD]
        run(clone.root)
        clone.commit()
        merged = review(clone.root)
        assert {note.body for note in merged.notes} == {"How much?", "Added meanwhile.", "New."}
        assert not merged.note("a").open
        assert len(merged.approvals) == len(merged.publications) == 1
    assert left.tree() == right.tree()


def test_two_migrations_of_texts_that_differ_meet_and_neither_counts(clones: tuple[Clone, Clone]) -> None:
    """Each records what was approved against its own text; after the merge the text is another one."""
    left, right = clones
    changed = HEAD.replace("2025-05-09", "2025-05-10") + BODY.replace("Trade was", "Trade came to")
    write_files(left.root, {PIECE: changed})
    for clone in clones:
        run(clone.root)
        clone.commit()
    for said in merge_both_ways(left, right):
        assert f"CONFLICT (add/add): Merge conflict in {REVIEW}/published-" in said
    edition = prepare_edition(left.root / "mkdocs.yml", preview=True)
    told = [finding for finding in edition.findings if finding.id == "merge-conflict"]
    assert [finding.path for finding in told if "/published-" in finding.path]
    assert "take the version of one side: git checkout --ours" in told[0].hint
    for revision in ("HEAD^1", "HEAD^2"):
        for finding in told:
            left.git("checkout", revision, "--", finding.path)
        assert "has changed since" in prepare_edition(left.root / "mkdocs.yml").content.approval_status(PIECE).missing


@pytest.fixture
def renamed(tmp_path: Path) -> tuple[Clone, Clone]:
    """Two clones of a site. On the left the piece with a note was renamed, on the right it was approved, for the
    first time."""
    left = Clone(tmp_path / "left")
    left.root.mkdir()
    digests = edited_edition(left.root, FILES).content.approval_status(PIECE).digests
    write_files(left.root, {f"{REVIEW}/notes/a.yaml": write_file(note()), ".gitignore": ".cache\n"})
    left.git("init", "-q", "-b", "left")
    left.commit()
    left.git("worktree", "add", "-q", "-b", "right", str(tmp_path / "right"))
    right = Clone(tmp_path / "right")
    left.git("mv", PIECE, COLD)
    left.git("mv", REVIEW, "docs/analyses/cold.review")
    write_files(left.root, {COLD: RENAMED})
    left.commit()
    given = approval("nkk-editors", digests)
    write_files(right.root, {f"{REVIEW}/approvals/{given.file_name}": write_file(given)})
    right.commit()
    return left, right


def left_behind(clone: Clone) -> list[Finding]:
    edition = prepare_edition(clone.root / "mkdocs.yml")
    return [finding for finding in edition.blocking_errors() if finding.id == "orphan-review"]


def test_what_git_leaves_behind_after_a_rename_is_told_and_moved(renamed: tuple[Clone, Clone]) -> None:
    # Git moves what is added to a folder that was renamed, but there was no folder approvals/.
    assert merge_both_ways(*renamed) == ("", "")
    for clone in renamed:
        (finding,) = left_behind(clone)
        assert (finding.path, finding.line) == (COLD, 8)
        assert finding.message.startswith("docs/analyses/lifeline.review belongs to this piece")
        assert finding.hint.endswith("desk migrate")
        assert run(clone.root) == [("now in cold.review/, with 1 file.", True)]
        assert left_behind(clone) == []
        assert not (clone.root / REVIEW).exists()
        clone.commit()
        status = prepare_edition(clone.root / "mkdocs.yml").content.approval_status(COLD)
        assert ([note.id for note in status.review.notes], status.missing) == (["a"], "")
    assert renamed[0].tree() == renamed[1].tree()


def test_a_move_replaces_no_file(renamed: tuple[Clone, Clone]) -> None:
    left, _ = renamed
    folder = left.root / REVIEW / "notes"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(write_file(note("Other words.")), encoding="utf-8")
    ((report, done),) = run(left.root)
    assert (report, done) == ("not all was moved: notes/a.yaml also stands in cold.review/, with other words.", False)
    assert (folder / "a.yaml").exists()
    (folder / "a.yaml").write_bytes((left.root / "docs/analyses/cold.review/notes/a.yaml").read_bytes())
    assert run(left.root) == [("now in cold.review/, with 1 file.", True)]
    assert not (left.root / REVIEW).exists()


def test_a_review_of_the_old_form_and_the_old_name_comes_beside_the_piece(clones: tuple[Clone, Clone]) -> None:
    left, _ = clones
    left.git("mv", PIECE, COLD)
    write_files(left.root, {COLD: RENAMED})
    assert [done for _, done in run(left.root)] == [True, True]
    edition = prepare_edition(left.root / "mkdocs.yml")
    assert [note.id for note in edition.content.approval_status(COLD).review.notes] == ["a"]
    assert not edition.content.approval_status(COLD).missing


def test_a_review_that_two_pieces_claim_is_moved_to_neither(renamed: tuple[Clone, Clone]) -> None:
    left, right = renamed
    merge_both_ways(left, right)
    write_files(left.root, {"docs/analyses/warm.md": RENAMED})
    assert run(left.root) == []
    given: list[Approval] = list(read(left.root / REVIEW)[0].approvals)
    assert len(given) == 1
