"""`desk rename`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.core.phrases import plural
from dashboard.desk.options import edition_of
from dashboard.edition.edition import Edition
from dashboard.renaming.aftermath import new_findings, void_approvals
from dashboard.renaming.journal import carry_out, finish, only_one
from dashboard.renaming.plan import Plan, make_plan
from dashboard.renaming.subject import KINDS, DoneError, Kind, RenameError, find_subject

MOST_SHOWN = 40
"""How many places a list names; the rest is counted."""


@click.command("rename")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
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
            if finish(settings):
                click.echo("Finished a renaming that was interrupted.")
                before = edition_of(config)
            plan = make_plan(before.content, find_subject(before.content, kind, old, new))
            _say(plan)
            if dry_run:
                click.echo("Nothing was changed.")
                return
            carry_out(plan, settings)
    except DoneError as done:
        click.echo(str(done))
        return
    except RenameError as error:
        raise click.ClickException(str(error)) from None
    _say_aftermath(before, edition_of(config), plan)


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
        click.echo("\nWhat readers see has changed, so these have to be approved again (desk approve):")
        _list(void)
    if new := new_findings(before, after, plan):
        click.echo("\ndesk check now says, too:")
        _list(new)


def _list(lines: list[str]) -> None:
    for line in lines[:MOST_SHOWN]:
        click.echo(f"  {line}")
    if len(lines) > MOST_SHOWN:
        click.echo(f"  and {len(lines) - MOST_SHOWN} more")
