"""Addresses of pages outside the site, as files of data name them."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from dashboard.core.look_alikes import oddities


def is_address(text: str) -> bool:
    """Whether a text is the address of a page outside the site, without a name or a password before its host."""
    if not re.fullmatch(r"""https?://[^\s/\\"'<>@]+(?:[/?#][^\s\\"<>]*)?""", text) or oddities(text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:  # '[' without its ']'
        return False


def host_of(address: str) -> str:
    """What readers call the site of an address: 'merics.org'. Empty for no address.

    Args:
        address: of a page.
    """
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _require_address(text: str) -> str:
    if not is_address(text):
        raise ValueError("an address that begins with https:// (or http://), without blanks and passwords")
    return text


Address = Annotated[str, AfterValidator(_require_address), Field(examples=["https://example.org/"])]
