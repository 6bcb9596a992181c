"""Who has recorded an approval: the author of the commit that first holds its file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from dashboard.core.control_characters import with_visible_control
from dashboard.core.email import comparable
from dashboard.core.frozen import Frozen
from dashboard.core.settings import ApprovalRule
from dashboard.data.commit_signature import ssh_signer
from dashboard.data.first_commits import Commit, blob_hashes, first_commits
from dashboard.data.git_history import History

APPROVAL_FILES = "**/*.review/approvals/*.yaml"
"""The paths of approvals, from the top of the repository."""


class Recording(Frozen):
    """What git knows of who recorded an approval."""

    kind: Literal["verified", "other", "not committed", "not verifiable"]
    """`verified`: the author of the commit has an address of the reviewer. `other`: the author has none."""
    commit: Commit | None = None
    """The commit that first holds the approval, if it is known."""

    @property
    def author(self) -> str:
        """The author of the commit, as in `Jan Nowak <jan@osw.example>`."""
        return with_visible_control(f"{self.commit.name} <{self.commit.email}>") if self.commit else ""

    def __str__(self) -> str:
        words = {"not committed": "not committed yet", "not verifiable": "not verifiable here"}
        return f"recorded by {self.author}" if self.kind == "other" else words.get(self.kind, self.kind)


def recording_of(history: History, path: str, emails: frozenset[str]) -> Recording:
    """Find out who recorded an approval. Git is asked once for all approvals of the site.

    Args:
        history: of the repository.
        path: the file of the approval, from the root of the site.
        emails: the addresses of the reviewer, as the Registry has them.
    """
    if not history.head:
        return Recording("not verifiable")
    try:
        commits, extent = first_commits(history, APPROVAL_FILES), history.extent
    except LookupError:
        return Recording("not verifiable")
    name, content = Path(path).name, _content(history.root / path)
    commit = next(filter(None, (commits.get((name, blob)) for blob in blob_hashes(content))), None)
    if commit is None:
        return Recording("not committed")
    if commit.id in extent:
        # Where a shallow copy ends, a commit seems to add all files of earlier ones.
        return Recording("not verifiable")
    return Recording("verified" if comparable(commit.email) in emails else "other", commit)


def why_not_recorded(history: History, path: str, reviewer: str, emails: frozenset[str], rule: ApprovalRule) -> str:
    """Say why an approval does not count by who recorded it. Git is asked only if the rule needs it.

    Args:
        history: of the repository.
        path: the file of the approval, from the root of the site.
        reviewer: the slug of who approved.
        emails: the addresses of the reviewer, as the Registry has them.
        rule: whether approvals have to be verified or signed.

    Returns:
        The end of a sentence, with what to do. Empty if it counts.
    """
    if not (rule.verified or rule.signed):
        return ""
    recording = recording_of(history, path, emails)
    if recording.kind == "not committed":
        return f"it is not committed yet ('{reviewer}' has to commit {path})"
    if recording.commit is None:
        return "whose commit it is cannot be verified here (it needs git and the whole history: git fetch --unshallow)"
    addresses = f"an address in 'emails' of data/authors/{reviewer}.yaml"
    if rule.verified and recording.kind != "verified":
        return f"it was {recording}, which is not {addresses} (add it there, or let '{reviewer}' approve and commit)"
    if rule.signed:
        signer = ssh_signer(history.root, recording.commit.id)
        commit = recording.commit.id[:10]
        if not signer:
            return (
                f"commit {commit}, which holds it, has no ssh signature that git accepts"
                f" (see: git verify-commit {commit}; '{reviewer}' has to approve again and sign)"
            )
        if comparable(signer) not in emails:
            return f"commit {commit}, which holds it, was signed by {with_visible_control(signer)}, not {addresses}"
    return ""


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
