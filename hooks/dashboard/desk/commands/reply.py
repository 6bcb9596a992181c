"""`desk reply`."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic import ValidationError

from dashboard.desk.options import as_option, desk_of, refusing, slug_argument
from dashboard.editorial.notes import reply
from dashboard.review.note import MAX_TEXT_LENGTH


@click.command("reply")
@slug_argument
@click.argument("note")
@click.argument("body")
@as_option
@click.pass_obj
def command(config: Path, slug: str, note: str, body: str, by: str) -> None:
    """Reply to a note; `desk notes SLUG` lists the names of notes.

    \b
    Example:
      desk reply who-buys-the-coal 261125-0100-9f3c --as osw-dashboard-editors "Of 2024."
    """
    desk = desk_of(config, slug)
    with refusing():
        try:
            reply(desk, note, by, body)
        except ValidationError:
            words = f"A reply is a text of 1 to {MAX_TEXT_LENGTH} characters, none of them a control character"
            raise click.ClickException(f"{words}; read {len(body)}.") from None
        click.echo(f"{note}: answered.")
