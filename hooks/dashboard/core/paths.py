"""Paths of sources, from the root of the repository or from docs/, and addresses, from the root of the site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath

from dashboard.core.control_characters import has_control
from dashboard.core.ignored_files import is_ignored

BASE = "@base@"
"""Stands in kept HTML for the way from a page to the root of the site, such as `../../`."""
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that MkDocs takes for Markdown."""
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
"""Endings of what a browser shows as a picture."""

OTHER_PICTURES = (".apng", ".bmp", ".dng", ".heic", ".heif", ".jfif", ".jp2", ".jxl", ".psd", ".svgz", ".tif", ".tiff")
"""Endings of other pictures. No reader gets them."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)
"""What Windows takes for a device, whatever the ending: no file of that name can be checked out there."""


def is_device(name: str) -> bool:
    """Whether Windows takes a file's name for that of a device, such as `aux.yaml`."""
    return bool(_DEVICES.fullmatch(name))


@lru_cache(maxsize=100_000)
def is_text(path: str) -> bool:
    """Whether MkDocs makes a page of a file: Markdown or a notebook."""
    return PurePosixPath(path).suffix.lower() in (*MARKDOWN, ".ipynb")


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


def files_of(folder: Path, pattern: str, root: Path) -> Iterator[Path]:
    """Find the files that fit a pattern, without those that are ignored, and without broken links.

    Files whose names cannot be written down are left out, too; the check `unreadable-name` tells of them.

    Args:
        folder: where to look.
        pattern: as for `Path.glob`.
        root: the root of the repository. Links that lead out of it are left out.

    Returns:
        The files, in no particular order.
    """
    real_root = os.path.realpath(root) + os.sep

    @cache
    def is_own_folder(folder: str) -> bool:
        return (os.path.realpath(folder) + os.sep).startswith(real_root)

    def is_file_inside(path: Path) -> bool:
        name = str(path)
        # Links are followed once for each folder: there are hundreds of files, and few links.
        inside = is_inside(path, root) if os.path.islink(name) else is_own_folder(os.path.dirname(name))  # noqa: PTH114, PTH120
        return inside and os.path.isfile(name)  # noqa: PTH113

    paths = (path for path in folder.glob(pattern) if not is_ignored(from_root(path, folder)))
    return (path for path in paths if not has_control(from_root(path, root)) and is_file_inside(path))


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


def is_own(target: str) -> bool:
    """Whether a link names a file of the repository relative to its own file: no address elsewhere and no `#place`."""
    return bool(target) and not re.match(r"[a-z][a-z0-9+.-]*:|/|#|\?|@base@", target, re.I)


@lru_cache(maxsize=100_000)
def address_of(path: str) -> str:
    """Return the address of what a file under docs/ becomes: 'about/' for 'about/index.md', a picture's own path."""
    place = PurePosixPath(path)
    if not is_text(path):
        return path
    folder = "" if place.parent == PurePosixPath() else f"{place.parent}/"
    return folder if place.stem in ("index", "README") else f"{folder}{place.stem}/"


@lru_cache(maxsize=100_000)
def resolve_relative(path: str, target: str) -> str:
    """Return the path of a file that another file names relative to itself.

    Args:
        path: the file that names it.
        target: what it names, such as '../images/a.svg#top'; a query or fragment is dropped.

    Returns:
        Its path from the same folder as `path`. It begins with '..' if it leads out of that folder.
    """
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for step in PurePosixPath(target.split("#")[0].split("?")[0]).parts:
        if step == ".." and parts and parts[-1] != "..":
            parts = parts[:-1]
        else:
            parts.append(step)
    return "/".join(parts)


def facts_file(slug: str) -> str:
    """Return the address of the JSON of a piece's facts."""
    return f"analyses/{slug}/facts.json"
