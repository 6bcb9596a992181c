"""`desk diff`."""

from __future__ import annotations

import json
from pathlib import Path

import click
from msgspec import to_builtins

from dashboard.changes.chart_difference import ChartDifference, compare_charts
from dashboard.changes.published_versions import Versions
from dashboard.changes.word_diff import ChangedBlock, compare_blocks, readable_blocks
from dashboard.core.dates import day
from dashboard.core.phrases import plural
from dashboard.desk.options import desk_of, format_option, slug_argument
from dashboard.editorial.desk import Desk


@click.command("diff")
@slug_argument
@format_option
@click.pass_obj
def command(config: Path, slug: str, form: str) -> None:
    """Show what has changed in a piece since it was last published: words as readers see them, and values of charts.

    Deleted words stand in [-…-], new words in {+…+}. The exit code is 0 whether anything has changed or not, and 1 if
    there is nothing to compare the piece with.

    \b
    Examples:
      desk diff who-buys-the-coal
      desk diff who-buys-the-coal --format json
    """
    desk = desk_of(config, slug)
    texts, charts = _find_changes(desk)
    publications = desk.edition.content.approval_status(desk.path).review.publications
    minor = [publication for publication in publications if publication.minor]
    if form == "json":
        changed_charts = {name: to_builtins(chart) for name, chart in charts.items()}
        declared = [{"at": publication.at.isoformat(), "words": publication.minor} for publication in minor]
        changes = {"text": [to_builtins(block) for block in texts], "charts": changed_charts, "minor": declared}
        click.echo(json.dumps(changes, ensure_ascii=False, indent=2))
        return
    for block in texts:
        click.echo(f"{block.text}\n")
    for name, chart in charts.items():
        click.echo(f"{name}: {plural(chart.number, 'value')} changed")
        for value in chart.listed:
            change = f" ({value.change} {chart.unit})".replace(" )", ")") if value.change else ""
            click.echo(f"  {value.place}: {value.before or 'nothing'} → {value.after or 'nothing'}{change}")
    for publication in minor:
        click.echo(f"Declared minor on {day(publication.at)}: {publication.minor}")
    if not (texts or charts):
        click.echo("Nothing has changed.", err=True)


def _find_changes(desk: Desk) -> tuple[list[ChangedBlock], dict[str, ChartDifference]]:
    edition, path = desk.edition, desk.path
    if edition.content.approval_status(path).review.last_published is None:
        raise click.ClickException("It was never published, so there is nothing to compare it with.")
    version = Versions(edition.content, edition.view).changed.get(path)
    if version is None:
        return [], {}
    if version.source_text is None:
        raise click.ClickException(f"There is nothing to compare it with. {version.missing}")
    charts = {placement.id: placement.chart for placement in edition.content.placements[path] if placement.chart}
    differences = {name: compare_charts(version.charts.get(name), chart) for name, chart in charts.items()}
    texts = compare_blocks(readable_blocks(version.source_text), readable_blocks(edition.content.source_texts[path]))
    return texts, {name: changes for name, changes in differences.items() if changes.number}
