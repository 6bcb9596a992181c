"""A piece that was withdrawn, as readers are told of it."""

from __future__ import annotations

import datetime

from dashboard.core.frozen import Frozen


class WithdrawnPiece(Frozen):
    """All that readers are told of a piece that was public and was withdrawn."""

    slug: str
    title: str
    date: datetime.date
    """The day of the withdrawal."""
    reason: str
    formerly: tuple[str, ...] = ()
    """The slugs that it had before, the first one first."""

    @property
    def url(self) -> str:
        """The address that it keeps, from the root of the site."""
        return f"analyses/{self.slug}/"
