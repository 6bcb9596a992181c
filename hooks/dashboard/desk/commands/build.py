"""`desk build`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click


@click.command("build")
@click.option(
    "--as-of", metavar="TIME", help="What would be public then, such as 2026-12-01T06:00+01:00; now by default."
)
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="The folder; site/ by default.")
@click.pass_obj
def command(config: Path, as_of: str | None, site_dir: Path | None) -> None:
    """Build the publication, strictly: an error in what would be public stops it, and the old site stays.

    The exit code is that of the build: 1 where something stopped it.

    \b
    Examples:
      desk build
      desk build --as-of 2026-12-01T06:00+01:00 --site-dir next-week
    """
    # MkDocs is a program to this command; nothing of it is imported here.
    given = ["--site-dir", str(site_dir.resolve())] if site_dir else []
    arguments = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config.resolve()), *given]
    env = {**os.environ, "DASHBOARD_AS_OF": as_of} if as_of else None
    sys.exit(subprocess.run(arguments, env=env, check=False).returncode)
