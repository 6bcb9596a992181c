"""What still stands in broken data about when readers may have it: a mistake beside an embargo does not end it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter, ValidationError

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, from_root
from dashboard.core.validation import validate
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Descriptor, Embargo
from dashboard.data.named_datasets import possible_names
from dashboard.facts.named_fact import FactBook

_EMBARGO = TypeAdapter[datetime.datetime](Embargo)
_MAY_BE_MEANT = ("unknown-key", "duplicate-key")
"""Mistakes in keys, one of which may be `embargo` misspelt, or a second one."""


class BrokenData(Frozen):
    """What is known of datasets, shared charts and named facts that cannot be used."""

    ends: Mapping[str, datetime.datetime]
    """When the embargoes of broken datasets end, in UTC, by name."""
    unclear: frozenset[str]
    """The names of the datasets of which nobody knows whether they have an embargo."""
    words: Mapping[str, set[str]]
    """The words of each broken chart and named fact, by its name: the datasets that it uses are among them."""


def read_broken_data(
    data: Path, root: Path, datasets: Mapping[str, Dataset | None], charts: Mapping[str, object], book: FactBook
) -> BrokenData:
    """Read what still stands in broken files.

    Args:
        data: the folder `data/`.
        root: the root of the repository.
        datasets: all datasets by name; None where one is broken.
        charts: the shared charts by id; None where one is broken.
        book: the named facts.
    """
    ends, unclear = dict[str, datetime.datetime](), set[str]()
    described = set[str]()
    for name, path in _unused_descriptors(data, root, datasets):
        described.add(name)
        is_clear, shown_path = False, from_root(path, root)
        # (What the engine fails at has a finding where the file was read first.)
        with guarding(shown_path, []), suppress(ValueError):
            end = _embargo_in(path.read_bytes(), shown_path)
            ends |= {name: max(end, ends.get(name, end))} if end else {}
            is_clear = True
        unclear |= set() if is_clear else {name}
    unclear |= {name for name, dataset in datasets.items() if not dataset} - described
    words = {name: _words_of(data / "charts" / f"{name}.yaml") for name, chart in charts.items() if chart is None}
    for name, entry in book.entries.items():
        if entry is None:
            words[name] = words.get(name, set()) | possible_names(str(book.records[name].data))
    if book.broken:
        all_words = _words_of(root / book.path)  # Each of them may be the name of a fact.
        words |= {word: words.get(word, set()) | all_words for word in all_words}
    return BrokenData(ends, frozenset(unclear), words)


def _unused_descriptors(data: Path, root: Path, datasets: Mapping[str, Dataset | None]) -> Iterator[tuple[str, Path]]:
    """The descriptors that are broken, or whose name another dataset has, with that name."""
    for path in files_of(data / "datasets", "*/*.yaml", root):
        dataset = datasets.get(path.stem)
        if dataset is None or PurePosixPath(dataset.path).with_suffix(".yaml").as_posix() != from_root(path, root):
            yield path.stem, path


def _embargo_in(content: bytes, path: str) -> datetime.datetime | None:
    """The end of the embargo of a descriptor that may have other mistakes, in UTC; None if it has no embargo.

    Raises:
        ValueError: nobody can tell.
    """
    findings: list[Finding] = []
    record = read_yaml_bytes(content, path, findings)
    if record is None:
        raise ValueError(path)
    validate(Descriptor, record, findings)
    if any(finding.id in _MAY_BE_MEANT for finding in findings):
        raise ValueError(path)
    if "embargo" not in record.data:
        return None
    try:
        return _EMBARGO.validate_python(record.data["embargo"]).astimezone(datetime.UTC)
    except ValidationError as error:
        raise ValueError(path) from error


def _words_of(path: Path) -> set[str]:
    return possible_names(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else set()
