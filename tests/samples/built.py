"""Whole builds, run as a user would, and what stands in a built site."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from dashboard.core.process_lock import ProcessLock
from dashboard.output.search_index import BUNDLE
from tests.samples.forks import start_mkdocs


@dataclass(frozen=True)
class Built:
    """What `mkdocs build` did."""

    root: Path
    code: int
    """The exit code."""
    output: str

    @property
    def site(self) -> Path:
        """The folder of the publication."""
        return self.root / "site"

    def read(self, name: str) -> str:
        """A file of the publication."""
        return (self.site / name).read_text(encoding="utf-8")

    def files(self) -> set[str]:
        """All files of the publication."""
        return {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()}

    def index(self) -> dict[str, bytes]:
        """The files of the search index, by their names in the site."""
        return {name: (self.site / name).read_bytes() for name in self.files() if name.startswith(f"{BUNDLE}/")}

    def searched(self) -> dict[str, Any]:
        """What the search knows of each page, by its address in the site."""
        return searched(self.site)


Make = Callable[..., Built]
"""What the fixture `make_site` gives."""


def searched(site: Path) -> dict[str, Any]:
    """What the search index of a site says of each page, by its address in the site."""
    packed = sorted((site / BUNDLE / "fragment").iterdir())
    pages = [json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in packed]
    return {page["url"]: page for page in pages}


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that the first process of a run makes, and the others find; its path comes back."""
    lock = ProcessLock(folder.with_name(f"{folder.name}.lock"))
    lock.acquire(lambda: None)
    try:
        if not folder.exists():
            unfinished = folder.with_name(f"{folder.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    finally:
        lock.release()
    return folder


def build(root: Path, *options: str, env: dict[str, str] | None = None, packages: Sequence[Path] = ()) -> Built:
    """Run `mkdocs build`.

    Args:
        root: the folder that holds mkdocs.yml.
        options: of the command line.
        env: the environment; without it, the one of this process.
        packages: folders of further packages that the build has.
    """
    if _python_settings(env or os.environ) == _python_settings(os.environ):
        with NamedTemporaryFile() as output:
            process = start_mkdocs(root, ["build", *options], Path(output.name), env, packages=packages)
            process.join(300)
            assert process.exitcode is not None, f"mkdocs build takes longer than 300 s: {root}"
            return Built(root, process.exitcode, Path(output.name).read_text(encoding="utf-8"))
    assert not packages, "what Python itself reads of the environment decides a process that loads all anew"
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False, timeout=300)
    return Built(root, done.returncode, done.stdout + done.stderr)


def _python_settings(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name.startswith("PYTHON")}
