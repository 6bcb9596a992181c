"""The clean copy of a picture, kept in the cache, and what authors are told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache, CachedFile
from dashboard.core import lfs_pointer
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.paths import PICTURES
from dashboard.core.phrases import first_of
from dashboard.media.picture_error import PictureError
from dashboard.media.raster_picture import clean_raster
from dashboard.media.svg_picture import Removed, clean_svg

LONGEST_SIDE = 2600
"""In pixels. More than fill a large screen."""
MOST_BYTES = 4_000_000
NAMED = 5
"""How many of the things that were taken out a finding names."""


class CleanPicture(Frozen):
    """A picture as readers get it."""

    file: CachedFile | None
    """The clean copy; None if the picture cannot be read."""
    size: tuple[int, int] = (0, 0)
    """Width and height in pixels; (0, 0) for an SVG, which has none."""
    bytes: int = 0
    removed: tuple[Removed, ...] = ()
    """What was taken out of an SVG."""
    error: str = ""
    """Why it cannot be read; otherwise empty."""
    hint: str = ""
    line: int = 1
    """Where an SVG cannot be read."""

    def findings(self, path: str) -> Iterator[Finding]:
        """What authors are told of the picture.

        Args:
            path: of its file, from the root of the repository.
        """
        if self.error:
            yield Finding(id="broken-picture", path=path, line=self.line, message=self.error, hint=self.hint)
        hint = "Readers get the picture without it. Look at the picture in the preview, or export it as plain SVG."
        if active := [thing for thing in self.removed if thing.is_active]:
            message = f"The SVG may hold shapes and words only; taken out: {_listed(active)}."
            yield Finding(
                id="active-picture", severity="warning", path=path, line=active[0].line, message=message, hint=hint
            )
        if silent := [thing for thing in self.removed if not thing.is_active]:
            message = f"The SVG holds what only programs and authors read; taken out: {_listed(silent)}."
            yield Finding(
                id="picture-data", severity="info", path=path, line=silent[0].line, message=message, hint=hint
            )
        if problem := self.problem_of_size():
            message, hint = problem
            yield Finding(id="large-picture", severity="warning", path=path, message=message, hint=hint)

    def problem_of_size(self) -> tuple[str, str] | None:
        """What is wrong with the size, and what to do about it."""
        hint = f"Export it with at most {LONGEST_SIDE:,} pixels on the longer side, photographs as JPEG or WebP."
        if max(self.size) > LONGEST_SIDE:
            expected = f"expected at most {LONGEST_SIDE:,} on the longer side"
            return f"Read a picture of {self.size[0]:,} × {self.size[1]:,} pixels, {expected}.", hint
        if self.bytes > MOST_BYTES:
            size, most = self.bytes / 1_000_000, MOST_BYTES // 1_000_000
            return f"Read a picture of {size:.1f} MB, expected at most {most} MB.", hint
        return None


_PICTURE = Codec[CleanPicture](CleanPicture)


def clean_picture(cache: Cache, digest: str, ending: str, read: Callable[[], bytes]) -> CleanPicture:
    """Clean a picture, or find its clean copy in the cache.

    Args:
        cache: keeps the copy and what is known of it.
        digest: of the picture's bytes.
        ending: of its name, without the dot.
        read: gives its bytes. It is called only if the cache does not hold the copy.
    """
    ending = ending.lower()
    key = key_of("picture", digest, ending, engine_digest())

    def make() -> CleanPicture:
        return _clean(cache, CachedFile(key, ending), read())

    picture = cache.get_or_compute(key, _PICTURE, make)
    if picture.file and not cache.has(*picture.file):  # somebody has deleted the copy alone
        return make()
    return picture


def _clean(cache: Cache, file: CachedFile, content: bytes) -> CleanPicture:
    try:
        if content.startswith(lfs_pointer.BEGIN):
            raise PictureError(lfs_pointer.MISSING, lfs_pointer.CURE)
        if f".{file.ending}" not in PICTURES:
            message = f"Read a picture with the ending .{file.ending}, expected one of {', '.join(PICTURES)}."
            raise PictureError(message, "Export it as JPEG, PNG or WebP.")
        if file.ending == "svg":
            clean, removed = clean_svg(content)
            picture = CleanPicture(file, bytes=len(clean), removed=removed)
        else:
            clean, size = clean_raster(content, file.ending)
            picture = CleanPicture(file, size, len(clean))
    except PictureError as error:
        return CleanPicture(None, error=error.message, hint=error.hint, line=error.line)
    cache.write(file.key, clean, file.ending)
    return picture


def _listed(things: list[Removed]) -> str:
    return first_of(list(dict.fromkeys(thing.what for thing in things)), NAMED)
