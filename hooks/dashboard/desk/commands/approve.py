"""`desk approve`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import as_option, desk_of, refusing, slug_argument
from dashboard.editorial.approve import approve


@click.command("approve")
@slug_argument
@as_option
@click.pass_obj
def command(config: Path, slug: str, by: str) -> None:
    """Record that a reviewer approves a piece with its present text and rows of data.

    A later change of the text or of a unit voids the approval; until readers could see the piece, one of the rows or
    labels does, too. Approval is refused if notes are open, if the piece has errors, or if the reviewer is one of its
    authors.

    \b
    Example:
      desk approve who-buys-the-coal --as merics-dashboard-editors
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(f"{desk.path}: {approve(desk, by)}")
