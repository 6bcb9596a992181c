"""The folder of texts as MkDocs walks through it: it follows every link of the file system."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.folders import leads_in_circles, walk


def circling_link(docs: Path) -> str:
    """The first link in a folder that leads back to where the way to it goes; empty if there is none.

    MkDocs would go round forty times, through all that stands there.

    Args:
        docs: the folder.
    """
    for folder in walk(str(docs)):
        folder.folders.sort()
        for name in folder.folders:
            link = Path(folder.path, name)
            if name in folder.links and leads_in_circles(str(link)):
                return link.relative_to(docs.parent).as_posix()
    return ""
