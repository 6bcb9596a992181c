"""Named facts of `data/facts.yaml`: a number or a statement that SQL computes from datasets."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, RootModel, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.critic_mark import has_desk_words
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.number_text import FLOAT_DIGITS, exact, round_to
from dashboard.core.paths import is_own_file
from dashboard.core.phrases import plural
from dashboard.core.validation import validate
from dashboard.core.yaml_data import Location, Place
from dashboard.core.yaml_record import Record, StrictModel, read_yaml_bytes
from dashboard.data.dataset import Dataset
from dashboard.data.lineage import trace_lineage
from dashboard.data.query import RunQuery, Sandboxes, query_finding, run_query, tables_in
from dashboard.data.query_columns import Origin, trace_columns
from dashboard.data.query_limits import QueryLimits
from dashboard.data.sandbox import QueryError, QueryTimeoutError
from dashboard.data.slug import Slug, wrong_name
from dashboard.data.unit_forms import UnitForms
from dashboard.data.units import same_unit

SIGNIFICANT_DIGITS = 12
"""Computed binary numbers are rounded to this many digits. Later digits are noise that differs by processor."""


class NamedFact(StrictModel):
    """One entry: either `value` and perhaps its unit, or `holds`."""

    value: Annotated[str, Field(min_length=1, examples=["SELECT max(value) FROM china_russia_trade"])] | None = Field(
        None, description="One SELECT that gives one number. → behind the link of a fact"
    )
    holds: Annotated[str, Field(min_length=1, examples=["SELECT max(value) > 200 FROM china_russia_trade"])] | None = (
        Field(None, description="One SELECT that gives true or false. → behind the link of a fact")
    )
    states: str = Field(
        "",
        validate_default=True,
        description=(
            "What is counted or stated, such as 'Trade in 2024 as a multiple of that in 2020'; 'holds' needs it. → "
            "behind the link of a fact, the Word file"
        ),
        examples=["Trade in 2024 as a multiple of that in 2020"],
    )
    unit: str | None = Field(
        None, description="Of the value: '%', 'USD bn', 'times', 'points'. → behind the number", examples=["USD bn"]
    )
    unit_forms: UnitForms = {}
    # (The key of the other files is left out of all dumps; entries are kept in the cache, whole.)
    public: bool = Field(
        False, description="true lets readers have it although no public text uses it. → the answers of /api/v1/"
    )

    @field_validator("states")
    @classmethod
    def _require_statement(cls, states: str, info: ValidationInfo) -> str:
        if not states and not info.data.get("value"):
            raise PydanticCustomError("missing", "a sentence")
        return states

    @model_validator(mode="after")
    def _check_value_or_holds(self) -> NamedFact:
        if (self.value is None) == (self.holds is None):
            raise ValueError("either 'value' or 'holds'")
        if self.unit and self.holds:
            raise ValueError("no unit beside 'holds', which is true or false")
        return self

    @property
    def sql(self) -> str:
        """The SELECT of `value` or of `holds`."""
        return self.value or self.holds or ""

    @property
    def ignored_numbers(self) -> tuple[str, ...]:
        """Numbers that a link to it may repeat: the years in the sentence of a number, all numbers of a statement."""
        return tuple(re.findall(r"\d[\d.,]*\d|\d" if self.holds else r"\b\d{4}\b", self.states))

    def datasets(self, names: Mapping[str, object]) -> tuple[str, ...]:
        """Of all names of datasets, those that its SQL reads, in the order of the SQL."""
        return tuple(tables_in(self.sql, names).values())


class FactsFile(RootModel[dict[Slug, NamedFact]]):
    """The whole file; only its JSON schema is used. `load_facts` reads the entries one by one."""


class FactResult(Frozen):
    """What the SQL of a named fact gives, and where it comes from; or why it gives nothing."""

    value: Decimal | None = None
    """The number; None for a statement."""
    holds: bool | None = None
    """Whether the statement is true; None for a number."""
    unit: str | None = None
    sources: tuple[str, ...] = ()
    """The organizations that published the rows that it was computed from, each once."""
    source_names: tuple[str, ...] = ()
    """The names of their publications in the descriptors, in the order of the alphabet."""
    marks: tuple[str, ...] = ()
    """The marks of those rows, each once."""
    error: str = ""


class FactBook(Frozen):
    """All named facts of a site. It also computes their answers and caches them by SQL and rows."""

    entries: Mapping[str, NamedFact | None]
    """The entries by name; None for a broken one."""
    records: Mapping[str, Record]
    """The YAML of each entry by name, for the places of findings."""
    cache: Cache
    limits: QueryLimits
    path: str
    """The file, from the root."""
    broken: bool = False
    """Whether the whole file could not be read. That is one finding in the file; facts get none for it."""

    def check(self, datasets: Mapping[str, Dataset | None], findings: list[Finding]) -> None:
        """Run the SQL of every entry, and add a finding for each that gives no answer.

        Args:
            datasets: All datasets by name. Entries that read a broken one (None) are skipped.
            findings: Takes the findings.
        """
        with Sandboxes() as sandboxes:
            for name, entry in self.entries.items():
                used = [datasets[dataset_name] for dataset_name in entry.datasets(datasets)] if entry else [None]
                record = self.records[name]
                if not entry or None in used:
                    continue
                with guarding(record.path, findings, "computed", record.place()[0]):
                    try:
                        self.answer(entry, [dataset for dataset in used if dataset], sandboxes.run_query)
                    except QueryError as error:
                        key = "value" if entry.value else "holds"
                        findings.append(query_finding(str(error), key, datasets, record))

    def answer(self, entry: NamedFact, datasets: Sequence[Dataset], run: RunQuery = run_query) -> FactResult:
        """Compute the answer of an entry, or take it from the cache.

        Args:
            entry: The named fact.
            datasets: The datasets that its SQL reads.
            run: Runs the SQL.

        Returns:
            The answer: a number for a `value`, true or false for `holds`.

        Raises:
            QueryError: The SQL fails, its result is not one number, or not true or false, or its unit is another one.
        """
        if not datasets:
            raise QueryError("it reads no dataset")
        key = key_of(self.digest(entry), *(dataset.digest for dataset in datasets))
        run_limited = partial(self.limits.run_query, self.path, run=run)
        answer = self.cache.get_or_compute(key, _ANSWER, partial(_compute_answer, entry, datasets, run_limited))
        if answer.error:
            raise QueryError(answer.error)
        return answer

    @staticmethod
    def digest(entry: NamedFact) -> str:
        """Hash everything that decides the answer of an entry, except its datasets."""
        return key_of("fact", entry.model_dump_json(), engine_digest())


def load_facts(path: Path, root: Path, cache: Cache, findings: list[Finding]) -> FactBook:
    """Read `data/facts.yaml`. A site may have no such file.

    Args:
        path: The file.
        root: The root of the repository, from which findings name the file.
        cache: Keeps the parsed entries and the answers.
        findings: Takes what is wrong with the file.

    Returns:
        All named facts. Each entry is read by itself, so a broken one leaves the others.
    """
    limits, shown_path = QueryLimits(cache), path.relative_to(root).as_posix()
    if not is_own_file(path, root):
        return FactBook({}, {}, cache, limits, shown_path)
    with guarding(shown_path, findings):
        key = key_of("facts.yaml", cache.digest(path), engine_digest())
        entries, records, new_findings = cache.get_or_compute(
            key, _ENTRIES, partial(_read_entries, path, root), dump=_if_sound
        )
        findings += new_findings
        return FactBook(entries, records, cache, limits, shown_path, broken=bool(new_findings) and not entries)
    return FactBook({}, {}, cache, limits, shown_path, broken=True)


_Entries = tuple[dict[str, NamedFact | None], dict[str, Record], list[Finding]]
"""The entries by name, the YAML of each by name, and the findings."""
_ENTRIES = Codec[_Entries](_Entries)
_ANSWER = Codec[FactResult](FactResult)


def _read_entries(path: Path, root: Path) -> _Entries:
    findings: list[Finding] = []
    entries: dict[str, NamedFact | None] = {}
    record = read_yaml_bytes(path.read_bytes(), path.relative_to(root).as_posix(), findings)
    if record is None:
        return {}, {}, findings
    records = {name: Record(record.path, {}, {}) for name in record.data}
    places_of_entries: dict[Hashable, dict[Location, Place]] = {}
    for location, place in record.places.items():
        places_of_entries.setdefault(location[:1], {})[location[1:]] = place
    for name, data in record.data.items():
        entries[name] = None
        if isinstance(data, dict):
            records[name] = Record(record.path, data, places_of_entries[(name,)])
            entry = validate(NamedFact, records[name], findings)
            entries[name] = None if has_desk_words(data) else entry
        else:
            message = f"{name}: read {data!r}, expected keys with values: 'value' or 'holds', and 'states'."
            findings.append(record.finding("wrong-value", (name,), message))
        if problem := wrong_name(name):
            findings.append(record.finding("wrong-name", (name,), problem))
    return entries, records, findings


def _if_sound(entries: _Entries) -> _Entries | None:
    """None if there are findings, because they are not cached."""
    return None if entries[2] else entries


def _compute_answer(entry: NamedFact, datasets: Sequence[Dataset], run: RunQuery) -> FactResult:
    """The answer, or the error. A timeout is raised, so it is not cached: it may not happen again."""
    tables = {dataset.name.replace("-", "_"): dataset for dataset in datasets}
    try:
        columns, rows = run(entry.sql, tables)
        answer = _answer_in(entry, columns, rows)
    except QueryTimeoutError:
        raise
    except QueryError as error:
        return FactResult(error=str(error))
    [column] = trace_columns(entry.sql, [name for name, _ in columns], tables)
    unit = column.column.unit if isinstance(column, Origin) else None
    if unit and entry.unit and not same_unit(unit, entry.unit):
        return FactResult(error=f"it gives a figure in {unit}, as its dataset says, but 'unit' is {entry.unit}")
    [origins] = trace_lineage(entry.sql, rows, tables, run).rows
    used = {source.organization for source in origins.sources}
    listed = dict.fromkeys(source.organization for dataset in datasets for source in dataset.descriptor.sources)
    return FactResult(
        value=None if isinstance(answer, bool) else answer,
        holds=answer if isinstance(answer, bool) else None,
        unit=unit or entry.unit,
        # In the order of the descriptors: that of the rows in their files says nothing.
        sources=tuple(organization for organization in listed if organization in used),
        source_names=tuple(sorted({source.name for source in origins.sources})),
        marks=origins.marks,
    )


def _answer_in(entry: NamedFact, columns: list[tuple[str, str]], rows: list[tuple[Any, ...]]) -> Decimal | bool:
    """The one value of a query's result. Raises a QueryError if there are several, or if it is of the wrong kind."""
    if len(columns) != 1 or len(rows) != 1:
        counts = f"{plural(len(rows), 'row')} and {plural(len(columns), 'column')}"
        raise QueryError(f"it gives {counts}, expected one of each")
    answer = rows[0][0]
    expected = "a number" if entry.value else "true or false"
    if answer is None:
        raise QueryError(f"it gives NULL, expected {expected}")
    if entry.holds:
        if not isinstance(answer, bool):
            raise QueryError(f"it gives {answer!r}, expected true or false")
        return answer
    if isinstance(answer, bool) or not isinstance(answer, int | float | Decimal):
        raise QueryError(f"it gives {str(answer)!r}, expected a number")
    if not math.isfinite(answer):
        raise QueryError(f"it gives {answer}, expected a number; make sure that nothing is divided by zero")
    return _without_noise(answer) if isinstance(answer, float) else exact(answer)


def _without_noise(answer: float) -> Decimal:
    """Round a computed binary number. A large one keeps hundredths if 15 digits reach them, and all whole digits."""
    number = exact(answer)
    digits = max(SIGNIFICANT_DIGITS, min(FLOAT_DIGITS, number.adjusted() + 3))
    return round_to(number, min(0, number.adjusted() + 1 - digits))
