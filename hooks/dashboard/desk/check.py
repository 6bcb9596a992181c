"""`desk check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dashboard.edition import prepare
from dashboard.finding import Format, write


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.pass_obj
def command(config: Path, paths: tuple[Path, ...], form: Format) -> None:
    """Check all formats, or only the files and folders named; exit 1 on an error.

    \b
    Examples:
      desk check
      desk check docs/analyses/more-barrels-less-money.md
      desk check data --format json
    """
    edition = prepare(config, preview=True)
    findings = edition.findings
    if paths:
        findings = [one for one in findings if _among(edition.settings.root / one.path, paths)]
    if findings or form == "json":
        click.echo(write(findings, form))
    errors = sum(one.severity == "error" for one in set(findings))
    if form == "text":
        others = len(set(findings)) - errors
        click.echo(f"{errors} error{'s' * (errors != 1)}, {others} other finding{'s' * (others != 1)}.", err=True)
    sys.exit(1 if errors else 0)


def _among(path: Path, wanted: tuple[Path, ...]) -> bool:
    return any(path == one.resolve() or one.resolve() in path.parents for one in wanted)
