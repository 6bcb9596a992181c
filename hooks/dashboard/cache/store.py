"""What was made before, by the hash of all that decided it. The folder may be shared; `desk cache` keeps it small."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import os
import tempfile
import time
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, overload

import click

from dashboard.cache.json_codec import JsonCodec

PACKAGES = ("markdown", "pygments", "pymdown-extensions", "pydantic", "duckdb")
"""What the engine's results depend on beside its own lines."""

TEMPLATES = ("embed", "figure", "findings", "output_table")
"""Those that the engine itself fills in; of all others the pages' keys know."""
RENEWED = 3600
"""In seconds: how old a file's time is let become while the file is used, and how long it is not looked for again."""
TICK = 100_000_000
"""In nanoseconds, more than any file system's clock needs to go on."""


class CacheError(click.ClickException):
    """The folder takes nothing; the message says why, and MkDocs and `desk` end with it."""


class Kept(NamedTuple):
    """The name of a kept file."""

    key: str
    ending: str


class Cache:
    """Keeps JSON values and whole files in a folder; what was asked for once is also kept in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory: dict[Hashable, Any] = {}
        self._asked: set[Hashable] = set()
        self._files: dict[Kept, float] = {}
        """When each was last looked for and found."""
        self._seen: dict[str, tuple[tuple[int, ...], str]] = {}

    def get[T](self, key: str, codec: JsonCodec[T]) -> T | None:
        """What was kept under a key, or None; a file that was cut off counts as nothing."""
        path = self.path(key)
        try:
            value = codec.load(path.read_bytes())
        except (OSError, ValueError):
            return None
        _renew(path, time.time())
        return value

    def put[T](self, key: str, codec: JsonCodec[T], value: T) -> None:
        """Keep a value; a reader sees all of it or nothing."""
        self.write(key, codec.dump(value))

    @overload
    def get_or_compute[T](
        self, key: str, codec: JsonCodec[T], make: Callable[[], T], *, dump: Callable[[T], T | None] = ...
    ) -> T: ...

    @overload
    def get_or_compute[T, K](
        self,
        key: str,
        codec: JsonCodec[K],
        make: Callable[[], T],
        *,
        load: Callable[[K], T],
        dump: Callable[[T], K | None] = ...,
    ) -> T: ...

    def get_or_compute(
        self,
        key: str,
        codec: JsonCodec[Any],
        make: Callable[[], Any],
        *,
        load: Callable[[Any], Any] | None = None,
        dump: Callable[[Any], Any] | None = None,
    ) -> Any:
        """Return the value kept under a key, or compute it and keep it.

        Args:
            key: the hash of all that decides the value.
            codec: the JSON form of what is kept.
            make: computes the value.
            load: makes the value of what was kept, where the two differ.
            dump: gives what to keep of the value. Where it gives None, nothing is kept, not even in memory: what is not
                sound is looked at anew each time.
        """
        self._asked.add(key)
        if key in self._memory:
            return self._memory[key]
        kept = self.get(key, codec)
        if kept is not None:
            self._memory[key] = loaded = load(kept) if load else kept
            return loaded
        value = make()
        kept = dump(value) if dump else value
        if kept is not None:
            self.put(key, codec, kept)
            self._memory[key] = value
        return value

    def memoize[T](self, key: Hashable, make: Callable[[], T]) -> T:
        """What this process made before, or what it makes now: for what is quicker to make than to read."""
        self._asked.add(key)
        if key not in self._memory:
            self._memory[key] = make()
        known: T = self._memory[key]
        return known

    def memoize_if_equal[T](self, name: Hashable, of: object, make: Callable[[], T]) -> T:
        """What this process made the last time, if that was of the equal, or what it makes now.

        For what is made of many things: to hold them against the last ones is quicker than to hash them, since most
        of them are the very same objects. They must not be changed in place.
        """
        self._asked.add(name)
        known = self._memory.get(name)
        if known is None or known[0] != of:
            known = self._memory[name] = (of, make())
        return known[1]

    def holds(self, key: str) -> bool:
        """Whether a value is kept under a key."""
        return key in self._memory or self.has(key, "json")

    def evict_unused(self) -> None:
        """Let go, in memory, of what was not asked for since the last time: a build has ended."""
        self._memory = {key: self._memory[key] for key in self._asked if key in self._memory}
        self._asked = set()

    def digest(self, path: Path | str) -> str:
        """The hash of a file's bytes; a file that has not changed since it was last asked for is not read again."""
        name = str(path)
        stat = os.stat(name)  # noqa: PTH116 (of a thousand texts, and pathlib takes ten times as long)
        # (What takes the place of another may have its time and its size.)
        stamp = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_size)
        if name in self._seen and self._seen[name][0] == stamp:
            return self._seen[name][1]
        digest = hashlib.sha256(Path(name).read_bytes()).hexdigest()
        # Two saves within one tick of the file system's clock have one time: such a file is read anew.
        if time.time_ns() - stat.st_mtime_ns > TICK:
            self._seen[name] = (stamp, digest)
        return digest

    def path(self, key: str, ending: str = "json") -> Path:
        """Where a file is kept."""
        return Path(f"{self.folder}/{key[:2]}/{key}.{ending}")

    def keep(self, key: str, ending: str, make: Callable[[], str]) -> Kept:
        """A file of the cache, made where it is not there."""
        if not self.has(key, ending):
            self.write(key, make().encode(), ending)
        return Kept(key, ending)

    def has(self, key: str, ending: str) -> bool:
        """Whether a file is there, where it then stays for as long as a build may take (`pruning.py`)."""
        kept, now = Kept(key, ending), time.time()
        if now - self._files.get(kept, 0) > RENEWED:
            if not _renew(self.path(*kept), now):
                return False
            self._files[kept] = now
        return True

    def recheck_files(self) -> None:
        """Look for each file again: somebody has emptied the folder."""
        self._files = {}

    def write(self, key: str, content: bytes, ending: str = "json") -> Path:
        """Keep a file; a reader sees all of it or nothing.

        Raises:
            CacheError: it cannot be written.
        """
        path = self.path(key, ending)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError as error:
            message = f"The cache cannot be written to: {error.strerror} ({error.filename or path})."
            hint = "Make room there, or name a folder that can be written to in DASHBOARD_CACHE."
            raise CacheError(f"{message} {hint}") from error
        return path


def kept_folder(root: Path) -> Path:
    """The folder of a repository's cache: its own, or what DASHBOARD_CACHE names, seen from the root."""
    return root / (os.environ.get("DASHBOARD_CACHE") or ".cache/kept")


def key_of(*parts: object) -> str:
    """The hash of all that decides something."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


@cache
def engine_digest() -> str:
    """It changes with every line of the engine and with the packages that its results depend on."""
    folder = Path(__file__).parents[1]
    versions = [importlib.metadata.version(name) for name in PACKAGES]
    templates = [folder.parent / "theme" / f"{name}.html" for name in TEMPLATES]
    return key_of(digest_of([*sorted(folder.rglob("*.py")), *templates]), *versions)


def digest_of(paths: Iterable[Path]) -> str:
    """The hash of some files' bytes."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def _renew(path: Path, now: float) -> bool:
    """Note that a file was used just now; whether it is there at all."""
    try:
        stat = os.stat(path)  # noqa: PTH116 (thousands of times, and pathlib takes twice as long)
    except OSError:
        return False
    if now - stat.st_mtime > RENEWED:
        # Where the folder is another user's, it is theirs to prune.
        with contextlib.suppress(OSError):
            os.utime(path)
    return True
