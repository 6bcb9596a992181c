"""A PDF without names, remarks and paths in its properties and photographs: blanks stand there, so nothing moves."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.core.lazy_re import lazy_re

_CLOSED = lazy_re(rb"/Encrypt\b|/ByteRange\b")
"""What a PDF holds whose bytes nobody may change: one with a password, or one that is signed."""
_INFO = lazy_re(rb"/Info\s+(\d+)\s+(\d+)\s+R\b")
_KEPT = frozenset(
    (b"Title", b"Subject", b"Keywords", b"Creator", b"Producer", b"CreationDate", b"ModDate", b"Trapped", b"Lang")
)
"""The properties that stay."""
_OBJECT = lazy_re(rb"(?<!\d)(\d+)\s+\d+\s+obj\b\s*")
_ENTRY = lazy_re(rb"/([^\s/()<>\[\]{}%]+)\s*")
_REFERENCE = lazy_re(rb"(\d+)\s+\d+\s+R\b")
"""An object that holds the text of a property: so Macs write them."""
_BEGIN, _END = b"<?xpacket begin", b"<?xpacket end"
"""Of a packet of XMP."""
_OF_PACKET = lazy_re(
    rb"<(dc:creator|dc:contributor|pdfx:[\w.-]+|photoshop:\w+|(?:xmp|xap):Thumbnails|illustrator:\w+"
    rb"|(?:xmp|xap)MM:(?:History|DerivedFrom|Ingredients|Manifest|Pantry|Versions))\b[^<>]*(?<!/)>"
)
"""Properties of XMP that name people, earlier files and places on a disk."""
_OF_TAG = lazy_re(rb"\s(?:pdfx:[\w.-]+|photoshop:\w+)=(?:\"[^\"]*\"|'[^']*')")
_PACKED = lazy_re(rb"<<([^>]{0,200}/ObjStm\b[^>]{0,200})>>\s*stream\r?\n")
"""The beginning of objects that are packed together."""
_PHOTOGRAPH = lazy_re(rb"stream\r?\n(?=\xff\xd8\xff)")
"""What stands before a JPEG."""
_OF_CAMERA = (0xE1, 0xED, 0xFE)
"""The segments of a JPEG with EXIF and XMP, with what editors keep, and with a comment."""
_BEGIN_OF_SCAN = 0xDA
_FIRST = lazy_re(rb"/First\s+(\d+)")
_MOST_BYTES = 50_000_000
"""Of all that is packed together, unpacked."""
_LONGEST = 20_000
"""Bytes of the properties."""


class _Property(NamedTuple):
    """A name of a dictionary with its text."""

    start: int
    end: int
    stays: bool
    text: bytes
    """The number of the object that holds the text; empty if it stands here."""


def clean_pdf(content: bytes) -> bytes:
    """Clean a PDF. One with a password or a signature stays as it is.

    Args:
        content: the bytes of its file.
    """
    if _CLOSED.search(content):
        return content
    clean = bytearray(content)
    infos = {match[1] for match in _INFO.finditer(content)}
    _clean_objects(clean, content, [(match[1], match.end()) for match in _OBJECT.finditer(content)], infos)
    begin = content.find(_BEGIN)
    while begin >= 0 and (end := content.find(_END, begin)) >= 0:
        for start, stop in _names_in_packet(content, begin, end):
            _blank(clean, start, stop)
        begin = content.find(_BEGIN, end)
    done = 0
    for photograph in _PHOTOGRAPH.finditer(content):
        if photograph.start() < done:
            continue  # (It stands in the one before.)
        for start, stop in _notes_of_camera(content, photograph.end() + 2):
            _blank(clean, start, stop)
            done = stop
    left, end = _MOST_BYTES, 0
    for packed in _PACKED.finditer(content):
        if packed.start() < end:
            continue  # (It stands in the one before.)
        if (end := content.find(b"endstream", packed.end())) < 0 or left <= 0:
            break
        left -= _clean_packed(clean, packed, end, infos, left)
    return bytes(clean)


def _names_in_packet(content: bytes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the properties of XMP stand that do not stay."""
    yield from (found.span() for found in _OF_TAG.finditer(content, begin, end))
    without_end: set[bytes] = set()
    done = begin
    for tag in _OF_PACKET.finditer(content, begin, end):
        if tag.start() < done or tag[1] in without_end:
            continue
        last = b"</%b>" % tag[1]
        if (stop := content.find(last, tag.end(), end)) < 0:
            without_end.add(tag[1])
        else:
            done = stop + len(last)
            yield tag.start(), done


