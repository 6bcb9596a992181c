"""A photograph inside of a document or an archive, without what a camera notes."""

from __future__ import annotations

import struct
from contextlib import suppress

from dashboard.media.raster_picture import STRIP, format_of, orientation_of


def clean_photograph(content: bytes) -> bytes:
    """A picture without what a camera notes: place, day, owner, a smaller copy. That it is turned stays.

    Args:
        content: the bytes of its file. What is none stays as it is.
    """
    kind = format_of(content)
    with suppress(ValueError, IndexError, struct.error):
        if strip := STRIP.get(kind):
            clean, exif = strip(content)
            turned = orientation_of(exif)
            if turned == 1:
                return clean
            if kind == "JPEG":
                return clean[:2] + _orientation_part(turned) + clean[2:]
    return content


def _orientation_part(orientation: int) -> bytes:
    """The part of a JPEG that says how it is turned, and nothing else."""
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + (len(tiff) + 8).to_bytes(2) + b"Exif\0\0" + tiff
