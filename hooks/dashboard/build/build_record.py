"""What a build has made, and how the next build differs from it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from dashboard.cache.store import CachedFile
from dashboard.core.frozen import Frozen
from dashboard.output.downloads import Content

UNKNOWN = CachedFile("", "")
"""Stands for the content of a file that may be written or not. No file has it."""


class BuildRecord(Frozen):
    """The pages of a build by their keys, and its files by their contents."""

    site_key: str = ""
    """The hash of all that every page shows."""
    page_keys: Mapping[str, str] = field(default_factory=dict)
    """The hash of all that a page shows, by the page's path."""
    files: Mapping[str, Content] = field(default_factory=dict)
    """The files that are no pages, by address."""

    def changed_in(self, later: BuildRecord) -> list[str]:
        """The paths of the pages that are new in a later build or show something else, in the order of that build."""
        changed = {path for path, _ in later.page_keys.items() - self.page_keys.items()}
        return [path for path in later.page_keys if path in changed]

    def while_becoming(self, later: BuildRecord) -> BuildRecord:
        """What is known while a later build is written: nothing of what differs, since that may end halfway."""
        pages = {path for path, _ in self.page_keys.items() ^ later.page_keys.items()}
        files = {name for name, _ in self.files.items() ^ later.files.items()}
        return BuildRecord(
            "",
            {**self.page_keys, **dict.fromkeys(pages, "")},
            {**self.files, **dict.fromkeys(files, UNKNOWN)},
        )


class BuildChanges(Frozen):
    """What a build has to make and to delete."""

    pages: tuple[str, ...]
    """The paths of the pages that are new or show something else, in the order of the build."""
    files: Mapping[str, Content]
    """The files that are new or have another content, by address."""
    gone_files: frozenset[str]
    """The addresses of the files to delete."""
    addresses: bool
    """Whether there are other pages than before, so that the sitemap changes."""
    frame: bool
    """Whether what all pages show has changed."""


def changes_between(before: BuildRecord, after: BuildRecord) -> BuildChanges:
    """Compare two builds of one site.

    Args:
        before: the earlier build.
        after: the later one.

    Returns:
        what has to be made so that the folder of the earlier build becomes that of the later one.
    """
    changed_files = {name for name, _ in after.files.items() - before.files.items()}
    return BuildChanges(
        pages=tuple(before.changed_in(after)),
        files={name: content for name, content in after.files.items() if name in changed_files},
        gone_files=frozenset(before.files.keys() - after.files.keys()),
        addresses=before.page_keys.keys() != after.page_keys.keys(),
        frame=before.site_key != after.site_key,
    )
