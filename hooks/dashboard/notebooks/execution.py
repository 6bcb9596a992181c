"""Executes a notebook in a kernel of its own. Returns its outputs, the files it read, and why a cell failed."""

from __future__ import annotations

import asyncio
import atexit
import datetime
import itertools
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, MutableSet
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from dashboard.core.lazy_re import lazy_re
from dashboard.notebooks.kernel import LOCK, LOCKED, READS, ROOT, UNSEEN, WRITTEN
from dashboard.notebooks.notebook import KERNEL, Notebook
from dashboard.notebooks.run_result import Failure, FileLock, Run
from machine.set_up_command import SET_UP

_MISSING = lazy_re(r"No module named '([^']+)'|Missing optional dependency '([^']+)'|`Import (\w+)` failed")
"""How Python and pandas say that a library is missing."""
_ON_PYPI = {
    "sklearn": "scikit-learn",
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "yaml": "pyyaml",
    "cv2": "opencv-python",
}
"""Libraries that have another name there than in code."""
_DENIED = "Permission denied"
_LOCKED_HINT = (
    "Code that opens files by DuckDB, by another program or by a library in C gets no draft and no note of reviewers, "
    "and only the datasets and files that it names: name them in a cell, also as a remark (# ...)."
)
STARTUP_SECONDS = 60
MAX_LINES = 12
"""How many lines of an exception a message shows."""
_COLOURS = lazy_re(r"\x1b\[[0-9;]*m")
_FRAME = lazy_re(r"^[ \t]*Cell In\[(\d+)\], line (\d+)", re.M)
_TEMPORARY_PLACE = lazy_re(r" \(\d+\.py, line \d+\)$")
"""The end of a SyntaxError's message: it names a temporary file of the kernel, which no author has."""
_quiet = logging.getLogger("dashboard.notebooks.execution")
_quiet.addHandler(logging.NullHandler())
_quiet.propagate = False


class _Client(AsyncKernelClient):
    """Hears of a kernel's death from its process. The heartbeat beside that would hold up each end by a second."""

    def start_channels(self, *_: Any, **__: Any) -> None:
        super().start_channels(hb=False)


class OwnKernel(AsyncKernelManager):
    """A kernel of the repository's own Python, whatever other kernels of that name the machine has."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The command that starts it."""
        argv = [sys.executable, "-m", "dashboard.notebooks.kernel", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def execute(
    notebook: Notebook,
    root: Path,
    timeout: int,
    running: MutableSet[OwnKernel],
    stopped: threading.Event,
    lock: FileLock | None = None,
) -> Run:
    """Run the code cells in order in a fresh kernel, in the notebook's folder.

    Must not be called from the thread of an event loop.

    Args:
        notebook: what to execute.
        root: of the repository, resolved.
        timeout: of each cell, in seconds.
        running: holds the kernel while it runs, so that another thread can end it (`end_kernel`).
        stopped: once this is set, no further cell begins; a kernel that is still starting cannot be ended otherwise.
        lock: what the code may not read; None if it may read everything.

    Returns:
        The outputs and reads. If a cell failed or the run was stopped, it has a failure, and later cells are empty.
    """
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    sources = tuple(cell.source for cell in notebook.code)
    cells = [nbformat.v4.new_code_cell(cell.source, metadata={"tags": sorted(cell.tags)}) for cell in notebook.code]  # type: ignore[no-untyped-call]
    executed = nbformat.v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    kernel = OwnKernel(kernel_name=KERNEL, client_factory=_Client)
    position: list[int] = []

    def begin(cell: Any, cell_index: int) -> None:
        if stopped.is_set():
            raise InterruptedError
        position.append(cell_index)

    client = NotebookClient(
        executed,
        km=kernel,
        log=_quiet,
        timeout=timeout,
        startup_timeout=STARTUP_SECONDS,
        shutdown_kernel="immediate",
        store_widget_state=False,
        resources={"metadata": {"path": str((root / notebook.path).parent)}},
        on_cell_start=begin,
    )
    failure = None
    with tempfile.TemporaryDirectory(prefix="notebook-") as folder:
        reads = Path(folder) / "reads"
        reads.touch()
        kernel.connection_file = str(Path(folder) / "connection.json")
        if os.name != "nt":
            kernel.transport, kernel.ip = "ipc", str(Path(folder) / "kernel")
        environment = _kernel_environment(root, folder, reads)
        if lock:
            file = Path(folder) / "lock"
            file.write_text(json.dumps([lock.folders, sorted(str(root / path) for path in lock.allowed)]))
            # (A file that it makes in a folder above the locked ones could not be read.)
            environment |= {LOCK: str(file), **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), folder)}
        running.add(kernel)
        with (Path(folder) / "errors").open("w+", encoding="utf-8", errors="replace") as errors:
            try:
                streams: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": errors}
                # Not `client.execute`, which leaves its event loop open.
                asyncio.run(client.async_execute(env=environment, cleanup_kc=True, **streams))
            except Exception as error:  # (the start of a kernel can raise anything)
                errors.seek(0)
                failure = _failure(error, executed, position, timeout, errors.read(), is_locked=lock is not None)
            finally:
                running.discard(kernel)
                # If the start fails, nbclient leaves this behind, and it fails again when the process ends.
                atexit.unregister(client._cleanup_kernel)
        lines = [line.split("\t") for line in reads.read_text(encoding="utf-8").splitlines()]
    written = {path for digest, path in lines if digest == WRITTEN}
    read_files = {path: digest for digest, path in lines if path and path not in written}
    marks = {digest for digest, path in lines if not path}
    outputs = tuple(join_streams(map(_reproducible, cell["outputs"])) for cell in executed["cells"])
    allowed = lock.allowed if lock and LOCKED in marks else None
    return Run(sources, outputs, read_files, at, failure, UNSEEN in marks, allowed)


