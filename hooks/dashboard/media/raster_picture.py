"""Cleans pictures made of pixels: without EXIF, GPS, XMP, IPTC and comments, and turned as EXIF says."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dashboard.media.colour_profile import clean_profile
from dashboard.media.picture_container import Stripped, strip_gif, strip_jpeg, strip_png, strip_webp
from dashboard.media.picture_error import PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF"}
"""The format that each ending promises, as Pillow calls it."""
MOST_PIXELS = 50_000_000
"""Of one picture. Some small files hold pictures that fill all memory."""
_STARTS = {
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "GIF": re.compile(rb"GIF8[79]a"),
    "WEBP": re.compile(rb"RIFF.{4}WEBP", re.S),
    "AVIF": re.compile(rb".{4}ftypavi[fs]", re.S),
}
"""How a file of each format begins."""
STRIP: dict[str, Callable[[bytes], Stripped]] = {
    "JPEG": strip_jpeg,
    "PNG": strip_png,
    "WEBP": strip_webp,
    "GIF": strip_gif,
}
"""What takes out of a file of each format all that is no picture."""
_ORIENTATION = 0x0112
_SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "subsampling": 0, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92, "method": 4},
    # (With several threads the bytes would depend on the machine.)
    "AVIF": {"quality": 85, "speed": 6, "max_threads": 1, "autotiling": False},
}
"""How a picture is written that has to be encoded anew."""
_HINT = "Open it, export it again under this ending, and look at the result in a browser."


def clean_raster(content: bytes, ending: str) -> tuple[bytes, tuple[int, int]]:
    """Clean a picture. Its pixels stay as they are, unless it has to be turned or is an AVIF.

    Args:
        content: the bytes of its file.
        ending: of its name, in small letters without the dot; one of FORMATS.

    Returns:
        The clean file, and the width and height that it shows.

    Raises:
        PictureError: it cannot be read as what its ending says.
    """
    expected = FORMATS[ending]
    _check_start(content, expected)
    try:
        if expected == "AVIF":
            return _rewritten(content)
        stripped = STRIP[expected](content)
        with _opened(stripped.content, expected) as picture:
            picture.load()
            orientation = orientation_of(stripped.exif)
            if orientation == 1:
                return stripped.content, picture.size
            turned, profile = _turned(picture, orientation), picture.info.get("icc_profile")
            options = {"lossless": True} if expected == "WEBP" and b"VP8L" in stripped.content[:64] else {}
            return STRIP[expected](_saved(turned, expected, profile, options)).content, turned.size
    except PictureError:
        raise
    # Pillow raises whatever its decoders raise: OSError, SyntaxError, ValueError, EOFError and others.
    except Exception as error:
        reason = "it is cut off" if isinstance(error, IndexError | struct.error) else what_pillow_says(error)
        raise PictureError(f"This {_name(expected)} cannot be read: {reason}.", _HINT) from error


def what_pillow_says(error: Exception) -> str:
    """What a decoder says, without the memory addresses that Pillow prints."""
    return str(error).partition(" <")[0].rstrip(".") or type(error).__name__


def _name(format: str) -> str:
    return "WebP" if format == "WEBP" else format


def format_of(content: bytes) -> str:
    """The format of a file of pixels by how it begins, one of the values of FORMATS; empty for any other file."""
    return next((name for name, start in _STARTS.items() if start.match(content)), "")


def _check_start(content: bytes, expected: str) -> None:
    kind = format_of(content)
    if kind != expected:
        read = f"a {_name(kind)}" if kind else f"a file that begins with {content[:8]!r}" if content else "no bytes"
        hint = f"Give it the ending of a {_name(kind)}." if kind else _HINT
        raise PictureError(f"Read {read}, expected a {_name(expected)} as its ending says.", hint)


def _opened(content: bytes, expected: str) -> Image:
    """The picture, before its pixels are read."""
    # Imported here, since most builds find every picture in the cache.
    from PIL import Image, ImageFile

    assert not ImageFile.LOAD_TRUNCATED_IMAGES
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # (we are stricter)
        try:
            picture = Image.open(io.BytesIO(content), formats=[expected])
            size = picture.size
        except Image.DecompressionBombError:
            size = (MOST_PIXELS, 2)
    if size[0] * size[1] > MOST_PIXELS:
        message = f"It has more than {MOST_PIXELS // 1_000_000} million pixels, which no screen shows."
        raise PictureError(message, "Export it with at most 2,600 pixels on the longer side.")
    return picture


def orientation_of(exif: bytes) -> int:
    """How EXIF says that a picture is turned: 1 (not at all) to 8."""
    if not exif:
        return 1
    from PIL import Image

    tags = Image.Exif()
    try:
        tags.load(exif)
        orientation = tags.get(_ORIENTATION, 1)
    except Exception:  # what is no EXIF turns nothing
        return 1
    return orientation if orientation in range(2, 9) else 1


def _turned(picture: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    if getattr(picture, "n_frames", 1) > 1:
        raise PictureError("It moves, and its EXIF says that it is turned.", "Turn it in the program that made it.")
    steps = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(steps[orientation])


def _saved(picture: Image, format: str, profile: bytes | None, options: dict[str, Any]) -> bytes:
    """A picture as a file, with a colour profile."""
    target = io.BytesIO()
    colours = {"icc_profile": profile} if profile else {}
    picture.save(target, format, **_SAVED[format], **options, **colours)
    return target.getvalue()


def _rewritten(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """An AVIF encoded anew: its parts refer to each other by place, so that none can simply be left out."""
    with _opened(content, "AVIF") as picture:
        picture.load()
        # Pillow tells how an AVIF is turned as if EXIF said so.
        orientation = orientation_of(picture.info.get("exif", b"").removeprefix(b"Exif\0\0"))
        shown = picture if orientation == 1 else _turned(picture, orientation)
        options: dict[str, Any] = {"exif": b"", "xmp": b""}
        if getattr(picture, "n_frames", 1) > 1:
            options |= {"save_all": True, "duration": _durations(picture)}
        profile = clean_profile(picture.info.get("icc_profile") or b"")
        return _saved(shown, "AVIF", profile, options), shown.size


def _durations(picture: Image) -> list[int]:
    """How long each frame is shown, in milliseconds."""
    from PIL import ImageSequence

    durations = []
    for frame in ImageSequence.Iterator(picture):
        frame.load()
        durations.append(frame.info["duration"])
    picture.seek(0)
    return durations
