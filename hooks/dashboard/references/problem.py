"""What is wrong in an entry of `data/references.bib`."""

from __future__ import annotations

from dashboard.core.frozen import Frozen


class Problem(Frozen):
    """Something that is wrong in an entry. It becomes a finding when the texts are known that use the entry."""

    key: str
    """That of the entry; empty if it cannot be read."""
    line: int
    message: str
    """What was read, and what was expected."""
    hint: str
    """What to do about it."""
