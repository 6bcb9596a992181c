"""Regular expressions that are compiled at their first use: the engine has four hundred, and most runs use few."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _LazyPattern:
    """Stands for a pattern. At the first use it takes over the methods of the one that is compiled then."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__ |= {method: getattr(compiled, method) for method in _METHODS}
        return getattr(compiled, name)


def lazy_re[T: (str, bytes)](pattern: T, flags: int = 0) -> re.Pattern[T]:
    """A pattern for a constant of a module, to be used as what `re.compile` gives.

    Args:
        pattern: the regular expression. A mistake in it is an error at its first use.
        flags: as of `re.compile`.
    """
    return cast("re.Pattern[T]", _LazyPattern(pattern, flags))
