"""`desk cache`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from dashboard.cache.pruning import SPARED, CacheEntry, entries, prune
from dashboard.cache.store import kept_folder
from dashboard.core.dates import day

SECONDS_OF_A_DAY = 86_400
MB = 1_000_000


@click.command("cache")
@click.option("--prune", "pruning", is_flag=True, help="Delete files that were not used for a long time.")
@click.option(
    "--older-than",
    metavar="DAYS",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help="With --prune: delete files that were not used for this many days.",
)
@click.option(
    "--max-size",
    metavar="MB",
    type=click.IntRange(min=0),
    help="With --prune: also delete the oldest files until the cache is no larger than this.",
)
@click.option("--dry-run", is_flag=True, help="With --prune: only say what would be deleted.")
@click.pass_obj
def command(config: Path, pruning: bool, older_than: int, max_size: int | None, dry_run: bool) -> None:
    """Show how large the cache is, or make it smaller.

    The cache holds pictures, pages and other results of earlier builds. It is the folder .cache/kept, or the one that
    DASHBOARD_CACHE names, which several checkouts may share. What is deleted is made again when it is needed. A build
    or a preview may run meanwhile: files used in the last three hours stay.

    \b
    Examples:
      desk cache
      desk cache --prune --older-than 14 --max-size 500 --dry-run
    """
    folder = kept_folder(config.resolve().parent)
    if not pruning:
        _refuse_options_of_pruning()
        click.echo(f"{folder}: {_summary(entries(folder))}")
        return
    limit = float("inf") if max_size is None else max_size * MB
    pruned = prune(folder, older_than * SECONDS_OF_A_DAY, limit, dry_run)
    click.echo(f"{'Would free' if dry_run else 'Freed'} {_summary(pruned.gone)}")
    click.echo(f"Left: {_summary(pruned.left)}")
    if sum(entry.size for entry in pruned.left) > limit:
        click.echo(f"That is more than {max_size:,} MB, but was used in the last {SPARED // 3600} hours.")


def _refuse_options_of_pruning() -> None:
    context = click.get_current_context()
    for name in ("older_than", "max_size", "dry_run"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--{name.replace('_', '-')} belongs to --prune, without which nothing is deleted.")


def _summary(cache_entries: Sequence[CacheEntry]) -> str:
    if not cache_entries:
        return "nothing"
    size = sum(entry.size for entry in cache_entries) / MB
    files = sum(len(entry.files) for entry in cache_entries)
    oldest = datetime.datetime.fromtimestamp(min(entry.used for entry in cache_entries), datetime.UTC).astimezone()
    return f"{size:,.1f} MB in {files:,} files, the oldest last used on {day(oldest)}"
