"""What a process remembers from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from operator import is_
from typing import Any


class Memory:
    """Values by their keys. Those that a build does not ask for are dropped at its end."""

    def __init__(self) -> None:
        self.values: dict[Hashable, Any] = {}
        self.used: set[Hashable] = set()
        """The keys of values that were asked for since the last `evict_unused`."""

    def memoize[T](self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value under a key from memory; else compute it. For what is quicker to compute than to read.

        Args:
            key: all that decides the value.
            make: computes the value.

        Returns:
            The value. It is shared, and must not be changed in place.
        """
        self.used.add(key)
        if key not in self.values:
            self.values[key] = make()
        value: T = self.values[key]
        return value

    def memoize_if_equal[T](self, name: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """Return the last value of a name if its inputs compare equal; else recompute.

        With many inputs, comparing is quicker than hashing, since most of them are the very same objects.

        Args:
            name: what the value is of, such as a page's path.
            inputs: all that decides the value; must not be changed in place.
            make: computes the value.

        Returns:
            The value.
        """
        self.used.add(name)
        last = self.values.get(name)
        if last is None or last[0] != inputs:
            last = self.values[name] = (inputs, make())
        return last[1]

    def memoize_if_same[T](self, name: Hashable, inputs: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return the last value of a name if its inputs are the very same objects; else recompute.

        Args:
            name: what the value is of.
            inputs: all that decides the value, one by one; must not be changed in place.
            make: computes the value.
        """
        self.used.add(name)
        last = self.values.get(name)
        if last is None or len(last[0]) != len(inputs) or not all(map(is_, last[0], inputs)):
            last = self.values[name] = (inputs, make())
        return last[1]

    def evict_unused(self) -> None:
        """Drop from memory the values that were not asked for since the last call. Called when a build has ended."""
        self.values = {key: self.values[key] for key in self.used if key in self.values}
        self.used = set()
