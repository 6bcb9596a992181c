"""Runs git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_AS_IT_IS = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}
"""Lets git show the history that others have, too: a clone can hold objects in place of others (`git replace`), and
other parents of commits (grafts)."""
_OF_ANOTHER = ("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
"""Git lets these say which repository is meant, whatever the folder. Programs that git starts have them, and shells in
which somebody keeps another repository."""


def run_git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git in a folder.

    Args:
        root: the folder.
        arguments: of the command line.
        given: what it reads.

    Returns:
        What it writes.

    Raises:
        LookupError: it fails, or is not there; its arguments are a message and a hint.
    """
    env = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER} | _AS_IT_IS
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env=env, input=given, capture_output=True, check=False, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LookupError(f"The repository's history is not there: {error}.", "Install git.") from None
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        message = f"The repository's history is not there: git says '{lines[-1] if lines else 'nothing'}'."
        raise LookupError(message, "A fact with as_of needs the repository with its history, and git.")
    return done.stdout


def git_log(root: Path, *arguments: str) -> str:
    """Read the history. The settings of the user change nothing of what is shown.

    Args:
        root: the folder in which git runs.
        arguments: of `git log`.

    Raises:
        LookupError: as `run_git`.
    """
    options = ("--no-show-signature", "--no-follow", "--no-renames", "--encoding=UTF-8")
    log = run_git(root, "-c", "log.showRoot=true", "log", *options, *arguments)
    return log.decode(errors="replace")
