"""The versions of datasets that the main line of git's history had one after the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Set
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType

from msgspec.structs import replace

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.data.data_change import DataChange, compare_versions
from dashboard.data.dataset import Dataset, descriptor_path
from dashboard.data.git_history import History
from dashboard.data.kept_history import read_kept
from dashboard.data.load_datasets import read_dataset
from dashboard.data.year_to_date import with_sums

MOST_VERSIONS = 21
"""The versions of one dataset that are kept, the latest: enough for 20 changes."""


_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


class DatasetVersion(Frozen):
    """The two files of a dataset, as the main line had them for a while."""

    path: str
    """Of the CSV, from the root."""
    rows: str
    """The hash of the CSV in git."""
    descriptor: str
    """The hash of the descriptor in git."""
    since: datetime.datetime
    """When it was committed, in UTC."""
    until: datetime.datetime | None
    """When the next one was; None for the latest."""
    last_state: str
    """The last commit that has it, as git takes it."""
    is_first: bool
    """Whether the history shows that there was no such dataset before."""

    @property
    def digest(self) -> str:
        """Tells it from the other versions of the dataset, also from an equal one at another time."""
        return key_of(self.rows, self.descriptor, self.since)[:12]


VersionsByDataset = Mapping[str, tuple[DatasetVersion, ...]]
"""By the names of the datasets, the earliest first."""
_VERSIONS = Codec[dict[str, tuple[DatasetVersion, ...]]](dict[str, tuple[DatasetVersion, ...]])
_CHANGE = Codec[tuple[DataChange | None, ...]](tuple[DataChange | None, ...])


def read_versions(
    folder: str, history: History, cache: Cache, names: Mapping[str, str] = MappingProxyType({})
) -> VersionsByDataset:
    """Read which versions of all datasets the history has. Git is asked once for each state of the repository.

    Args:
        folder: `data/datasets`, from the root.
        history: of the repository.
        cache: keeps what was read.
        names: the names that datasets have, by those that they had before.

    Returns:
        The versions; none if there is no git.
    """
    read = partial(_read_versions, folder, history, names)
    return read_kept(history, cache, "versions", _VERSIONS, read, folder, sorted(names.items())) or {}


def change_between(
    before: DatasetVersion | None,
    after: DatasetVersion,
    on: datetime.date,
    history: History,
    cache: Cache,
    sums: Set[str] = frozenset(),
) -> DataChange | None:
    """Say what changed from one version to another. It is kept by the hashes of their files.

    Args:
        before: the earlier version; None if the dataset is new.
        after: the later one.
        on: the day of the later one.
        history: of the repository.
        cache: keeps the change.
        sums: the columns of today's descriptor that say `year_to_date`. They say of earlier versions, too, what their
            figures are.

    Returns:
        The change; None if no row differs, or if today's engine cannot read one of the two.
    """
    files = [(version.path, version.rows, version.descriptor) for version in (before, after) if version]
    key = key_of("data change", before is None, *files, on, sorted(sums), engine_digest())

    def make() -> tuple[DataChange | None, ...]:
        earlier, later = _dataset(before, history, sums) if before else None, _dataset(after, history, sums)
        return (compare_versions(earlier, later, on) if later and (earlier or before is None) else None,)

    return cache.get_or_compute(key, _CHANGE, make)[0]


def _dataset(version: DatasetVersion, history: History, sums: Set[str]) -> Dataset | None:
    path, findings = descriptor_path(version.path), list[Finding]()
    descriptor, rows = history.versions_of([(path, version.last_state), (version.path, version.last_state)])
    dataset = read_dataset(descriptor or b"", rows, path, version.path, findings)
    return with_sums(dataset, sums) if dataset else None


def _read_versions(folder: str, history: History, names: Mapping[str, str]) -> dict[str, tuple[DatasetVersion, ...]]:
    versions: dict[str, list[DatasetVersion]] = {}
    for name, version in _each_version(folder, history, names):
        own = versions.setdefault(name, [])
        if own:
            own[-1] = replace(own[-1], until=version.since, last_state=f"{version.last_state}^1")
        own.append(version)
    return {
        name: tuple(replace(version, last_state=version.last_state if version.until else "HEAD") for version in own)[
            -MOST_VERSIONS:
        ]
        for name, own in versions.items()
    }


def _each_version(folder: str, history: History, names: Mapping[str, str]) -> Iterator[tuple[str, DatasetVersion]]:
    """Every state of each dataset that had both files, with its name of today, the earliest first.

    Its `last_state` is its own commit. No commit is later than those after it, whatever the clock of its machine said:
    an embargo would seem to have ended while a version was the newest.
    """
    edges = history.edges
    newest_first = list[tuple[str, datetime.datetime, list[tuple[str, str]]]]()
    latest = (history.head_time or _NEVER).astimezone(datetime.UTC)
    for commit, at, changes in history.file_versions_in(folder):
        latest = min(latest, at)
        newest_first.append((commit, latest, changes))
    files: dict[str, dict[str, tuple[str, str]]] = {}  # name → ending → path and hash
    known: set[str] = set()
    for commit, at, changes in reversed(newest_first):
        touched = {}
        for blob, path in changes:
            place = PurePosixPath(path)
            name = names.get(place.stem, place.stem)
            own = files.setdefault(name, {})
            if blob:
                own[place.suffix] = (path, blob)
            elif own.get(place.suffix, ("",))[0] == path:  # (It may have moved.)
                del own[place.suffix]
            touched[name] = own
        for name, own in sorted(touched.items()):
            if own.keys() >= {".csv", ".yaml"}:
                (path, rows), (_, descriptor) = own[".csv"], own[".yaml"]
                is_first = name not in known and commit not in edges
                known.add(name)
                yield name, DatasetVersion(path, rows, descriptor, at, None, commit, is_first)
