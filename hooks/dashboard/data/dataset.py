"""One tidy CSV and its descriptor, as one frozen object."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, from_root, is_own_file
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, read_yaml_bytes
from dashboard.data.csv_rows import Row, read_rows
from dashboard.data.descriptor import Column, Descriptor, Source, wrong_name
from dashboard.data.time_cells import too_coarse_time

_SOUND = JsonCodec[bool](bool)


@dataclass(frozen=True)
class Dataset:
    """Rows, their description, and a digest of both."""

    name: str
    theme: str
    descriptor: Descriptor
    load_rows: Callable[[], tuple[Row, ...]] = field(repr=False, compare=False)
    """Gives the rows. It is called once at most, when they are first needed."""
    path: str
    """The CSV, from the root of the repository."""
    digest: str
    """SHA-256 of the bytes of descriptor and CSV."""
    parents: tuple[Dataset, ...] = ()
    """The datasets that a query made it of; empty for a dataset of data/datasets/."""

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

    def sources_of(self, row: Row) -> tuple[Source, ...]:
        """Return the sources of a row. For the result of a query these are all sources of its datasets."""
        if self.parents:
            return tuple(self.descriptor.sources)
        return (self.sources[row.source] if row.source else self.descriptor.sources[0],)

    def row_id(self, row: Row) -> str:
        """Return the fragment of a row on the dataset's page: its key values, joined by hyphens, without blanks."""
        return "-".join("-".join(row.texts[name].split()) for name in self.key)


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
    for path in sorted(files_of(folder, "*/*.yaml", root)):
        shown_path = from_root(path, root)
        if path.stem in datasets:
            message = f"There is a second dataset named '{path.stem}'; names are unique across themes."
            findings.append(Finding(id="duplicate-name", path=shown_path, message=message))
        elif message := wrong_name(path.stem):
            findings.append(Finding(id="wrong-name", path=shown_path, message=message))
        else:
            datasets[path.stem] = None
            with guarding(shown_path, findings):
                datasets[path.stem], dataset_findings = _load_cached(path, shown_path, root, cache)
                findings += dataset_findings
    for path in sorted(files_of(folder, "**/*.csv", root)):
        shown_path = from_root(path, root)
        if path.parent.parent != folder:
            message = "Datasets stand in a folder of their theme: data/datasets/<theme>/<name>.csv."
            findings.append(Finding(id="wrong-place", path=shown_path, message=message))
        elif not path.with_suffix(".yaml").exists():
            message = f"The descriptor is missing: expected {path.stem}.yaml beside these rows."
            findings.append(Finding(id="missing-file", path=shown_path, message=message))
            datasets.setdefault(path.stem, None)
    return datasets


def _load_cached(path: Path, shown_path: str, root: Path, cache: Cache) -> tuple[Dataset | None, list[Finding]]:
    """Return a dataset and its findings. If it had none before, its rows are read only when they are needed."""
    rows = path.with_suffix(".csv")
    digests = cache.digest(path), cache.digest(rows) if is_own_file(rows, root) else ""
    key = key_of("dataset", shown_path, *digests, engine_digest())

    def make(sound: bool = False) -> tuple[Dataset | None, list[Finding]]:
        findings: list[Finding] = []
        return load_dataset(path, root, findings, sound=sound), findings

    return cache.get_or_compute(key, _SOUND, make, load=make, dump=lambda result: None if result[1] else True)


def load_dataset(descriptor_path: Path, root: Path, findings: list[Finding], *, sound: bool = False) -> Dataset | None:
    """Read `<name>.yaml` and `<name>.csv`.

    Args:
        descriptor_path: the YAML; the CSV stands beside it.
        root: the root of the repository.
        findings: gets what is wrong.
        sound: both files were checked before, so the rows can be read later.

    Returns:
        The dataset; None if something is wrong with either file.
    """
    csv_path = descriptor_path.with_suffix(".csv")
    shown_path, shown_csv_path = (path.relative_to(root).as_posix() for path in (descriptor_path, csv_path))
    rows_content = csv_path.read_bytes() if is_own_file(csv_path, root) else None
    return read_dataset(descriptor_path.read_bytes(), rows_content, shown_path, shown_csv_path, findings, sound=sound)


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
    record = read_yaml_bytes(content, path, findings)
    descriptor = validate(Descriptor, record, findings) if record else None
    if record is None or descriptor is None:
        return None
    findings_before, place = len(findings), PurePosixPath(path)
    _check_descriptor(descriptor, record, place, findings)
    if rows_content is None:
        message = f"The rows are missing: expected {csv_path} beside this descriptor."
        findings.append(Finding(id="missing-file", path=path, message=message))
        return None
    load_rows = partial(read_rows, rows_content, csv_path, descriptor, findings)
    if not sound:
        with guarding(csv_path, findings):
            load_rows = partial(_return_rows, load_rows())
    if len(findings) > findings_before:
        return None
    digest = hashlib.sha256(content + b"\0" + rows_content).hexdigest()
    return Dataset(place.stem, place.parent.name, descriptor, load_rows, csv_path, digest)


def _return_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return rows


def _check_descriptor(descriptor: Descriptor, record: Record, path: PurePosixPath, findings: list[Finding]) -> None:
    for index, column in enumerate(descriptor.schema_.fields):
        if column.numeric and not column.unit and column.name not in descriptor.schema_.primaryKey:
            place = ("schema", "fields", index, "name")
            message = f"The field '{column.name}' holds numbers but names no unit."
            hint = "Add 'unit:', such as '%', 'USD bn' or 'million tonnes'."
            findings.append(record.finding("missing-unit", place, message, hint))
    if too_frequent := too_coarse_time(descriptor):
        hint = "Write how often there are rows, or give the field a type that tells them apart."
        findings.append(record.finding("wrong-value", ("frequency",), too_frequent, hint))
    from_place = {"name": path.stem, "path": f"{path.stem}.csv", "theme": path.parent.name}
    for key, expected in from_place.items():
        value = getattr(descriptor, key)
        if value is not None and value != expected:
            message = f"{key}: read '{value}', expected '{expected}', which follows from the file's place."
            findings.append(record.finding("wrong-value", (key,), message, "Leave it out."))
