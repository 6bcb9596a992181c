"""The cache: values and files in a folder, each under the hash of everything that decided it.

The folder may be shared by several checkouts; `desk cache` keeps it small. README.md says which memory to use when.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, overload

import click

from dashboard.cache.codec import Codec
from dashboard.cache.file_digests import file_digest
from dashboard.cache.file_stamp import FileStamp
from dashboard.cache.file_use import RENEWED, note_use
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.memory import Memory
from dashboard.cache.pack import PACK, Pack
from dashboard.cache.short_values import SHORT_VALUES, ShortValues
from dashboard.core.disk_cures import disk_cure
from dashboard.core.files import write_atomically

_VALUE = "msgpack"
"""The ending of values; other files have their own."""


class CacheError(click.ClickException):
    """The folder cannot be written to. The message says why; MkDocs and `desk` print it and end."""


class CachedFile(NamedTuple):
    """The name of a file in the cache."""

    key: str
    ending: str


class Cache(Memory):
    """Keeps values and whole files in a folder, and in memory the values that were asked for."""

    def __init__(self, folder: Path, checkout: Path | str = "") -> None:
        """`folder` is where it keeps all, `checkout` the repository for whose next run it saves what is read then."""
        super().__init__()
        self.folder = folder
        self._checkout = checkout
        self._files: dict[tuple[str, str], tuple[float, FileStamp]] = {}
        """When each file was last looked for and found, in seconds, and its stamp."""

    def get[T](self, key: str, codec: Codec[T]) -> T | None:
        """Return a value from the disk.

        Args:
            key: the hash of all that decides the value: it may be read from the pack, where nobody replaces it.
            codec: writes and reads it.

        Returns:
            The value; None if there is none, or if its file was cut off.
        """
        packed = self._pack.get(key)
        if packed is None:
            return self._read(key, codec, self._pack if self._checkout else None)
        try:
            return codec.load(packed)
        except ValueError:
            return None

    def last_put[T](self, key: str, codec: Codec[T]) -> T | None:
        """Return the last of the values that were put under one key, which does not decide them; None without."""
        return self._read(key, codec)

    def _read[T](self, key: str, codec: Codec[T], pack: Pack | None = None) -> T | None:
        """Return a value from its file, and add it to a pack."""
        path = self.path_text(key, _VALUE)
        try:
            # Thousands of times: pathlib and a buffer take twice as long, and a file that is open is at hand for stat.
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                stat = os.fstat(file.fileno())
                content = file.read()
            value = codec.load(content)
        except (OSError, ValueError):
            return None
        note_use(path, time.time(), stat)
        if pack:
            pack.add(key, content)
        return value

    def put[T](self, key: str, codec: Codec[T], value: T) -> None:
        """Keep a value on disk. A reader sees all of it or nothing. One with a number that is too large is not kept.

        Args:
            key: the hash of all that decides the value.
            codec: writes the value.
            value: what is kept.

        Raises:
            CacheError: it cannot be written.
        """
        with suppress(OverflowError):
            self.write(key, codec.dump(value))

    @overload
    def get_or_compute[T](
        self, key: str, codec: Codec[T], make: Callable[[], T], *, dump: Callable[[T], T | None] = ...
    ) -> T: ...

    @overload
    def get_or_compute[T, K](
        self,
        key: str,
        codec: Codec[K],
        make: Callable[[], T],
        *,
        load: Callable[[K], T],
        dump: Callable[[T], K | None] = ...,
    ) -> T: ...

    def get_or_compute(
        self,
        key: str,
        codec: Codec[Any],
        make: Callable[[], Any],
        *,
        load: Callable[[Any], Any] | None = None,
        dump: Callable[[Any], Any] | None = None,
    ) -> Any:
        """Return the value kept under a key, or compute it and keep it.

        Args:
            key: the hash of all that decides the value.
            codec: writes and reads what is kept.
            make: computes the value.
            load: makes the value of what is stored, if the two differ.
            dump: gives what to keep of the value. Where it gives None, nothing is kept, not even in memory: what is not
                sound is looked at anew each time.
        """
        self.used.add(key)
        if key in self.values:
            return self.values[key]
        stored = self.get(key, codec)
        if stored is not None:
            self.values[key] = loaded = load(stored) if load else stored
            return loaded
        value = make()
        stored = dump(value) if dump else value
        if stored is not None:
            self.put(key, codec, stored)
            self.values[key] = value
        return value

    def has_value(self, key: str) -> bool:
        """Whether `get_or_compute` has a value under a key."""
        return key in self.values or key in self._pack or self.has(key, _VALUE)

    @cached_property
    def short_values(self) -> ShortValues:
        """Short texts that are made of many files."""
        return ShortValues(self._read_saved(SHORT_VALUES, "short values") or {})

    @cached_property
    def _pack(self) -> Pack:
        return Pack(self._read_saved(PACK, "pack") or {})

    def _read_saved[T](self, codec: Codec[T], name: str) -> T | None:
        return self._read(self._saved_key(name), codec) if self._checkout else None

    def _saved_key(self, name: str) -> str:
        return key_of(name, self._checkout, engine_digest())

    def save(self) -> None:
        """Save for the next run what is read at once: the short values and the pack. Called when a whole site was read.

        A folder that can only be read stops nothing: they only save time.
        """
        values, packed = self.short_values.forget_unused(), self._pack.close()
        with suppress(CacheError):
            if self._checkout and values:
                self.put(self._saved_key("short values"), SHORT_VALUES, values)
            if self._checkout and packed:
                self.put(self._saved_key("pack"), PACK, packed)

    def digest(self, path: Path | str) -> str:
        """Return the SHA-256 of a file's bytes. A file that has not changed since the last call is not read again.

        Raises:
            OSError: there is no such file.
        """
        return file_digest(str(path), self.short_values)

    def path(self, key: str, ending: str = _VALUE) -> Path:
        """Return where a file is kept, whether it is there or not.

        Args:
            key: its key.
            ending: its ending, without the dot.
        """
        return Path(self.path_text(key, ending))

    def path_text(self, key: str, ending: str) -> str:
        """The same as text, for ten thousand files: a `Path` takes longer to make than the system to look."""
        return f"{self.folder}/{key[:2]}/{key}.{ending}"

    def keep(self, key: str, ending: str, make: Callable[[], str | bytes]) -> CachedFile:
        """Make sure that a file is in the cache.

        Args:
            key: the hash of all that decides the file.
            ending: its ending, without the dot.
            make: computes its content; called only if the file is not there.

        Returns:
            The file's name in the cache; `path` leads to it.

        Raises:
            CacheError: it cannot be written.
        """
        if not self.has(key, ending):
            made = make()
            self.write(key, made.encode() if isinstance(made, str) else made, ending)
        return CachedFile(key, ending)

    def has(self, key: str, ending: str) -> bool:
        """Whether a file is there. It then stays for as long as a build may take (`pruning.py`).

        Args:
            key: its key.
            ending: its ending, without the dot.
        """
        now, known = time.time(), self._files.get((key, ending))
        if known is None or now - known[0] > RENEWED:
            path = self.path_text(key, ending)
            try:
                stat = os.stat(path)  # noqa: PTH116 (as above)
            except OSError:
                return False
            note_use(path, now, stat)
            self._files[key, ending] = now, FileStamp(stat.st_size, stat.st_mtime_ns)
        return True

    def stamp(self, file: CachedFile) -> FileStamp:
        """What tells a file from others. It is not looked at again if `has` has found it.

        Raises:
            FileNotFoundError: it is not there.
        """
        if file not in self._files and not self.has(*file):
            raise FileNotFoundError(self.path_text(*file))
        return self._files[file][1]

    def recheck_files(self) -> None:
        """Look for every file again when it is next asked for: somebody has emptied the folder."""
        self._files = {}

    def write(self, key: str, content: bytes, ending: str = _VALUE) -> Path:
        """Keep a file. A reader sees all of it or nothing.

        Args:
            key: the hash of all that decides the file.
            content: its bytes.
            ending: its ending, without the dot.

        Returns:
            Where it is kept.

        Raises:
            CacheError: it cannot be written.
        """
        path = self.path(key, ending)
        self._files.pop((key, ending), None)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, content)
        except OSError as error:
            message = f"The cache cannot be written to: {error.strerror} ({error.filename or path})."
            hint = "Or name another folder in DASHBOARD_CACHE."
            raise CacheError(f"{message} {disk_cure(error)} {hint}") from error
        return path


def kept_folder(root: Path) -> Path:
    """Return the cache's folder for a repository: `.cache/kept`, or what DASHBOARD_CACHE names, seen from `root`."""
    return root / (os.environ.get("DASHBOARD_CACHE") or ".cache/kept")
