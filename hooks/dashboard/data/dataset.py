"""One tidy CSV and its descriptor, as one frozen object."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Set
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.critic_mark import has_desk_words
from dashboard.core.finding import Finding, has_error
from dashboard.core.frozen import PartlyCompared
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, from_root, is_own_file
from dashboard.core.text_limits import check_size
from dashboard.core.validation import validate
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row, read_rows
from dashboard.data.descriptor import Descriptor
from dashboard.data.descriptor_checks import check_descriptor, check_ended, check_frequency
from dashboard.data.readable_descriptor import readable_descriptor
from dashboard.data.row_keys import row_address
from dashboard.data.slipped_scales import check_scales
from dashboard.data.slug import renamed, wrong_name
from dashboard.data.source import Source

CHANGES = "changes"
"""Under `/data/changes/` stands what changed in all datasets."""
_TAKEN = {CHANGES: f"{CHANGES}/", "datapackage": "datapackage.json", "catalog": "catalog.jsonld"}
"""The names that no dataset can have, each with what stands under `/data/` instead and tells of all of them."""
_SOUND = Codec[bool](bool)
_VERSION_LENGTH = 8
"""Digits of a digest, enough to tell the versions of one dataset apart."""


class Dataset(PartlyCompared):
    """Rows, their description, and a digest of both."""

    uncompared = ("load_rows",)

    name: str
    theme: str
    descriptor: Descriptor
    load_rows: Callable[[], tuple[Row, ...]]
    """Gives the rows. It is called once at most, when they are first needed."""
    path: str
    """The CSV, from the root of the repository."""
    digest: str
    """SHA-256 of the bytes of descriptor and CSV."""
    parents: tuple[Dataset, ...] = ()
    """The datasets that a query made it of; empty for a dataset of data/datasets/."""
    computed: frozenset[str] = frozenset()
    """The columns that a query computed; the others are columns of its datasets unchanged."""
    labels: frozenset[str] = frozenset()
    """Those of the computed columns into which no amount and no count went, such as the decade of a year."""
    typed: frozenset[str] = frozenset()
    """Those of the computed columns with values that stand in the query itself, and in no row of a dataset."""
    bounded: bool = False
    """Whether nobody knows which rows of its datasets a query used, so that the sources and marks of all rows count."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order of the file."""
        return self.load_rows()

    @cached_property
    def fields(self) -> dict[str, Column]:
        """The columns by name, in the descriptor's order."""
        return {field.name: field for field in self.descriptor.schema_.fields}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by name."""
        return {source.name: source for source in self.descriptor.sources}

    @property
    def key(self) -> list[str]:
        """The columns that together identify a row."""
        return self.descriptor.schema_.primaryKey

    @cached_property
    def by_key(self) -> dict[tuple[str, ...], Row]:
        """The rows by the texts of their key columns."""
        return {tuple(row.texts[name] for name in self.key): row for row in self.rows}

    def values_of(self, name: str) -> Set[Any]:
        """The values of a column, each once. They are kept, since many charts ask for the same."""
        if name not in self._values:
            self._values[name] = {row.values[name] for row in self.rows} - {None}
        return self._values[name]

    @cached_property
    def _values(self) -> dict[str, Set[Any]]:
        return {}

    @cached_property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of the times in its key; None without a time."""
        times = [self.fields[name] for name in self.key if self.fields[name].temporal][:1]
        periods = [time.period(value) for time in times for value in self.values_of(time.name)]
        return (min(one.start for one in periods), max(one.end for one in periods)) if periods else None

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of the CSV, and those that it had under former names, the latest first."""
        former = reversed(self.descriptor.formerly)
        return self.path, *(PurePosixPath(self.path).with_stem(name).as_posix() for name in former)

    @property
    def ended(self) -> tuple[Dataset, ...]:
        """Of the datasets behind it, those that have ended."""
        return tuple(origin for origin in self.parents or (self,) if origin.descriptor.ended)

    def sources_of(self, row: Row) -> tuple[Source, ...]:
        """Return the sources of a row. A row of a query's result has those of the rows that it was made of."""
        if row.sources is not None:
            return row.sources
        if self.parents:  # (drawn by code, which keeps no rows)
            return tuple(self.descriptor.sources)
        return (self.sources[row.source] if row.source else self.descriptor.sources[0],)

    def row_id(self, row: Row) -> str:
        """Return the fragment of a row on the dataset's page: see `row_address`."""
        return row_address(row.texts, self.key)


