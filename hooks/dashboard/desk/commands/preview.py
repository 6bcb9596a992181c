"""`desk preview`."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import click

from dashboard.core.settings import read_settings

MARK = "review/review.js"
"""What every preview holds, and no publication does."""


@click.command("preview")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write.")
@click.option(
    "--expires", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The last day of it, such as 2026-12-15."
)
@click.pass_obj
def command(config: Path, out: Path, expires: datetime.datetime) -> None:
    """Build the preview as a folder of files, for a server that asks for a password.

    It shows drafts, the bar, changes and notes, takes no notes, asks search engines to stay away, and says on each page
    when it ends. After that day browsers show no text of it; but files are files: whoever has them can read them, and
    the server has to keep strangers out and should delete the folder. An older preview in the folder is replaced;
    another folder is left alone. The exit code is that of the build.

    \b
    Example:
      desk preview --out ../preview --expires 2026-12-15
    """
    folder, day = out.resolve(), expires.date()
    settings = read_settings(config.resolve(), [])
    if day < datetime.datetime.now(settings.zone).date():
        raise click.BadParameter(f"{day} is over.", param_hint="--expires")
    if folder == settings.root or any(folder.is_relative_to(one) for one in (settings.docs, settings.data)):
        raise click.BadParameter("this is where the site is made from.", param_hint="--out")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise click.BadParameter(f"{out} holds other things than a preview; name another folder.", param_hint="--out")
    # MkDocs is a program to this command; nothing of it is imported here.
    arguments = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config.resolve())]
    env = {**os.environ, "DASHBOARD_PREVIEW": f"{day} {folder}"}
    sys.exit(subprocess.run([*arguments, "--site-dir", str(folder)], env=env, check=False).returncode)
