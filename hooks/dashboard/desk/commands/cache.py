"""`desk cache`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from dashboard.cache.pruning import SPARED, CacheEntry, entries, prune
from dashboard.cache.store import kept_folder
from dashboard.core.dates import day

DAY = 86_400
MB = 1_000_000


@click.command("cache")
@click.option("--prune", "pruning", is_flag=True, help="Take out what was not used for long.")
@click.option(
    "--older-than",
    metavar="DAYS",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help="What was not used for so long goes.",
)
@click.option("--max-size", metavar="MB", type=click.IntRange(min=0), help="Then the oldest, until the rest fits.")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.pass_obj
def command(config: Path, pruning: bool, older_than: int, max_size: int | None, dry_run: bool) -> None:
    """Say how large the cache is, or make it smaller.

    It holds pictures, pages and whatever else was made before, in .cache/kept or in the folder that DASHBOARD_CACHE
    names, which checkouts may share. Nothing is lost with it but time. A build or a preview may run meanwhile: what was
    used in the last three hours stays.

    \b
    Examples:
      desk cache
      desk cache --prune --older-than 14 --max-size 500 --dry-run
    """
    folder = kept_folder(config.resolve().parent)
    if not pruning:
        click.echo(f"{folder}: {_said(entries(folder))}")
        return
    limit = float("inf") if max_size is None else max_size * MB
    done = prune(folder, older_than * DAY, limit, dry_run)
    click.echo(f"{'Would free' if dry_run else 'Freed'} {_said(done.gone)}")
    click.echo(f"Left: {_said(done.left)}")
    if sum(one.size for one in done.left) > limit:
        click.echo(f"That is more than {max_size:,} MB, but was used in the last {SPARED // 3600} hours.")


def _said(found: Sequence[CacheEntry]) -> str:
    if not found:
        return "nothing"
    size, files = sum(one.size for one in found) / MB, sum(len(one.files) for one in found)
    oldest = datetime.datetime.fromtimestamp(min(one.used for one in found), datetime.UTC).astimezone()
    return f"{size:,.1f} MB in {files:,} files, the oldest last used on {day(oldest)}"