def joined_sources(datasets: Iterable[Dataset]) -> dict[tuple[str, str], Source]:
    """Name the sources of several datasets apart.

    Args:
        datasets: the datasets.

    Returns:
        The sources by the names of dataset and source. Equal ones are one; where two differ but share a name, the
        second is called after its dataset too.
    """
    sources: dict[tuple[str, str], Source] = {}
    by_name: dict[str, Source] = {}
    for dataset in datasets:
        for source in dataset.descriptor.sources:
            if by_name.setdefault(source.name, source) != source:
                renamed = source.model_copy(update={"name": f"{dataset.name}-{source.name}"})
                sources[dataset.name, source.name] = by_name.setdefault(renamed.name, renamed)
            else:
                sources[dataset.name, source.name] = by_name[source.name]
    return sources


def data_version(datasets: Iterable[Dataset]) -> str:
    """The version of data: the beginning of the digest of a dataset, or of the digests of several; empty for none."""
    digests = sorted(dataset.digest for dataset in datasets)
    return (key_of(*digests) if len(digests) > 1 else "".join(digests))[:_VERSION_LENGTH]


def load_datasets(folder: Path, root: Path, cache: Cache, findings: list[Finding]) -> dict[str, Dataset | None]:
    """Read every dataset.

    Args:
        folder: `data/datasets/`.
        root: the root of the repository.
        cache: knows which datasets were without errors before.
        findings: gets what is wrong.

    Returns:
        The datasets by name; None stands for one with errors.
    """
    datasets: dict[str, Dataset | None] = {}
    row_files = {str(path): path for path in files_of(folder, "**/*.csv", root)}
    descriptors = {str(path): path for path in files_of(folder, "*/*.yaml", root)}
    for path in descriptors.values():
        name, shown_path = path.stem, from_root(path, root)
        if name in datasets:
            message = f"There is a second dataset named '{name}'; names are unique across themes."
            findings.append(Finding(id="duplicate-name", path=shown_path, message=message, hint="Rename one of them."))
        elif message := wrong_name(name) or taken_name(name):
            findings.append(Finding(id="wrong-name", path=shown_path, message=message, hint=renamed(path)))
        else:
            datasets[name] = None
            with guarding(shown_path, findings):
                datasets[name], own_findings = _load_cached(path, shown_path, root, cache, row_files.keys())
                findings += own_findings
    for rows, path in row_files.items():
        if f"{rows.removesuffix('.csv')}.yaml" in descriptors:
            continue
        shown_path = from_root(path, root)
        if path.parent.parent != folder:
            message = "Datasets stand in a folder of their theme: data/datasets/<theme>/<name>.csv."
            findings.append(Finding(id="wrong-place", path=shown_path, message=message, hint="Move it into one."))
        elif not path.with_suffix(".yaml").exists():
            message = f"The descriptor is missing: expected {path.stem}.yaml beside these rows."
            hint = f"{renamed(path)} Copy the descriptor of another dataset, and change it.".strip()
            findings.append(Finding(id="missing-file", path=shown_path, message=message, hint=hint))
            datasets.setdefault(path.stem, None)
    return datasets


def taken_name(stem: str) -> str:
    """Say that a name is the address of something that is no dataset's; empty if it is none.

    Args:
        stem: the name.
    """
    return f"Read the name '{stem}': /data/{_TAKEN[stem]} tells of all datasets." if stem in _TAKEN else ""


