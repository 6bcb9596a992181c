"""`desk digest`."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from dashboard.core.as_of import VARIABLE
from dashboard.core.files import write_atomically
from dashboard.core.settings import Settings
from dashboard.desk.options import DAY, readers_edition
from dashboard.feeds.digest import make_digest
from dashboard.feeds.digest_html import digest_html
from dashboard.feeds.digest_text import digest_text
from dashboard.pages.follow_page import has_feeds


@click.command("digest")
@click.option("--from", "first", required=True, type=DAY, metavar="DAY", help="The first day.")
@click.option("--to", "last", required=True, type=DAY, metavar="DAY", help="The last day.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder for the two files; by default this one.",
)
@click.pass_obj
def command(config: Path, first: datetime.date, last: datetime.date, out: Path) -> None:
    """Write a newsletter about what was published, corrected and changed from one day to another.

    It is one HTML file and one text file, to paste into any mailing tool. Only what readers see now goes into it. Its
    pictures are on the site, so publish first. Changes of data are known for twelve months.

    If nothing happened in these days, no file is written, and the exit code is 0.

    \b
    Example:
      desk digest --from 2026-11-01 --to 2026-11-30
    """
    if first > last:
        raise click.UsageError(f"--from {first} is later than --to {last}.")
    if moment := os.environ.get(VARIABLE, "").strip():
        raise click.ClickException(
            f"{VARIABLE} is set to '{moment}', and a digest tells what readers see now. Unset it: unset {VARIABLE}"
        )
    edition = readers_edition(config)
    folder = _folder(out, edition.content.settings)
    if not has_feeds(edition.view):
        raise click.ClickException(f"{config.name} has no site_url: a mail needs full addresses.")
    digest = make_digest(edition.view, first, last)
    if not digest.counts:
        click.echo(f"Nothing was published, corrected or changed in these days: {digest.days}.")
        return
    for ending, text in (("html", digest_html(digest)), ("txt", digest_text(digest))):
        path = folder / f"digest-{first}-to-{last}.{ending}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, text.encode())
        except OSError as error:
            raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error
        click.echo(str(path))


def _folder(out: Path, settings: Settings) -> Path:
    """The folder that was named, unless it is a part of the site."""
    parts = (settings.docs, settings.data, settings.site)
    if any(out.resolve().is_relative_to(part.resolve()) for part in parts):
        raise click.BadParameter("this folder is a part of the site; name another.", param_hint="--out")
    return out
