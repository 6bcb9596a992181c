"""What git makes of two branches that both work on one review: the table says it for each pair of actions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.core.phrases import plural
from dashboard.review.review import Review
from tests.samples.merges import ANALYSES, Clone, Work, make_repository

Actions = str
"""What one side does, such as 'reply n1, approve nkk'. DO says what the words mean."""
DO: dict[str, Callable[..., None]] = {
    "nothing": lambda work: None,
    "note": lambda work, by: work.write(f"A note of {by}.", by),
    "reply": lambda work, note, by: work.reply(note, by, f"A reply of {by}."),
    "resolve": Work.resolve,
    "reopen": Work.reopen,
    "edit": lambda work, note, words: work.change("edit", note, body=words),
    "delete": lambda work, note: work.change("delete", note),
    "accept": Work.accept,
    "approve": Work.approve,
    "publish": Work.publish,
    "rename": Work.rename,
}
TABLE: list[tuple[Actions, Actions, str, str]] = [
    # the left side        the right side          how, and what is then other than before
    ("nothing", "reply n1 nkk", "merge", "n1 open, 2 replies"),
    ("reply n1 osw", "reply n1 nkk", "merge", "n1 open, 3 replies"),
    ("reply n1 osw", "reply n2 nkk", "merge", "n1 open, 2 replies; n2 open, 2 replies"),
    ("reply n1 osw", "resolve n1 nkk", "merge", "n1 closed by nkk, 2 replies"),
    ("reply n1 osw", "resolve n2 nkk", "merge", "n1 open, 2 replies; n2 closed by nkk, 1 reply"),
    ("resolve n1 osw", "resolve n1 nkk", "merge", "n1 closed by nkk, 1 reply"),
    ("resolve n1 osw", "resolve n2 nkk", "merge", "n1 closed by osw, 1 reply; n2 closed by nkk, 1 reply"),
    ("reopen n1 osw", "reopen n1 nkk", "merge of closed", "n1 open, 1 reply"),
    ("reopen n1 osw", "reply n1 nkk", "merge of closed", "n1 open, 2 replies"),
    ("resolve n1 osw, reopen n1 osw", "resolve n1 nkk", "merge", "n1 closed by nkk, 1 reply"),
    ("edit n1 Left", "edit n1 Right", "merge", "n1 'Right' open, 1 reply"),
    ("edit n1 Left", "edit n2 Right", "merge", "n1 'Left' open, 1 reply; n2 'Right' open, 1 reply"),
    ("edit n1 Left", "reply n1 nkk", "merge", "n1 'Left' open, 2 replies"),
    ("edit n1 Left", "resolve n1 nkk", "merge", "n1 'Left' closed by nkk, 1 reply"),
    ("edit n1 Left", "delete n1", "merge", "n1 deleted, 1 reply"),
    ("delete n1", "reply n1 nkk", "merge", "n1 deleted, 2 replies"),
    ("delete n1", "resolve n1 nkk", "merge", "n1 deleted, closed by nkk, 1 reply"),
    ("delete n1", "delete n1", "merge", "n1 deleted, 1 reply"),
    ("note osw", "note nkk", "merge", "new of osw; new of nkk"),
    ("note osw", "resolve n1 nkk", "merge", "n1 closed by nkk, 1 reply; new of osw"),
    ("accept n1 osw", "accept n1 nkk", "merge", "n1 closed by nkk, 1 reply"),
    ("accept n1 osw", "reply n1 nkk", "merge", "n1 closed by osw, 2 replies"),
    ("accept n1 osw", "edit n1 Right", "merge", "n1 'Right' closed by osw, 1 reply"),
    ("approve merics", "approve swp", "merge", "3 approvals"),
    ("approve merics", "approve merics", "merge", "3 approvals"),
    ("approve merics", "note nkk", "merge", "new of nkk; 2 approvals"),
    ("approve merics", "publish", "merge", "2 approvals; 2 publications"),
    ("approve merics, publish", "approve swp, publish", "merge of a new piece", "2 approvals; 2 publications"),
    ("publish, publish", "resolve n1 nkk, publish", "merge", "n1 closed by nkk, 1 reply; 4 publications"),
    ("publish", "reply n1 nkk", "merge", "n1 open, 2 replies; 2 publications"),
    ("reply n1 osw", "resolve n1 nkk, note nkk", "rebase", "n1 closed by nkk, 2 replies; new of nkk"),
    ("reply n1 osw, publish", "resolve n1 nkk, publish", "squash", "n1 closed by nkk, 2 replies; 3 publications"),
    ("reply n1 osw", "resolve n1 nkk, publish", "cherry-pick and merge", "n1 closed by nkk, 2 replies; 2 publications"),
    ("reply n1 osw", "resolve n1 nkk, approve swp", "cherry-pick twice", "n1 closed by nkk, 2 replies; 2 approvals"),
    ("rename", "reply n1 nkk, note nkk", "merge of a rename", "n1 open, 2 replies; new of nkk"),
    ("rename", "approve swp", "merge of a rename", "2 approvals"),
    ("rename", "publish", "merge of a rename", "2 publications"),
]  # fmt: skip


def do(work: Work, actions: Actions) -> None:
    for action in actions.split(", "):
        name, *arguments = action.split()
        DO[name](work, *arguments)


def describe(review: Review, base: Review) -> str:
    """What the last column of the table says: what is other than it was before the two sides began."""
    before = list(_parts(base))
    return "; ".join(part for part in _parts(review) if part not in before)


def _parts(review: Review) -> Iterator[str]:
    for note in review.notes:
        words = f" '{note.body}'" if note.edited and not note.deleted else ""
        closed = f"closed by {note.resolved.by}" if note.resolved else ""
        state = ", ".join(filter(None, ["deleted" * note.deleted, closed])) or "open"
        replies = plural(len(note.replies), "reply", "replies")
        is_new = note.id not in ("n1", "n2")
        yield f"new of {note.by}" if is_new else f"{note.id}{words} {state}, {replies}"
    approvals, publications = len(review.approvals), len(review.publications)
    yield from (plural(approvals, "approval", "approvals"), plural(publications, "publication", "publications"))


@pytest.fixture(scope="module")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Repositories as they are before the two sides begin, by what is said of the way of a merge."""
    root = tmp_path_factory.mktemp("merges")
    new = make_repository(root / "new", with_review=False)
    return {
        "merge of a new piece": new.root,
        "merge of closed": make_repository(root / "closed", closed=True).root,
        "": make_repository(root / "open").root,
    }


