"""`desk publish`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.options import desk_of, refusing, slug_argument
from dashboard.editorial.publish import publish


@click.command("publish")
@slug_argument
@click.option("--minor", metavar="WORDS", help="What was changed, if readers need no correction for it.")
@click.pass_obj
def command(config: Path, slug: str, minor: str | None) -> None:
    """Set a piece to 'published' and record what is published. Its date and embargo say when readers see it.

    This is refused without the approvals that the site requires. Run it again after a correction was approved, or after
    a second look at new rows of data: each publication is recorded beside the earlier ones.

    A text that readers saw and that has changed needs a new entry of 'corrections' in its front matter, or --minor for
    what changes no meaning. Both need a new approval.

    \b
    Examples:
      desk publish who-buys-the-coal
      desk publish who-buys-the-coal --minor "a typo in the third paragraph"
    """
    if minor is not None and not minor.strip():
        raise click.BadParameter("say in a few words what was changed.", param_hint="--minor")
    desk = desk_of(config, slug)
    with refusing():
        click.echo(f"{desk.path}: {publish(desk, minor or '')}")
