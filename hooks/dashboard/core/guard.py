"""The guard at the border: whatever goes wrong in one file becomes a finding for that file, and all else goes on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from dashboard.core.disk_cures import disk_cure
from dashboard.core.finding import Finding

DEBUG = "DASHBOARD_DEBUG"
"""The environment variable that shows where the engine failed: with any value it prints the traceback and goes on.
With the value `raise` the error is raised; the tests run so, since there a failure is to be seen at once."""
_CODE = Path(__file__).parents[2]
_HINT = "This is a mistake of the engine, and what was changed last{} brings it out. desk --debug {} shows "


class guarding:  # noqa: N801 - a word behind `with`, as `suppress` is; as a generator it would cost thrice as much
    """Turn an error into a finding. Put it around all that is done with one file, and outside of the cache.

    What ends a command on purpose gets through: an interrupt, an exit, a cache that cannot be written to.
    """

    def __init__(
        self, path: str, findings: list[Finding], task: str = "read", line: int = 1, *, is_output: bool = False
    ) -> None:
        """Nothing happens before an error.

        Args:
            path: the file, from the root of the repository.
            findings: gets the finding.
            task: what is done with the file, as it stands behind "could not be".
            line: the line of the file that is being looked at.
            is_output: whether a build makes the file, so that nobody has written it.
        """
        self._findings = findings
        self._place = (path, task, line, is_output)

    def __enter__(self) -> None:
        """Nothing happens."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        """Add the finding, and say that the error has been dealt with."""
        # (Where a library in Rust fails, it raises what is no Exception; whoever ends a command on purpose does, too.)
        is_mistake = isinstance(error, Exception) or type(error).__name__ == "PanicException"
        if error is None or not is_mistake or isinstance(error, click.ClickException):
            return False
        mode = os.environ.get(DEBUG)
        if mode == "raise":
            return False
        if mode:
            import traceback  # (as in `_place`)

            traceback.print_exception(error, file=sys.stderr)
        self._findings.append(_finding(error, *self._place))
        return True


def _finding(error: BaseException, path: str, task: str, line: int, is_output: bool) -> Finding:
    if isinstance(error, OSError) and error.strerror:
        needed = str(error.filename or path)
        if not needed.endswith(path):
            message = f"This could not be {task}, since {needed} cannot be read or written: {error.strerror}."
            return Finding(id="unreadable-file", path=path, line=line, message=message, hint=disk_cure(error))
        message = f"The file could not be {task}: {error.strerror}."
        return Finding(id="unreadable-file", path=path, line=line, message=message, hint="Look at its permissions.")
    if isinstance(error, MemoryError | RecursionError):
        wants = "memory than there is" if isinstance(error, MemoryError) else "levels of nesting than can be followed"
        message = f"This could not be {task}: it takes more {wants}."
        return Finding(
            id="engine-error", path=path, line=line, message=message, hint="Make it smaller, with fewer levels."
        )
    words = " ".join(str(error).split())
    about = f"{type(error).__name__}: {words[:117]}{'...' if words[117:] else ''}" if words else type(error).__name__
    hint = _HINT.format(*(("", "build") if is_output else (" in the file", "check")))
    hint += f"the place in the code ({_place(error)}). Please report it with the file."
    return Finding(id="engine-error", path=path, line=line, message=f"This could not be {task} ({about}).", hint=hint)


def _place(error: BaseException) -> str:
    """The last place in our own code that the error came through: file and line."""
    # Imported here since the engine seldom fails.
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    frame = ([frame for frame in frames if Path(frame.filename).is_relative_to(_CODE)] or frames)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
