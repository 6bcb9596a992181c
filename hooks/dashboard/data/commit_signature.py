"""Who has signed a commit, by git's own judgement."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dashboard.data.git import git_log, run_git

_FORM = "--format=%GS%x00%GF"
"""The signer, and the fingerprint of the key. That of an ssh key begins with SHA256, others are bare digits."""


def ssh_signer(root: Path, commit: str) -> str:
    """The signer of a commit as `allowed signers` names it.

    Args:
        root: a folder of the repository.
        commit: the full id of the commit.

    Returns:
        Empty if the commit has no ssh signature that `git verify-commit` accepts.
    """
    return _ssh_signer(root, commit, _signers_key(root))


def _signers_key(root: Path) -> tuple[bytes, ...]:
    """All of which the judgement depends: git's settings, and the files that they name."""
    try:
        settings = run_git(root, "config", "--null", "--type=path", "--get-regexp", r"^gpg\.")
        top = Path(run_git(root, "rev-parse", "--show-toplevel").decode().strip())
    except LookupError:
        return ()
    named = (setting.partition(b"\n") for setting in settings.split(b"\0"))
    files = [top / value.decode(errors="replace") for name, _, value in named if name.endswith(b"file")]
    return settings, *(file.read_bytes() for file in files if file.is_file())


@lru_cache(maxsize=2048)
def _ssh_signer(root: Path, commit: str, signers: tuple[bytes, ...]) -> str:
    try:
        run_git(root, "verify-commit", commit)
        shown = git_log(root, "-1", _FORM, commit)
    except LookupError:
        return ""
    signer, _, key = shown.strip().partition("\0")
    return signer if key.startswith("SHA256:") else ""
