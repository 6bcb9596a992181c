"""The commits that first held files, whatever folder the files were moved to later."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from dashboard.core.frozen import Frozen
from dashboard.data.git import git_log
from dashboard.data.git_history import History

SHOWN = (
    # Parents come before children; what a branch adds is told where the branch did it, what a merge adds at the merge.
    "--topo-order",
    "--reverse",
    "--full-history",
    "--diff-merges=dense-combined",
    "--raw",
    "--no-abbrev",
    "--no-relative",
    "-z",
    "--format=%H%x00%an%x00%ae",
)


class Commit(Frozen):
    """A commit, and who its author is by its own words."""

    id: str
    name: str
    email: str


def first_commits(history: History, pattern: str) -> Mapping[tuple[str, str], Commit]:
    """Find the commits that first held files, by one call of git. It is asked once for each state of the repository.

    Args:
        history: of the repository.
        pattern: the paths of the files from the top of the repository, with wildcards as git has them.

    Returns:
        The commits by the file's name, without folders, and the hash of its content as git writes it.

    Raises:
        LookupError: there is no history.
    """
    return _first_commits(history.root, history.head, history.extent, pattern)


@lru_cache(maxsize=4)
def _first_commits(root: Path, head: str, extent: str, pattern: str) -> Mapping[tuple[str, str], Commit]:
    log = git_log(root, *SHOWN, head, "--", f":(top,glob){pattern}")
    commits: dict[tuple[str, str], Commit] = {}
    for commit, path, blob in _additions(iter(log.split("\0"))):
        commits.setdefault((PurePosixPath(path).name, blob), commit)
    return commits


def _additions(parts: Iterator[str]) -> Iterator[tuple[Commit, str, str]]:
    """Each content that a commit gives to a file: the commit, the path and the content's hash."""
    commit = Commit("", "", "")
    for part in map(str.strip, parts):
        if part.startswith(":"):
            # A colon, a mode and a hash for each parent; then those of the commit itself, and the kind of change.
            parents = len(part) - len(part.lstrip(":"))
            yield commit, next(parts), part.split()[2 * parents + 1]
        elif part:
            commit = Commit(part, next(parts), next(parts))


def blob_hashes(content: bytes) -> tuple[str, str]:
    """The hashes under which git may know a content: of the two kinds that repositories use.

    Args:
        content: the file's bytes. Ends of lines are taken as git keeps them.
    """
    content = content.replace(b"\r\n", b"\n")
    blob = b"blob %d\0%b" % (len(content), content)
    return hashlib.sha1(blob, usedforsecurity=False).hexdigest(), hashlib.sha256(blob).hexdigest()
