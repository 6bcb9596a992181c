"""Reads datasets: each CSV with the descriptor beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Set
from functools import partial
from pathlib import Path, PurePosixPath

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.critic_mark import has_desk_words
from dashboard.core.finding import Finding, has_error
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, from_root, is_own_file
from dashboard.core.text_limits import check_size
from dashboard.core.validation import validate
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.csv_rows import read_rows
from dashboard.data.dataset import CHANGES, Dataset
from dashboard.data.descriptor import Descriptor
from dashboard.data.descriptor_checks import check_descriptor, check_ended, check_frequency
from dashboard.data.readable_descriptor import readable_descriptor
from dashboard.data.slipped_scales import check_scales
from dashboard.data.slug import renamed, wrong_name

_TAKEN = {CHANGES: f"{CHANGES}/", "datapackage": "datapackage.json", "catalog": "catalog.jsonld"}
"""The names that no dataset can have, each with what stands under `/data/` instead and tells of all of them."""
_SOUND = Codec[bool](bool)


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
                datasets[name], dataset_findings = _load_cached(path, shown_path, root, cache, row_files.keys())
                findings += dataset_findings
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
    findings_before, place = len(findings), PurePosixPath(path)
    record = read_yaml_bytes(content, path, findings)
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
    if has_error(findings[findings_before:]):
        return None
    digest = hashlib.sha256(content + b"\0" + rows_content).hexdigest()
    return Dataset(place.stem, place.parent.name, descriptor, load_rows, csv_path, digest)
