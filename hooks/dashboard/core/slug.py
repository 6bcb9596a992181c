"""Slugs: a text as a part of an address."""

from __future__ import annotations

import re
import unicodedata

_PLAIN_LETTERS = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "æ": "ae"})
"""Letters that Unicode does not take apart into a plain letter and an accent."""


def slug_of(text: str) -> str:
    """Make a slug of a text: small letters without accents, digits and hyphens.

    Args:
        text: such as a title.

    Returns:
        The slug; empty if the text holds no Latin letter and no digit.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
