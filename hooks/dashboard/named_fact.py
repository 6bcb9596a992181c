"""Facts that have a name: a number or a statement computed from datasets by SQL. `data/facts.yaml`."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, RootModel, model_validator

from dashboard.cache import Cache, engine_digest, key_of
from dashboard.datasets import Dataset, read_text
from dashboard.descriptor import Slug, wrong_name
from dashboard.finding import Finding
from dashboard.query import QueryError, QueryTimeoutError, query_finding, run_query, tables_in
from dashboard.record import Closed, Record, narrow

DIGITS = 12
"""So many digits of a computed number are kept: what a processor adds behind them is no figure."""


class NamedFact(Closed):
    """One entry: `value` with its unit, or `holds`."""

    value: Annotated[str, Field(min_length=1)] | None = Field(None, description="One SELECT that gives one number.")
    holds: Annotated[str, Field(min_length=1)] | None = Field(None, description="One SELECT that gives true or false.")
    states: str = Field(min_length=1, description="One sentence that says what is counted or stated.")
    unit: str | None = Field(None, description="Of the value: '%', 'USD bn', 'times', 'points'.")

    @model_validator(mode="after")
    def _one_of_two(self) -> NamedFact:
        if (self.value is None) == (self.holds is None):
            raise ValueError("either 'value' or 'holds'")
        if self.unit and self.holds:
            raise ValueError("no unit beside 'holds', which is true or false")
        return self

    @property
    def sql(self) -> str:
        """The one SELECT."""
        return self.value or self.holds or ""

    @property
    def aside(self) -> tuple[str, ...]:
        """Of a number, the years that its sentence names; of a statement, every number in it."""
        return tuple(re.findall(r"\d[\d.,]*\d|\d" if self.holds else r"\b\d{4}\b", self.states))

    def datasets(self, known: Mapping[str, object]) -> tuple[str, ...]:
        """The names of the datasets that its SQL reads, in that order."""
        return tuple(tables_in(self.sql, known).values())


class FactsFile(RootModel[dict[Slug, NamedFact]]):
    """The whole file, for its schema: name by name, entries are read by `load_facts`."""


@dataclass(frozen=True)
class FactBook:
    """The named facts of a site, and what their SQL gives, which is kept by SQL and rows."""

    entries: Mapping[str, NamedFact | None]
    records: Mapping[str, Record]
    cache: Cache

    def check(self, datasets: Mapping[str, Dataset | None], findings: list[Finding]) -> None:
        """A finding for each entry whose SQL gives no answer. Of broken datasets nothing is said here."""
        for name, entry in self.entries.items():
            used = [datasets[one] for one in entry.datasets(datasets)] if entry else [None]
            if entry and None not in used:
                try:
                    self.answer(entry, [one for one in used if one])
                except QueryError as error:
                    key = "value" if entry.value else "holds"
                    findings.append(query_finding(str(error), key, datasets, self.records[name]))

    def answer(self, entry: NamedFact, datasets: Sequence[Dataset]) -> Decimal | bool:
        """What the SQL of an entry gives.

        Raises:
            QueryError: it is not one number, or not true or false.
        """
        if not datasets:
            raise QueryError("it reads no dataset")
        key = key_of(self.digest(entry), *(one.digest for one in datasets))
        kept = self.cache.recall(key, _same, partial(_asked, entry, datasets), _same)
        if "error" in kept:
            raise QueryError(kept["error"])
        return bool(kept["said"]) if entry.holds else Decimal(kept["said"])

    @staticmethod
    def digest(entry: NamedFact) -> str:
        """The hash of all that decides what an entry says, its datasets aside."""
        return key_of("fact", entry.model_dump_json(), engine_digest())


def load_facts(path: Path, root: Path, cache: Cache, findings: list[Finding]) -> FactBook:
    """The entries by name, each read by itself; None stands for one that is broken. A site may have none."""
    entries: dict[str, NamedFact | None] = {}
    records: dict[str, Record] = {}
    record = read_text(path.read_bytes(), path.relative_to(root).as_posix(), findings) if path.is_file() else None
    for name, data in record.data.items() if record else ():
        assert record
        below = {place[1:]: at for place, at in record.places.items() if place[0:1] == (name,)}
        records[name] = Record(record.path, data if isinstance(data, dict) else {}, below)
        if isinstance(data, dict):
            entries[name] = narrow(NamedFact, records[name], findings)
        else:
            message = f"{name}: read {data!r}, expected keys with values: 'value' or 'holds', and 'states'."
            findings.append(record.finding("wrong-value", (name,), message))
            entries[name] = None
        if wrong := wrong_name(name):
            findings.append(record.finding("wrong-name", (name,), wrong))
    return FactBook(entries, records, cache)


def _same(value: dict[str, Any]) -> dict[str, Any]:
    return value


def _asked(entry: NamedFact, datasets: Sequence[Dataset]) -> dict[str, Any]:
    try:
        said = _ask(entry, {one.name.replace("-", "_"): one for one in datasets})
    except QueryTimeoutError:
        raise  # (another time it may be faster)
    except QueryError as error:
        return {"error": str(error)}
    return {"said": said if isinstance(said, bool) else str(said)}


def _ask(entry: NamedFact, tables: Mapping[str, Dataset]) -> Decimal | bool:
    columns, rows = run_query(entry.sql, tables)
    if len(columns) != 1 or len(rows) != 1:
        counted = f"{len(rows)} row{'s' * (len(rows) != 1)} and {len(columns)} column{'s' * (len(columns) != 1)}"
        raise QueryError(f"it gives {counted}, expected one of each")
    said = rows[0][0]
    expected = "a number" if entry.value else "true or false"
    if said is None:
        raise QueryError(f"it gives NULL, expected {expected}")
    if entry.holds:
        if not isinstance(said, bool):
            raise QueryError(f"it gives {said!r}, expected true or false")
        return said
    if isinstance(said, bool) or not isinstance(said, int | float | Decimal):
        raise QueryError(f"it gives {str(said)!r}, expected a number")
    if not math.isfinite(said):
        raise QueryError(f"it gives {said}, expected a number; divide by what is not nought")
    return Decimal(f"{said:.{DIGITS}g}")
