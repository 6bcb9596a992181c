"""Who a site is made for."""

from __future__ import annotations

import datetime

from dashboard.core.frozen import Frozen
from dashboard.pieces.analysis import Publishable, is_public


class Audience(Frozen):
    """Readers or reviewers, at one moment."""

    at: datetime.datetime
    """The moment that decides what is public. It has an offset from UTC."""
    preview: bool = False
    """Whether it also sees what is not public, as reviewers do."""
    expires: datetime.date | None = None
    """The last day of a preview that is built as a folder; None in every other case."""

    def sees(self, text: Publishable | None) -> bool:
        """Whether a text of the site is shown to this audience.

        Args:
            text: a piece or a page; None where the front matter is broken.
        """
        return self.preview or (text is not None and is_public(text, self.at))
