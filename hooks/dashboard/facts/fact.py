"""The types for facts: the target of a `fact:` link, and the value or statement that the data give for it.

A target is one cell, `<dataset>/<field>?<key>=<value>`, or a name in data/facts.yaml. `as_of=2025-05-09` among its keys
asks for what the repository knew on that day. `fact_reader.py` reads the data.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from urllib.parse import parse_qsl

from msgspec import field

from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_number, round_to
from dashboard.data.marks import sign_of
from dashboard.data.open_period import so_far
from dashboard.data.unit_forms import PluralForm, unit_behind, with_unit

PIN = "as_of"
"""The key in a target that pins the fact to a day. No dataset may use this name for a key of its own."""


class FactError(Exception):
    """A fact is wrong. Holds the id, message and hint of the finding, and the fact itself if it could be read."""

    def __init__(self, id: str, message: str, hint: str = "", fact: Fact | None = None) -> None:
        super().__init__(message)
        self.id, self.message, self.hint, self.fact = id, message, hint, fact


class SilentError(Exception):
    """The fact's dataset or entry is broken. That has findings of its own, so the fact gets none."""


class FactTarget(Frozen):
    """What a `fact:` link points to: one cell of a dataset, or a named fact."""

    name: str
    """The name of a dataset; without a field, the name of a fact in data/facts.yaml."""
    field: str = ""
    key: tuple[tuple[str, str], ...] = ()
    """Pairs of a key field and its value, which together name one row."""
    as_of: datetime.date | None = None
    """The day to which the fact is pinned."""

    @cached_property
    def ignored_numbers(self) -> tuple[str, ...]:
        """Numbers that the link's words may repeat from the key, such as the year. They are not the value."""
        numbers = [number for _, value in self.key for number in re.findall(r"\d+", value)]
        # The day of 2024-05-09 is written 9 in prose.
        days = [value[8:].lstrip("0") for _, value in self.key if re.fullmatch(r"\d{4}-\d\d-\d\d", value)]
        # The week of 2024-W05 is written 5.
        weeks = [value[6:].lstrip("0") for _, value in self.key if re.fullmatch(r"\d{4}-W\d\d", value)]
        return tuple(dict.fromkeys([*numbers, *days, *weeks]))


class Fact(Frozen):
    """What the data say about a target: a number, or whether a statement is true."""

    value: Decimal | None
    """The number; None for a statement."""
    holds: bool | None
    """Whether the statement is true; None for a number."""
    unit: str | None
    """The unit of the number; None if the data name none."""
    label: str
    """What is counted or stated, in words for readers."""
    period: str
    """The time of the cell, in words for readers. Empty for a named fact."""
    datasets: tuple[str, ...]
    """The names of the datasets that it comes from. The link leads to the first one."""
    row_id: str
    """The anchor of the row on the dataset's page. Empty for a named fact, which has no single row."""
    sources: tuple[str, ...]
    """The names of the organizations that published the data."""
    updated: datetime.date
    """The day on which the data were last updated."""
    unit_forms: Mapping[PluralForm, str] = field(default_factory=dict)
    """Its forms behind numbers that need another one, by the categories of the CLDR."""
    words: tuple[str, ...] = ()
    """The titles and labels of which `label` is made, as files have them, and what says how a period is read."""
    source_names: tuple[str, ...] = ()
    """The names of the sources of its rows in descriptors; for a cell of a dataset with one source empty."""
    mark: str = ""
    """A caveat about the value, such as 'provisional' or 'computed'. Empty for an ordinary figure."""
    as_of: datetime.date | None = None
    """The day to which it is pinned."""
    ignored_numbers: tuple[str, ...] = ()
    """Numbers that the link's words may hold beside the value, as text."""
    computed: bool = False
    """Whether SQL computed the number. It then has more digits than anybody reads."""
    marks: tuple[str, ...] = ()
    """The marks of the rows that a number was computed from."""
    so_far: bool = False
    """Whether the period had begun and was not over on the day of the data."""

    @property
    def written(self) -> str:
        """Its value as labels write it: 27.1%, <10%, USD 244.8 bn, 2.27 times."""
        if self.value is None:
            return "true" if self.holds else "not true"
        # Of a computed number four digits are enough, but whole digits are never replaced by noughts.
        value = round_to(self.value, min(0, self.value.adjusted() - 3)) if self.computed else self.value
        number = format_number(value)
        sign = "" if self.computed else sign_of(self.mark)
        return sign + with_unit(number, unit_behind(number, self.unit, self.unit_forms))

    @property
    def when(self) -> str:
        """The time of the cell in words: '2024', '2025 so far'."""
        return so_far(self.period, is_part=self.so_far)


def read_fact_target(text: str) -> FactTarget:
    """Parse the target of a link, without its scheme `fact:`.

    Raises:
        FactError: The text is neither a cell nor a name, or it pins the fact to no valid day.
    """
    name, _, query = text.partition("?")
    name, slash, column = name.partition("/")
    pairs = parse_qsl(query, keep_blank_values=True)
    names = [key for key, _ in pairs]
    doubled = next((key for key in names if names.count(key) > 1), "")
    if not name or (slash and not column) or doubled:
        problem = f"the key '{doubled}' twice" if doubled else f"'{text}'"
        hint = "Write fact:dataset/field?key=value, or fact:name-in-facts-yaml."
        raise FactError("wrong-fact", f"Read {problem}, expected a cell or a name.", hint)
    pinned = dict(pairs).get(PIN)
    key = tuple(pair for pair in pairs if pair[0] != PIN)
    return FactTarget(name, column, key, _pinned_day(pinned) if pinned else None)


def _pinned_day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise FactError("wrong-fact", f"{PIN}: read '{text}', expected a day such as 2025-05-09.") from None
