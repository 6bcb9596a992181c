"""`desk preview`."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from dashboard.core.preview_variable import preview_variable
from dashboard.core.settings import read_settings
from dashboard.desk.build_site import build_site
from dashboard.desk.options import DAY
from dashboard.desk.out_folder import out_folder

MARK = "review/review.js"
"""A file that every preview holds, and no publication does."""


@click.command("preview")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write.")
@click.option(
    "--expires",
    required=True,
    type=DAY,
    metavar="DAY",
    help="The last day on which it can be read, such as 2026-12-15.",
)
@click.pass_obj
def command(config: Path, out: Path, expires: datetime.date) -> None:
    """Build the preview as a folder of files, for a server that asks for a password.

    It shows drafts, the review bar, changes and notes, but takes no notes. It asks search engines to stay away, and
    says on each page when it expires. After that day browsers show none of its text. But the files can still be read
    by anybody who has them: the server has to keep strangers out, and should delete the folder. An older preview in the
    folder is replaced; a folder that holds anything else is refused. The exit code is that of the build.

    \b
    Example:
      desk preview --out ../preview --expires 2026-12-15
    """
    settings = read_settings(config.resolve(), [])
    if expires < datetime.datetime.now(settings.zone).date():
        raise click.BadParameter(f"{expires} is over.", param_hint="--expires")
    folder = out_folder(out, settings, MARK, "a preview")
    sys.exit(build_site(config, ["--site-dir", str(folder)], preview_variable(expires, folder)))
