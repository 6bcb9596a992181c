"""`desk impact`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath

import click

from dashboard.core.finding import Finding, format_findings, nearest
from dashboard.data.dataset import Dataset, read_dataset
from dashboard.data.git_history import History
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.site.impact import Impact, MovedFact, impact


@click.command("impact")
@click.argument("dataset")
@click.option("--against", metavar="REVISION", help="What the files are compared with: HEAD by default.")
@click.option(
    "--file",
    "rows",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Rows that would replace today's: these are compared with them.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def command(config: Path, dataset: str, against: str | None, rows: Path | None, form: str) -> None:
    """Say who uses a dataset, and what a change of its rows moves.

    \b
    Examples:
      desk impact china-russia-trade
      desk impact china-russia-trade --against main
      desk impact china-russia-trade --file new.csv --format json
    """
    if against and rows:
        raise click.UsageError("--against and --file are two questions; ask one.")
    today = prepare_edition(config, preview=True)
    if dataset not in today.content.datasets:
        raise click.BadParameter(
            f"there is no dataset '{dataset}'. {nearest(dataset, today.content.datasets)}", param_hint="DATASET"
        )
    known = today.content.datasets[dataset]
    if known is None:
        broken = [one for one in today.findings if PurePosixPath(one.path).stem == dataset]
        raise click.ClickException(f"The dataset has errors.\n{format_findings(broken)}")
    if rows:
        before, after = today, prepare_edition(config, preview=True, instead={dataset: _with(today, known, rows)})
    else:
        old = _at(History(today.content.settings.root, today.content.settings.zone), known, against)
        before, after = prepare_edition(config, preview=True, instead={dataset: old}) if old else today, today
    moved = impact(dataset, before.content, after.content)
    click.echo(json.dumps(asdict(moved), ensure_ascii=False, indent=2) if form == "json" else "\n".join(_told(moved)))


def _at(history: History, dataset: Dataset, revision: str | None) -> Dataset | None:
    """The dataset as it was; None, with a word of why, where nobody asked for a revision and there is no history."""
    try:
        old = history.dataset_at(dataset.path, revision or "HEAD")
    except LookupError as error:
        if revision:
            raise click.ClickException(" ".join(error.args)) from None
        click.echo(f"There is nothing to compare with. {error.args[0]}", err=True)
        return None
    if old is None:
        raise click.ClickException(f"What '{dataset.name}' was at {revision or 'HEAD'} cannot be read today.")
    return old


def _with(edition: Edition, dataset: Dataset, rows: Path) -> Dataset:
    findings: list[Finding] = []
    path = PurePosixPath(dataset.path).with_suffix(".yaml").as_posix()
    content = (edition.content.settings.root / path).read_bytes()
    made = read_dataset(content, rows.read_bytes(), path, dataset.path, findings)
    if made is None:
        raise click.ClickException(
            f"The new rows have errors; lines are those of {rows.name}.\n{format_findings(findings)}"
        )
    return made


def _told(moved: Impact) -> Iterator[str]:
    yield f"{moved.dataset}: {_counted(len({one.row for one in moved.rows}), 'row')} changed"
    for change in moved.rows:
        yield f"  {change.row}: {change.field} {change.old or 'nothing'} → {change.new or 'nothing'}"
    broken = [one for one in moved.facts if one.held and not one.holds]
    still = [one for one in moved.facts if not one.held and not one.holds]
    moving = [one for one in moved.facts if one.holds and one.old != one.new]
    yield from _facts("no longer true", broken)
    yield from _facts("not true before either", still)
    yield from _facts("moved, and still true", moving)
    yield f"{_counted(len(moved.charts), 'chart')} of it"
    for chart in moved.charts:
        look = " changed: are its title and its alternative still true?" if chart.changed else ""
        yield f"  {chart.path} {chart.id}{look}"
    yield f"{_counted(len(moved.pieces), 'text')} with {_counted(len(moved.facts), 'fact')} of it"
    yield from (f"  {path}" for path in moved.pieces)


def _facts(what: str, facts: list[MovedFact]) -> Iterator[str]:
    if facts:
        yield f"{_counted(len(facts), 'fact')} {what}"
    for one in facts:
        said = f"'{one.words}' ({one.target}): {one.old} → {one.new}. {one.hint}"
        yield f"  {one.path}:{one.line}:{one.column} {said}".rstrip()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
