"""The folder of the site that readers get: what has changed is put in its place, what is gone is taken away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dashboard.cache.store import Cache, CachedFile
from dashboard.core.files import write_atomically
from dashboard.output.downloads import Content


def publish(site: Path, made: Path, files: Mapping[str, Content], cache: Cache) -> None:
    """Make `site` hold what a build made in a folder beside it, and the files of the map; and nothing else.

    All of it is there before the first file of the site is touched, and each is moved into its place whole. A file
    that is the same as before is left alone: at a thousand pieces with three charts there are ten thousand of them.
    """
    place(made, files, cache, site)
    new = _files(made)
    wanted = new | files.keys()
    for name in sorted(new):
        source, target = made / name, site / name
        if not _same(source, target):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    gone = _files(site) - wanted
    for name in gone:
        (site / name).unlink()
    for folder in sorted({parent for name in gone for parent in Path(name).parents}, reverse=True):
        if folder.parts and not any((site / folder).iterdir()):
            (site / folder).rmdir()
    shutil.rmtree(made)


@contextmanager
def restored(folder: Path) -> Iterator[None]:
    """What a folder holds comes back where the work in it fails: MkDocs empties it first.

    What is in the folder must be replaced in the meantime, not written to.
    """
    kept = folder.with_name(f"{folder.name}-kept")
    shutil.copytree(folder, kept, copy_function=os.link)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder)
        kept.rename(folder)
        raise
    finally:
        shutil.rmtree(kept, ignore_errors=True)


def place(folder: Path, files: Mapping[str, Content], cache: Cache, known: Path | None = None) -> list[str]:
    """Write files into a folder, those left out that it, or the folder `known`, holds already. Which were written?"""
    written = []
    for name, given in files.items():
        content = cache.path(*given) if isinstance(given, CachedFile) else given
        if isinstance(content, Path):
            stat = os.stat(content)  # noqa: PTH116 (ten thousand times, and pathlib takes twice as long)
            if _is_copy(content, stat, f"{known or folder}/{name}"):
                continue
            target = _room(folder / name)
            # Not by `write_atomically`: the system copies ten thousand files without giving us their bytes.
            shutil.copyfile(content, target)
            # A copy has the times of its original, by which it is known again.
            os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        else:
            data = content.encode() if isinstance(content, str) else content
            if _holds(known or folder, name, data):
                continue
            write_atomically(_room(folder / name), data)
        written.append(name)
    return written


def _room(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _is_copy(original: Path, stat: os.stat_result, copy: str) -> bool:
    try:
        there = os.stat(copy)  # noqa: PTH116
    except OSError:
        return False
    if (there.st_size, there.st_mtime_ns) == (stat.st_size, stat.st_mtime_ns):
        return True
    # The cache renews the times of what is used.
    if not _same(original, Path(copy)):
        return False
    os.utime(copy, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return True


def _holds(folder: Path, name: str, data: bytes) -> bool:
    try:
        return (folder / name).read_bytes() == data
    except OSError:
        return False


def _same(source: Path, target: Path) -> bool:
    try:
        if source.stat().st_size != target.stat().st_size:
            return False
        return source.read_bytes() == target.read_bytes()
    except OSError:
        return False


def _files(folder: Path) -> set[str]:
    """The files of a folder by their paths in it."""
    cut = len(str(folder)) + 1
    return {f"{at}/{name}"[cut:].replace(os.sep, "/") for at, _, names in os.walk(folder) for name in names}
