"""Finds quoted words again: in a page as it is now, and in the Markdown that the page is made of.

`hooks/theme/review/quote_anchor.js` is the same algorithm for the browser, and `tests/review/quote_vectors.json` holds
cases for both. Change both together.

1. The text, the quotation and its surroundings become signs; one sign is one code point. In this order:
   a. Signs that nobody sees are left out: U+0000 (markup that was blanked, see checks/prose.py), the soft hyphen, the
      zero-width space, the word joiner and the byte order mark.
   b. Each double quotation mark becomes ", each single one ', each dash -.
   c. A run of white space becomes one blank. U+0002 (a list's mark or a cell's edge, blanked) counts as white space.
   d. A run of dashes becomes one -, and three full stops become one ….
   e. Any other code point is composed with the combining marks behind it (NFC).
2. Blanks at both ends of the quoted words are dropped. Each place where the signs of the words stand is a candidate;
   candidates may overlap.
3. A candidate's score is the number of signs that its text and the kept prefix have in common, counted backwards from
   the words, plus the number that its text and the kept suffix have in common, counted forwards from the words.
4. The candidate with the highest score is taken. If several have it, the words are ambiguous and none is taken.
   The score of a single candidate does not matter: what stands around the words may have been edited.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dashboard.core.frozen import Frozen
from dashboard.review.note import NoteTarget

_UNSEEN = "\x00\u00ad\u200b\u2060\ufeff"
_BLANKS = "\x02\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
"""Typographic signs, and the plain ones that stand for them in Markdown."""


class QuoteSpan(Frozen):
    """From where to where words stand in a text, in code points."""

    start: int
    end: int


class GoneError(LookupError):
    """The words no longer stand there."""


class AmbiguousError(LookupError):
    """The words stand there more than once, and what is around them does not tell which are meant."""


def find_quote(text: str, target: NoteTarget) -> QuoteSpan:
    """Find the words of a target in a text.

    Args:
        text: the words of a page, or Markdown whose markup was blanked.
        target: the words quoted, and what stood before and behind them.

    Returns:
        Where the words stand. A sign that several characters of the text make up is inside with all of them.

    Raises:
        GoneError: they do not stand there, or nothing is quoted.
        AmbiguousError: they stand there more than once, and the surroundings do not decide.
    """
    signs = _signs(text)
    haystack = "".join(sign for sign, _ in signs)
    needle = _plain(target.exact).strip(" ")
    if not needle:
        raise GoneError
    starts = [match.start() for match in re.finditer(f"(?={re.escape(needle)})", haystack)]
    if not starts:
        raise GoneError
    before, after = _plain(target.prefix)[::-1], _plain(target.suffix)
    reach = max(len(before), len(after))
    scores = [
        _common(haystack[max(0, start - reach) : start][::-1], before)
        + _common(haystack[start + len(needle) : start + len(needle) + reach], after)
        for start in starts
    ]
    best = [start for start, score in zip(starts, scores, strict=True) if score == max(scores)]
    if len(best) > 1:
        raise AmbiguousError
    return QuoteSpan(signs[best[0]][1].start, signs[best[0] + len(needle) - 1][1].end)


def _signs(text: str) -> list[tuple[str, QuoteSpan]]:
    """The signs of a text, and where each stands in it."""
    seen = [(char, at) for at, char in enumerate(text) if char not in _UNSEEN]
    joined = "".join(char for char, _ in seen).translate(_SAME)
    marks = "".join(char for char in set(joined) if unicodedata.category(char).startswith("M"))
    marked = f"[{re.escape(marks)}]*" if marks else ""
    signs = list[tuple[str, QuoteSpan]]()
    for match in re.finditer(rf"[{_BLANKS}]+|-+|\.{{3}}|.{marked}", joined, re.S):
        span = QuoteSpan(seen[match.start()][1], seen[match.end() - 1][1] + 1)
        signs += ((sign, span) for sign in _compose(match[0]))
    return signs


def _plain(text: str) -> str:
    """The signs of a text alone."""
    return "".join(sign for sign, _ in _signs(text))


def _compose(run: str) -> str:
    """The signs that stand for a run of characters."""
    if run[0] == "-":
        return "-"
    if run == "...":
        return "…"
    return " " if re.match(f"[{_BLANKS}]", run) else unicodedata.normalize("NFC", run)


def _common(text: Iterable[str], other: Iterable[str]) -> int:
    """How many signs two texts begin with in common."""
    count = 0
    for left, right in zip(text, other, strict=False):
        if left != right:
            break
        count += 1
    return count
