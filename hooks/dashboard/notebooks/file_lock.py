"""Keeps this process, and all that it starts, from reading files: by Landlock, which Linux has since 5.13.

Whatever opens a file then, a library in C or another program, is refused by the system itself.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""The system calls; they have these numbers on all machines."""
_ASK_VERSION, _PATH_BENEATH, _NO_NEW_PRIVILEGES = 1, 1, 38
_READ, _MOVE = 1 << 2, 1 << 13
"""Reading a file; moving one into another folder, which nobody may who is not told so."""
_MOVES_SINCE = 2
"""The version of Landlock that knows the second."""


def lock_files(hidden: Iterable[Path], but: Iterable[Path]) -> bool:
    """Let nothing in some folders be read from now on. To be called before other threads begin.

    Args:
        hidden: the folders.
        but: files in them that may be read all the same.

    Returns:
        Whether that is so. Other systems than Linux, and old ones, cannot do it.
    """
    if not (version := _version()):
        return False
    system = ctypes.CDLL(None)
    rights = _READ | (_MOVE if version >= _MOVES_SINCE else 0)
    rules = int(system.syscall(_CREATE, struct.pack("Q", rights), ctypes.c_size_t(8), 0))
    if rules < 0:
        return False
    try:
        for path in _open_paths(Path("/"), [path.resolve() for path in hidden]):
            _allow(system, rules, path, rights)
        for path in but:
            _allow(system, rules, path.resolve(), _READ)
        return bool(system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and system.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def can_lock_files() -> bool:
    """Whether this machine can do it."""
    return _version() > 0


def _version() -> int:
    """That of Landlock; 0 if there is none."""
    if sys.platform != "linux":
        return 0
    version = int(ctypes.CDLL(None).syscall(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION))
    return max(version, 0)


def _open_paths(folder: Path, hidden: Sequence[Path]) -> Iterator[Path]:
    """The largest folders and the files that hold nothing hidden. (A link is left out: what it leads to counts.)"""
    if folder in hidden:
        return
    if not any(path.is_relative_to(folder) for path in hidden):
        yield folder
        return
    try:
        children = [Path(entry.path) for entry in os.scandir(folder) if not entry.is_symlink()]
    except OSError:
        return
    for child in children:
        yield from _open_paths(child, hidden)


def _allow(system: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    try:
        file = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # (It is gone, or of somebody else: nobody needs it.)
    try:
        of_path = rights if path.is_dir() else _READ
        system.syscall(_ADD, rules, _PATH_BENEATH, struct.pack("=Qi", of_path, file), 0)
    finally:
        os.close(file)
