"""`desk note`."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic import ValidationError

from dashboard.desk.options import as_option, desk_of, refusing, slug_argument
from dashboard.editorial.note_subject import missing_words
from dashboard.editorial.notes import delete, edit, find_message, write_note
from dashboard.review.blocks import words_of
from dashboard.review.note import CONTEXT_LENGTH, MAX_TEXT_LENGTH, NoteTarget
from dashboard.review.quote_anchor import find_quote


@click.command("note")
@slug_argument
@click.argument("body")
@as_option
@click.option("--on", "words", metavar="WORDS", help="The words that the note is about, as the page shows them.")
@click.option("--chart", metavar="ID", help="The chart that the note is about.")
@click.option("--fact", metavar="TARGET", help="The fact that the note is about, as its link names it.")
@click.option("--edit", "edited", metavar="NOTE", help="The name of your own note or reply whose words become BODY.")
@click.option(
    "--delete", "deleted", is_flag=True, help="Take your own note or reply back; its name stands in place of BODY."
)
@click.option(
    "--suggest",
    "suggestion",
    metavar="WORDS",
    help="Words to put in place of those of --on; '' deletes them.",
)
@click.pass_obj
def command(
    config: Path,
    slug: str,
    body: str,
    by: str,
    words: str | None,
    chart: str | None,
    fact: str | None,
    edited: str | None,
    deleted: bool,
    suggestion: str | None,
) -> None:
    """Leave a note on some words, a chart or a fact; without these, on the whole piece. Open notes block approval.

    With --edit it puts other words in place of those of your own note or reply, and with --delete it takes it back:
    the page then says that it was there. `desk notes SLUG` lists the names of both.

    \b
    Examples:
      desk note who-buys-the-coal --as merics-dashboard-editors --on "a third" "Of which year?"
      desk note who-buys-the-coal --as nkk-dashboard-editors --on "nearly" --suggest "over" "It is 101%."
      desk note who-buys-the-coal --as nkk-dashboard-editors --chart coal-exports "The axis begins at 20."
      desk note who-buys-the-coal --as nkk-dashboard-editors --edit 261125-0100-9f3c1a2b "It is 102%."
      desk note who-buys-the-coal --as nkk-dashboard-editors --delete 261125-0100-9f3c1a2b
    """
    if suggestion is not None and not (words or edited):
        raise click.UsageError("--suggest needs --on: the words that are replaced.")
    if len([option for option in (edited, deleted, words or chart or fact) if option]) > 1:
        raise click.UsageError("--edit and --delete name a note that is there: leave --on, --chart and --fact out.")
    desk = desk_of(config, slug)
    with refusing():
        try:
            if edited:
                present, answer = find_message(desk.review(), edited)
                kept = None if answer else present.suggestion if suggestion is None else suggestion
                note = edit(desk, present.id, by, body, kept, answer.id if answer else None)
            elif deleted:
                present, answer = find_message(desk.review(), body)
                note = delete(desk, present.id, by, answer.id if answer else None)
            else:
                shown = words_of(desk.source_text.html)
                note = write_note(desk, by, _note_target(shown, words, chart, fact), body, suggestion, shown=shown)
        except ValidationError as error:
            raise click.ClickException(_what_is_wrong(error, body)) from None
        click.echo(note.id)


def _what_is_wrong(error: ValidationError, body: str) -> str:
    first = error.errors()[0]
    if first["loc"] in (("chart",), ("fact",)):
        return f"Read {first['input']!r}, expected the name of a {first['loc'][0]} of the piece."
    rule = f"A note is a text of 1 to {MAX_TEXT_LENGTH} characters, none of them a control character"
    return f"{rule}; read {len(body)}."


def _note_target(shown: str, words: str | None, chart: str | None, fact: str | None) -> NoteTarget:
    """What a note is about; words with what stands around them on the page."""
    if not words:
        return NoteTarget(chart=chart, fact=fact, whole=not (chart or fact))
    quoted = NoteTarget(exact=words)
    if missing := missing_words(quoted, shown):
        raise click.ClickException(missing)
    span = find_quote(shown, quoted)
    before, exact, after = shown[: span.start], shown[span.start : span.end], shown[span.end :]
    return NoteTarget(
        exact=exact, prefix=before[-CONTEXT_LENGTH:], suffix=after[:CONTEXT_LENGTH], chart=chart, fact=fact
    )
