"""Reads the folder of a review from the disk, and adds files to it. Several processes may write at once."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import yaml
from pydantic import BaseModel

from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding, errors_in, format_findings
from dashboard.review.review import Review
from dashboard.review.review_folder import read_folder

LOCK_TIMEOUT = 10
"""Seconds to wait while another process writes. A write takes milliseconds."""


class ReviewError(Exception):
    """A review cannot be read, so nothing is written into it. `findings` says what is wrong."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(format_findings(findings))
        self.findings = findings


def list_files(folder: str) -> dict[str, bool]:
    """What stands in the folder of a review and below it: names within the folder, in order.

    Hidden files are left out: what systems, editors and processes that were killed leave behind. Links are not
    followed, since what they lead to may be another thing in each clone.

    Args:
        folder: the folder; it need not exist.

    Returns:
        By name, whether it is a plain file. The name is empty for a folder that is itself a link or a file.
    """
    if os.path.islink(folder) or os.path.isfile(folder):  # noqa: PTH113, PTH114 (a thousand, as below)
        return {"": False}
    return dict(_files_below(folder, ""))


def _files_below(folder: str, place: str) -> Iterator[tuple[str, bool]]:
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(entry.path, f"{place}{entry.name}/")
        else:
            yield f"{place}{entry.name}", entry.is_file(follow_symlinks=False)


def read_contents(folder: Path) -> dict[str, bytes | None]:
    """The bytes of each file of a review, by name; None for what is no plain file, or cannot be opened."""
    return {name: _read(folder / name) if is_plain else None for name, is_plain in list_files(str(folder)).items()}


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def read(folder: Path) -> tuple[Review, str]:
    """Read a review.

    Args:
        folder: the folder of the review. Without it the review is empty.

    Returns:
        The review, and the digest of all of its files.

    Raises:
        ReviewError: something in it cannot be read.
    """
    contents, findings = read_contents(folder), list[Finding]()
    review, _ = read_folder(contents, folder.name, findings)
    if errors := errors_in(findings):
        raise ReviewError(errors)
    return review, digest_of({name: hashlib.sha256(content or b"").hexdigest() for name, content in contents.items()})


def digest_of(digests: Mapping[str, str]) -> str:
    """The digest of a review, by the digests of its files."""
    return hashlib.sha256(repr(sorted(digests.items())).encode()).hexdigest()


def add(folder: Path, locks: Path, choose: Callable[[Review], Mapping[str, BaseModel]]) -> Review:
    """Add files to a review. A lock keeps others out meanwhile.

    Args:
        folder: the folder of the review. It need not exist yet.
        locks: a folder for the lock, outside of docs/. It may be deleted at any time.
        choose: is given the present review and says what is added: what files hold, by their names within the folder.
            If it raises, nothing is written.

    Returns:
        The review as it is now.

    Raises:
        ReviewError: something in it cannot be read.
        FileExistsError: a file has that name already.
    """
    with locked(folder, locks):
        review, _ = read(folder)
        files = choose(review)
        for file in (folder / name for name in files):
            if file.exists():
                raise FileExistsError(f"{file.name} is there already; files of a review are never changed.")
        write_files(folder, files)
        return read(folder)[0] if files else review


@contextmanager
def locked(folder: Path, locks: Path) -> Iterator[None]:
    """Keep other processes from writing into a review.

    Args:
        folder: the folder of the review.
        locks: a folder for the lock, outside of docs/.
    """
    from filelock import FileLock  # A build does not need it.

    locks.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    with FileLock(locks / f"{name}.lock", timeout=LOCK_TIMEOUT):
        yield


def write_files(folder: Path, files: Mapping[str, BaseModel]) -> None:
    """Write new files of a review: all of them, or none.

    Args:
        folder: its folder. It need not exist.
        files: what they hold, by their names within the folder.

    Raises:
        OSError: one of them cannot be written. Those before it are taken back.
    """
    written: list[Path] = []
    try:
        for name, value in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(folder / name, write_file(value).encode(), durable=True)
            written.append(folder / name)
    except BaseException:
        for file in written:
            file.unlink(missing_ok=True)
        raise


def write_file(value: BaseModel) -> str:
    """The text of a file of a review."""
    content = value.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9)


def new_id(at: datetime) -> str:
    """Make a short id for a note, or for what happened to one.

    It holds the time, and random digits so that two clones of the repository do not choose the same id.

    Args:
        at: when it is written.
    """
    return f"{at:%y%m%d-%H%M}-{secrets.token_hex(4)}"


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block of lines."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Other line ends, and signs that nobody sees, are only read as they are where they are escaped.
    is_plain = all(sign.isprintable() or sign == "\n" for sign in text)
    style = '"' if not is_plain else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
