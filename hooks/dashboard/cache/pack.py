"""Small values in one file, as git packs its objects: to read that is quicker than to open thousands of files."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Raw

from dashboard.cache.codec import Codec

PACK = Codec[Mapping[str, Raw]](dict[str, Raw])
"""How the cache keeps a pack. A `Raw` is a part of the file's bytes, and copies nothing."""
_LARGEST = 16_384
"""In bytes: the largest value that is packed."""
_FEW = 0.1
"""While no more than this share of what a program reads stands in files of its own, the pack is not written anew."""


class Pack:
    """The bytes of values by their keys: those that an earlier program packed, and those that this one has read."""

    def __init__(self, packed: Mapping[str, Raw]) -> None:
        self._packed = packed
        self._used = dict[str, Raw]()
        self._loose = 0
        self._is_open = True

    def __contains__(self, key: str) -> bool:
        return key in self._packed

    def get(self, key: str) -> Raw | None:
        """The bytes of a value; None if it is not packed."""
        content = self._packed.get(key)
        if content is not None:
            self._used[key] = content
        return content

    def add(self, key: str, content: bytes) -> None:
        """Take in a value that was read from a file of its own. A large one stays there."""
        if self._is_open and len(content) <= _LARGEST:
            self._used[key] = Raw(content)
            self._loose += 1

    def close(self) -> Mapping[str, Raw] | None:
        """Forget all values, and take in no more: a program that runs on keeps them in memory.

        Returns:
            The values that were read, if many of them were not packed yet.
        """
        used, is_worn = self._used, self._loose > _FEW * len(self._used)
        self._packed, self._used, self._loose, self._is_open = {}, {}, 0, False
        return used if is_worn else None
