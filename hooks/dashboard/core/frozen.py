"""The base of all records: objects that never change, and that are equal if their fields are. Why: README.md."""

from __future__ import annotations

from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, ClassVar, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import force_setattr


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True, dict=True):
    """Declares its fields as a dataclass does. What `cached_property` keeps beside them counts for no equality."""

    uncompared: ClassVar[tuple[str, ...]] = ()
    """The fields that count for no equality, where a record has such: it derives from `PartlyCompared`."""


class PartlyCompared(Frozen, eq=False):
    """A record with fields that count for no equality, named in `uncompared`."""

    def __eq__(self, other: object) -> bool:
        """Whether all compared fields are equal."""
        return type(other) is type(self) and self._compared == other._compared

    def __hash__(self) -> int:
        """The hash of the compared fields."""
        return hash(self._compared)

    @cached_property
    def _compared(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in compared_fields(type(self)))


@cache
def compared_fields(kind: type[Frozen]) -> tuple[str, ...]:
    """The names of the fields by which records of a kind are compared."""
    return tuple(name for name in kind.__struct_fields__ if name not in kind.uncompared)


def freeze_mappings(value: Frozen) -> None:
    """Replace each dictionary in a field of a record by a view of it that cannot be written to."""
    for name in value.__struct_fields__:
        content = getattr(value, name)
        if isinstance(content, dict):
            force_setattr(value, name, MappingProxyType(content))
