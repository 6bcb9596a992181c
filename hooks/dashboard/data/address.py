"""Addresses of pages outside the site, as files of data name them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator


def _require_address(text: str) -> str:
    if not re.fullmatch(r"""https?://[^\s/\\"'<>]+(?:[/?#][^\s\\"<>]*)?""", text):
        raise ValueError("an address that begins with https:// (or http://), without blanks")
    return text


Address = Annotated[str, AfterValidator(_require_address)]
