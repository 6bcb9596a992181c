"""Colour profiles (ICC) as pictures keep them: what decides colours, and not who made them, when and for which screen.

A screenshot may hold the profile of its screen, with the name and the serial number of that. The form of profiles is
that of ICC.1:2022.
"""

from __future__ import annotations

import struct

_KEPT = frozenset(
    (
        b"rXYZ",
        b"gXYZ",
        b"bXYZ",
        b"rTRC",
        b"gTRC",
        b"bTRC",
        b"kTRC",
        b"wtpt",
        b"bkpt",
        b"chad",
        b"cicp",
        b"A2B0",
        b"A2B1",
        b"A2B2",
        b"B2A0",
        b"B2A1",
        b"B2A2",
    )
)
"""The parts that say which colour a number is."""
_FORMS = frozenset((b"XYZ ", b"curv", b"para", b"mft1", b"mft2", b"mAB ", b"mBA ", b"sf32", b"cicp"))
"""The forms of these parts. None holds words."""
_HEADER, _ENTRY = 128, 12
"""The bytes before the table of parts, with its count behind them, and those of each entry of the table."""
_COPIED = ((8, 24), (36, 40), (64, 80))
"""Where the header holds version, kind and spaces of colours, its mark, and how colours are meant."""
_WORDS = "Colours"
"""Stands in place of the name and the rights of a profile, which it must have."""


def clean_profile(profile: bytes) -> bytes:
    """Return a profile without what decides no colour; empty if it is none, or decides nothing."""
    if profile[36:40] != b"acsp" or len(profile) < _HEADER + 4:
        return b""
    parts: dict[bytes, bytes] = {}
    for at in range(_HEADER + 4, len(profile) - _ENTRY + 1, _ENTRY)[: int.from_bytes(profile[_HEADER : _HEADER + 4])]:
        name, start, size = struct.unpack_from(">4sII", profile, at)
        data = profile[start : start + size]
        if name in _KEPT and data[:4] in _FORMS and len(data) == size:
            parts[name] = data
    if not parts:
        return b""
    is_new = profile[8] >= 4
    parts |= {b"desc": _localized() if is_new else _described(), b"cprt": _localized() if is_new else _text()}
    return _joined(profile, parts)


def _joined(profile: bytes, parts: dict[bytes, bytes]) -> bytes:
    """A profile with the header of another one. Parts that are alike share their bytes, as curves do."""
    header, table, body = bytearray(_HEADER), len(parts).to_bytes(4), b""
    for start, end in _COPIED:
        header[start:end] = profile[start:end]
    begin, places = _HEADER + 4 + _ENTRY * len(parts), dict[bytes, int]()
    for name, data in parts.items():
        if data not in places:
            places[data] = begin + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    header[:4] = (begin + len(body)).to_bytes(4)
    return bytes(header) + table + body


def _localized() -> bytes:
    """The words as a profile of version 4 writes them."""
    words = _WORDS.encode("utf-16-be")
    return b"mluc" + struct.pack(">III4sII", 0, 1, 12, b"enUS", len(words), 28) + words


def _described() -> bytes:
    """The words as the name in a profile of version 2, without other languages."""
    words = _WORDS.encode() + b"\0"
    return b"desc" + struct.pack(">II", 0, len(words)) + words + b"\0" * (4 + 4 + 2 + 1 + 67)


def _text() -> bytes:
    """The words as the rights in a profile of version 2."""
    return b"text\0\0\0\0" + _WORDS.encode() + b"\0"
