"""What an approval covers, as digests: of the text, of the rows, and of what else of files the page shows."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from dashboard.core.yaml_record import StrictModel


def _validate_digest(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise ValueError("64 hexadecimal digits, as desk approve writes them")
    return text


Digest = Annotated[str, AfterValidator(_validate_digest)]


class Digests(StrictModel):
    """The digests of a piece, made from files alone. Two that are equal stand for the same words, rows and labels."""

    text: Digest
    """Of the piece's file, the declarations of its charts, its facts' statements, and the files that it shows or links
    to."""
    rows: Digest
    """Of the rows that it draws and cites, with their marks and sources, in the order in which they are drawn."""
    surroundings: Digest
    """Of what else of files its page shows: labels, titles, methods, events, people as printed."""
    units: Digest
    """Of the units of what it draws and cites. A number with another unit is another statement."""
