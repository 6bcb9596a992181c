"""`desk publish`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import desk_of, refusing, slug_argument
from dashboard.editorial.publish import publish


@click.command("publish")
@slug_argument
@click.pass_obj
def command(config: Path, slug: str) -> None:
    """Set a piece to 'published' and record what is published. Its date and embargo say when readers see it.

    This is refused without the approvals that the site requires. Run it again after a correction was approved, or after
    a second look at new rows of data: each publication is recorded beside the earlier ones.

    \b
    Example:
      desk publish who-buys-the-coal
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(f"{desk.path}: {publish(desk)}")
