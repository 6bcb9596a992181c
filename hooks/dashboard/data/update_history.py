"""What git knows of a dataset's updates: when periods came, and which days were announced before."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from dashboard.cache.codec import Codec
from dashboard.cache.store import Cache
from dashboard.core.frozen import Frozen
from dashboard.core.period import Period, period_named
from dashboard.core.yaml_record import read_plain
from dashboard.data.dataset import Dataset
from dashboard.data.git_history import History
from dashboard.data.kept_history import read_kept
from dashboard.data.readable_rows import figure_fields
from dashboard.data.rhythm import Update

MOST_VERSIONS = 25
"""The versions of a file that are looked at, the latest ones: enough for the rhythm of two years of months."""


class UpdateHistory(Frozen):
    """Past updates of one dataset."""

    updates: tuple[Update, ...] = ()
    """Each newest period at its time, and the day of the commit. What the first known version held is left out."""
    updated: str = ""
    """The day of the last update, as the last committed descriptor has it."""
    announced: tuple[datetime.date, ...] = ()
    """The days that were announced since then, the latest last."""


NO_HISTORY = UpdateHistory()
_HISTORIES = Codec[dict[str, UpdateHistory]](dict[str, UpdateHistory])


def update_histories(
    datasets: Mapping[str, Dataset], folder: str, history: History, cache: Cache
) -> Mapping[str, UpdateHistory]:
    """Read the past updates of all datasets; git is asked once for each state of the repository.

    Args:
        datasets: the datasets by name.
        folder: `data/datasets`, from the root.
        history: of the repository.
        cache: keeps what was read.

    Returns:
        The histories by name; empty if there is no git. A shallow copy gives what it holds.
    """
    columns = {name: _columns_of(dataset) for name, dataset in datasets.items()}
    paths = sorted(path for dataset in datasets.values() for path in dataset.paths)
    read = partial(_read, datasets, columns, folder, history)
    inputs = (folder, sorted(columns.items()), paths)
    return read_kept(history, cache, "update histories", _HISTORIES, read, *inputs) or {}


def time_column(dataset: Dataset) -> str:
    """The column that says of which time a row is: one of the key, else the first one; empty if there is none."""
    columns = [field.name for field in dataset.fields.values() if field.temporal]
    return next((name for name in columns if name in dataset.key), columns[0] if columns else "")


class _Columns(NamedTuple):
    """What says of the rows of a CSV for which time a figure is there."""

    time: str
    figures: tuple[str, ...]
    """The columns with figures; none of a list of events."""
    missing: tuple[str, ...]
    """The texts that stand for no figure."""


def _columns_of(dataset: Dataset) -> _Columns:
    figures = tuple(field.name for field in figure_fields(dataset))
    return _Columns(time_column(dataset), figures, ("", *dataset.descriptor.schema_.missingValues))


def _read(
    datasets: Mapping[str, Dataset], columns: Mapping[str, _Columns], folder: str, history: History
) -> dict[str, UpdateHistory]:
    commits = _commits(folder, history)
    # Under former names first, as they came one after the other.
    rows = {name: dataset.paths[::-1] for name, dataset in datasets.items()}
    descriptors = {
        name: [PurePosixPath(path).with_suffix(".yaml").as_posix() for path in own] for name, own in rows.items()
    }
    paths = [path for name in datasets for path in (*descriptors[name], *(rows[name] if columns[name].time else ()))]
    # What has one version has changed nothing; one under a former name has others.
    several = {path for own in (*rows.values(), *descriptors.values()) if len(own) > 1 for path in own}
    several |= {path for path in paths if len(commits.get(path, ())) > 1}
    places = [(path, commit) for path in paths if path in several for commit, _ in commits.get(path, ())]
    contents = dict(zip(places, history.versions_of(places), strict=True)) if places else {}

    def versions(paths: Iterable[str]) -> list[tuple[bytes, datetime.date]]:
        known = ((contents.get((path, commit)), on) for path in paths for commit, on in commits.get(path, ()))
        return [(content, on) for content, on in known if content is not None]

    histories = {}
    for name in datasets:
        periods = ((_last_period(content, columns[name]), on) for content, on in versions(rows[name]))
        updated, announced = _announced(content for content, _ in versions(descriptors[name]))
        histories[name] = UpdateHistory(tuple(_updates(periods)), updated, announced)
    return {name: found for name, found in histories.items() if found.updates or found.announced}


def _commits(folder: str, history: History) -> dict[str, list[tuple[str, datetime.date]]]:
    """The latest commits that changed each file of a folder, the earliest first, with their days."""
    commits: dict[str, list[tuple[str, datetime.date]]] = {}
    for commit, at, files in history.file_versions_in(folder):
        for blob, name in files:
            own = commits.setdefault(name, [])
            if blob and len(own) < MOST_VERSIONS:
                own.append((commit, at.astimezone(history.zone).date()))
    return {name: own[::-1] for name, own in commits.items()}


def _last_period(content: bytes, columns: _Columns) -> Period | None:
    """The last period of a CSV for which it has a figure; None if it has none, or several kinds."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8", errors="replace")))
    texts = {row.get(columns.time) or "" for row in rows if _has_figure(row, columns)}
    periods = [period for period in map(period_named, texts) if period]
    return max(periods) if len({period.kind for period in periods}) == 1 else None


def _has_figure(row: Mapping[str, str | None], columns: _Columns) -> bool:
    """Whether a row has a figure. In a version whose columns had other names, each row counts."""
    cells = [cell.strip() for name in columns.figures if (cell := row.get(name)) is not None]
    return not cells or any(cell not in columns.missing for cell in cells)


def _updates(versions: Iterable[tuple[Period | None, datetime.date]]) -> Iterator[Update]:
    """The periods that were newer than all before, each with the day of its first version."""
    last: Period | None = None
    for period, on in versions:
        if period and last and period.kind == last.kind and period > last:
            yield Update(period, on)
        if period and (last is None or period > last):
            last = period


def _announced(versions: Iterable[bytes]) -> tuple[str, tuple[datetime.date, ...]]:
    """The last day of an update in versions of a descriptor, and the days that were announced since, each once."""
    updated, days = "", dict[datetime.date, None]()
    contents = list(versions)
    if not any(b"next_update" in content for content in contents):
        return "", ()
    for content in contents:
        data: Any = read_plain(content.decode("utf-8", errors="replace"))
        if not isinstance(data, dict):
            continue
        if str(data.get("updated")) != updated:
            updated, days = str(data.get("updated")), {}
        given = data.get("next_update")
        with suppress(ValueError):
            days[datetime.date.fromisoformat(str(given.get("on") if isinstance(given, dict) else given))] = None
    return updated, tuple(days)
