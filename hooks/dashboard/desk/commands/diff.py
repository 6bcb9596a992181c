"""`desk diff`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from dashboard.desk.options import desk_of, format_option, slug_argument
from dashboard.editorial.actions import Desk
from dashboard.editorial.chart_difference import ChartDifference, difference
from dashboard.editorial.word_diff import ChangedBlock, compare_blocks, readable_blocks


@click.command("diff")
@slug_argument
@format_option
@click.pass_obj
def command(config: Path, slug: str, form: str) -> None:
    """Show what has changed since a piece was published last: word by word as readers see it, and its charts' values.

    Words that went stand in [-…-], words that came in {+…+}. The exit code is 0 whether anything has changed or not,
    and 1 where nothing can be compared.

    \b
    Examples:
      desk diff who-buys-the-coal
      desk diff who-buys-the-coal --format json
    """
    texts, charts = _changes(desk_of(config, slug))
    if form == "json":
        told = {"text": [asdict(one) for one in texts], "charts": {name: asdict(one) for name, one in charts.items()}}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for block in texts:
        click.echo(f"{block.text}\n")
    for name, chart in charts.items():
        click.echo(f"{name}: {chart.number} value{'s' * (chart.number != 1)} changed")
        for one in chart.listed:
            change = f" ({one.change} {chart.unit})".replace(" )", ")") if one.change else ""
            click.echo(f"  {one.place}: {one.before or 'nothing'} → {one.after or 'nothing'}{change}")
    if not (texts or charts):
        click.echo("Nothing has changed.", err=True)


def _changes(desk: Desk) -> tuple[list[ChangedBlock], dict[str, ChartDifference]]:
    edition, path = desk.edition, desk.path
    if edition.approval_status(path).review.last_published is None:
        raise click.ClickException("It was never published, so there is nothing to compare it with.")
    version = edition.versions.changed.get(path)
    if version is None:
        return [], {}
    if version.source_text is None:
        raise click.ClickException(f"There is nothing to compare it with. {version.missing}")
    now = {one.id: one.declared for one in edition.placements[path] if one.declared}
    found = {name: difference(version.charts.get(name), one) for name, one in now.items()}
    texts = compare_blocks(readable_blocks(version.source_text), readable_blocks(edition.source_texts[path]))
    return texts, {name: one for name, one in found.items() if one.number}
