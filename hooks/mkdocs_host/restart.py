"""Starts the preview again in its own place when the engine's code was saved: only a new process loads it."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from dashboard.core.settings import HOME

log = logging.getLogger("mkdocs.preview")
LOADED = (".py", ".js", ".json", ".po")
"""Endings of what the engine loads once. (Templates, styles and scripts of pages are read by each build.)"""
TRIAL_SECONDS = 60
_TRIAL = "import sys; from mkdocs.config import load_config; load_config(sys.argv[1])"
"""Loads mkdocs.yml, and with it every adapter and what these import."""
_OPEN_BROWSER = ("-o", "--open")
_GUARDED_START = Path(__file__).with_name("guarded_start.py").read_text(encoding="utf-8")
"""A program that lives on while git changes the files of the engine."""


class Engine:
    """The engine's own code, as it was saved last."""

    def __init__(self) -> None:
        self.problem = ""
        """Why it cannot be started; empty if it can, or was not saved since this process began."""

    def can_start_again(self, changed: set[Path], config: Path) -> bool:
        """Whether the engine was saved and can be started.

        Args:
            changed: the files that were saved or deleted. Those of an engine that cannot be started are taken out.
            config: the mkdocs.yml of the site.
        """
        if not (files := engine_files(changed)):
            return False
        self.problem = problem_of_engine(files, config)
        if self.problem:
            log.error("The engine runs on as it was before the last save of it. %s", self.problem)
            changed -= files
        return not self.problem


def engine_files(changed: Iterable[Path]) -> set[Path]:
    """Of some files, those that only a new process loads.

    Args:
        changed: real paths.
    """
    hooks = HOME / "hooks"
    theme = hooks / "theme"
    return {path for path in changed if hooks in path.parents and theme not in path.parents and path.suffix in LOADED}


def problem_of_engine(files: Iterable[Path], config: Path) -> str:
    """What would keep a new process from starting; empty if nothing does.

    Args:
        files: the files of the engine that were saved.
        config: the mkdocs.yml of the site.
    """
    for path in sorted(path for path in files if path.suffix == ".py" and path.is_file()):
        try:
            compile(path.read_bytes(), str(path), "exec")
        except (SyntaxError, ValueError) as error:
            line = f":{error.lineno}: {error.msg}" if isinstance(error, SyntaxError) else f": {error}"
            return f"{path.relative_to(HOME).as_posix()}{line}"
    trial = [sys.executable, "-c", _TRIAL, str(config)]
    try:
        done = subprocess.run(
            trial, capture_output=True, text=True, errors="replace", timeout=TRIAL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"It was not loaded within {TRIAL_SECONDS} s."
    if not done.returncode:
        return ""
    return (done.stderr.strip().splitlines() or [f"It ended with {done.returncode}."])[-1]


def restart_command() -> list[str]:
    """The command of this process, without the option that opens a browser: its pages are open."""
    options = [part for part in sys.argv[1:] if part not in _OPEN_BROWSER]
    return [sys.executable, "-P", "-c", _GUARDED_START, str(HOME), *options]


def start_again(site: Path) -> None:
    """Put a new process of the same command in the place of this one. It does not return.

    Args:
        site: the served folder, which MkDocs would delete only after its last event.
    """
    shutil.rmtree(site, ignore_errors=True)
    sys.stdout.flush()
    sys.stderr.flush()
    command = restart_command()
    if os.name == "nt":  # There `exec` leaves the terminal to the shell at once.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
