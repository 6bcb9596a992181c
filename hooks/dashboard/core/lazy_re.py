"""Regular expressions that are compiled at their first use: the engine has four hundred, and most runs use few."""

from __future__ import annotations

import re
from functools import cached_property
from operator import attrgetter
from typing import Any, cast


class _LazyPattern:
    """Stands for a pattern, which is compiled when one of its methods is first asked for.

    The class has the methods, since Beautiful Soup looks there for what makes a pattern.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern, self._flags)

    search = cached_property(attrgetter("_compiled.search"))
    match = cached_property(attrgetter("_compiled.match"))
    fullmatch = cached_property(attrgetter("_compiled.fullmatch"))
    split = cached_property(attrgetter("_compiled.split"))
    findall = cached_property(attrgetter("_compiled.findall"))
    finditer = cached_property(attrgetter("_compiled.finditer"))
    sub = cached_property(attrgetter("_compiled.sub"))
    subn = cached_property(attrgetter("_compiled.subn"))


def lazy_re[T: (str, bytes)](pattern: T, flags: int = 0) -> re.Pattern[T]:
    """A pattern for a constant of a module, to be used by its methods.

    Args:
        pattern: the regular expression. A mistake in it is an error at its first use.
        flags: as of `re.compile`.
    """
    return cast("re.Pattern[T]", _LazyPattern(pattern, flags))
