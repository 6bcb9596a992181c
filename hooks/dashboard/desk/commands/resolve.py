"""`desk resolve`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import as_option, desk_of, refusing, slug_argument
from dashboard.editorial import notes


@click.command("resolve")
@slug_argument
@click.argument("note")
@as_option
@click.option("--reopen", is_flag=True, help="Open the note again.")
@click.pass_obj
def command(config: Path, slug: str, note: str, by: str, reopen: bool) -> None:
    """Close a note. It stays in the review.

    \b
    Example:
      desk resolve who-buys-the-coal 261125-0100-9f3c --as osw-dashboard-editors
    """
    desk = desk_of(config, slug)
    with refusing():
        (notes.reopen if reopen else notes.resolve)(desk, note, by)
        click.echo(f"{note}: {'open' if reopen else 'closed'}.")
