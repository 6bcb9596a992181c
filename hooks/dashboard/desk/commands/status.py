"""`desk status`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec import to_builtins

from dashboard.core.dates import day
from dashboard.core.finding import nearest
from dashboard.core.phrases import plural
from dashboard.desk.options import INSTITUTE, PERSON, PIECE, desk_of, edition_of, format_option
from dashboard.editorial.due_data import due_datasets
from dashboard.editorial.review_queue import QueueEntry, queue_entries
from dashboard.editorial.turn import awaits, name_people
from dashboard.editorial.unreadable_pieces import unreadable_pieces
from dashboard.people.registry import Registry


@click.command("status")
@click.argument("slug", type=PIECE, required=False)
@click.option("--mine", "person", type=PERSON, metavar="SLUG", help="Only what waits for this person or team.")
@click.option("--institute", type=INSTITUTE, metavar="SLUG", help="Only what waits for people of this institute.")
@format_option
@click.pass_obj
def command(config: Path, slug: str | None, person: str | None, institute: str | None, form: str) -> None:
    """Show where each piece is on its way to publication, whose turn it is, and what comes next; or of one piece.

    With --mine and --institute, also the datasets that the person or institute keeps and that are due.

    \b
    Examples:
      desk status
      desk status --mine merics-dashboard-editors
      desk status --institute osw
      desk status who-buys-the-coal --format json
    """
    edition = desk_of(config, slug).edition if slug else edition_of(config)
    registry = edition.content.registry
    _require_known(person, registry.authors, "author or team")
    _require_known(institute, registry.institutes, "institute")
    name = Path(slug).stem if slug else ""
    entries = [
        entry
        for entry in queue_entries(edition)
        if (not name or entry.slug == name)
        and (not (person or institute) or awaits(entry.turn, registry, person or "", institute or ""))
    ]
    datasets = [] if slug else due_datasets(edition, person or "", institute or "")
    if form == "json":
        documents = [to_builtins(entry) for entry in entries]
        click.echo(json.dumps(documents[0] if slug else documents, ensure_ascii=False, indent=2, default=str))
        return
    for entry in entries:
        click.echo(_format_entry(entry, registry))
    unreadable = {} if slug or person or institute else unreadable_pieces(edition)
    for path, errors in unreadable.items():
        click.echo(f"{Path(path).stem}: cannot be read\n    {plural(errors, 'error')}: see desk check {path}")
    for dataset in datasets:
        keeper = registry.name_of(dataset.keeper) if dataset.keeper else "nobody"
        click.echo(f"{dataset.name}: overdue since {dataset.next}\n    {dataset.title}, kept by {keeper}")
    if not (entries or datasets or unreadable):
        click.echo("Nothing waits.", err=True)


def _require_known(slug: str | None, known: Iterable[str], noun: str) -> None:
    if slug and slug not in known:
        raise click.BadParameter(f"there is no {noun} '{slug}'. {nearest(slug, known)}")


def _format_entry(entry: QueueEntry, registry: Registry) -> str:
    lines = [f"{entry.slug}: {entry.state}", f"{entry.title}, by {', '.join(entry.authors)}"]
    turn = entry.turn
    if turn.role != "nobody":
        since = f", since {day(turn.since)}" if turn.since else ""
        names = f": {named}" if (named := name_people(turn, registry)) else ""
        lines += [f"turn of the {turn.role}{names}{since}", f"next: {turn.step} {turn.command}"]
    if entry.review_by and turn.role != "nobody":
        lines += [f"to be reviewed by {day(entry.review_by)}{', which has passed' if entry.is_late else ''}"]
    lines += [f"not approved: {entry.missing}"] if entry.missing else []
    for approval in entry.approvals:
        void = f", void: {approval.against}" if approval.against else ""
        lines += [f"approved by {approval.by} ({approval.recorded}){void}"]
    lines += [f"{plural(entry.open_notes, 'open note')}"] if entry.open_notes else []
    lines += [f"{plural(entry.errors, 'error')}: see desk check"] if entry.errors else []
    lines += ["the text has changed since it was published"] if entry.text_changed else []
    lines += ["the rows have changed since it was published: look at it again"] if entry.rows_changed else []
    lines += ["labels, events or people have changed since it was published"] if entry.surroundings_changed else []
    lines += [f"declared minor: {words}" for words in entry.minor]
    return "\n    ".join(lines)
