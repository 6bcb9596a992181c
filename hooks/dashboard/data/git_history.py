"""Datasets as the repository knew them on a day, from its git history."""

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
    """Asks git, and only where a fact is pinned to a day."""

    root: Path
    zone: ZoneInfo
    _known: dict[tuple[str, str], Dataset | None] = field(default_factory=dict)

    @cached_property
    def head(self) -> str:
        """What the history's end is called; empty where there is none."""
        try:
            return self._git("rev-parse", "HEAD").decode().strip()
        except LookupError:
            return ""

    def dataset(self, dataset: Dataset, at: datetime.date) -> Dataset:
        """A dataset as of the end of a day.

        Raises:
            LookupError: there is no such history; its arguments are a message and a hint.
        """
        if at > datetime.datetime.now(self.zone).date():
            raise LookupError(f"{day(at)} is still to come.", "A fact is pinned to today, or to a day that has passed.")
        end = datetime.datetime.combine(at + datetime.timedelta(days=1), datetime.time(), self.zone)
        before = (end - datetime.timedelta(seconds=1)).isoformat()
        commit = (
            self._git("rev-list", "-1", f"--before={before}", "HEAD", "--", _descriptor(dataset.path), dataset.path)
            .decode()
            .strip()
        )
        if not commit:
            shallow = self._git("rev-parse", "--is-shallow-repository").strip() == b"true"
            hint = "This copy holds a part of the history: git fetch --unshallow." if shallow else ""
            raise LookupError(f"The history of '{dataset.name}' begins after {day(at)}.", hint)
        known = self.known(dataset.path, commit)
        if known is None:
            raise LookupError(f"What '{dataset.name}' was on {day(at)} cannot be read today.", "")
        return known

    def known(self, csv_path: str, revision: str) -> Dataset | None:
        """A dataset at a commit; None where it cannot be read today.

        Raises:
            LookupError: there is no such commit, or the dataset was not there.
        """
        if (revision, csv_path) not in self._known:
            path, findings = _descriptor(csv_path), list[Finding]()
            content, rows = (self._git("show", f"{revision}:./{one}") for one in (path, csv_path))
            self._known[revision, csv_path] = read_dataset(content, rows, path, csv_path, findings)
        return self._known[revision, csv_path]

    def file(self, path: str, revision: str) -> bytes:
        """A file at a commit.

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
            said = done.stderr.decode(errors="replace").strip().splitlines()
            message = f"The repository's history is not there: git says '{said[-1] if said else 'nothing'}'."
            raise LookupError(message, "A fact with as_of needs the repository with its history, and git.")
        return done.stdout


def _descriptor(csv_path: str) -> str:
    return PurePosixPath(csv_path).with_suffix(".yaml").as_posix()
