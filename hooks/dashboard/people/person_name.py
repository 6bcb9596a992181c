"""The parts of a person's name, as catalogues and citations need them."""

from __future__ import annotations

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

_SUFFIX = lazy_re(r",? (?:[Jj]r\.?|[Ss]r\.?|II|III|IV)$")


class PersonName(Frozen):
    """A name in parts. Those that a name does not have are empty."""

    given: str
    particle: str
    """The small words before the family name, such as 'von der'."""
    family: str
    suffix: str = ""
    """What follows the family name, such as 'Jr.'."""

    @property
    def whole_family(self) -> str:
        """The family name with its particle: 'von der Leyen'."""
        return f"{self.particle} {self.family}".strip()

    @property
    def by_family(self) -> str:
        """The name as lists sort it: 'von der Leyen, Ursula'; with a suffix 'King, Martin Luther, Jr.'."""
        return ", ".join(filter(None, (self.whole_family, self.given, self.suffix)))


def part_name(name: str, family: str) -> PersonName | None:
    """Part a name.

    Args:
        name: as in a byline.
        family: the family name, which is a part of it. Without one it is the last word and the small words before it,
            but for a suffix that has no other meaning.

    Returns:
        The parts; None for a name of one word, of which nobody can tell which part it is.
    """
    name, family = " ".join(name.split()), " ".join(family.split())
    bare = _SUFFIX.sub("", name)
    family = family or _last_words(bare)
    if bare.endswith(family):
        given, suffix = bare.removesuffix(family), name.removeprefix(bare)
    elif name.startswith(f"{family} ") or " " not in name:  # as in China
        given, suffix = name.removeprefix(family), ""
    else:
        given, _found, suffix = name.rpartition(family)
    given, suffix = given.strip(" ,"), suffix.strip(" ,")
    words = family.split()
    particles = next((number for number, word in enumerate(words[:-1]) if not _is_small(word)), len(words) - 1)
    parts = PersonName(given, " ".join(words[:particles]), " ".join(words[particles:]), suffix)
    return parts if given and family else None


def _last_words(name: str) -> str:
    words = name.split(" ")
    first = len(words) - 1
    while first > 1 and _is_small(words[first - 1]):
        first -= 1
    return " ".join(words[first:])


def _is_small(word: str) -> bool:
    """Whether a word is written small. Scripts without small letters have none."""
    return word == word.lower() != word.upper()
