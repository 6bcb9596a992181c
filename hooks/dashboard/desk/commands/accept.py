"""`desk accept`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import PERSON, desk_of, refusing, slug_argument


@click.command("accept")
@slug_argument
@click.argument("note")
@click.option("--as", "by", type=PERSON, metavar="REVIEWER", help="Who accepts it; by default the first author.")
@click.pass_obj
def command(config: Path, slug: str, note: str, by: str | None) -> None:
    """Put what a note suggests into the text, in the place of the words that it quotes, and close the note.

    Refused where the words are gone, stand there more than once, or reach across a link or other markup.

    \b
    Example:
      desk accept who-buys-the-coal 261125-0100-9f3c
    """
    desk = desk_of(config, slug)
    with refusing():
        click.echo(desk.accept(note, by or desk.analysis.front.authors[0]))
