"""`desk approve`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import as_option, desk_of, refusing, slug_argument


@click.command("approve")
@slug_argument
@as_option
@click.pass_obj
def command(config: Path, slug: str, by: str) -> None:
    """Record that a reviewer has approved a piece with its text and its rows as they are now.

    A later change of either voids it. Refused where notes are open, where the piece has errors, and to its authors.

    \b
    Example:
      desk approve who-buys-the-coal --as merics-dashboard-editors
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(f"{desk.path}: {desk.approve(by)}")
