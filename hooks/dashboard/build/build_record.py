"""What a build has made, and how the next one differs: nothing is guessed, since a key is the hash of all it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.output.downloads import Content


@dataclass(frozen=True)
class BuildRecord:
    """The keys of the pages and the files of a build."""

    site_key: str = ""
    page_keys: Mapping[str, str] = field(default_factory=dict)
    """By path."""
    files: Mapping[str, Content] = field(default_factory=dict)
    """By address."""

    def has(self, path: str, key: str) -> bool:
        """Whether a page was made of the same."""
        return self.page_keys.get(path) == key


@dataclass(frozen=True)
class Changes:
    """What a build has to make, and to take away."""

    pages: tuple[str, ...]
    """The paths of the pages that are new or show something else, in the order of the build."""
    files: Mapping[str, Content]
    gone_files: frozenset[str]
    addresses: bool
    """Whether there are other pages than before, so that the sitemap changes."""
    frame: bool
    """Whether what all pages show has changed."""


def changes_between(before: BuildRecord, after: BuildRecord) -> Changes:
    """Compare two builds of one site."""
    return Changes(
        pages=tuple(path for path, key in after.page_keys.items() if not before.has(path, key)),
        files={name: content for name, content in after.files.items() if before.files.get(name) != content},
        gone_files=frozenset(before.files.keys() - after.files.keys()),
        addresses=before.page_keys.keys() != after.page_keys.keys(),
        frame=before.site_key != after.site_key,
    )
