"""`desk migrate`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import edition_of
from dashboard.editorial.migrate import migrate


@click.command("migrate")
@click.pass_obj
def command(config: Path) -> None:
    """Write files of an older form anew: a review in one file, SLUG.review.yaml, becomes the folder SLUG.review/.

    Nothing in a review of the old form counts. Run this once, and commit what it wrote. An approval that counted before
    counts afterwards. Two branches that both run it make the same files.

    \b
    Example:
      desk migrate
    """
    lines = list(migrate(edition_of(config)))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("There is nothing to migrate.", err=True)
