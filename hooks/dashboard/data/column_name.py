"""The name of a column: in the first line of a CSV, and in its descriptor."""

from __future__ import annotations

import re
import unicodedata

from pydantic_core import PydanticCustomError

RESERVED = ("source", "mark")
"""Columns that any CSV may have and no descriptor lists."""


def require_column_name(text: str) -> str:
    """Return the name of a column, or raise a ValueError that says what was expected."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", text):
        expected = "small letters, digits and underscores, such as 'oil_gas_share'"
        better = _column_name_for(text)
        raise PydanticCustomError("wrong_name", expected, {"proposal": (text, better)} if better else {})
    if text in RESERVED:
        raise ValueError(f"a name other than {' and '.join(RESERVED)}: those two columns are not listed")
    return text


def _column_name_for(text: str) -> str:
    """The name of a column that is nearest to a text, such as 'energy_imports_2014'; empty if there is none."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    name = "_".join(re.findall(r"[a-z0-9]+", letters.lower())).lstrip("0123456789_")
    return "" if name in RESERVED else name
