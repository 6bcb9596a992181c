"""The folder of the site that readers get. Only files that differ are replaced, and files that are gone are deleted."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.cache.file_stamp import FileStamp, stamp_of
from dashboard.cache.store import Cache, CachedFile
from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding
from dashboard.core.folders import walk
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.paths import from_root
from dashboard.output.downloads import Content
from dashboard.output.make_files import SITE
from dashboard.view.derived_file import DerivedFile


class SiteChanges(Frozen):
    """What a publication did, by the names of files."""

    added: Sequence[str]
    changed: Sequence[str]
    removed: Sequence[str]


def publish(site: Path, new_site: Path, files: Mapping[str, Content], cache: Cache, last: str = "") -> SiteChanges:
    """Make `site` hold the files of `new_site` and those of the mapping, and no others, nor links of the file system.

    All files are in `new_site` before the first file of the site is touched, and each is moved to its place whole. A
    file whose bytes are the same as before is left alone: a site of a thousand pieces with three charts each has ten
    thousand of them. It gets the permissions of this build, though: it may have been written for its owner alone.

    Args:
        site: the folder that readers get.
        new_site: the folder that the build wrote, on the same disk. It is deleted at the end.
        files: the contents of further files, by their paths in the site.
        cache: holds the contents that are a `CachedFile`.
        last: the name of the list of the files, which comes when all else is done: where a build is killed meanwhile,
            the list is not that of the new site.

    Returns:
        what is other than before.
    """
    earlier_names = _names_without_links(site)
    written = set(place(new_site, files, cache, site))
    new_names = file_names(new_site)
    mode = new_site.stat().st_mode & 0o777
    # (What has one of our names and was not written by us is a plugin's. Ours stands in the site already.)
    renewed = new_names - (files.keys() - written)
    replaced = _replace(site, new_site, renewed - {last})
    old_names = earlier_names - new_names - files.keys()
    for name in old_names:
        if (site / name).is_file():  # (It may have given way to a folder, or its folder to a file.)
            (site / name).unlink()
    for folder in sorted({parent for name in old_names for parent in Path(name).parents}, reverse=True):
        if folder.parts and (site / folder).is_dir() and not any((site / folder).iterdir()):
            (site / folder).rmdir()
    replaced = sorted([*replaced, *_replace(site, new_site, renewed & {last})])
    shutil.rmtree(new_site)
    _set_modes(site, mode)
    added = [name for name in replaced if name not in earlier_names]
    changed = [name for name in replaced if name in earlier_names]
    return SiteChanges(added, changed, sorted(old_names))


def _replace(site: Path, new_site: Path, names: Set[str]) -> list[str]:
    """Move files that are other than before to their places. Returns their names."""
    replaced = []
    for name in sorted(names):
        source, target = new_site / name, site / name
        if not _same_bytes(source, target):
            _make_room(target, site)
            source.replace(target)
            replaced.append(name)
    return replaced


def _set_modes(site: Path, folder_mode: int) -> None:
    """Give all files and folders of a site, but not itself, the permissions that new ones get: a new folder has them.

    What links of plugins lead to stays as it is.
    """
    for folder, folders, files in os.walk(site):
        for names, mode in ((folders, folder_mode), (files, folder_mode & 0o666)):
            for path in (f"{folder}/{name}" for name in names):
                # (Not by `Path`, which would take most of the time. Some may be another user's.)
                with contextlib.suppress(OSError):
                    now = os.lstat(path).st_mode
                    if now & 0o777 != mode and not stat.S_ISLNK(now):
                        os.chmod(path, now & 0o7000 | mode)  # noqa: PTH101


def _names_without_links(site: Path) -> set[str]:
    """Delete the links of the file system in a site. Returns the names of its files."""
    names = set[str]()
    for path, folders, files, links in walk(str(site)):
        for link in links:
            Path(path, link).unlink()
        folders[:] = [folder for folder in folders if folder not in links]
        names.update(from_root(f"{path}/{file}", site) for file in files if file not in links)
    return names


def _make_room(target: Path, site: Path) -> Path:
    """Delete what stands in the way of a file, a file of old or a folder, and make its folder. Returns the path."""
    for parent in target.parents:
        if parent == site:
            break
        if parent.is_file():
            parent.unlink()
    if target.is_dir():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


@contextmanager
def restore_on_error(folder: Path) -> Iterator[None]:
    """Restore the files of a folder if the body of the `with` raises, since MkDocs empties the folder first.

    The body must replace files and not write into them: the copies are hard links.
    """
    # (A folder of its own each time: what another thread still wrote to may have stayed from an earlier failure.)
    with TemporaryDirectory(prefix=f"{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True) as beside:
        backup = Path(beside, "kept")
        shutil.copytree(folder, backup, copy_function=os.link)
        try:
            yield
        except BaseException:
            folder.rename(Path(beside, "unfinished"))
            backup.rename(folder)
            raise


def place(folder: Path, files: Mapping[str, Content], cache: Cache, published: Path | None = None) -> list[str]:
    """Write files into a folder, unless they are there already with the same content.

    Args:
        folder: the folder to write into.
        files: the contents by their paths in it.
        cache: holds the contents that are a `CachedFile`.
        published: the folder to compare with in place of `folder`. What it holds already is not written.

    Returns:
        The names of the files that were written.
    """
    written = []
    for name, given in files.items():
        if isinstance(given, CachedFile | Path):
            original = cache.path_text(*given) if isinstance(given, CachedFile) else given
            stamp = cache.stamp(given) if isinstance(given, CachedFile) else stamp_of(given)
            if _is_copy(original, stamp, f"{published or folder}/{name}"):
                continue
            target = _make_room(folder / name, folder)
            # Not by `write_atomically`: the system copies ten thousand files without giving us their bytes. A server
            # may be sending the old file, so the copy takes its place in one step.
            copy = f"{target}.new"
            shutil.copyfile(original, copy)
            # The copy gets the time of its original. By it the next build sees that it is the same.
            os.utime(copy, ns=(stamp.changed, stamp.changed))
            os.replace(copy, target)  # noqa: PTH105
        else:
            data = given.encode() if isinstance(given, str) else given
            if _holds_data(published or folder, name, data):
                continue
            write_atomically(_make_room(folder / name, folder), data)
        written.append(name)
    return written


def place_on_request(folder: Path, file: DerivedFile, cache: Cache) -> list[Finding]:
    """Write a file that is made only when somebody asks for it.

    Args:
        folder: the folder of the site.
        file: says how it is made.
        cache: keeps it. Somebody may have emptied its folder meanwhile.

    Returns:
        why it could not be made, if so.
    """
    findings: list[Finding] = []
    with guarding(f"{SITE}{file.address}", findings, "made", is_output=True):
        try:
            place(folder, {file.address: file.kept(cache)}, cache)
        except FileNotFoundError:
            cache.recheck_files()
            place(folder, {file.address: file.kept(cache)}, cache)
    return findings


def _is_copy(original: str | Path, stamp: FileStamp, copy: str) -> bool:
    try:
        copy_stamp = stamp_of(copy)
    except OSError:
        return False
    if copy_stamp == stamp:
        return True
    # The times may differ though the bytes do not: the cache may have been emptied, and the file made again.
    if not _same_bytes(Path(original), Path(copy)):
        return False
    with contextlib.suppress(PermissionError):  # (the file of another user who builds here, too)
        os.utime(copy, ns=(stamp.changed, stamp.changed))
    return True


def _holds_data(folder: Path, name: str, data: bytes) -> bool:
    try:
        return (folder / name).read_bytes() == data
    except OSError:
        return False


def _same_bytes(path: Path, other: Path) -> bool:
    try:
        if path.stat().st_size != other.stat().st_size:
            return False
        return path.read_bytes() == other.read_bytes()
    except OSError:
        return False


def file_names(folder: Path) -> set[str]:
    """The paths of a folder's files, relative to it."""
    start = len(str(folder)) + 1
    return {f"{parent}/{name}"[start:].replace(os.sep, "/") for parent, _, names in os.walk(folder) for name in names}
