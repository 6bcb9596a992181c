"""Runs pandoc, which reads and writes Word files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from dashboard.word.word_error import WordError
from machine.set_up_command import SET_UP

TIMEOUT = 120
"""Seconds. The longest of forty texts of universities took seven on a busy machine."""
MOST_MEMORY = "2G"
_MISSING = "The package 'pypandoc-binary' is missing."
_INSTALL = f"Run {SET_UP}, or pip install -e '.[word]'."
_HINT = "If Word opens the file, save it there under another name and try again."


def run_pandoc(
    arguments: Sequence[str], content: bytes, folder: Path | None = None, env: Mapping[str, str] | None = None
) -> bytes:
    """Run pandoc on some bytes.

    Args:
        arguments: such as `-f docx -t html`.
        content: what it reads.
        folder: where it looks for the files that the text names; without one it opens no file at all.
        env: what its environment says beside that of this process.

    Returns:
        What it writes.

    Raises:
        WordError: it is not installed, cannot read the content, or takes too long or too much memory.
    """
    alone = [] if folder else ["--sandbox"]
    command = [str(_executable()), "+RTS", f"-M{MOST_MEMORY}", "-RTS", *alone, *arguments]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=TIMEOUT, check=False, cwd=folder,
            env={**os.environ, **(env or {})},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise WordError(f"Pandoc was not done with the text after {TIMEOUT} seconds.", _HINT) from None
    except OSError as error:
        raise WordError(f"Pandoc does not start: {error.strerror}.", _INSTALL) from error
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        reason = lines[0][:200].rstrip(".") if lines else done.returncode
        raise WordError(f"Pandoc cannot read the text: {reason}.", _HINT)
    return done.stdout


def _executable() -> Path:
    """The pandoc that came with the package: one of the machine's own may be of any age."""
    spec = find_spec("pypandoc")
    if spec is None or spec.origin is None:
        raise WordError(_MISSING, _INSTALL)
    executable = Path(spec.origin).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc")
    if not executable.is_file():
        raise WordError(_MISSING, _INSTALL)
    return executable
