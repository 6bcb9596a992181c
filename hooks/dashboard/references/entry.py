"""An entry of `data/references.bib`: a work that texts can name."""

from __future__ import annotations

from dashboard.core.dates import MONTHS
from dashboard.core.frozen import PartlyCompared


class Entry(PartlyCompared, kw_only=True):
    """What readers are told of a work. Notes, abstracts and other fields of the file are not kept."""

    uncompared = ("line",)

    key: str
    """By which texts name it."""
    line: int
    """On which it begins. That it moves changes no page."""
    title: str
    people: tuple[str, ...] = ()
    """Authors, or else editors or an institution, as plain text."""
    are_editors: bool = False
    has_more: bool = False
    """Whether the list of people ends with `and others`."""
    within: tuple[str, ...] = ()
    """The journal or the book that it is a part of, and the publisher."""
    year: str = ""
    """Nearly always a number."""
    month: int = 0
    day: int = 0
    """Both 0 if they are not known."""
    address: str = ""
    """Where it can be read: its DOI as an address, or else its `url`."""

    @property
    def date(self) -> str:
        """When it was published, as far as that is known: '9 May 2025', 'May 2025', '2025'."""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(part for part in (str(self.day) if self.day else "", month, self.year) if part)
