"""`desk accept`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import PERSON, desk_of, refusing, slug_argument
from dashboard.editorial.notes import accept


@click.command("accept")
@slug_argument
@click.argument("note")
@click.option(
    "--as", "by", type=PERSON, metavar="REVIEWER", help="The person who accepts it; by default the first author."
)
@click.pass_obj
def command(config: Path, slug: str, note: str, by: str | None) -> None:
    """Replace the words that a note quotes by those that it suggests, and close the note.

    This is refused if the text does not hold the words, if it holds them more than once, or if a link or other markup
    begins or ends inside them.

    \b
    Example:
      desk accept who-buys-the-coal 261125-0100-9f3c
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(accept(desk, note, by or desk.analysis.front.authors[0]))
