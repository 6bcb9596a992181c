"""Runs `mkdocs` in the place of a preview whose engine was saved; where it fails, again after the next save.

`restart` hands the text of this file to Python. While git changes from one version to another, a new process may load
files of both, and no file of the engine can be relied on, this one included. So it imports nothing of the engine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

import click

PAUSE_SECONDS = 0.3


def main(home: Path, options: list[str]) -> None:
    """Run `mkdocs`, and wait for a save of the engine if it ends by an error. It does not return then.

    Args:
        home: the checkout.
        options: of `mkdocs`.
    """
    before = engine_state(home)
    try:
        if not ends_by_error(options):
            return
        words = "The preview has ended. It starts again after the next save of the engine; Ctrl-C ends it."
        print(f"ERROR   -  {words}", file=sys.stderr)
        while engine_state(home) == before:
            time.sleep(PAUSE_SECONDS)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(1)
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "nt":  # There `exec` leaves the terminal to the shell at once.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def ends_by_error(options: list[str]) -> bool:
    """Run `mkdocs` until it ends. An error is printed.

    Args:
        options: of `mkdocs`.
    """
    from mkdocs.__main__ import cli

    try:
        cli(options, prog_name="mkdocs", standalone_mode=False)
    except click.ClickException as error:
        error.show()
    except SystemExit as end:
        return bool(end.code)
    except Exception:
        traceback.print_exc()
    else:
        return False
    return True


def engine_state(home: Path) -> dict[Path, int]:
    """When each file of the engine, and mkdocs.yml, was saved, in nanoseconds.

    Args:
        home: the checkout.
    """
    state = {}
    for path in [home / "mkdocs.yml", *(home / "hooks").rglob("*.*")]:
        if path.suffix != ".pyc":
            with suppress(OSError):  # It has gone this moment.
                state[path] = path.stat().st_mtime_ns
    return state


if __name__ == "__main__":
    home, *given = sys.argv[1:]
    sys.argv[:] = ["mkdocs", *given]  # (which the next restart takes its options from)
    main(Path(home), given)
