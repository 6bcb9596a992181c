"""The syntax in which texts name works, a part of pandoc's: `[@key]`, `[see @key, p. 12; @other]`."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

_KEY = r"\w(?:[:.#$%&+?<>~/-]*\w)*+"
"""A key: letters, digits and `_`, with signs between them."""
NAMED = lazy_re(rf"(?<![^\s\[;])-?@(?P<key>{_KEY})")
"""A key where it is named: behind a blank or at the beginning. An e-mail address names none."""
CITATION = lazy_re(rf"\[(?P<works>(?:[^\[\]]*[\s;])?-?@{_KEY}[^\[\]]*)(?<!\\)\](?![(\[:])")
"""One or more works in brackets. Brackets with an address behind them are the words of a link, and `\\]` ends none."""


class Named(Frozen):
    """A work that is named at a place."""

    key: str
    before: str
    """The words before it: 'see'."""
    after: str
    """Where in the work: 'p. 12'."""


def works_in(works: str) -> Iterator[Named]:
    """Read what stands between the brackets of a citation.

    Args:
        works: such as 'see @key, p. 12; @other'. Parts without a key belong to the work before them.

    Returns:
        Each work in order.
    """
    parts: list[str] = []
    for part in works.split(";"):
        if NAMED.search(part) or not parts:
            parts.append(part)
        else:
            parts[-1] += f";{part}"
    for part in parts:
        if named := NAMED.search(part):
            yield Named(named["key"], _plain(part[: named.start()]), _plain(part[named.end() :].lstrip(" ,\n")))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("; ").replace("---", "—").replace("--", "–")
