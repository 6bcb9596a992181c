"""One renaming of a site: what is renamed, what is there, and what could not be reached."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset
from dashboard.renaming.subject import Subject
from dashboard.site.content import SiteContent


class Missed(Frozen, order=True):
    """A place at which the old name stands and that has to be changed by hand."""

    path: str
    line: int
    what: str


class Renaming(Frozen):
    """What every step of a renaming needs. Steps add to `missed`."""

    subject: Subject
    content: SiteContent
    before: Mapping[str, Dataset]
    """The sound datasets by the names of their tables in SQL."""
    after: Mapping[str, Dataset]
    """The same as they will be."""
    missed: list[Missed] = field(default_factory=list)

    def miss(self, path: str, line: int, what: str) -> None:
        """Note a place that could not be reached.

        Args:
            path: of the file, from the root.
            line: of the file.
            what: what stands there, and what to do.
        """
        self.missed.append(Missed(path, line, what))
