"""The parts of JPEG, PNG, WebP and GIF files: copies only those that are needed to show the picture, pixels untouched.

Each function gives the file without its other parts, and the EXIF part, which says how the picture is turned. Each
raises ValueError (or IndexError, struct.error) where the file is cut off or is no such file.
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from dashboard.media.colour_profile import clean_profile

PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"cICP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
        b"acTL",
        b"fcTL",
        b"fdAT",
    )
)
"""Pixels, colours, resolution and the frames of an animation. No text, no time, no EXIF."""
_WEBP_CHUNKS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_WEBP_FRAME = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
_WEBP_ANNOUNCED = 0b00001100
"""The bits of a VP8X chunk that announce EXIF and XMP."""
_WEBP_PROFILE = 0b00100000
"""The bit that announces a colour profile."""
_JPEG_PROFILE, _JPEG_PROFILE_ROOM = b"ICC_PROFILE\0", 65519
"""How a part of a colour profile begins in a JPEG, and the most bytes of one."""
_MOST_PROFILE = 4 << 20
"""The most bytes of a colour profile in a PNG, unpacked."""
_JPEG_PARTS = frozenset((*range(0xC0, 0xC8), *range(0xC9, 0xD0), 0xDA, 0xDB, 0xDD))
"""Frames, tables for decoding, restarts and scans."""
_GIF_REPEATS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The applications whose blocks say how often an animation repeats."""


class Stripped(NamedTuple):
    """A picture's file without the parts that do not show."""

    content: bytes
    exif: bytes = b""


def strip_png(content: bytes) -> Stripped:
    """Keep the chunks in `_PNG_CHUNKS`, up to the end of the picture."""
    if not content.startswith(PNG_START):
        raise ValueError("it does not begin as a PNG")
    kept, exif, at, kind = [PNG_START], b"", len(PNG_START), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise ValueError("it is cut off")
        if kind in _PNG_CHUNKS:
            kept.append(chunk)
        elif kind == b"iCCP":
            kept.append(_png_profile(chunk[8:-4]))
        elif kind == b"eXIf":
            exif = chunk[8:-4]
        at += len(chunk)
    return Stripped(b"".join(kept), exif)


def _png_profile(data: bytes) -> bytes:
    """The chunk of a clean colour profile; empty if it is none."""
    try:
        profile = clean_profile(zlib.decompressobj().decompress(data.partition(b"\0")[2][1:], _MOST_PROFILE))
    except zlib.error:
        return b""
    chunk = b"iCCPICC\0\0" + zlib.compress(profile, 9)
    return (len(chunk) - 4).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) if profile else b""


