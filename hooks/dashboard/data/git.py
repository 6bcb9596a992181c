"""Runs git."""

from __future__ import annotations

import subprocess
from pathlib import Path


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
    try:
        done = subprocess.run(["git", *arguments], cwd=root, input=given, capture_output=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LookupError(f"The repository's history is not there: {error}.", "Install git.") from None
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        message = f"The repository's history is not there: git says '{lines[-1] if lines else 'nothing'}'."
        raise LookupError(message, "A fact with as_of needs the repository with its history, and git.")
    return done.stdout


def git_log(root: Path, *arguments: str) -> str:
    """Read the history. The settings of the user change nothing of what is shown, and no commit is replaced.

    Args:
        root: the folder in which git runs.
        arguments: of `git log`.

    Raises:
        LookupError: as `run_git`.
    """
    options = ("--no-show-signature", "--no-follow", "--no-renames", "--encoding=UTF-8")
    log = run_git(root, "-c", "log.showRoot=true", "log", *options, *arguments)
    return log.decode(errors="replace")
