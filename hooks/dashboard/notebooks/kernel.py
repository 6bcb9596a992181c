"""The kernel that executes notebooks: IPython's own, which notes what its code reads of the repository.

`python -m dashboard.notebooks.kernel -f CONNECTION_FILE`. Python itself tells of each file that is opened, by whatever
library: nothing has to be guessed from the code.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = "DASHBOARD_EXECUTION_ROOT"
"""The variable that names the repository's root."""
READS = "DASHBOARD_EXECUTION_READS"
"""The variable that names the file in which reads are noted: a digest, a tab and a path from the root in each line."""
WRITTEN = "written"
"""In place of a digest: the file was opened to be written."""
PASSED_OVER = (".venv", ".cache", ".git", "node_modules", "site")
"""Folders of the root that hold what is made, or what the locked environment stands for."""
READERS = ("_duckdb", "duckdb", "polars")
"""Libraries that open files behind Python's back: where one is loaded, every dataset counts as read."""
PROGRAMS = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.fork", "os.forkpty")
"""Events of other programs being started, such as those of `!` and `%%bash`: these too may read what they like."""


def digest_of(path: Path) -> str:
    """A file's content, or a folder's names, as a hash; empty where there is nothing."""
    try:
        if path.is_dir():
            return hashlib.sha256("\n".join(sorted(os.listdir(path))).encode()).hexdigest()  # noqa: PTH208 (names only)
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


class Recorder:
    """Notes each file of the repository at its first opening, and refuses to write into its contents."""

    def __init__(self, root: Path, file: int) -> None:
        """`root` must be resolved; `file` is a descriptor open for appending."""
        self._root = root
        self._file = file
        self._seen: set[str] = set()
        self._own = threading.local()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit hook (PEP 578). It runs inside every opening of a file, so it does little."""
        if event not in ("open", "os.listdir", "os.scandir", "import", *PROGRAMS) or getattr(self._own, "busy", False):
            return
        self._own.busy = True
        try:
            if event == "import":
                # A library that is only looked for, and one without a file of its own, has no file's name here.
                if arguments[1] and arguments[0].split(".")[0] in READERS:
                    self._note_all()
                return
            if event in PROGRAMS:
                # Python asks this one what the machine is.
                if arguments[:1] != ("uname",):
                    self._note_all()
                return
            place = arguments[0]
            path = self._inside(os.fsdecode(place)) if isinstance(place, str | bytes) else None
            if path is None or event != "open":
                # Of folders only those of data count: everything else lists its own, above all Python's imports.
                if path and path.startswith("data"):
                    self._note(path)
            elif _writes(*arguments[1:3]):
                if path.startswith(("data/", "docs/")):
                    raise PermissionError(f"a notebook writes nothing into docs/ or data/; read {path}")
                # What it keeps for itself is none of its inputs.
                os.write(self._file, f"{WRITTEN}\t{path}\n".encode())
            else:
                self._note(_source(path))
        finally:
            self._own.busy = False

    def _inside(self, name: str) -> str | None:
        """The path from the root; None for what is elsewhere."""
        path = Path(os.path.abspath(name))  # noqa: PTH100 (data/ may hold links that lead out of the root)
        if not path.is_relative_to(self._root):
            path = path.resolve()
        if not path.is_relative_to(self._root) or path.relative_to(self._root).parts[:1] in {(n,) for n in PASSED_OVER}:
            return None
        return path.relative_to(self._root).as_posix()

    def _note(self, path: str) -> None:
        if path not in self._seen:
            self._seen.add(path)
            os.write(self._file, f"{digest_of(self._root / path)}\t{path}\n".encode())

    def _note_all(self) -> None:
        for path in sorted((self._root / "data" / "datasets").glob("*/*")):
            self._note(path.relative_to(self._root).as_posix())


def _writes(mode: str | None, flags: int) -> bool:
    if mode is None:
        return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return any(letter in mode for letter in "wax+")


def _source(path: str) -> str:
    """Of a compiled module its source, which is what people change."""
    folder, _, name = path.rpartition("/")
    if name.endswith(".pyc") and folder.endswith("__pycache__"):
        return f"{folder.removesuffix('__pycache__')}{name.split('.')[0]}.py"
    return path


def main() -> None:
    """Begin to record, then be an ordinary kernel."""
    from ipykernel import kernelapp

    file = os.open(os.environ[READS], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    sys.addaudithook(Recorder(Path(os.environ[ROOT]), file))
    kernelapp.launch_new_instance(extensions=["dashboard.notebooks.kernel_frames"])


if __name__ == "__main__":
    main()
