"""Short texts that are made of thousands of files, such as their digests. They stand in one file of the cache."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.cache.codec import Codec

_Texts = dict[str, str]
SHORT_VALUES = Codec[_Texts](_Texts)
"""How the cache keeps them."""


class ShortValues:
    """Texts by their names: those of this program, and those that the last one kept."""

    def __init__(self, kept: _Texts) -> None:
        self._kept = kept
        self._used: _Texts = {}

    def get_or_make(self, name: str, make: Callable[[], str]) -> str:
        """Return the text of a name, or make it.

        Args:
            name: holds all that decides the text.
            make: makes it.
        """
        text = self._used.get(name) or self._kept.get(name) or make()
        self._used[name] = text
        return text

    def forget_unused(self) -> _Texts | None:
        """Forget the texts that were not asked for since the last call.

        Returns:
            All that are left, if there is a new one among them.
        """
        earlier, self._kept, self._used = self._kept, self._used, {}
        return None if self._kept.items() <= earlier.items() else self._kept
