"""A file that no page needs to be shown: made of what a view holds, in a preview only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as once

from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache, CachedFile
from dashboard.cache.value_digest import digest
from dashboard.core.frozen import Frozen


def shared(inputs: Callable[[], object]) -> Callable[[], str]:
    """The inputs of several files. Their digest is computed once for all, when the first file asks."""
    return once(lambda: digest(inputs()))


class DerivedFile(Frozen):
    """A file that can be made."""

    address: str
    """From the root of the site."""
    inputs: Callable[[], object]
    """Gives all that decides the content: plain values, or objects that know their own digest."""
    make: Callable[[], str | bytes]
    """Makes the content."""

    def key(self) -> str:
        """The hash of all that decides the content."""
        return key_of("derived", self.address, digest(self.inputs()), engine_digest())

    def kept(self, cache: Cache) -> CachedFile:
        """Make the file, unless the cache holds what was made of the same inputs.

        Args:
            cache: keeps what is made.

        Returns:
            The file's name in the cache.

        Raises:
            CacheError: it cannot be written.
        """
        return cache.keep(self.key(), self.address.rpartition(".")[2], self.make)