def branch(clone: Clone, name: str, actions: Actions, ahead: int) -> Work:
    """A branch of main on which one side has done something."""
    clone.git("checkout", "-q", "-b", name, "main")
    work = Work(clone, ahead)
    do(work, actions)
    clone.commit()
    return work


def integrate(clone: Clone, own: str, other: str, how: str) -> None:
    """Bring the work of another branch into one, as people do it."""
    clone.git("checkout", "-q", "--detach", own)
    if how == "rebase":
        clone.git("rebase", "-q", other)
    elif how == "squash":
        clone.git("merge", "-q", "--squash", other)
        clone.commit()
    elif how.startswith("cherry-pick"):
        clone.git("cherry-pick", other)
        if how.endswith("twice"):
            clone.git("cherry-pick", "--keep-redundant-commits", other)
        else:
            clone.git("merge", "-q", "--no-edit", other)
    else:
        answer = clone.git("merge", "-q", "--no-edit", other, may_stop=True)
        if how == "merge of a rename":
            # Git has put the file where it belongs, and stops to say so.
            assert (answer.code, "CONFLICT (file location)" in answer.output) == (1, True), answer.output
            clone.commit()
        else:
            assert not answer.code, answer.output


def test_the_table_has_all_pairs() -> None:
    assert len(TABLE) == len({row[:3] for row in TABLE}) == 37


@pytest.mark.parametrize(("left", "right", "how", "result"), TABLE, ids=[" | ".join(row[:3]) for row in TABLE])
def test_two_branches_merge(
    repositories: dict[str, Path], tmp_path: Path, left: Actions, right: Actions, how: str, result: str
) -> None:
    shutil.copytree(repositories.get(how, repositories[""]), tmp_path / "clone")
    clone = Clone(tmp_path / "clone")
    base = clone.review()
    slug = branch(clone, "left", left, 10).slug
    written = clone.files(slug)
    branch(clone, "right", right, 20)
    written |= clone.files()
    trees = set()
    for own, other in (("left", "right"), ("right", "left")):
        integrate(clone, own, other, how)
        assert clone.files(slug) == written
        assert describe(clone.review(slug), base) == result
        assert {path.name for path in (clone.root / ANALYSES).iterdir()} == {f"{slug}.md", f"{slug}.review"}
        trees.add(clone.tree())
    assert len(trees) == 1