def strip_jpeg(content: bytes) -> Stripped:
    """Keep tables, frames and scans, the colour profile, and what decoders need to know of the colours (Adobe)."""
    if not content.startswith(b"\xff\xd8"):
        raise ValueError("it does not begin as a JPEG")
    kept, exif, at = [b"\xff\xd8"], b"", 2
    profile, before_profile = dict[int, bytes](), 0
    while True:
        if content[at] != 0xFF:
            raise ValueError(f"there is no segment at byte {at}")
        while content[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = content[at + 1]
        if marker == 0xD9:
            kept[before_profile:before_profile] = _jpeg_profile(b"".join(part for _, part in sorted(profile.items())))
            return Stripped(b"".join([*kept, b"\xff\xd9"]), exif)
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        data = content[at + 4 : end]
        if marker == 0xE1 and data.startswith(b"Exif\0\0"):
            exif = exif or data[6:]
        elif marker == 0xE2 and data.startswith(_JPEG_PROFILE):
            before_profile = before_profile or len(kept)
            profile[data[12]] = data[14:]
        elif segment := _jpeg_segment(marker, data):
            kept.append(_jpeg_part(marker, segment))
        at = max(end, at + 4)
        if marker == 0xDA:
            scan_end = _end_of_scan(content, at)
            kept.append(content[at:scan_end])
            at = scan_end


def _jpeg_part(marker: int, segment: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(segment) + 2).to_bytes(2) + segment


def _jpeg_profile(profile: bytes) -> list[bytes]:
    """The segments of a clean colour profile; none if it is none."""
    clean = clean_profile(profile)
    parts = [clean[at : at + _JPEG_PROFILE_ROOM] for at in range(0, len(clean), _JPEG_PROFILE_ROOM)]
    heads = (_JPEG_PROFILE + bytes([number, len(parts)]) for number in range(1, len(parts) + 1))
    return [_jpeg_part(0xE2, head + part) for head, part in zip(heads, parts, strict=True)]


def _jpeg_segment(marker: int, data: bytes) -> bytes:
    """What is kept of a segment; empty if nothing is."""
    if marker == 0xE0 and data.startswith(b"JFIF\0") and len(data) >= 14:
        return data[:12] + b"\0\0"  # without its small picture
    if marker == 0xEE and data.startswith(b"Adobe"):
        return data[:12]
    return data if marker in _JPEG_PARTS else b""


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the marker after a scan begins. In a scan 0xFF stands only before 0 and before restarts."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise ValueError("it is cut off")
        if content[at + 1] not in (0, *range(0xD0, 0xD8)):
            return at
        at += 2


def strip_webp(content: bytes) -> Stripped:
    """Keep pixels, transparency, frames and the colour profile."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError("it does not begin as a WebP")
    size = int.from_bytes(content[4:8], "little") - 4
    kept, exif, chunks = [], b"", _riff_chunks(content[12 : 12 + size], size)
    profile = next((clean_profile(data) for kind, data in chunks if kind == b"ICCP"), b"")
    unannounced = _WEBP_ANNOUNCED | (0 if profile else _WEBP_PROFILE)
    for kind, data in chunks:
        if kind == b"EXIF":
            exif = data.removeprefix(b"Exif\0\0")
        elif kind == b"VP8X":
            kept.append(_riff_chunk(kind, bytes([data[0] & ~unannounced]) + data[1:10]))
        elif kind == b"ICCP" and profile:
            kept.append(_riff_chunk(kind, profile))
        elif kind == b"ANMF":
            parts = [_riff_chunk(*part) for part in _riff_chunks(data[16:]) if part[0] in _WEBP_FRAME]
            kept.append(_riff_chunk(kind, data[:16] + b"".join(parts)))
        elif kind in _WEBP_CHUNKS:
            kept.append(_riff_chunk(kind, data))
    body = b"WEBP" + b"".join(kept)
    return Stripped(b"RIFF" + len(body).to_bytes(4, "little") + body, exif)


def _riff_chunks(content: bytes, expected: int | None = None) -> list[tuple[bytes, bytes]]:
    chunks, at = [], 0
    if expected is not None and len(content) < expected:
        raise ValueError("it is cut off")
    while at < len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        data = content[at + 8 : at + 8 + length]
        if len(data) < length:
            raise ValueError("it is cut off")
        chunks.append((kind, data))
        at += 8 + length + length % 2
    return chunks


def _riff_chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)


def strip_gif(content: bytes) -> Stripped:
    """Keep frames, their times and how often they repeat."""
    if content[:6] not in (b"GIF87a", b"GIF89a"):
        raise ValueError("it does not begin as a GIF")
    at = 13 + _gif_colours(content[10])
    kept = [content[:at]]
    while content[at] != 0x3B:
        start, label = at, content[at + 1]
        if content[at] == 0x2C:
            is_kept, at = True, at + 11 + _gif_colours(content[at + 9])
        elif content[at] == 0x21:
            is_kept = label == 0xF9 or (label == 0xFF and content[at + 3 : at + 14] in _GIF_REPEATS)
            at += 2
        else:
            raise ValueError(f"there is no block at byte {at}")
        while content[at]:
            at += 1 + content[at]
        at += 1
        if is_kept:
            kept.append(content[start:at])
    return Stripped(b"".join([*kept, b"\x3b"]))


def _gif_colours(flags: int) -> int:
    """The size of the table of colours that follows, in bytes."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0
