"""The logo of an institute on a page."""

from __future__ import annotations

from dashboard.core.frozen import Frozen


class Logo(Frozen):
    """The logo of an institute on a page."""

    address: str
    """From the root of the site."""
    alt: str
    """The name of the institute."""
    size: tuple[int, int]
    """Width and height, of which the ratio counts; (0, 0) where it is not known."""
    needs_plate: bool
    """Whether it stands on a light plate on dark paper, where it could not be seen."""
