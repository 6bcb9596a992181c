"""The folder of texts as MkDocs walks through it: it follows every link of the file system."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.folders import links_below


def circling_link(docs: Path) -> str:
    """The first link in a folder that leads to a folder around it; empty if there is none.

    MkDocs would go round forty times, through all that stands beside docs/.

    Args:
        docs: the folder.
    """
    for link in sorted(map(Path, links_below(str(docs)))):
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):  # It leads nowhere, or to itself.
            continue
        if target.is_dir() and (link.parent.resolve() / link.name).is_relative_to(target):
            return link.relative_to(docs.parent).as_posix()
    return ""
