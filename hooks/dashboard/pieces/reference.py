"""A place in a text that names something else. It is known without Markdown, since what is kept holds it."""

from __future__ import annotations

import hashlib
from typing import Literal

from dashboard.core.frozen import Frozen


class Reference(Frozen):
    """A place in a text that names a chart, a fact, a work, a picture or another page."""

    kind: Literal["fence", "chart", "fact", "work", "picture", "link", "cell", "figure"]
    text: str
    """The YAML of a fence, the id of a chart, the target of a fact, what stands between the brackets of a citation, or
    the address of a picture or link as written."""
    line: int
    column: int = 1
    alt: str = ""
    """The text alternative of a picture, the words of a fact or a link, or the mark of a citation; empty if it has no
    mark."""
    alone: bool = True
    """Whether a `chart:` picture is the only thing in its paragraph."""
    within: str = ""
    """The HTML tags around it, from the outermost: 'p', 'h2', 'table thead tr th'."""
    beside: tuple[str, str] = ("", "")
    """What stands right before and right behind a fact in its paragraph."""
    heads: tuple[str, ...] = ()
    """The words at the heads of the row and the column in which a fact stands; none outside of a table."""

    @property
    def key(self) -> str:
        """The name of its slot: equal for references that are shown equally."""
        return hashlib.sha256("\0".join((self.kind, self.text, self.alt)).encode()).hexdigest()[:16]
