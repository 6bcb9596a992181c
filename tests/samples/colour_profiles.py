"""Colour profiles as programs write them into screenshots."""

from __future__ import annotations

import struct

from PIL import ImageCms


def screen_profile(words: str, version: int = 4) -> bytes:
    """A profile of sRGB with words about a screen in a part and in its header.

    Args:
        words: of four letters or more.
        version: of the form.
    """
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    count = int.from_bytes(profile[128:132])
    entries = [struct.unpack_from(">4sII", profile, 132 + 12 * number) for number in range(count)]
    table = b"".join(struct.pack(">4sII", name, start + 12, size) for name, start, size in entries)
    own = words.encode()
    table += struct.pack(">4sII", b"mmod", len(profile) + 12, len(own))
    header = bytearray(profile[:128])
    header[:4], header[8], header[80:84] = (len(profile) + 12 + len(own)).to_bytes(4), version, own[:4]
    return bytes(header) + (count + 1).to_bytes(4) + table + profile[132 + 12 * count :] + own
