"""Finds words that were quoted from a page again: in the page as it is now, and in the Markdown that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from dashboard.review.review import NoteTarget

_SAME = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'"), **dict.fromkeys("–—‑", "-")})
"""Signs that Markdown's typography writes for others."""
_RUN = re.compile(r"\s+|-+|\.{3}|.", re.S)
_TAG = re.compile(r"<[^>]*>")
_UNSEEN = "\x00"
"""Markup, where a text of Markdown has been blanked (see checks/prose.py)."""


@dataclass(frozen=True)
class QuoteSpan:
    """From where to where words stand."""

    start: int
    end: int


class GoneError(LookupError):
    """The words no longer stand there."""


class AmbiguousError(LookupError):
    """The words stand there more than once, and what is around them does not tell which are meant."""


def find(text: str, target: NoteTarget) -> QuoteSpan:
    """Where the words of a target stand in a text.

    Signs that typography changes, white space and markup that was blanked make no difference. Where the words stand
    more than once, those are taken with most of what stood before and behind them.

    Raises:
        GoneError: they do not stand there.
        AmbiguousError: it cannot be told which are meant.
    """
    signs = list(_signs(text))
    hay, needle = "".join(sign for sign, _ in signs), _plain(target.exact).strip()
    if not needle:
        raise GoneError
    starts = [found.start() for found in re.finditer(f"(?={re.escape(needle)})", hay)]
    if not starts:
        raise GoneError
    before, after = _plain(target.prefix), _plain(target.suffix)
    scores = [_alike(hay[:at][::-1], before[::-1]) + _alike(hay[at + len(needle) :], after) for at in starts]
    best = [at for at, score in zip(starts, scores, strict=True) if score == max(scores)]
    if len(best) > 1:
        raise AmbiguousError
    return QuoteSpan(signs[best[0]][1].start, signs[best[0] + len(needle) - 1][1].end)


def words_of(html: str) -> str:
    """What a reader reads of a piece of HTML."""
    return unescape(_TAG.sub(_UNSEEN, html))


def _signs(text: str) -> Iterator[tuple[str, QuoteSpan]]:
    """The signs that count, one for each run of white space or dashes, and where each stands in the text."""
    seen = [(sign, at) for at, sign in enumerate(text) if sign != _UNSEEN]
    joined = "".join(sign for sign, _ in seen).translate(_SAME)
    for found in _RUN.finditer(joined):
        yield _one(found[0]), QuoteSpan(seen[found.start()][1], seen[found.end() - 1][1] + 1)


def _plain(text: str) -> str:
    return "".join(_one(found) for found in _RUN.findall(text.translate(_SAME)))


def _one(run: str) -> str:
    if run.isspace():
        return " "
    return {"-": "-", "...": "…"}.get(run[0] if run[0] == "-" else run, run)


def _alike(one: str, other: str) -> int:
    """How many signs two texts begin with in common."""
    count = 0
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))
