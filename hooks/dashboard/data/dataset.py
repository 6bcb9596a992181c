"""One tidy CSV and its descriptor, as one frozen object."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, engine_digest, key_of
from dashboard.core.encoding import decode
from dashboard.core.finding import Finding
from dashboard.core.paths import files_of, from_root
from dashboard.core.yaml_record import Record, read_yaml, validate
from dashboard.data.csv_rows import Row, read_rows
from dashboard.data.descriptor import Column, Descriptor, Source, wrong_name

_SOUND = JsonCodec[bool](bool)


@dataclass(frozen=True)
class Dataset:
    """Rows, what is said of them, and a digest of both."""

    name: str
    theme: str
    descriptor: Descriptor
    read: Callable[[], tuple[Row, ...]] = field(repr=False, compare=False)
    """Gives the rows; asked at most once, and only where they are wanted."""
    path: str
    """The CSV, from the root of the repository."""
    digest: str
    """SHA-256 over the bytes of CSV and descriptor: it changes when either does."""
    parents: tuple[Dataset, ...] = ()
    """The datasets that a query made it from; none for one that stands in data/datasets/."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order of the file."""
        return self.read()

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
        """The columns that together name one row."""
        return self.descriptor.schema_.primaryKey

    @cached_property
    def by_key(self) -> dict[tuple[str, ...], Row]:
        """The rows by the texts of their key."""
        return {tuple(row.texts[name] for name in self.key): row for row in self.rows}

    def sources_of(self, row: Row) -> tuple[Source, ...]:
        """Where a row was read; of a query's row, all that its datasets name."""
        if self.parents:
            return tuple(self.descriptor.sources)
        return (self.sources[row.source] if row.source else self.descriptor.sources[0],)

    def row_id(self, row: Row) -> str:
        """The address of a row on the dataset's page: its key values, joined by hyphens, with no blanks."""
        return "-".join("-".join(row.texts[name].split()) for name in self.key)


def load_datasets(folder: Path, root: Path, cache: Cache, findings: list[Finding]) -> dict[str, Dataset | None]:
    """Every dataset under `data/datasets/` by its name; None where one is broken: it is known, and has findings."""
    datasets: dict[str, Dataset | None] = {}
    for path in sorted(files_of(folder, "*/*.yaml")):
        shown = from_root(path, root)
        if path.stem in datasets:
            message = f"There is a second dataset named '{path.stem}'; names are unique across themes."
            findings.append(Finding(id="duplicate-name", path=shown, message=message))
        elif named := wrong_name(path.stem):
            findings.append(Finding(id="wrong-name", path=shown, message=named))
        else:
            datasets[path.stem], wrong = _recall(path, shown, root, cache)
            findings += wrong
    for path in sorted(files_of(folder, "**/*.csv")):
        shown = from_root(path, root)
        if path.parent.parent != folder:
            message = "Datasets stand in a folder of their theme: data/datasets/<theme>/<name>.csv."
            findings.append(Finding(id="wrong-place", path=shown, message=message))
        elif not path.with_suffix(".yaml").exists():
            message = f"The descriptor is missing: expected {path.stem}.yaml beside these rows."
            findings.append(Finding(id="missing-file", path=shown, message=message))
            datasets.setdefault(path.stem, None)
    return datasets


def _recall(path: Path, shown: str, root: Path, cache: Cache) -> tuple[Dataset | None, list[Finding]]:
    """A dataset and what is wrong with it. Of one that was found to be sound before, rows are read when wanted."""
    rows = path.with_suffix(".csv")
    digests = cache.digest(path), cache.digest(rows) if rows.is_file() else ""
    key = key_of("dataset", shown, *digests, engine_digest())

    def make(sound: bool = False) -> tuple[Dataset | None, list[Finding]]:
        findings: list[Finding] = []
        return load_dataset(path, root, findings, sound=sound), findings

    return cache.get_or_compute(key, _SOUND, make, load=make, dump=lambda result: None if result[1] else True)


def load_dataset(descriptor_path: Path, root: Path, findings: list[Finding], *, sound: bool = False) -> Dataset | None:
    """Read `<name>.yaml` and `<name>.csv`; None and findings where something is wrong with either.

    `sound`: both were checked before, so that the rows can wait until somebody asks for them.
    """
    csv_path = descriptor_path.with_suffix(".csv")
    shown, shown_csv = (p.relative_to(root).as_posix() for p in (descriptor_path, csv_path))
    rows_content = csv_path.read_bytes() if csv_path.exists() else None
    return read_dataset(descriptor_path.read_bytes(), rows_content, shown, shown_csv, findings, sound=sound)


def read_dataset(
    content: bytes,
    rows_content: bytes | None,
    path: str,
    csv_path: str,
    findings: list[Finding],
    *,
    sound: bool = False,
) -> Dataset | None:
    """A dataset from the bytes of its two files; there are no rows where the CSV is missing."""
    record = read_text(content, path, findings)
    descriptor = validate(Descriptor, record, findings) if record else None
    if record is None or descriptor is None:
        return None
    known, place = len(findings), PurePosixPath(path)
    _check_descriptor(descriptor, record, place, findings)
    if rows_content is None:
        message = f"The rows are missing: expected {csv_path} beside this descriptor."
        findings.append(Finding(id="missing-file", path=path, message=message))
        return None
    read = partial(read_rows, rows_content, csv_path, descriptor, findings)
    if not sound:
        rows = read()
        read = partial(_known, rows)
    if len(findings) > known:
        return None
    digest = hashlib.sha256(content + b"\0" + rows_content).hexdigest()
    return Dataset(place.stem, place.parent.name, descriptor, read, csv_path, digest)


def _known(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return rows


def read_text(content: bytes, path: str, findings: list[Finding]) -> Record | None:
    """The mapping in a YAML file's bytes."""
    text = decode(content, path, findings)
    return None if text is None else read_yaml(text, path, findings)


def _check_descriptor(descriptor: Descriptor, record: Record, path: PurePosixPath, findings: list[Finding]) -> None:
    for index, column in enumerate(descriptor.schema_.fields):
        if column.numeric and not column.unit and column.name not in descriptor.schema_.primaryKey:
            place = ("schema", "fields", index, "name")
            message = f"The field '{column.name}' holds numbers but names no unit."
            hint = "Add 'unit:', such as '%', 'USD bn' or 'million tonnes'."
            findings.append(record.finding("missing-unit", place, message, hint))
    follows = {"name": path.stem, "path": f"{path.stem}.csv", "theme": path.parent.name}
    for key, expected in follows.items():
        read = getattr(descriptor, key)
        if read is not None and read != expected:
            message = f"{key}: read '{read}', expected '{expected}', which follows from the file's place."
            findings.append(record.finding("wrong-value", (key,), message, "Leave it out."))
