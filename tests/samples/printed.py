"""Reads where the links of a printed page stand: a PDF of Chromium says it in plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_RECT = re.compile(rb"/Rect \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]")
_ADDRESS = re.compile(rb"/URI \((.*?)\)>>")


@dataclass(frozen=True)
class PrintedLink:
    """A line of the words of a link."""

    sheet: int
    """The page of paper, from 1 on."""
    address: str
    bottom: float
    """Points above the lower edge of the page."""


def printed_links(pdf: bytes) -> list[PrintedLink]:
    """The links of a PDF, page by page.

    Args:
        pdf: what Chromium has printed.
    """
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    sheets = [body for body in objects.values() if body.startswith(b"<</Type /Page\n")]
    links = []
    for sheet, body in enumerate(sheets, 1):
        listed = re.search(rb"/Annots \[(.*?)\]", body, re.DOTALL)
        for number in re.findall(rb"(\d+) 0 R", listed[1]) if listed else []:
            rect, address = _RECT.search(objects[int(number)]), _ADDRESS.search(objects[int(number)])
            if rect and address:
                links.append(PrintedLink(sheet, address[1].decode(), float(rect[2])))
    return links
