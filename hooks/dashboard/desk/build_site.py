"""Builds a site as another program: a command imports nothing of MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def build_site(config: Path, options: Sequence[str], variables: Mapping[str, str], stdout: int | None = None) -> int:
    """Run `mkdocs build` without the host's own announcement, as `make` does.

    Args:
        config: mkdocs.yml.
        options: further options of `mkdocs build`.
        variables: what its environment has beside that of this process.
        stdout: the number of the file that gets its output; None for standard output.

    Returns:
        its exit code.
    """
    arguments = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config.resolve()), *options]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ, **variables}
    return subprocess.run(arguments, env=environment, stdout=stdout, check=False).returncode
