"""Records: what all of them promise."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import Field
from functools import cached_property
from importlib import import_module

import pytest

import dashboard
from dashboard.core.frozen import Frozen, PartlyCompared


class Place(PartlyCompared):
    name: str
    line: int = 1

    uncompared = ("line",)

    @cached_property
    def shout(self) -> str:
        return self.name.upper()


def test_a_record_does_not_change() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Place("a").name = "b"  # type: ignore[misc]


def test_only_what_is_compared_makes_records_differ() -> None:
    assert Place("a", 1) == Place("a", 2) != Place("b", 1)
    assert len({Place("a", 1), Place("a", 2), Place("b", 1)}) == 2


def test_what_is_cached_beside_the_fields_makes_no_difference() -> None:
    place = Place("a")
    assert place.shout == "A"
    assert place == Place("a")


def records(kind: type[Frozen]) -> Iterator[type[Frozen]]:
    for below in kind.__subclasses__():
        yield below
        yield from records(below)


def test_no_field_of_a_record_is_declared_as_one_of_a_dataclass() -> None:
    """It would be no default but an object that says how to make one."""
    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        import_module(module.name)
    wrong = [kind for kind in records(Frozen) if any(isinstance(one, Field) for one in kind.__struct_defaults__)]
    assert wrong == []


def test_what_is_not_compared_is_a_field() -> None:
    assert [kind for kind in records(PartlyCompared) if not {*kind.uncompared} <= {*kind.__struct_fields__}] == []