def end_kernel(kernel: OwnKernel) -> None:
    """Kill a kernel from another thread; its `execute` then returns a failure."""
    process = getattr(kernel.provisioner, "process", None)
    if process is not None:
        process.kill()


def _kernel_environment(root: Path, folder: str, reads: Path) -> dict[str, str]:
    """The kernel's environment, the same on every machine: no user's start-up files, a fixed hash seed."""
    return {
        **os.environ,
        ROOT: str(root),
        READS: str(reads),
        "IPYTHONDIR": folder,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PLOTLY_RENDERER": "plotly_mimetype",
        "NO_COLOR": "1",
    }


def _failure(
    error: Exception, executed: Any, position: list[int], timeout: int, errors: str, *, is_locked: bool
) -> Failure:
    if not position:
        lines = errors.strip().splitlines() or str(error).strip().splitlines() or [type(error).__name__]
        message = f"The kernel does not start: {lines[-1]}"
        return Failure("notebook-kernel", message, f"Run {SET_UP}; ipykernel belongs to .venv.")
    at = position[-1]
    if isinstance(error, CellExecutionError):
        is_denied = is_locked and _DENIED in error.evalue
        return _raised(error, executed, at, _LOCKED_HINT if is_denied else _hint(error))
    if isinstance(error, CellTimeoutError):
        message = f"It was still running after {timeout} seconds, and was stopped."
        hint = "Make it quicker, or raise extra.editorial.notebooks.timeout in mkdocs.yml."
        return Failure("notebook-timeout", message, hint, at)
    if isinstance(error, DeadKernelError):
        message = "The kernel died: the cell ended its process, or the memory did not suffice."
        return Failure("notebook-died", message, "Run the cell in JupyterLab and see what it takes.", at)
    return Failure("notebook-kernel", f"The kernel was lost: {error}", "Run this again.", at)


def _raised(error: CellExecutionError, executed: Any, at: int, hint: str) -> Failure:
    """What the exception says, and the line of this cell where it passed; line 1 if only other cells' code did."""
    cell = executed["cells"][at]
    output: dict[str, Any] = next((item for item in cell["outputs"] if item["output_type"] == "error"), {})
    traceback = _COLOURS.sub("", "\n".join(output.get("traceback", [])))
    own_lines = [int(line) for count, line in _FRAME.findall(traceback) if int(count) == cell["execution_count"]]
    message = _TEMPORARY_PLACE.sub("", _in_one_line(f"{error.ename}: {error.evalue}"))
    return Failure("notebook-error", message, hint, at, own_lines[-1] if own_lines else 1)


def _in_one_line(text: str) -> str:
    """The lines of a text as sentences of one. All are kept, as each may tell a fault; of very many the first ones."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    shown = lines[:MAX_LINES] + ([f"({len(lines) - MAX_LINES} more lines)"] if len(lines) > MAX_LINES else [])
    ended = [line if line[-1] in ".,:;!?" else f"{line};" for line in shown[:-1]]
    return " ".join([*ended, *shown[-1:]])


def _hint(error: CellExecutionError) -> str:
    """What to do about an exception. A library that is missing has to be locked, so that every machine has it."""
    if error.ename == "StdinNotImplementedError":
        return "Nobody can answer while a site is built: write the value into the code in place of input()."
    missing = _MISSING.search(error.evalue) if error.ename in ("ModuleNotFoundError", "ImportError") else None
    if missing is None:
        return "Open the notebook, run all cells in a fresh kernel, and correct this one."
    name = next(filter(None, missing.groups())).partition(".")[0]
    if name == "dashboard":
        return "Notebooks take from it what they need by: from dashboard import chart, dataset."
    on_pypi = f"'{_ON_PYPI[name]}', its name on PyPI," if name in _ON_PYPI else "its name on PyPI"
    return (
        f"If '{name}' is a library, add {on_pypi} to 'dependencies' in pyproject.toml, run make lock "
        f"and {SET_UP}, and commit requirements.lock with it. A file of your own has to stand beside the notebook."
    )


def join_streams(outputs: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Outputs with one text for each stream, and of a line that was written over only its last state.

    nbclient can do it (`coalesce_streams`), but its time grows with the square of the longest line.

    Args:
        outputs: of one cell, in their order.
    """
    joined: list[dict[str, Any]] = []
    streams: dict[str, dict[str, Any]] = {}
    for output in outputs:
        if output["output_type"] != "stream":
            joined.append(output)
        elif stream := streams.get(output["name"]):
            stream["text"] += output["text"]
        else:
            streams[output["name"]] = output
            joined.append(output)
    for stream in streams.values():
        lines = (line.rstrip("\r") for line in stream["text"].split("\n"))
        stream["text"] = "\n".join(line.rpartition("\r")[2] for line in lines)
    # Which of two streams comes first differs from run to run.
    for index, (output, following) in enumerate(itertools.pairwise(joined)):
        if (output.get("name"), following.get("name")) == ("stderr", "stdout"):
            joined[index : index + 2] = [following, output]
    return joined


def _reproducible(output: Any) -> dict[str, Any]:
    """An output as plain JSON, without what differs from run to run."""
    cleaned = {name: value for name, value in output.items() if name != "execution_count"}
    if cleaned["output_type"] == "error":
        cleaned["traceback"] = [_COLOURS.sub("", line) for line in cleaned["traceback"]]
    return cleaned
