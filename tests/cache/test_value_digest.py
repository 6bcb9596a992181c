"""Values that differ have different digests."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from dashboard.cache.value_digest import digest
from dashboard.core.frozen import PartlyCompared
from dashboard.people.theme import Theme


class Thing(PartlyCompared):
    name: str
    parts: tuple[int, ...] = ()
    aside: str = ""

    uncompared = ("aside",)


@dataclass
class Counter:
    count: int


class Made:
    def __init__(self, digest: str) -> None:
        self.digest = digest


class Names(list[str]):
    """A list of its own type."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        ([1, 2], [2, 1]),
        (["a", "b"], ["ab"]),
        ({"a": 1}, {"a": 2}),
        (Thing("a"), Thing("b")),
        (Thing("a", (1,)), Thing("a", (1, 1))),
        (Theme(slug="a", name="A"), Theme(slug="a", name="B")),
        (Path("a"), "a"),
        (Path("a"), Path("b")),
        (Decimal("1.0"), Decimal("1.00")),
        (datetime.date(2025, 1, 1), datetime.date(2025, 1, 2)),
        ([], None),
        (b"a", b"b"),
        ({"a"}, {"b"}),
        (Names("a"), Names("b")),
        (Made("a"), Made("b")),
        (digest, replace),
    ],
)
def test_what_differs_has_another_digest(one: object, other: object) -> None:
    assert digest(one) != digest(other)
    assert digest(one) == digest(one)


def test_a_field_that_is_not_compared_does_not_count() -> None:
    assert digest(Thing("a", aside="x")) == digest(replace(Thing("a"), aside="y"))


def test_a_set_has_no_order() -> None:
    one, other = {0, 8}, {8, 0}
    assert list(one) != list(other), "sets keep no order of their own here any more"
    assert digest(one) == digest(other)


@pytest.mark.parametrize("value", [object(), Counter(1)])
def test_what_may_change_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError, match="plain data"):
        digest(value)
