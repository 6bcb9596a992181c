"""The kernel that executes notebooks: IPython's own, with a record of the repository's files that its code reads.

Started by `python -m dashboard.notebooks.kernel -f CONNECTION_FILE`. Python reports each file that any library opens
(audit events), so nothing has to be guessed from the code.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from dashboard.notebooks.file_lock import lock_files

ROOT = "DASHBOARD_EXECUTION_ROOT"
"""The environment variable with the repository's root."""
READS = "DASHBOARD_EXECUTION_READS"
"""The environment variable with the file that lists the reads, one a line: a digest, a tab, a path from the root."""
LOCK = "DASHBOARD_EXECUTION_LOCK"
"""The environment variable with a file that says, in JSON, which folders code may not read, and which files in them it
may all the same (the two arguments of `lock_files`). Without it code may read everything."""
LOCKED = "locked"
"""Stands in place of a digest if that was done. No path follows."""
WRITTEN = "written"
"""Stands in place of the digest of a file that was opened for writing."""
UNSEEN = "unseen"
"""Stands in place of the digest where code uses a library or a program whose reads nobody sees. No path follows."""
IGNORED_FOLDERS = (".venv", ".cache", ".git", "node_modules", "site")
"""Folders of the root that hold generated files, or packages, which requirements.lock stands for."""
READER_LIBRARIES = ("_duckdb", "duckdb", "polars", "lxml", "_cffi_backend")
"""Libraries that open files without Python's knowledge: once one is loaded, every dataset counts as read."""
PROCESS_MODULES = tuple(f"multiprocessing.popen_{kind}" for kind in ("spawn_posix", "spawn_win32", "forkserver"))
"""Modules that start another Python, of which no event tells: nobody sees what it reads."""
PROGRAM_EVENTS = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.fork", "os.forkpty")
"""Audit events of starting another program, as `!` and `%%bash` do: it may read any file, so all datasets count too."""
FILE_EVENTS = ("open", "os.listdir", "os.scandir", "os.link", "sqlite3.connect")
"""Audit events of using a file or a folder. A link to a file may be read in its place."""
LIBRARY_EVENTS = ("ctypes.dlopen", "ctypes.dlsym", "ctypes.dlsym/handle", "ctypes.call_function")
"""Audit events of using a library that is not Python's, which may read any file as well."""
OWN_USES = ("uname", None, "PyFrame_LocalsToFast")
"""What these events name before any code of a notebook runs: Python asks which machine this is, ctypes opens Python
itself, and the kernel's debugger looks up one of its functions."""


def path_digest(path: Path) -> str:
    """The SHA-256 of a file's content or of a folder's names; empty if there is neither."""
    try:
        if path.is_dir():
            return hashlib.sha256("\n".join(sorted(os.listdir(path))).encode()).hexdigest()  # noqa: PTH208 (names only)
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


