"""A picture of a Word file as a file of the site, without what is cut off in Word and what cameras write."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from dashboard.media.picture_error import PictureError
from dashboard.media.raster_picture import FORMATS, MOST_PIXELS, clean_raster, format_of, what_pillow_says
from dashboard.media.svg_picture import clean_svg

if TYPE_CHECKING:
    from PIL.Image import Image

_ENDINGS = {format: ending for ending, format in FORMATS.items() if ending != "jpeg"}
_OTHERS = ("BMP", "DIB", "TIFF")
"""What Pillow reads of what Word may hold and no browser shows. They become PNGs."""
_OTHER_STARTS = {b"\x01\x00\x00\x00": "EMF", b"\xd7\xcd\xc6\x9a": "WMF", b"\x01\x00\x09\x00": "WMF", b"%PDF": "PDF"}
"""How drawings begin that no browser shows, and nothing here can draw."""
_HINT = "In Word: right-click on the picture, Save as Picture, PNG. Put it into docs/images/ by hand."


def taken_picture(content: bytes, crop: tuple[float, float, float, float]) -> tuple[bytes, str]:
    """Make a file of the site of a picture.

    Args:
        content: its bytes in the Word file.
        crop: how much is cut off at the left, top, right and bottom, from 0 to 1. An SVG stays whole.

    Returns:
        The bytes of the file, and its ending.

    Raises:
        PictureError: no reader could be shown it, or it is too large to be opened.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] in (b"<?xml", b"<svg ", b"<svg\n"):
        return clean_svg(content)[0], "svg"
    for start, kind in _OTHER_STARTS.items():
        if content.startswith(start):
            raise PictureError(f"It is {kind}, which browsers do not show.", _HINT)
    format = format_of(content)
    if format and not any(crop):
        return clean_raster(content, _ENDINGS[format])[0], _ENDINGS[format]
    with _opened(content, format) as picture:
        width, height = picture.size
        left, top, right, bottom = crop
        box = (round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom)))
        cut = picture.convert("RGBA" if picture.has_transparency_data else "RGB").crop(box)
    target = io.BytesIO()
    if format == "JPEG":
        cut.convert("RGB").save(target, "JPEG", quality=92, subsampling=0, optimize=True)
        return target.getvalue(), "jpg"
    cut.save(target, "PNG", optimize=True)
    return target.getvalue(), "png"


def _opened(content: bytes, format: str) -> Image:
    from PIL import Image, ImageOps

    try:
        picture = Image.open(io.BytesIO(content), formats=[format] if format else _OTHERS)
        if picture.width * picture.height > MOST_PIXELS:
            raise PictureError(f"It has more than {MOST_PIXELS // 1_000_000} million pixels.", _HINT)
        picture.load()
        return ImageOps.exif_transpose(picture)
    except PictureError:
        raise
    except Exception as error:  # Pillow raises whatever its decoders raise.
        raise PictureError(f"It cannot be read as a picture: {what_pillow_says(error)}.", _HINT) from error
