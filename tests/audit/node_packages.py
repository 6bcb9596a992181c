"""The npm packages of the audit, in a folder of their own: no other command needs them."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path

from machine.causes import NETWORK
from machine.folders import CACHE, remove
from machine.npm_packages import install_node, node_path
from machine.programs import run, say
from machine.stamps import is_done, mark_done, stamp_of

_LISTS = [Path(__file__).with_name(name) for name in ("package.json", "package-lock.json")]
_FOLDER = CACHE / "audit" / "npm"
_LOWEST_NODE = 20
"""What html-validate asks for; 20.19, to be exact."""


@functools.cache
def node_environment() -> dict[str, str] | str:
    """The environment in which Node runs with the packages, which are installed if need be; or why it does not."""
    try:
        path = node_path(_LOWEST_NODE) or install_node()
        stamp = stamp_of(*_LISTS)
        if not is_done(_FOLDER, stamp):
            say("npm: installing Lighthouse and html-validate into .cache/audit/npm")
            remove(_FOLDER)
            _FOLDER.mkdir(parents=True)
            for file in _LISTS:
                shutil.copy(file, _FOLDER)
            command = [
                shutil.which("npm", path=path),
                "ci",
                "--prefix",
                _FOLDER,
                "--ignore-scripts",
                "--loglevel=error",
            ]
            run(command, "The npm packages did not install", NETWORK, PATH=path)
            mark_done(_FOLDER, stamp)
    except SystemExit as reason:
        return str(reason)
    return {**os.environ, "PATH": path}


def run_package(script: str, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a script of a package in Node.

    Args:
        script: its path in node_modules.
        arguments: of the script.
        env: more of the environment.

    Raises:
        RuntimeError: Node or the packages are missing.
    """
    environment = node_environment()
    if isinstance(environment, str):
        raise RuntimeError(environment)
    node = shutil.which("node", path=environment["PATH"]) or "node"
    command = [node, str(_FOLDER / "node_modules" / script), *arguments]
    return subprocess.run(
        command, env={**environment, **(env or {})}, cwd=_FOLDER, capture_output=True, text=True, timeout=180
    )
