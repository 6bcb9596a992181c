"""`desk submit`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import desk_of, refusing, slug_argument
from dashboard.editorial.submit import submit


@click.command("submit")
@slug_argument
@click.pass_obj
def command(config: Path, slug: str) -> None:
    """Hand a draft to reviewers: its status becomes 'review'. This is refused if the piece has errors.

    \b
    Example:
      desk submit who-buys-the-coal
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(f"{desk.path}: {submit(desk)}")
