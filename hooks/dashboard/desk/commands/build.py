"""`desk build`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click


@click.command("build")
@click.option(
    "--as-of", metavar="TIME", help="Build what is public at this time, such as 2026-12-01T06:00+01:00; by default now."
)
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="The folder to write; by default site/."
)
@click.pass_obj
def command(config: Path, as_of: str | None, site_dir: Path | None) -> None:
    """Build the public site. An error in what would be public stops the build, and the old site stays.

    The exit code is 0 if the build succeeded, and 1 if an error stopped it.

    \b
    Examples:
      desk build
      desk build --as-of 2026-12-01T06:00+01:00 --site-dir next-week
    """
    # The command runs MkDocs as a program and imports nothing of it.
    site_option = ["--site-dir", str(site_dir.resolve())] if site_dir else []
    arguments = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config.resolve())]
    env = {**os.environ, "DASHBOARD_AS_OF": as_of} if as_of else None
    sys.exit(subprocess.run([*arguments, *site_option], env=env, check=False).returncode)
