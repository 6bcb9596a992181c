"""`desk build`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from dashboard.core.as_of import MARK, VARIABLE
from dashboard.core.settings import Settings, read_settings
from dashboard.desk.options import out_folder


@click.command("build")
@click.option(
    "--as-of",
    metavar="TIME",
    help="Write to --out what would be public then: 2026-12-01T06:00+01:00.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder to write with --as-of.")
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the publication; by default site/.",
)
@click.pass_obj
def command(config: Path, as_of: str | None, out: Path | None, site_dir: Path | None) -> None:
    """Build the public site. An error in what would be public stops the build, and the old site stays.

    With --as-of nothing is published: the folder --out gets what would be public at that time. Each page says so, and
    search engines are asked to stay away. An older build of this kind in the folder is replaced; a folder that holds
    anything else is refused. The exit code is 0 if the build succeeded, and 1 if an error stopped it.

    \b
    Examples:
      desk build
      desk build --as-of 2026-12-01T06:00+01:00 --out ../next-week
    """
    # The command runs MkDocs as a program and imports nothing of it.
    arguments = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config.resolve())]
    environment = dict(os.environ)
    if as_of:
        if site_dir or not out:
            raise click.UsageError("--as-of publishes nothing: name a folder for it with --out, and no --site-dir.")
        settings = read_settings(config.resolve(), [])
        folder = out_folder(out, settings, MARK, "what would be public at some time")
        arguments += ["--site-dir", str(folder)]
        environment[VARIABLE] = f"{_moment(as_of, settings)} {folder}"
    elif out:
        raise click.UsageError("--out belongs to --as-of; the folder of a publication is --site-dir.")
    elif site_dir:
        arguments += ["--site-dir", str(site_dir.resolve())]
    sys.exit(subprocess.run(arguments, env=environment, check=False).returncode)


def _moment(as_of: str, settings: Settings) -> str:
    try:
        return settings.moment(as_of).isoformat()
    except ValueError:
        message = f"read '{as_of}', expected a time such as 2026-12-01T06:00+01:00."
        raise click.BadParameter(message, param_hint="--as-of") from None
