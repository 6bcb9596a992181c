"""E-mail addresses."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dashboard.core.field_words import FieldWords

Email = Annotated[
    str,
    Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", examples=["name@example.org"]),
    FieldWords(expected="an address such as name@example.org"),
]


def comparable(address: str) -> str:
    """An address in the form in which two are compared: capital letters make no other address."""
    return address.strip().casefold()
