"""`desk notes`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dashboard.core.control_characters import with_visible_control
from dashboard.desk.options import FORMAT_HELP, desk_of, refusing, slug_argument
from dashboard.review.note import Note, NoteTarget, Reply
from dashboard.review.web_annotation import to_annotation


@click.command("notes")
@slug_argument
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonld"]), default="text", help=FORMAT_HELP)
@click.option("--open", "only_open", is_flag=True, help="List only open notes.")
@click.pass_obj
def command(config: Path, slug: str, form: str, only_open: bool) -> None:
    """List the notes on a piece. Each note and each reply begins with the name by which commands know it.

    `--format jsonld` writes them in W3C's Web Annotation model.

    \b
    Examples:
      desk notes who-buys-the-coal --open
      desk notes who-buys-the-coal --format jsonld
    """
    desk = desk_of(config, slug)
    with refusing():
        review = desk.review()
    notes = review.open_notes if only_open else review.notes
    if form == "text":
        for note in notes:
            click.echo(_format_note(note))
        return
    if form == "json":
        documents: object = [note.model_dump(mode="json", exclude_none=True) for note in notes]
    else:
        page_address = f"{desk.edition.content.settings.site_url}{desk.analysis.url}"
        documents = [to_annotation(note, page_address) for note in notes]
    click.echo(_with_visible_control(json.dumps(documents, ensure_ascii=False, indent=2)))


def _format_note(note: Note) -> str:
    state = "open" if note.open else "deleted" if note.deleted else "closed"
    lines = [f"{note.id} {state} {_who(note)}, on {_subject(note.target)}"]
    lines += [note.body] if note.body else []
    lines += [f"Suggested: “{note.suggestion}”"] if note.suggestion is not None and not note.deleted else []
    lines += [f"{reply.id} {_who(reply)}{f': {reply.body}' if not reply.deleted else ''}" for reply in note.replies]
    lines += [f"Resolved by {note.resolved.by}, {note.resolved.at:%Y-%m-%d %H:%M}"] if note.resolved else []
    return _with_visible_control("\n".join(lines)).replace("\n", "\n    ")


def _with_visible_control(text: str) -> str:
    """Write marks that turn the direction of a terminal's line as code. JSON reads this code as the marks."""
    return "\n".join(map(with_visible_control, text.split("\n")))


def _who(message: Note | Reply) -> str:
    verb = "deleted" if message.deleted else "edited"
    changed = f", {verb} {message.edited:%Y-%m-%d %H:%M}" if message.edited else ""
    return f"{message.by}, {message.at:%Y-%m-%d %H:%M}{changed}"


def _subject(target: NoteTarget) -> str:
    if target.exact:
        return f"“{target.exact}”"
    if target.chart:
        return f"chart {target.chart}"
    return f"fact {target.fact}" if target.fact else "the whole piece"
