"""The files that a commit of a piece needs, so that others can build it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard.data.dataset import descriptor_path
from dashboard.data.git import run_git
from dashboard.site.content import SiteContent


def files_to_commit(content: SiteContent, path: str, review: Path) -> list[str]:
    """List what has to be committed after an action on a piece.

    Args:
        content: all that is known.
        path: of the piece's file, from the root.
        review: its folder of notes and approvals, which need not be there.

    Returns:
        Paths from the root: the piece, its review, and what it shows that git does not have as it is.
    """
    root = content.settings.root
    own = [path, *([f"{review.relative_to(root).as_posix()}/"] if review.exists() else [])]
    shown = set(_shown_by(content, path))
    ask = ("--literal-pathspecs", "ls-files", "-z", "--modified", "--others", "--")
    try:
        # (Without `--exclude-standard` a picture that git ignores is told, too.)
        listed = run_git(root, *ask, *shown) if shown else b""
    except LookupError:
        return own
    return [*own, *sorted(set(filter(None, listed.decode(errors="replace").split("\0"))))]


def _shown_by(content: SiteContent, path: str) -> Iterator[str]:
    text, data = content.source_texts[path], content.settings.data_path
    yield from text.shown_files
    yield from (f"{data}/charts/{name}.yaml" for name in text.dependencies.charts)
    if text.dependencies.facts:
        yield f"{data}/facts.yaml"
    for name in content.datasets_of(path):
        if dataset := content.datasets.get(name):
            yield from (dataset.path, descriptor_path(dataset.path))
