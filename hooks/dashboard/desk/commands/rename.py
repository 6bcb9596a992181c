"""`desk rename`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.core.phrases import plural
from dashboard.desk.options import edition_of
from dashboard.edition.edition import Edition
from dashboard.renaming.aftermath import new_findings, void_approvals
from dashboard.renaming.journal import carry_out, finish, is_interrupted, only_one
from dashboard.renaming.plan import Plan, make_plan
from dashboard.renaming.subject import KINDS, DoneError, Kind, RenameError, find_subject
from dashboard.renaming.trial import carried_out

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
    before = edition_of(config)
    settings = before.content.settings
    try:
        with only_one(settings):
            if dry_run and is_interrupted(settings):
                raise RenameError("A renaming was interrupted. Finish it first: run it again without --dry-run.")
            if finish(settings):
                click.echo("Finished a renaming that was interrupted.")
                before = edition_of(config)
            plan = make_plan(before.content, find_subject(before.content, kind, old, new))
            if dry_run:
                click.echo("\n".join(line for file in plan.files for line in file.diff()))
            _say(plan)
            if dry_run:
                _foretell(before, plan)
                click.echo("Nothing was changed.")
                return
            carry_out(plan, settings)
    except DoneError as done:
        click.echo(str(done))
        return
    except RenameError as error:
        raise click.ClickException(str(error)) from None
    _say_aftermath(before, edition_of(config), plan)


def _foretell(before: Edition, plan: Plan) -> None:
    try:
        with carried_out(plan, before) as after:
            _say_aftermath(before, after, plan)
    except OSError as error:
        click.echo(f"Which approvals become void is not known: no copy can be made ({error.strerror}).")


def _say(plan: Plan) -> None:
    for file in plan.files:
        name = file.path if file.path == file.new_path else f"{file.path} → {file.new_path}"
        click.echo(f"  {name}{f' ({plural(file.places, "place")})' if file.places else ''}")
    renamed = sum(file.path != file.new_path for file in plan.files)
    changed = sum(file.before != file.after for file in plan.files)
    click.echo(f"{plural(renamed, 'file')} renamed, {plural(changed, 'file')} changed.")
    if plan.missed:
        click.echo(f"\nNot reached; look at these by hand where they mean the {plan.subject.kind}:")
        _list([f"{missed.path}:{missed.line} {missed.what}" for missed in plan.missed])


def _say_aftermath(before: Edition, after: Edition, plan: Plan) -> None:
    if void := void_approvals(before.content, after.content, plan):
        click.echo("\nReaders see something else then, so these have to be approved again (desk approve):")
        _list(void)
    if new := new_findings(before, after, plan):
        click.echo("\ndesk check then says, too:")
        _list(new)


def _list(lines: list[str]) -> None:
    for line in lines[:MOST_SHOWN]:
        click.echo(f"  {line}")
    if len(lines) > MOST_SHOWN:
        click.echo(f"  and {len(lines) - MOST_SHOWN} more")
