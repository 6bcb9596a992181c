"""`desk publish`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import desk_of, refusing, slug_argument


@click.command("publish")
@slug_argument
@click.pass_obj
def command(config: Path, slug: str) -> None:
    """Set a piece to 'published' and record what goes out. Its date and embargo say when readers see it.

    Refused without the approvals that the site requires. Run again after a correction was approved, or after a second
    look at new rows: what went out is recorded beside the first time.

    \b
    Example:
      desk publish who-buys-the-coal
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(f"{desk.path}: {desk.publish()}")
