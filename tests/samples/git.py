"""A site in git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

AT = "2026-10-01T12:00:00+02:00"
USER_SETTINGS = {
    "log.showSignature": "true",
    "log.showRoot": "false",
    "log.mailmap": "true",
    "log.decorate": "full",
    "log.follow": "true",
    "log.diffMerges": "off",
    "log.date": "relative",
    "format.pretty": "oneline",
    "i18n.logOutputEncoding": "latin1",
    "core.quotePath": "true",
    "color.ui": "always",
    "diff.renames": "copies",
    "diff.noprefix": "true",
    "diff.relative": "true",
    "diff.external": "false",
    "core.abbrev": "7",
}
"""Settings with which git shows a history in other ways than it does by itself."""


def git(root: Path, *arguments: str, at: str = AT) -> None:
    """Run git.

    Args:
        root: the folder in which it runs.
        arguments: of the command line.
        at: the moment that commits get.
    """
    identity = ["-c", "user.name=Editors", "-c", "user.email=editors@example.org"]
    moment = {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, env={**os.environ, **moment})


def commit(root: Path, at: str = AT) -> None:
    """Commit everything in a folder, caches aside, at a moment. The first commit makes the repository."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
        (root / ".gitignore").write_text(".cache\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "All", at=at)
