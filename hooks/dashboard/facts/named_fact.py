"""Facts that have a name: a number or a statement computed from datasets by SQL. `data/facts.yaml`."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, RootModel, model_validator

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, engine_digest, key_of
from dashboard.core.finding import Finding
from dashboard.core.yaml_json import Location, Place
from dashboard.core.yaml_record import Closed, Record, validate
from dashboard.data.dataset import Dataset, read_text
from dashboard.data.descriptor import Slug, wrong_name
from dashboard.data.query import QueryError, QueryTimeoutError, Result, Sandboxes, query_finding, run_query, tables_in

RunQuery = Callable[[str, Mapping[str, Dataset]], Result]
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
    broken: bool = False
    """Whether the file could not be read at all, which is said once, there."""

    def check(self, datasets: Mapping[str, Dataset | None], findings: list[Finding]) -> None:
        """A finding for each entry whose SQL gives no answer. Of broken datasets nothing is said here."""
        with Sandboxes() as sandboxes:
            for name, entry in self.entries.items():
                used = [datasets[one] for one in entry.datasets(datasets)] if entry else [None]
                if entry and None not in used:
                    try:
                        self.answer(entry, [one for one in used if one], sandboxes.run_query)
                    except QueryError as error:
                        key = "value" if entry.value else "holds"
                        findings.append(query_finding(str(error), key, datasets, self.records[name]))

    def answer(self, entry: NamedFact, datasets: Sequence[Dataset], run: RunQuery = run_query) -> Decimal | bool:
        """What the SQL of an entry gives.

        Raises:
            QueryError: it is not one number, or not true or false.
        """
        if not datasets:
            raise QueryError("it reads no dataset")
        key = key_of(self.digest(entry), *(one.digest for one in datasets))
        kept = self.cache.get_or_compute(key, _SQL_RESULT, partial(_asked, entry, datasets, run))
        if "error" in kept:
            raise QueryError(str(kept["error"]))
        return bool(kept["said"]) if entry.holds else Decimal(kept["said"])

    @staticmethod
    def digest(entry: NamedFact) -> str:
        """The hash of all that decides what an entry says, its datasets aside."""
        return key_of("fact", entry.model_dump_json(), engine_digest())


def load_facts(path: Path, root: Path, cache: Cache, findings: list[Finding]) -> FactBook:
    """The entries by name, each read by itself; None stands for one that is broken. A site may have none."""
    if not path.is_file():
        return FactBook({}, {}, cache)
    key = key_of("facts.yaml", cache.digest(path), engine_digest())
    entries, records, wrong = cache.get_or_compute(key, _ENTRIES, partial(_read, path, root), dump=_if_sound)
    findings += wrong
    return FactBook(entries, records, cache, broken=bool(wrong) and not entries)


_Entries = tuple[dict[str, NamedFact | None], dict[str, Record], list[Finding]]
_ENTRIES = JsonCodec[_Entries](_Entries)
_SQL_RESULT = JsonCodec[dict[str, str | bool]](dict[str, str | bool])


def _read(path: Path, root: Path) -> _Entries:
    wrong: list[Finding] = []
    entries: dict[str, NamedFact | None] = {}
    record = read_text(path.read_bytes(), path.relative_to(root).as_posix(), wrong)
    if record is None:
        return {}, {}, wrong
    records = {name: Record(record.path, {}, {}) for name in record.data}
    below: dict[Hashable, dict[Location, Place]] = {}
    for place, at in record.places.items():
        below.setdefault(place[:1], {})[place[1:]] = at
    for name, data in record.data.items():
        entries[name] = None
        if isinstance(data, dict):
            records[name] = Record(record.path, data, below[(name,)])
            entries[name] = validate(NamedFact, records[name], wrong)
        else:
            message = f"{name}: read {data!r}, expected keys with values: 'value' or 'holds', and 'states'."
            wrong.append(record.finding("wrong-value", (name,), message))
        if named := wrong_name(name):
            wrong.append(record.finding("wrong-name", (name,), named))
    return entries, records, wrong


def _if_sound(read: _Entries) -> _Entries | None:
    return None if read[2] else read


def _asked(entry: NamedFact, datasets: Sequence[Dataset], run: RunQuery) -> dict[str, str | bool]:
    try:
        said = _said(entry, *run(entry.sql, {one.name.replace("-", "_"): one for one in datasets}))
    except QueryTimeoutError:
        raise  # (another time it may be faster)
    except QueryError as error:
        return {"error": str(error)}
    return {"said": said if isinstance(said, bool) else str(said)}


def _said(entry: NamedFact, columns: list[tuple[str, str]], rows: list[tuple[Any, ...]]) -> Decimal | bool:
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
