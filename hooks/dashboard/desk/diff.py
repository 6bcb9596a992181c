"""`desk diff`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from dashboard.command_line import desk_of, format_option, slug_argument
from dashboard.published import changed_charts, changes


@click.command("diff")
@slug_argument
@format_option
@click.pass_obj
def command(config: Path, slug: str, form: str) -> None:
    """Show what has changed since a piece was published last: word by word as readers see it, and its charts' values.

    Words that went stand in [-…-], words that came in {+…+}. The exit code is 0 whether anything has changed or not,
    and 1 where nothing can be compared.

    \b
    Example:
      desk diff who-buys-the-coal
      desk diff who-buys-the-coal --format json
    """
    desk = desk_of(config, slug)
    try:
        texts, charts = changes(desk.edition, desk.path), changed_charts(desk.edition, desk.path)
    except LookupError as error:
        raise click.ClickException(" ".join(str(one) for one in error.args if one)) from None
    if form == "json":
        told = {"text": [asdict(one) for one in texts], "charts": [asdict(one) for one in charts]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for block in texts:
        click.echo(f"{block.text}\n")
    for chart in charts:
        click.echo(f"{chart.id}: {chart.title}")
        for point in chart.points:
            change = "" if point.difference is None else f" ({point.difference:+g} {chart.unit})".replace(" )", ")")
            where = ", ".join(part for part in (point.panel, point.series, point.x) if part)
            click.echo(f"  {where}: {_value(point.old)} → {_value(point.new)}{change}")
    if not (texts or charts):
        click.echo("Nothing has changed.", err=True)


def _value(value: float | None) -> str:
    return "nothing" if value is None else f"{value:g}"
