"""Sound and films without the place where they were made, and without what programs keep in them for themselves."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HOLDERS = (b"moov", b"trak", b"udta")
"""Boxes that hold others."""
_NOTES = (b"\xa9xyz", b"loci", b"\xa9mak", b"\xa9mod", b"\xa9swr", b"auth", b"XMP_")
"""In `udta`: place, camera, owner. Chapters, title and performer stay."""
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_KEPT_FRAMES = (b"T", b"W", b"APIC", b"COMM", b"USLT", b"SYLT", b"CHAP", b"CTOC", b"RVA", b"MLLT", b"SEEK", b"ASPI")
"""How the names of frames of ID3 begin that players show or need."""
_ENCODED_BY = b"TENC"
_WEBM_HOLDERS = (0x18538067, 0x1549A966)
"""The segment, and what it says of itself."""
_WEBM_NOTES = (0x1254C367, 0x1941A469, 0x7384, 0x3C83AB, 0x3E83BB)
"""Tags, attachments, and the names of this file, of the one before and of the next."""
_LONG = 100


def clean_mp4(content: bytes) -> bytes:
    """Clean a film or sound in MP4. What goes becomes an empty box, so that nothing else moves.

    Args:
        content: the bytes of its file.
    """
    clean = bytearray(content)
    for start, end in _noted_boxes(content, 0, len(content), b""):
        clean[start + 4 : end] = b"free" + bytes(end - start - 8)
    return bytes(clean)


def _noted_boxes(content: bytes, start: int, end: int, holder: bytes) -> Iterator[tuple[int, int]]:
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", content, start)
        head = 8
        if size == 1 and start + 16 <= end:
            size, head = int.from_bytes(content[start + 8 : start + 16]), 16
        stop = end if size == 0 else start + size
        if stop > end or stop < start + head:
            return
        is_note = (holder == b"udta" and kind in _NOTES) or (
            kind == b"uuid" and content[start + head : start + head + 16] == _XMP
        )
        # (In `moov` it is what phones write: place, camera, program.)
        if is_note or (kind == b"meta" and holder in (b"moov", b"trak")):
            yield start, stop
        elif kind in _HOLDERS:
            yield from _noted_boxes(content, start + head, stop, kind)
        start = stop


def clean_mp3(content: bytes) -> bytes:
    """Clean sound in MP3: of its ID3 tag what players show stays, and blanks fill its place.

    Args:
        content: the bytes of its file. A tag older than 2.3 stays as it is.
    """
    version, flags = content[3:4], content[5:6]
    if content[:3] != b"ID3" or version not in (b"\3", b"\4") or flags != b"\0":
        return content
    end = 10 + _seven_bits(content[6:10])
    kept, at = bytearray(), 10
    while at + 10 <= end and content[at]:
        name, size = content[at : at + 4], content[at + 4 : at + 8]
        stop = at + 10 + (_seven_bits(size) if version == b"\4" else int.from_bytes(size))
        if stop > end:
            return content
        if name.startswith(_KEPT_FRAMES) and name != _ENCODED_BY:
            kept += content[at:stop]
        at = stop
    return content[:10] + bytes(kept).ljust(end - 10, b"\0") + content[end:]


def _seven_bits(size: bytes) -> int:
    """A number of which each byte has seven bits."""
    return sum((byte & 127) << 7 * place for place, byte in enumerate(reversed(size)))


def clean_webm(content: bytes) -> bytes:
    """Clean a film or sound in WebM: tags, attached files and names of files become an empty element.

    Args:
        content: the bytes of its file. What is none stays as it is.
    """
    clean = bytearray(content)
    for start, end in _noted_elements(content, 0, len(content)):
        # (An element of two bytes or more: its name, its length, and as many zeros.)
        length = end - start - 2 if end - start < _LONG else end - start - 1 - 8
        size = bytes([0x80 | length]) if end - start < _LONG else b"\1" + length.to_bytes(7)
        clean[start:end] = b"\xec" + size + bytes(length)
    return bytes(clean)


def _noted_elements(content: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start + 2 <= end and content[start]:
        name_length = 9 - content[start].bit_length()
        name = int.from_bytes(content[start : start + name_length])
        at = start + name_length
        if at >= end or not content[at]:
            return
        size_length = 9 - content[at].bit_length()
        size = int.from_bytes(content[at : at + size_length]) & ((1 << 7 * size_length) - 1)
        at += size_length
        is_open = size == (1 << 7 * size_length) - 1  # (Recorded live: it ends where the file ends.)
        stop = end if is_open else at + size
        if stop > end or (is_open and name not in _WEBM_HOLDERS):
            return
        if name in _WEBM_NOTES:
            yield start, stop
        elif name in _WEBM_HOLDERS:
            yield from _noted_elements(content, at, stop)
        start = stop
