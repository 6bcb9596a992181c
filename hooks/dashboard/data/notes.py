"""Notes below a table, which stand in its file as if they were rows."""

from __future__ import annotations

import re

from dashboard.core.lazy_re import lazy_re

_NOTE = lazy_re(
    r"(?:sources?|notes?|źródł[oa]|uwag[ai]|quellen?|anmerkung(?:en)?|käll(?:a|or)|anm\.?|источники?|примечани[ея])\s?:.*"
    r"|last updated.*|[*†‡¹²³]{1,3} ?\w.*|(?:\d|[a-z])\) .*",
    re.IGNORECASE | re.DOTALL,
)


def is_note(text: str) -> bool:
    """Whether a text begins as notes below a table do: 'Source: …', '* preliminary', '1) preliminary'."""
    return _NOTE.fullmatch(text) is not None
