"""Parts of English sentences that are made of data."""

from __future__ import annotations

from collections.abc import Sequence


def join_words(words: Sequence[str]) -> str:
    """Join words as in a sentence: 'one, two and three'; an empty text if there are none."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


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
