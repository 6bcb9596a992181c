"""Paths of sources, from the root of the repository or from docs/, and addresses, from the root of the site."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from operator import methodcaller
from pathlib import Path

from dashboard.core.control_characters import has_control
from dashboard.core.folders import Folder, read_folder, walk
from dashboard.core.ignored_files import is_ignored
from dashboard.core.lazy_re import lazy_re

BASE = "@base@"
"""Stands in kept HTML for the way from a page to the root of the site, such as `../../`."""
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that MkDocs takes for Markdown."""
_TEXTS = frozenset([*MARKDOWN, ".ipynb"])
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
"""Endings of what a browser shows as a picture."""

OTHER_PICTURES = (".apng", ".bmp", ".dng", ".heic", ".heif", ".jfif", ".jp2", ".jxl", ".psd", ".svgz", ".tif", ".tiff")
"""Endings of other pictures. No reader gets them."""
_DEVICES = lazy_re(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)
"""What Windows takes for a device, whatever the ending: no file of that name can be checked out there."""


def is_device(name: str) -> bool:
    """Whether Windows takes a file's name for that of a device, such as `aux.yaml`."""
    return bool(_DEVICES.fullmatch(name))


@lru_cache(maxsize=100_000)
def is_text(path: str) -> bool:
    """Whether MkDocs makes a page of a file: Markdown or a notebook."""
    return posixpath.splitext(path)[1].lower() in _TEXTS


@lru_cache(maxsize=100_000)
def is_picture(path: str) -> bool:
    """Whether a file is a picture, by its ending. Readers get a clean copy of it, or nothing."""
    return path.lower().endswith((*PICTURES, *OTHER_PICTURES))


def from_root(path: Path | str, root: Path) -> str:
    """Return a file's path from a folder above it, with forward slashes. Ten times as fast as pathlib.

    Args:
        path: the file, which must be below the folder.
        root: the folder.
    """
    return str(path)[len(str(root)) + 1 :].replace(os.sep, "/")


def files_of(folder: Path, pattern: str, root: Path) -> list[Path]:
    """Find the files that fit a pattern, without those that are ignored, and without broken links.

    Files whose names cannot be written down are left out, too; the check `unreadable-name` tells of them.

    Args:
        folder: where to look.
        pattern: the end of the files' names behind a `*`, with the folders before it: `*` for any, `**` for any below.
        root: the root of the repository. Links that lead out of it are left out.

    Returns:
        The files in the order of their paths.
    """
    *above, name_pattern = pattern.split("/")
    ending, real_root, found = name_pattern.removeprefix("*"), os.path.realpath(root) + os.sep, list[str]()
    for parent in _folders(str(folder), above):
        # Links are followed once for each folder: there are hundreds of files, and few links.
        is_own_folder = (os.path.realpath(parent.path) + os.sep).startswith(real_root)
        for name in parent.files:
            if name.endswith(ending) and not is_ignored(name):
                path, is_link = f"{parent.path}/{name}", name in parent.links
                is_own = os.path.isfile(path) and is_inside(path, root) if is_link else is_own_folder  # noqa: PTH113
                if is_own and not has_control(from_root(path, root)):
                    found.append(path)
    return [*map(Path, sorted(found, key=by_folder))]


def _folders(folder: str, above: list[str]) -> Iterator[Folder]:
    """The folders in which the files of a pattern stand, by the pattern's own folders."""
    if above == ["**"]:
        for found in walk(folder):
            found.folders[:] = [name for name in found.folders if not (name in found.links or is_ignored(name))]
            yield found
    elif above:
        names = read_folder(folder).folders if above[0] == "*" else above[:1]
        for name in (name for name in names if not is_ignored(name)):
            yield from _folders(f"{folder}/{name}", above[1:])
    else:
        yield read_folder(folder)


by_folder = methodcaller("replace", "/", "\0")
"""The key that sorts paths folder by folder."""


def is_inside(path: Path | str, root: Path) -> bool:
    """Whether a file lies in the repository when all links on the way to it are followed.

    Args:
        path: the file, whose path begins with the root.
        root: the root of the repository.
    """
    return os.path.realpath(path).startswith(os.path.realpath(root) + os.sep)


def is_own_file(path: Path, root: Path) -> bool:
    """Whether there is a file, and in the repository (`is_inside`)."""
    return path.is_file() and is_inside(path, root)


@lru_cache(maxsize=100_000)
def is_own(target: str) -> bool:
    """Whether a link names a file of the repository relative to its own file: no address elsewhere and no `#place`."""
    return bool(target) and not re.match(r"[a-z][a-z0-9+.-]*:|/|#|\?|@base@", target, re.I)


@lru_cache(maxsize=100_000)
def address_of(path: str) -> str:
    """Return the address of what a file under docs/ becomes: 'about/' for 'about/index.md', a picture's own path."""
    if not is_text(path):
        return path
    folder, slash, name = path.rpartition("/")
    stem = posixpath.splitext(name)[0]
    return f"{folder}{slash}" if stem in ("index", "README") else f"{folder}{slash}{stem}/"


def page_path(path: str, docs_path: str) -> str:
    """Return the path of the page of a text from docs/, the folder of texts: that of a notebook ends with .md, too."""
    return f"{path.removeprefix(f'{docs_path}/').rpartition('.')[0]}.md"


@lru_cache(maxsize=100_000)
def resolve_relative(path: str, target: str) -> str:
    """Return the path of a file that another file names relative to itself.

    Args:
        path: the file that names it.
        target: what it names, such as '../images/a.svg#top'; a query or fragment is dropped.

    Returns:
        Its path from the same folder as `path`. It begins with '..' if it leads out of that folder.
    """
    parts = path.split("/")[:-1]
    for step in _parts(target.split("#")[0].split("?")[0]):
        if step == ".." and parts and parts[-1] != "..":
            parts = parts[:-1]
        else:
            parts.append(step)
    return "/".join(parts)


def _parts(path: str) -> list[str]:
    """The parts of a path, as pathlib gives them but four times as fast: the first is '/' if it begins with one."""
    return ["/"] * path.startswith("/") + [part for part in path.split("/") if part not in ("", ".")]


def facts_file(slug: str) -> str:
    """Return the address of the JSON of a piece's facts."""
    return f"analyses/{slug}/facts.json"
