"""`desk status`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from dashboard.desk.options import PIECE, desk_of, edition_of, format_option
from dashboard.editorial.review_queue import QueueEntry, list_pieces


@click.command("status")
@click.argument("slug", type=PIECE, required=False)
@format_option
@click.pass_obj
def command(config: Path, slug: str | None, form: str) -> None:
    """Show the state of each piece on its way to publication, or of one piece.

    \b
    Examples:
      desk status
      desk status who-buys-the-coal --format json
    """
    edition = desk_of(config, slug).edition if slug else edition_of(config)
    name = Path(slug).stem if slug else ""
    entries = [entry for entry in list_pieces(edition) if not name or entry.slug == name]
    if form == "json":
        documents = [{**asdict(entry), "due": entry.due.isoformat()} for entry in entries]
        click.echo(json.dumps(documents[0] if slug else documents, ensure_ascii=False, indent=2))
        return
    for entry in entries:
        click.echo(_format_entry(entry))


def _format_entry(entry: QueueEntry) -> str:
    lines = [f"{entry.slug}: {entry.state}", f"{entry.title}, by {', '.join(entry.authors)}"]
    lines += [f"not approved: {entry.missing}"] if entry.missing else []
    for approval in entry.approvals:
        lines += [f"approved by {approval.by}{f', void: {approval.against}' if approval.against else ''}"]
    lines += [f"{entry.open_notes} open note{'s' * (entry.open_notes != 1)}"] if entry.open_notes else []
    lines += [f"{entry.errors} error{'s' * (entry.errors != 1)}: see desk check"] if entry.errors else []
    lines += ["the text has changed since it was published"] if entry.text_changed else []
    lines += ["the rows have changed since it was published: look at it again"] if entry.rows_changed else []
    return "\n    ".join(lines)
