"""Addresses of sources, works and institutes lead to the web."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from dashboard.data.address import Address

ADDRESS = TypeAdapter(Address)


@pytest.mark.parametrize("text", ["https://a.org", "http://a.org/b?c=d#e", "https://a.org/it's_(b)"])
def test_addresses_of_the_web_are_taken(text: str) -> None:
    assert ADDRESS.validate_python(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:x",
        "//a.org",
        "https://a.org (b)",
        'https://a.org/"x',
        "https:\\\\a.org",
        "https://a.org/<b>",
        "https://me:word@a.org/",
        "https://me@a.org",
        "https://[::1",
        "https://a.org]/",
        "https://:80/",
        "https://a.org/\u202egpj.b",
        "https://a.org/\u200bb",
    ],
)
def test_all_others_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        ADDRESS.validate_python(text)
