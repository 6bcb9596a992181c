"""`desk migrate`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import edition_of
from dashboard.editorial.migrate import migrate


@click.command("migrate")
@click.pass_obj
def command(config: Path) -> None:
    """Bring reviews to where they count. Commit what this wrote.

    A review in one file, SLUG.review.yaml, as before 27 November 2026, becomes the folder SLUG.review/. An approval
    that counted before counts afterwards. The folder of a piece that was renamed, and names its old name in
    'formerly', moves beside the piece; after a merge, a part of it may stand in each of the two folders.

    Running it twice does no harm, and two branches that both run it make the same files.

    \b
    Example:
      desk migrate
    """
    migrations = list(migrate(edition_of(config)))
    for migration in migrations:
        click.echo(f"{migration.path}: {migration.report}", err=not migration.done)
    if not migrations:
        click.echo("There is nothing to migrate.", err=True)
    if not all(migration.done for migration in migrations):
        raise click.exceptions.Exit(1)
