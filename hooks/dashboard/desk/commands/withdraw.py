"""`desk withdraw`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import desk_of, refusing, slug_argument
from dashboard.editorial.withdraw import withdraw


@click.command("withdraw")
@slug_argument
@click.option("--reason", metavar="WORDS", required=True, help="Why, in one or two sentences. Readers see it.")
@click.pass_obj
def command(config: Path, slug: str, reason: str) -> None:
    """Take a piece that was public from readers. Its address stays, with its title, the day and the reason.

    This writes the key 'withdrawn' into its front matter; delete the key to take it back. Charts, data and pictures
    that only this piece used go with it. It is refused for a piece that readers never could see.

    \b
    Example:
      desk withdraw who-buys-the-coal --reason "Two of its three sources were retracted."
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(f"{desk.path}: {withdraw(desk, reason)}")
