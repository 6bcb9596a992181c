"""A repository with a review, and what people do to it on several branches."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from dashboard.core.finding import Finding
from dashboard.editorial.desk import Desk
from dashboard.editorial.notes import reopen, reply, resolve, write_note
from dashboard.review.note import FirstNote, NoteStep, NoteTarget, moment_after
from dashboard.review.publication import Publication
from dashboard.review.review import Approval, Review
from dashboard.review.review_folder import read_folder
from dashboard.review.review_store import add, new_id, read_contents
from tests.samples.reviews import AT, DIGESTS, note

ANALYSES = "docs/analyses"
TEXT = "".join(f"Line {number} of the piece.\n\n" for number in range(12))
_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{role}_NAME": "Editors" for role in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{role}_EMAIL": "editors@example.org" for role in ("AUTHOR", "COMMITTER")},
}


@dataclass(frozen=True)
class GitAnswer:
    """How a command of git ended."""

    code: int
    output: str


class Clone:
    """A folder in which one branch is checked out. Commands run without the machine's own settings of git."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.locks = root.parent / "locks"

    def git(self, *arguments: str, may_stop: bool = False) -> GitAnswer:
        """Run git.

        Args:
            arguments: of the command line.
            may_stop: whether it may end otherwise than well, as a merge with a conflict.
        """
        process = subprocess.run(
            ["git", "-c", "gc.auto=0", "-c", "core.fsync=none", *arguments],
            cwd=self.root,
            env={**os.environ, **_ENVIRONMENT},
            capture_output=True,
            text=True,
            check=False,
        )
        answer = GitAnswer(process.returncode, process.stdout + process.stderr)
        assert may_stop or not answer.code, (arguments, answer)
        return answer

    def commit(self) -> None:
        """Commit all that was changed; also ends a merge that had stopped."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Work")

    def tree(self, revision: str = "HEAD") -> str:
        """The name of all content of a revision: equal names, equal files."""
        return self.git("rev-parse", f"{revision}^{{tree}}").output.strip()

    def folder(self, slug: str = "heating") -> Path:
        """The folder of a review."""
        return self.root / ANALYSES / f"{slug}.review"

    def files(self, slug: str = "heating") -> dict[str, bytes | None]:
        """The bytes of each file of a review, by name."""
        return read_contents(self.folder(slug))

    def review(self, slug: str = "heating") -> Review:
        """The review, which must have no findings."""
        findings: list[Finding] = []
        review, _ = read_folder(self.files(slug), f"{slug}.review", findings)
        assert findings == []
        return review


def make_repository(root: Path, *, closed: bool = False, with_review: bool = True) -> Clone:
    """A repository with a piece, two notes (of osw: one with a reply), an approval and a publication.

    Args:
        root: a folder to make.
        closed: whether the notes are closed.
        with_review: whether it has the notes, the approval and the publication.
    """
    clone = Clone(root)
    (root / ANALYSES).mkdir(parents=True)
    clone.git("init", "-q", "-b", "main")
    (root / ANALYSES / "heating.md").write_text(TEXT, encoding="utf-8")
    shutil.copy(Path(__file__).parents[2] / ".gitattributes", root)
    if with_review:
        _begin_review(clone, closed)
    clone.commit()
    return clone


def _begin_review(clone: Clone, closed: bool) -> None:
    work = Work(clone)
    add(
        clone.folder(),
        clone.locks,
        lambda review: {
            **{f"notes/{id}.yaml": note(f"The note {id}.", suggestion="fell") for id in ("n1", "n2")},
            **{f"notes/{id}/r1.yaml": work.step("reply", "nkk", body=f"The reply on {id}.") for id in ("n1", "n2")},
        },
    )
    if closed:
        work.resolve("n1")
        work.resolve("n2")
    work.approve("nkk")
    work.publish()


class Work:
    """What somebody does to the review in a clone. Each action is a minute later than the last."""

    def __init__(self, clone: Clone, ahead: int = 0, slug: str = "heating") -> None:
        """Begin to work.

        Args:
            clone: the folder to work in.
            ahead: by how many minutes the clock goes fast.
            slug: of the piece.
        """
        self.clone = clone
        self.slug = slug
        self.now = AT + datetime.timedelta(minutes=ahead)

    def tick(self) -> datetime.datetime:
        """The moment of the next action."""
        self.now += datetime.timedelta(minutes=1)
        return self.now

    def step(self, kind: str, by: str, **more: object) -> NoteStep:
        """A step of a note at the next moment."""
        return NoteStep.model_validate({"kind": kind, "by": by, "at": self.tick(), **more})

    def desk(self) -> Desk:
        """The desk of the piece at the next moment."""
        return _FolderDesk(self.clone, self.slug, self.tick())

    def write(self, body: str, by: str = "osw") -> None:
        """Leave a note on some words."""
        write_note(self.desk(), by, NoteTarget(exact="surged"), body, shown="It surged.")

    def reply(self, note: str = "n1", by: str = "osw", body: str = "An answer.") -> None:
        """Answer a note."""
        reply(self.desk(), note, by, body)

    def resolve(self, note: str = "n1", by: str = "osw") -> None:
        """Close a note."""
        resolve(self.desk(), note, by)

    def reopen(self, note: str = "n1", by: str = "osw") -> None:
        """Open a note again."""
        reopen(self.desk(), note, by)

    def accept(self, note: str = "n1", by: str = "osw", line: int = 3) -> None:
        """Put the words that a note suggests into a line of the text, and close the note."""
        text = self.clone.root / ANALYSES / f"{self.slug}.md"
        old = text.read_text(encoding="utf-8")
        text.write_text(old.replace(f"Line {line} of the piece", f"Line {line} fell"), encoding="utf-8")
        self.resolve(note, by)

    def change(self, kind: str, note: str = "n1", by: str = "osw", **more: object) -> None:
        """Edit or delete a note, or a reply of it."""

        def choose(review: Review) -> dict[str, NoteStep]:
            step, present = self.step(kind, by, **more), review.note(note)
            at = moment_after(step.at, present.at, present.changed)
            return {f"notes/{note}/{new_id(at)}.yaml": step.model_copy(update={"at": at})}

        add(self.clone.folder(self.slug), self.clone.locks, choose)

    def approve(self, by: str = "nkk") -> None:
        """Approve the piece."""
        approval = Approval(by=by, at=self.tick(), digests=DIGESTS)
        self._add(f"approvals/{approval.file_name}", approval)

    def publish(self) -> None:
        """Record a publication."""
        publication = Publication(at=self.tick(), date=AT.date(), digests=DIGESTS)
        self._add(publication.file_name, publication)

    def rename(self, slug: str = "cold") -> None:
        """Rename the piece with its review, as CONTRIBUTING says."""
        for ending in (".md", ".review"):
            self.clone.git("mv", f"{ANALYSES}/{self.slug}{ending}", f"{ANALYSES}/{slug}{ending}")
        self.slug = slug

    def _add(self, name: str, value: Approval | Publication | FirstNote) -> None:
        add(self.clone.folder(self.slug), self.clone.locks, lambda review: {name: value})


class _FolderDesk(Desk):
    """The desk of a review without its site: who acts is known, and the review stands in the folder."""

    def __init__(self, clone: Clone, slug: str, now: datetime.datetime) -> None:
        self.clone = clone
        self.slug = slug
        self.now = now

    @property
    def folder(self) -> Path:
        return self.clone.folder(self.slug)

    def add(self, choose):  # type: ignore[no-untyped-def]  # (as the desk's)
        return add(self.folder, self.clone.locks, choose)

    def require_person(self, by: str) -> None:
        assert by

    def require_target(self, target: NoteTarget, shown: str) -> None:
        assert target.exact in shown
