"""Looks through folders, thousands of times: each is read once, with what the system says of its entries at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Folder(NamedTuple):
    """What stands in a folder."""

    path: str
    folders: list[str]
    """The names of the folders in it. Whoever takes one out is not led into it."""
    files: list[str]
    """The names of files, and of links that lead nowhere. (Who opens a pipe waits for ever: it is none of them.)"""
    links: set[str]
    """The names of folders and files that are links of the file system."""


def read_folder(path: str) -> Folder:
    """Read one folder. One that cannot be read is empty."""
    found = Folder(path, [], [], set())
    with suppress(OSError), os.scandir(path) as entries:
        for entry in entries:
            if _is_folder(entry):
                found.folders.append(entry.name)
            elif _is_file(entry):
                found.files.append(entry.name)
            else:
                continue
            if entry.is_symlink():
                found.links.add(entry.name)
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # (a link that leads in circles)
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link that leads to one or nowhere; no pipe, socket or device."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))  # noqa: PTH110
    except OSError:  # (as above)
        return True


def leads_in_circles(link: str) -> bool:
    """Whether a link leads to a folder through which the way to the link itself goes, or to one above that.

    Args:
        link: its path, on which there may be other links.
    """
    target = os.path.join(os.path.realpath(link), "")  # noqa: PTH118 (It ends in a slash.)
    return any(f"{os.path.realpath(above)}/".startswith(target) for above in Path(link).parents)


def links_below(path: str) -> Iterator[str]:
    """The links of the file system in a folder and below it, without following any."""
    found = read_folder(path)
    yield from (f"{path}/{name}" for name in found.links)
    for name in found.folders:
        if name not in found.links:
            yield from links_below(f"{path}/{name}")


def walk(path: str) -> Iterator[Folder]:
    """A folder and all below it, from the top, through links too: whoever asks takes out those that lead in circles."""
    found = read_folder(path)
    yield found
    for name in found.folders:
        yield from walk(f"{path}/{name}")
