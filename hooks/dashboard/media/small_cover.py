"""The small copy of a cover, for lists."""

from __future__ import annotations

import io

SIZE = (480, 320)
"""Width and height in dots: twice those of the small picture of a chart, for fine screens."""
_QUALITY = 50


def small_cover(content: bytes) -> bytes:
    """Make the small copy of a cover: its middle, as an AVIF.

    Args:
        content: a picture that was cleaned.

    Returns:
        The file. Of a picture that moves it shows the beginning.
    """
    from PIL import Image, ImageOps  # Most builds find every copy in the cache.

    with Image.open(io.BytesIO(content)) as picture:
        profile = picture.info.get("icc_profile")
        cover = ImageOps.fit(picture.convert("RGBA" if "transparency" in picture.info else "RGB"), SIZE)
    target = io.BytesIO()
    # (With several threads the bytes would depend on the machine.)
    cover.save(target, "AVIF", quality=_QUALITY, speed=6, max_threads=1, autotiling=False, icc_profile=profile)
    return target.getvalue()
