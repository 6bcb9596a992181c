"""Running the programs of set-up: what they say goes into .cache/set-up.log, and a failure is told in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from machine.causes import Cause, cause_of
from machine.environment import clean_environment
from machine.folders import CACHE, ROOT

LOG = CACHE / "set-up.log"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: Sequence[object], failure: str, cure: str, **env: str) -> None:
    """Run a command. If it fails, say `failure`, the cause and its cure, and end the set-up.

    Args:
        command: the program and its arguments.
        failure: what did not come about.
        cure: what to do about a cause that is not known.
        env: more of the environment.
    """
    if not works(command, **env):
        cause = cause_in_log(cure)
        fail(f"{failure}: {cause.reason}", cause.cure, f" (All it said: {LOG.relative_to(ROOT).as_posix()})")


def works(command: Sequence[object], **env: str) -> bool:
    """Run a command with its output in the log, and `env` added to the environment. Return whether it succeeded."""
    with LOG.open("w", encoding="utf-8", errors="replace") as log:
        try:
            done = subprocess.run(
                [str(part) for part in command],
                cwd=str(ROOT),
                env=environment(**env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            log.write(str(error))
            return False
    return done.returncode == 0


def output(command: Sequence[object], **env: str) -> str:
    """Run a command with `env` added to the environment, and return what it prints; empty if it fails."""
    return ask(command, **env)[0]


def ask(command: Sequence[object], **env: str) -> tuple[str, str]:
    """Run a command with `env` added to the environment.

    Returns:
        What it prints, empty if it fails; and if it fails, what it says of it.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=str(ROOT),
            env=environment(**env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError as error:
        return "", str(error)
    return (done.stdout.strip(), "") if done.returncode == 0 else ("", done.stderr.strip())


def apt_install(package: str) -> None:
    """Install a package of Debian or Ubuntu."""
    say(f"{package}: installing it for the whole system with apt-get, as you are root")
    works(["apt-get", "update"])
    works(["apt-get", "install", "--yes", "--no-install-recommends", package])


def environment(**env: str) -> dict[str, str]:
    """Return the environment of a program."""
    return {**clean_environment(os.environ, CACHE), **env}


def say(line: str) -> None:
    """Print one line of progress."""
    print(f"set-up  {line}", flush=True)


def cause_in_log(cure: str) -> Cause:
    """Return why the last command failed, and `cure` if that is not known."""
    return cause_of(LOG.read_text(encoding="utf-8", errors="replace"), os.environ, cure)


def fail(failure: str, cure: str, more: str = "") -> NoReturn:
    """End the set-up. Both texts have no full stop."""
    sys.exit(f"set-up  {failure}. Cure: {cure}.{more}")
