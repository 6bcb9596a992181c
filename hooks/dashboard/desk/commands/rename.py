"""`desk rename`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dashboard.core.journal import Journal, JournalError
from dashboard.core.phrases import plural
from dashboard.core.settings import read_settings
from dashboard.desk.options import edition_of
from dashboard.edition.edition import Edition
from dashboard.edition.site_copy import copy_with
from dashboard.renaming.aftermath import new_findings, void_approvals
from dashboard.renaming.plan import Plan, make_plan
from dashboard.renaming.subject import KINDS, DoneError, Kind, RenameError, find_subject

MOST_SHOWN = 40
"""How many places a list names; the rest is counted."""


@click.command("rename")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("old")
@click.argument("new")
@click.option(
    "--dry-run", is_flag=True, help="Show as a diff what would change, say what would follow, and change nothing."
)
@click.pass_obj
def command(config: Path, kind: Kind, old: str, new: str, dry_run: bool) -> None:
    """Give a piece, a dataset, a field, a chart or a person another name, wherever the repository names it.

    Files and the folder of a review are renamed; front matters, links, facts, declarations of charts, queries, tiles,
    themes and notes follow. Old addresses lead to the new ones. What cannot be reached (code of notebooks, prose) is
    listed. If it is interrupted, run it again: it is done as a whole. Commit what it wrote in one commit.

    \b
    Examples:
      desk rename analysis who-buys-the-coal buyers-of-coal --dry-run
      desk rename dataset china-russia-trade trade
      desk rename field china-russia-trade/value amount
    """
    journal = Journal(read_settings(config, []), "renaming", click.echo)
    try:
        with journal.only_one():
            if dry_run and journal.is_interrupted:
                raise RenameError("A renaming was interrupted. Finish it first: run it again without --dry-run.")
            if journal.finish():
                click.echo("So a renaming was finished that had been interrupted.\n")
            before = edition_of(config)
            plan = make_plan(before.content, find_subject(before.content, kind, old, new))
            report = "\n".join((*_files(plan), *_by_hand(plan), *_aftermath(before, plan)))
            if dry_run:
                click.echo("\n".join(line for file in plan.files for line in file.diff()))
                click.echo(f"{report}\nNothing was changed.")
            else:
                journal.carry_out(plan.files, report)
    except DoneError as done:
        click.echo(str(done))
    except (RenameError, JournalError) as error:
        raise click.ClickException(str(error)) from None


def _files(plan: Plan) -> Iterator[str]:
    for file in plan.files:
        name = file.path if file.path == file.new_path else f"{file.path} → {file.new_path}"
        yield f"  {name}{f' ({plural(file.places, "place")})' if file.places else ''}"
    renamed = sum(file.path != file.new_path for file in plan.files)
    changed = sum(file.before != file.after for file in plan.files)
    yield f"{plural(renamed, 'file')} renamed, {plural(changed, 'file')} changed."


def _by_hand(plan: Plan) -> Iterator[str]:
    if plan.missed:
        yield f"\nNot reached; look at these by hand where they mean the {plan.subject.kind}:"
        yield from _shortened([f"{missed.path}:{missed.line} {missed.what}" for missed in plan.missed])


def _aftermath(before: Edition, plan: Plan) -> Iterator[str]:
    """What follows, read of a copy of the site. So it is known before anything can be interrupted."""
    try:
        with copy_with(plan.files, before) as after:
            void, new = void_approvals(before.content, after.content, plan), new_findings(before, after, plan)
    except OSError as error:
        yield f"Which approvals become void is not known: no copy can be made ({error.strerror})."
        return
    if void:
        yield "\nReaders see something else then, so these have to be approved again (desk approve):"
        yield from _shortened(void)
    if new:
        yield "\ndesk check then says, too:"
        yield from _shortened(new)


def _shortened(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield f"  and {len(lines) - MOST_SHOWN} more"
