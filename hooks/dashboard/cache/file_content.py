"""Makes something of a file, so that it can be kept under the digest of the bytes that it was made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from dashboard.cache.store import Cache


class ChangedFileError(Exception):
    """A file was saved between the two moments when its digest was taken and when it was read."""

    def __init__(self, content: bytes) -> None:
        super().__init__("the file was saved while it was read")
        self.content = content


def make_of_file[T](cache: Cache, path: Path | str, make: Callable[[str, Callable[[], bytes]], T]) -> T:
    """Make something of a file, which is read only if that is necessary.

    Args:
        cache: knows the digests of files.
        path: the file.
        make: gets the digest of the file, and a function that reads its bytes. If these turn out to be others, since
            somebody has just saved the file, it is called again with them and their digest.

    Raises:
        OSError: there is no such file.
    """
    digest = cache.digest(path)

    def read() -> bytes:
        content = Path(path).read_bytes()
        if digest_of(content) != digest:
            raise ChangedFileError(content)
        return content

    try:
        return make(digest, read)
    except ChangedFileError as changed:
        content = changed.content
        return make(digest_of(content), lambda: content)


def digest_of(content: bytes) -> str:
    """The SHA-256 of some bytes, as `Cache.digest` gives it for a file."""
    return hashlib.sha256(content).hexdigest()
