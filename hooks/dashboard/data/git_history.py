"""Datasets and other files as they were on a day or at a commit, from the repository's git history."""

from __future__ import annotations

import datetime
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset, read_dataset


@dataclass(frozen=True)
class History:
    """Reads old versions of files from git; nothing is asked until one is needed."""

    root: Path
    """The root of the site. It may be a folder of a larger repository."""
    zone: ZoneInfo
    """The time zone in which a day ends."""
    _datasets: dict[tuple[str, str], Dataset | None] = field(default_factory=dict)
    """Those that were read, by commit and path."""

    @cached_property
    def head(self) -> str:
        """The commit that is checked out; empty if there is no history."""
        try:
            return self._git("rev-parse", "HEAD").decode().strip()
        except LookupError:
            return ""

    def dataset_on(self, dataset: Dataset, date: datetime.date) -> Dataset:
        """Return a dataset as it was at the end of a day.

        Args:
            dataset: the dataset as it is today.
            date: a day in the past, or today.

        Raises:
            LookupError: there is no such version; its arguments are a message and a hint.
        """
        if date > datetime.datetime.now(self.zone).date():
            hint = "A fact is pinned to today, or to a day that has passed."
            raise LookupError(f"{day(date)} is still to come.", hint)
        end = datetime.datetime.combine(date + datetime.timedelta(days=1), datetime.time(), self.zone)
        before = (end - datetime.timedelta(seconds=1)).isoformat()
        files = (_descriptor_path(dataset.path), dataset.path)
        commit = self._git("rev-list", "-1", f"--before={before}", "HEAD", "--", *files).decode().strip()
        if not commit:
            shallow = self._git("rev-parse", "--is-shallow-repository").strip() == b"true"
            hint = "This copy holds a part of the history: git fetch --unshallow." if shallow else ""
            raise LookupError(f"The history of '{dataset.name}' begins after {day(date)}.", hint)
        version = self.dataset_at(dataset.path, commit)
        if version is None:
            raise LookupError(f"What '{dataset.name}' was on {day(date)} cannot be read today.", "")
        return version

    def dataset_at(self, csv_path: str, revision: str) -> Dataset | None:
        """Return a dataset as it was at a commit.

        Args:
            csv_path: its CSV, from the root.
            revision: the commit, as git takes it.

        Returns:
            The dataset; None if today's engine finds errors in it.

        Raises:
            LookupError: there is no such commit, or the dataset was not there.
        """
        if (revision, csv_path) not in self._datasets:
            path, findings = _descriptor_path(csv_path), list[Finding]()
            content, rows = (self.file_at(name, revision) for name in (path, csv_path))
            self._datasets[revision, csv_path] = read_dataset(content, rows, path, csv_path, findings)
        return self._datasets[revision, csv_path]

    def file_at(self, path: str, revision: str) -> bytes:
        """Return a file's bytes as they were at a commit.

        Args:
            path: the file, from the root.
            revision: the commit, as git takes it.

        Raises:
            LookupError: there is no such commit, or the file was not there.
        """
        return self._git("show", f"{revision}:./{path}")

    def _git(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, check=False, timeout=20)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise LookupError(f"The repository's history is not there: {error}.", "Install git.") from None
        if done.returncode:
            lines = done.stderr.decode(errors="replace").strip().splitlines()
            message = f"The repository's history is not there: git says '{lines[-1] if lines else 'nothing'}'."
            raise LookupError(message, "A fact with as_of needs the repository with its history, and git.")
        return done.stdout


def _descriptor_path(csv_path: str) -> str:
    return PurePosixPath(csv_path).with_suffix(".yaml").as_posix()
