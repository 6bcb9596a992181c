"""Which colour a thing has: one, on all charts of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import cycle

from msgspec import field

from dashboard.cache.keys import key_of
from dashboard.core.frozen import Frozen

SERIES_ROLES = tuple(f"series-{number}" for number in range(1, 9))
"""The colours of things without one of their own, in the order in which a chart takes them."""
THING_ROLES = ("china", "russia", "both", "eu", "usa", "india", "rest", *SERIES_ROLES)
"""The colours that `data/colours.yaml` may give to a thing, by their role in the palette. `rest` is grey."""
_BUILT_IN = {
    **{role: role for role in ("china", "russia", "eu", "usa", "india")},
    "chinese": "china",
    "yuan": "china",
    "russian": "russia",
    "rouble": "russia",
}
"""The palette has colours for these. A site need not declare them."""


OWN_ROLES = tuple(dict.fromkeys(_BUILT_IN.values()))
"""The colours of the palette that stand for one thing each."""


def palettes_own(*names: str) -> str | None:
    """The colour that the palette has for a thing, whatever a site declares; None if it has none."""
    return _find(_BUILT_IN, names)


class DeclaredThing(Frozen):
    """An entry of `data/colours.yaml`."""

    name: str
    line: int
    names: tuple[str, ...]
    """All its names, in the spelling of `fold`."""


class ThingColours(Frozen):
    """The colours of things by their names, as `data/colours.yaml` declares them."""

    declared: Mapping[str, str] = field(default_factory=dict)
    """The role of a colour by a name or code of a thing, in the spelling of `fold`."""
    things: tuple[DeclaredThing, ...] = ()
    """The same by thing."""

    @cached_property
    def digest(self) -> str:
        """The digest of all of them."""
        return key_of(*(f"{name}={role}" for name, role in sorted(self.declared.items())))

    def of(self, *names: str) -> str | None:
        """The colour of a thing.

        Args:
            names: its names; the first that is known decides. One is known if it begins with the words of a known
                name: 'china-to-russia' is China. The longest such name decides: 'China and Russia' may be another.

        Returns:
            A role of the palette; None for a thing without a colour of its own.
        """
        return self.declared_of(*names) or palettes_own(*names)

    def declared_of(self, *names: str) -> str | None:
        """The colour that the site declares for a thing; None if it has none, or only one of the palette's own."""
        return _find(self.declared, names)

    def known_as(self, name: str) -> str | None:
        """The name in the declaration by which a thing is known; None if it is not declared."""
        return next((start for start in _starts(name) if start in self.declared), None)

    def of_series(self, series: Sequence[Sequence[str]], first: Sequence[str] = ()) -> list[str]:
        """The colours of all series of a chart. No two are alike as long as there are colours.

        Args:
            series: the names of each series, its key before others.
            first: the keys of those that are highlighted, which choose before the others.

        Returns:
            A role of the palette for each series, in the same order.
        """
        chosen: dict[int, str] = {}
        order = sorted(range(len(series)), key=lambda number: series[number][0] not in first if first else 0)
        for number in order:
            role = self.of(*series[number])
            if role and role not in chosen.values():
                chosen[number] = role
        free = [role for role in SERIES_ROLES if role not in chosen.values()] or list(SERIES_ROLES)
        next_free = cycle(free)
        for number in order:
            if number not in chosen:
                chosen[number] = next(next_free)
        return [chosen[number] for number in range(len(series))]

    def of_all(self, things: Sequence[Sequence[str]]) -> list[str] | None:
        """The colours of things that all have one of their own, such as the rows of a table; None if not all have.

        Args:
            things: the names of each thing.
        """
        roles = [self.of(*names) for names in things]
        known = [role for role in roles if role]
        return known if known and len(set(known)) == len(things) else None

    def known_among(self, things: Sequence[Sequence[str]]) -> int:
        """How many of some things have a colour of their own."""
        return sum(self.of(*names) is not None for names in things)


NO_COLOURS = ThingColours()
"""Those of a site that declares none."""


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name in the spelling in which names are compared: small letters, and a space for all other signs."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("_", " ")))


def _find(colours: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((colours[start] for name in names for start in _starts(name) if start in colours), None)


def _starts(name: str) -> Iterator[str]:
    """The name, and its beginnings without the last words, the longest first."""
    words = fold(name).split()
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count])
