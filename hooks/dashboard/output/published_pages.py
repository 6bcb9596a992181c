"""What the last publication put into the folder of the site, so that its pages need not be read to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.cache.file_stamp import stamp_of
from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache

_Pages = dict[str, tuple[int, int, str]]
"""The stamp and the SHA-256 of files, by their paths in the site."""
_CODEC = JsonCodec[_Pages](_Pages)
_KEY = key_of("published pages")
"""It names no checkout: those with one cache have the same files in it, and the last that published is known."""


class PublishedPages:
    """The pages of a site's folder as the last publication left them."""

    def __init__(self, site: Path, cache: Cache) -> None:
        self.site, self.cache = site, cache
        self._pages = cache.get(_KEY, _CODEC) or {}

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a file of the site is known to have a digest. One that somebody has changed since is not known."""
        if name not in self._pages:
            return False
        *stamp, known = self._pages[name]
        return known == sha256 and self._stamp(name) == tuple(stamp)

    def remember(self, names: Iterable[str], digests: Mapping[str, str]) -> None:
        """Keep what the site holds now.

        Args:
            names: its files.
            digests: their SHA-256, as far as it is known.
        """
        stamps = {name: self._stamp(name) for name in names if name in digests}
        pages: _Pages = {name: (*stamp, digests[name]) for name, stamp in stamps.items() if stamp}
        if pages != self._pages:
            self.cache.put(_KEY, _CODEC, pages)

    def _stamp(self, name: str) -> tuple[int, int] | None:
        try:
            return stamp_of(f"{self.site}/{name}")
        except OSError:
            return None
