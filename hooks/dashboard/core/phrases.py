"""Parts of English sentences that are made of data."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.core.words import _


def join_words(words: Sequence[str]) -> str:
    """Join words as in a sentence: 'one, two and three'; an empty text if there are none."""
    if len(words) < 2:
        return words[0] if words else ""
    return _("%(words)s and %(last)s", words=", ".join(words[:-1]), last=words[-1])


def first_of(texts: Sequence[str], most: int, between: str = ", ") -> str:
    """List the first of some texts, and how many others there are: 'a, b and 3 more'.

    Args:
        texts: all of them.
        most: how many are listed.
        between: what stands between two of them.
    """
    rest = len(texts) - most
    return between.join(texts[:most]) + (f" and {rest} more" if rest > 0 else "")


def plural(number: int, singular: str, many: str = "") -> str:
    """Write a number and the thing it counts.

    Args:
        number: how many.
        singular: the word for one.
        many: the word for several, if it is not the singular with an s.

    Returns:
        Such as '1 note' or '3 notes'.
    """
    return f"{number} {singular if number == 1 else many or f'{singular}s'}"


def shortened(text: str, most: int) -> str:
    """A text, cut behind so many characters if it has more, with a sign for the rest."""
    return text if len(text) <= most else f"{text[:most]}…"
