"""Commands of MkDocs as copies of a process that has loaded all modules (`loaded.py`) and did nothing else.

To load them is two thirds of the build of a small site.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.samples.loaded"])


def start_mkdocs(
    root: Path,
    arguments: Sequence[str],
    output: Path,
    env: Mapping[str, str] | None = None,
    ignores_ctrl_c: bool = False,
    packages: Sequence[Path] = (),
) -> BaseProcess:
    """Start the command in a process of its own.

    Args:
        root: the folder that holds mkdocs.yml.
        arguments: of the command line.
        output: gets what it prints.
        env: the environment; without it, the one of this process. What Python itself reads of it has no effect.
        ignores_ctrl_c: as if a script had started it with `&`.
        packages: folders of packages that go before those of this environment.
    """
    settings = (dict(env or os.environ), ignores_ctrl_c, packages)
    process = _FORKS.Process(target=_run, args=(root, arguments, output, *settings))
    process.start()
    return process


class LoadedAnew(subprocess.Popen[bytes]):
    """The command in a process that loads all modules itself, as on a desk; it answers as a copy does."""

    def __init__(self, root: Path, arguments: Sequence[str], output: Path) -> None:
        """Start it; it ignores Ctrl-C as if a script had started it with `&`."""
        with output.open("ab") as file:
            command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", sys.executable, "-m", "mkdocs", *arguments]
            super().__init__(command, cwd=root, stdout=file, stderr=file)

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.poll() is None

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end, at most so many seconds."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(timeout)


def _run(
    root: Path,
    arguments: Sequence[str],
    output: Path,
    env: Mapping[str, str],
    ignores_ctrl_c: bool,
    packages: Sequence[Path],
) -> None:
    # Tests that run behind `&` or `nohup` pass on that they ignore these.
    signal.signal(signal.SIGINT, signal.SIG_IGN if ignores_ctrl_c else signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(env)
    with output.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    from mkdocs.__main__ import cli
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import get_plugins

    if packages:
        folders = [str(folder) for folder in packages]
        sys.path[:0] = folders
        os.environ["PYTHONPATH"] = os.pathsep.join(folders)  # for the process that converts texts again
        MkDocsConfig.plugins.installed_plugins = get_plugins()  # (MkDocs looks for them when it is loaded.)
    sys.argv = [sys.argv[0], *arguments]
    cli(arguments)