class Recorder:
    """Notes each file of the repository when it is first opened, and refuses writing into docs/ and data/."""

    def __init__(self, root: Path, file: int) -> None:
        """Begin with no file noted.

        Args:
            root: of the repository, resolved.
            file: a descriptor, open for appending.
        """
        self._root = root
        self._file = file
        self._seen: set[str] = set()
        self._own = threading.local()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Called by Python as an audit hook (PEP 578). It runs at every opening of a file, so it must be quick.

        Args:
            event: the name of the audit event.
            arguments: what Python tells of it.

        Raises:
            PermissionError: a file of docs/ or data/ is opened for writing.
        """
        if event not in (*FILE_EVENTS, "import", *PROGRAM_EVENTS, *LIBRARY_EVENTS) or getattr(self._own, "busy", False):
            return
        self._own.busy = True
        try:
            if event == "import":
                # Python gives no file name if it only looks for a library, or if the library has no file.
                is_reader = arguments[1] and arguments[0].split(".")[0] in READER_LIBRARIES
                if is_reader or arguments[0] in PROCESS_MODULES:
                    self._note_all()
                return
            if event in PROGRAM_EVENTS or event in LIBRARY_EVENTS:
                # (The second argument of `dlsym` is the function that is looked up; `os.fork` has no argument.)
                if (arguments[1] if event == "ctypes.dlsym" else next(iter(arguments), event)) not in OWN_USES:
                    self._note_all()
                return
            place = arguments[0]
            path = self._inside(os.fsdecode(place)) if isinstance(place, str | bytes) else None
            if event == "open" and _may_be_of_another_folder(*arguments[:2]):
                self._note_all()
            elif event in ("os.link", "sqlite3.connect"):
                if path and (self._root / path).is_file():  # (IPython keeps its history in ':memory:'.)
                    self._record(path)
            elif path is None or event != "open":
                # Listing a folder counts for data only: Python's imports list many other folders.
                if path and path.startswith("data"):
                    self._record(path)
            elif _writes(*arguments[1:3]):
                if path.startswith(("data/", "docs/")):
                    raise PermissionError(f"a notebook writes nothing into docs/ or data/; read {path}")
                # A file that the notebook writes for itself is not one of its inputs.
                os.write(self._file, f"{WRITTEN}\t{path}\n".encode())
            else:
                self._record(_source_of(path))
        finally:
            self._own.busy = False

    def _inside(self, name: str) -> str | None:
        """The path from the root; None for a file outside of it or in an ignored folder."""
        path = Path(os.path.abspath(name))  # noqa: PTH100 (data/ may hold links that lead out of the root)
        if not path.is_relative_to(self._root) or not path.exists():
            path = Path(name).resolve()  # (The way back from a folder behind a link leads elsewhere.)
        if not path.is_relative_to(self._root) or path.relative_to(self._root).parts[:1] in {
            (name,) for name in IGNORED_FOLDERS
        }:
            return None
        return path.relative_to(self._root).as_posix()

    def _record(self, path: str) -> None:
        if path not in self._seen:
            self._seen.add(path)
            os.write(self._file, f"{path_digest(self._root / path)}\t{path}\n".encode())

    def _note_all(self) -> None:
        os.write(self._file, f"{UNSEEN}\t\n".encode())
        for path in sorted((self._root / "data" / "datasets").glob("*/*")):
            if path_digest(path):  # (Others are kept from it.)
                self._record(path.relative_to(self._root).as_posix())


def _may_be_of_another_folder(name: object, mode: str | None) -> bool:
    """Whether `os.open` may have got the folder of a file, too (`dir_fd`), of which the event says nothing."""
    if mode is not None or not isinstance(name, str | bytes):
        return False
    if sys._getframe(2).f_code.co_filename == shutil.__file__:
        return False  # (So Python deletes a folder, of which it reads no file.)
    return not (os.path.isabs(name) or os.path.exists(name))  # noqa: PTH110, PTH117


def _writes(mode: str | None, flags: int) -> bool:
    if mode is None:
        return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return any(letter in mode for letter in "wax+")


def _source_of(path: str) -> str:
    """The source file of a compiled module, since people change that; any other path as it is."""
    folder, _, name = path.rpartition("/")
    if name.endswith(".pyc") and folder.endswith("__pycache__"):
        return f"{folder.removesuffix('__pycache__')}{name.split('.')[0]}.py"
    return path


def main() -> None:
    """Install the recorder, then run as an ordinary kernel."""
    from ipykernel import kernelapp

    file = os.open(os.environ[READS], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    if lock := os.environ.get(LOCK):
        hidden, allowed = (map(Path, paths) for paths in json.loads(Path(lock).read_bytes()))
        if lock_files([*hidden], allowed):
            os.write(file, f"{LOCKED}\t\n".encode())
    sys.addaudithook(Recorder(Path(os.environ[ROOT]), file))
    kernelapp.launch_new_instance(extensions=["dashboard.notebooks.kernel_frames"])


if __name__ == "__main__":
    main()
