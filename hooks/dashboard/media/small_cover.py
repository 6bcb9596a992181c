"""The small copy of a cover, for lists."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

SIZE = (480, 240)
"""Width and height in dots: those of a piece's picture in lists, twice as many for fine screens."""
_QUALITY = 50
_ALIKE = 8
"""How far the parts of one colour may be from one another, of 255: lossy formats blur them."""


def small_cover(content: bytes) -> bytes:
    """Make the small copy of a cover, as an AVIF: its middle. A drawing on a plain ground stays whole, on more of it.

    Args:
        content: a picture that was cleaned.

    Returns:
        The file. Of a picture that moves it shows the beginning.
    """
    from PIL import Image, ImageOps  # Most builds find every copy in the cache.

    with Image.open(io.BytesIO(content)) as picture:
        profile = picture.info.get("icc_profile")
        whole = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        ground = _ground(whole)
        cover = ImageOps.pad(whole, SIZE, color=ground) if ground else ImageOps.fit(whole, SIZE)
    target = io.BytesIO()
    # (With several threads the bytes would depend on the machine.)
    cover.save(target, "AVIF", quality=_QUALITY, speed=6, max_threads=1, autotiling=False, icc_profile=profile)
    return target.getvalue()


def _ground(picture: Picture) -> tuple[int, ...] | None:
    """The colour of the longer edges of a picture; None if they have several, as in a photograph."""
    width, height = picture.size
    is_wide = width * SIZE[1] > height * SIZE[0]
    boxes = (
        ((0, 0, width, 1), (0, height - 1, width, height))
        if is_wide
        else ((0, 0, 1, height), (width - 1, 0, width, height))
    )
    ranges = [picture.crop(box).getextrema() for box in boxes]
    channels = [(min(low for low, _ in ends), max(high for _, high in ends)) for ends in zip(*ranges, strict=True)]
    if any(high - low > _ALIKE for low, high in channels):
        return None
    return tuple((low + high) // 2 for low, high in channels)
