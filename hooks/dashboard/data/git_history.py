"""Datasets and other files as they were on a day or at a commit, from the repository's git history."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import field
from msgspec.structs import replace

from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset, descriptor_path
from dashboard.data.file_events import Addition, Deletion
from dashboard.data.git import git_log, run_git
from dashboard.data.load_datasets import read_dataset

MAIN_LINE = ("--first-parent", "--diff-merges=first-parent")
"""The options with which git shows what the main line shows: a merge counts as one commit."""


class History(Frozen):
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

    @cached_property
    def extent(self) -> str:
        """How much of the history is here: where a shallow copy ends.

        Raises:
            LookupError: there is no history.
        """
        edges = self.root / self._git("rev-parse", "--git-path", "shallow").decode().strip()
        return edges.read_text(encoding="utf-8") if edges.exists() else ""

    @cached_property
    def edges(self) -> frozenset[str]:
        """The commits at which a shallow copy ends: it shows all of their files as added.

        Raises:
            LookupError: there is no history.
        """
        return frozenset(self.extent.split())

    @property
    def state(self) -> tuple[str, str, str, str]:
        """All that decides what it says: the site, the commit, its extent, and where days end.

        Raises:
            LookupError: there is no history.
        """
        return str(self.root), self.head, self.extent, self.zone.key

    @cached_property
    def head_time(self) -> datetime.datetime | None:
        """When the commit that is checked out was made; None if there is no history."""
        try:
            seconds = git_log(self.root, "-1", "--format=%ct", "HEAD").strip()
        except LookupError:
            return None
        return datetime.datetime.fromtimestamp(int(seconds), self.zone)

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
        files = [name for path in dataset.paths for name in (descriptor_path(path), path)]
        commit = self._git("rev-list", "-1", f"--before={before}", "HEAD", "--", *files).decode().strip()
        if not commit:
            shallow = self._git("rev-parse", "--is-shallow-repository").strip() == b"true"
            hint = "This copy holds a part of the history: git fetch --unshallow." if shallow else ""
            raise LookupError(f"The history of '{dataset.name}' begins after {day(date)}.", hint)
        version = self.dataset_at(self.path_at(dataset, commit), commit)
        if version is None:
            raise LookupError(f"What '{dataset.name}' was on {day(date)} cannot be read today.", "")
        return replace(version, name=dataset.name)

    def path_at(self, dataset: Dataset, commit: str) -> str:
        """The path that the CSV of a dataset had at a commit: the one of today, or that of a former name.

        Args:
            dataset: the dataset as it is today.
            commit: as git takes it.

        Raises:
            LookupError: there is no history.
        """
        *later, first = dataset.paths
        there = self.files_at(dict.fromkeys(later, commit)) if later else {}
        return next((path for path in later if path in there), first)

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
            path, findings = descriptor_path(csv_path), list[Finding]()
            content, rows = (self.file_at(name, revision) for name in (path, csv_path))
            self._datasets[revision, csv_path] = read_dataset(content, rows, path, csv_path, findings)
        return self._datasets[revision, csv_path]

    def is_there(self, path: str, revision: str) -> bool:
        """Whether `file_at` finds a file.

        Raises:
            LookupError: there is no such commit, or no history.
        """
        self._git("rev-parse", "--verify", f"{revision}^{{commit}}")
        return path in self.files_at({path: revision})

    def file_at(self, path: str, revision: str) -> bytes:
        """Return a file's bytes as they were at a commit.

        Args:
            path: the file, from the root.
            revision: the commit, as git takes it.

        Raises:
            LookupError: there is no such commit, or the file was not there.
        """
        return self._git("show", f"{revision}:./{path}")

    def files_in(self, folder: str) -> list[str]:
        """Return the paths of the files in a folder, and below it, at the commit that is checked out.

        Args:
            folder: its path from the root.

        Raises:
            LookupError: there is no history.
        """
        return self._git("ls-tree", "-r", "-z", "--name-only", "HEAD", f"{folder}/").decode().split("\0")[:-1]

    def deletions_in(self, folder: str) -> dict[str, Deletion]:
        """Return the last deletion of each file that the history deletes in a folder. A renamed file counts, too.

        Only what the main line of the history shows counts: what came and went on a branch before it was merged was
        never there.

        Args:
            folder: its path from the root.

        Raises:
            LookupError: there is no history.
        """
        deletions: dict[str, Deletion] = {}
        for commit, at, names in self._log(folder, *MAIN_LINE, "--diff-filter=D", "--name-only"):
            for name in names:
                deletions.setdefault(name, Deletion(f"{commit}^1", at))
        return deletions

    def additions_in(self, folder: str) -> dict[str, Addition]:
        """Return the first addition of each file in a folder on the main line of the history.

        Args:
            folder: its path from the root.

        Raises:
            LookupError: there is no history.
        """
        additions: dict[str, Addition] = {}
        # The oldest comes last.
        for commit, at, parts in self._log(folder, *MAIN_LINE, "--diff-filter=A", "--raw", "--no-abbrev"):
            additions |= {path: Addition(commit, blob, at) for blob, path in _blobs(parts)}
        return additions

    def file_versions_in(self, folder: str) -> Iterator[tuple[str, datetime.datetime, list[tuple[str, str]]]]:
        """Give the commits of the main line that changed a folder, the newest first.

        Args:
            folder: its path from the root.

        Yields:
            The commit, its time in UTC, and the files that it changed: the hash of each, empty if it is deleted, and
            its path.

        Raises:
            LookupError: there is no history.
        """
        for commit, at, parts in self._log(folder, *MAIN_LINE, "--raw", "--no-abbrev"):
            yield commit, at, list(_blobs(parts))

    def last_changes(self, folder: str) -> dict[str, datetime.datetime]:
        """Return when each file in a folder, and below it, was changed last by a commit.

        Args:
            folder: its path from the root.

        Raises:
            LookupError: there is no history.
        """
        times: dict[str, datetime.datetime] = {}
        for _, at, names in self._log(folder, "--name-only"):
            for name in names:
                times.setdefault(name, at)
        return times

    def files_at(self, revisions: Mapping[str, str]) -> dict[str, bytes]:
        """Return the bytes of many files by one call of git.

        Args:
            revisions: for each path, from the root, the commit at which it is read.

        Returns:
            The bytes by path, of those files that were there.

        Raises:
            LookupError: there is no history.
        """
        contents = self.versions_of([(path, revision) for path, revision in revisions.items()])
        return {path: content for path, content in zip(revisions, contents, strict=True) if content is not None}

    def versions_of(self, places: Sequence[tuple[str, str]]) -> list[bytes | None]:
        """Return the bytes of files at commits by one call of git.

        Args:
            places: the path of each file, from the root, and the commit at which it is read.

        Returns:
            The bytes in the same order; None for a file that was not there.

        Raises:
            LookupError: there is no history.
        """
        names = "".join(f"{revision}:./{path}\n" for path, revision in places)
        output = self._git("cat-file", "--batch", given=names.encode())
        contents: list[bytes | None] = []
        start = 0
        for _ in places:
            end = output.index(b"\n", start)
            # 'name missing', or 'hash blob size' and then the bytes with a line end.
            *_, kind, size = output[start:end].split(b" ")
            start = end + 1
            contents.append(None)
            if kind == b"blob":
                contents[-1] = output[start : start + int(size)]
                start += int(size) + 1
        return contents

    def _log(self, folder: str, *shown: str) -> Iterator[tuple[str, datetime.datetime, list[str]]]:
        """The commits that changed a folder, the newest first: each with its time in UTC and what git shows of it.

        Args:
            folder: its path from the root.
            shown: which changes are shown, and what of them. A renamed file is a deletion and an addition.
        """
        options = ("--relative", "-z", "--format=%x01%H %ct", *shown)
        for entry in git_log(self.root, *options, "HEAD", "--", folder).split("\1")[1:]:
            head, *parts = (part.strip("\n") for part in entry.split("\0"))
            commit, seconds = head.split()
            yield commit, datetime.datetime.fromtimestamp(int(seconds), datetime.UTC), list(filter(None, parts))

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        return run_git(self.root, *arguments, given=given)


def _blobs(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The hash of each file that a commit changed, empty if it is deleted, and its path, of what `--raw` shows."""
    # Of each file ':mode mode hash hash status', and then its path. All noughts stand for no file.
    for change, path in zip(parts[::2], parts[1::2], strict=True):
        blob = change.split()[3]
        yield blob if blob.strip("0") else "", path