def _load_cached(
    path: Path, shown_path: str, root: Path, cache: Cache, row_files: Set[str]
) -> tuple[Dataset | None, list[Finding]]:
    """Return a dataset and its findings. If it had none before, its rows are read only when they are needed."""
    rows = f"{str(path).removesuffix('.yaml')}.csv"
    digests = cache.digest(path), cache.digest(rows) if rows in row_files or is_own_file(Path(rows), root) else ""
    key = key_of("dataset", shown_path, *digests, engine_digest())

    def make(sound: bool = False) -> tuple[Dataset | None, list[Finding]]:
        findings: list[Finding] = []
        return load_dataset(path, root, findings, sound=sound), findings

    return cache.get_or_compute(key, _SOUND, make, load=make, dump=lambda result: None if result[1] else True)


def descriptor_path(csv_path: str) -> str:
    """The path of the descriptor that stands beside a CSV, from where that of the CSV begins."""
    return f"{csv_path.removesuffix('.csv')}.yaml"


def load_dataset(yaml_path: Path, root: Path, findings: list[Finding], *, sound: bool = False) -> Dataset | None:
    """Read `<name>.yaml` and `<name>.csv`.

    Args:
        yaml_path: the YAML; the CSV stands beside it.
        root: the root of the repository.
        findings: gets what is wrong.
        sound: both files were checked before, so the rows can be read later.

    Returns:
        The dataset; None if something is wrong with either file.
    """
    csv_path = yaml_path.with_suffix(".csv")
    shown_path, shown_csv_path = (from_root(path, root) for path in (yaml_path, csv_path))
    is_there = is_own_file(csv_path, root)
    if is_there and not check_size(csv_path.stat().st_size, shown_csv_path, findings):
        return None
    rows_content = csv_path.read_bytes() if is_there else None
    return read_dataset(yaml_path.read_bytes(), rows_content, shown_path, shown_csv_path, findings, sound=sound)


def read_dataset(
    content: bytes,
    rows_content: bytes | None,
    path: str,
    csv_path: str,
    findings: list[Finding],
    *,
    sound: bool = False,
) -> Dataset | None:
    """Make a dataset of the bytes of its two files.

    Args:
        content: the descriptor.
        rows_content: the CSV; None if it is missing.
        path: the descriptor's path from the root.
        csv_path: the CSV's path from the root.
        findings: gets what is wrong.
        sound: both files were checked before, so the rows can be read later.

    Returns:
        The dataset; None if something is wrong with either file.
    """
    before, place, record = len(findings), PurePosixPath(path), read_yaml_bytes(content, path, findings)
    if record is None or has_desk_words(record.data):
        return None
    descriptor = validate(Descriptor, record, findings)
    if descriptor and not sound:
        check_descriptor(descriptor, record, place, findings)
    if rows_content is None:
        message = f"The rows are missing: expected {csv_path} beside this descriptor."
        findings.append(Finding(id="missing-file", path=path, message=message, hint="Save them, or delete this file."))
        return None
    if descriptor is None:
        if readable := readable_descriptor(record.data):
            with guarding(csv_path, findings):
                read_rows(rows_content, csv_path, readable, findings)
        return None
    load_rows = partial(read_rows, rows_content, csv_path, descriptor, findings, sound=sound)
    if not sound:
        with guarding(csv_path, findings):
            load_rows = partial(tuple, rows := load_rows())
            check_ended(descriptor, rows, record, findings)
            check_frequency(descriptor, rows, record, findings)
            check_scales(descriptor, rows, csv_path, findings)
    if has_error(findings[before:]):
        return None
    digest = hashlib.sha256(content + b"\0" + rows_content).hexdigest()
    return Dataset(place.stem, place.parent.name, descriptor, load_rows, csv_path, digest)
