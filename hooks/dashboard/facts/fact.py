"""A fact: what a link with the scheme `fact:` names, and what the data say of it. fact_reader.py asks them.

Either one cell, `<dataset>/<field>?<key>=<value>`, or a name of data/facts.yaml. `&as_of=2025-05-09` asks for what the
repository knew on that day.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from urllib.parse import parse_qsl

PIN = "as_of"
"""The key of a fact that names a day; no dataset's own key may be called so."""


class FactError(Exception):
    """What is wrong with a fact: the id, the message and the hint of a finding; and the fact, where there is one."""

    def __init__(self, id: str, message: str, hint: str = "", fact: Fact | None = None) -> None:
        super().__init__(message)
        self.id, self.message, self.hint, self.fact = id, message, hint, fact


class SilentError(Exception):
    """A fact whose dataset or entry is broken, which has findings of its own: nothing is said at the fact."""


@dataclass(frozen=True)
class FactTarget:
    """What a link asks for."""

    name: str
    """A dataset, or a fact of data/facts.yaml where there is no field."""
    field: str = ""
    key: tuple[tuple[str, str], ...] = ()
    as_of: datetime.date | None = None

    @cached_property
    def aside(self) -> tuple[str, ...]:
        """The texts of numbers that only repeat the key: a year, also of a month or a day."""
        runs = [run for _, value in self.key for run in re.findall(r"\d+", value)]
        # Nobody writes the day of 2024-05-09 as 09.
        days = [value[8:].lstrip("0") for _, value in self.key if re.fullmatch(r"\d{4}-\d\d-\d\d", value)]
        return tuple(dict.fromkeys([*runs, *days]))


@dataclass(frozen=True)
class Fact:
    """What the data say."""

    value: Decimal | None
    """The number; None of a statement."""
    holds: bool | None
    """Whether a statement is true; None of a number."""
    unit: str | None
    """Of the number; None where nobody says."""
    label: str
    """What is counted or stated, in the readers' words."""
    period: str
    datasets: tuple[str, ...]
    """The names of the datasets; the first is where the link leads."""
    row_id: str
    """The row's address on the dataset's page; empty for a fact of many rows."""
    sources: tuple[str, ...]
    updated: datetime.date
    mark: str = ""
    """What is no ordinary figure about it."""
    as_of: datetime.date | None = None
    aside: tuple[str, ...] = ()
    """The texts of numbers in its link that are not the value."""
    computed: bool = False
    """Whether SQL made the number: it has more digits than anybody reads."""


def read_fact_target(text: str) -> FactTarget:
    """The target of a link without its scheme.

    Raises:
        FactError: it is none.
    """
    name, _, query = text.partition("?")
    name, slash, column = name.partition("/")
    key = parse_qsl(query, keep_blank_values=True)
    doubled = next((word for word, _ in key if [one for one, _ in key].count(word) > 1), "")
    if not name or (slash and not column) or doubled:
        what = f"the key '{doubled}' twice" if doubled else f"'{text}'"
        hint = "Write fact:dataset/field?key=value, or fact:name-in-facts-yaml."
        raise FactError("wrong-fact", f"Read {what}, expected a cell or a name.", hint)
    pinned = dict(key).get(PIN)
    return FactTarget(name, column, tuple(pair for pair in key if pair[0] != PIN), _day(pinned) if pinned else None)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise FactError("wrong-fact", f"{PIN}: read '{text}', expected a day such as 2025-05-09.") from None