def _notes_of_camera(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Where the segments of a JPEG stand that say how, where and by whom it was made. No viewer of PDFs needs them.

    Of each other segment the empty place at its end is given, so that nothing is gone through twice.

    Args:
        content: the PDF.
        at: where the first segment begins.
    """
    while content[at : at + 1] == b"\xff" and at + 4 <= len(content) and content[at + 1] != _BEGIN_OF_SCAN:
        end = min(max(at + 2 + int.from_bytes(content[at + 2 : at + 4]), at + 4), len(content))
        yield (at + 4 if content[at + 1] in _OF_CAMERA else end), end
        at = end


def _clean_packed(clean: bytearray, packed: re.Match[bytes], end: int, infos: set[bytes], most: int) -> int:
    """Clean properties that are packed with other objects, if they still fit in their place.

    Returns:
        How many bytes were unpacked.
    """
    begin, first, unpacking = packed.end(), _FIRST.search(packed[1]), zlib.decompressobj()
    try:
        objects = unpacking.decompress(packed.string[begin:end], most)
    except zlib.error:
        return 0
    if unpacking.unconsumed_tail or not first:
        return len(objects)
    numbers = objects[: int(first[1])].split()
    places = [int(first[1]) + int(place) for place in numbers[1::2]]
    after = bytearray(objects)
    _clean_objects(after, objects, [*zip(numbers[::2], places, strict=False)], infos)
    room = end - begin - len(unpacking.unused_data)
    again = zlib.compress(bytes(after), 9)
    if after != objects and len(again) <= room:
        clean[begin : begin + room] = again.ljust(room, b"\0")
    return len(objects)


def _clean_objects(clean: bytearray, content: bytes, objects: Sequence[tuple[bytes, int]], infos: set[bytes]) -> None:
    """Blank the properties that do not stay.

    Args:
        clean: a copy of the content.
        content: the bytes of objects.
        objects: the number of each, and where it begins.
        infos: the numbers of those with properties.
    """
    gone: set[bytes] = set()
    stay: set[bytes] = set()
    done = 0
    for number, start in objects:
        for entry in _properties(content, start) if number in infos and start >= done else ():
            done = entry.end
            (stay if entry.stays else gone).add(entry.text)
            if not entry.stays:
                _blank(clean, entry.start, entry.end)
    texts, done = gone - stay, 0
    for number, start in objects:
        if number in texts and start >= done:
            done = _end_of_text(content, start)
            if done < 0:
                return
            _blank(clean, start + 1, done - 1)


def _blank(content: bytearray, start: int, end: int) -> None:
    content[start:end] = b" " * (end - start)


def _properties(content: bytes, start: int) -> Iterator[_Property]:
    """The texts of a dictionary."""
    at = content.find(b"<<", start, start + 10) + 2
    if at < 2:
        return
    while entry := _ENTRY.search(content, at, start + _LONGEST):
        before = content[at : entry.start()]
        if b">>" in before or b"endobj" in before:
            return
        reference = _REFERENCE.match(content, entry.end())
        at = reference.end() if reference else _end_of_text(content, entry.end())
        if at < 0:
            return
        if at > entry.end():
            stays = entry[1] in _KEPT or entry[1].startswith((b"GTS_", b"PTEX"))
            yield _Property(entry.start(), at, stays, reference[1] if reference else b"")


def _end_of_text(content: bytes, at: int) -> int:
    """Where a text ends that begins at a place; the place itself if none does, -1 if it has no end."""
    if content[at : at + 1] == b"<" and content[at : at + 2] != b"<<":
        return content.find(b">", at, at + _LONGEST) + 1 or -1
    if content[at : at + 1] != b"(":
        return at
    depth, end = 0, at
    while end < min(len(content), at + _LONGEST):
        sign = content[end : end + 1]
        if sign == b"\\":
            end += 1
        elif sign in b"()":
            depth += 1 if sign == b"(" else -1
            if not depth:
                return end + 1
        end += 1
    return -1
