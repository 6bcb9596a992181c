"""`desk impact`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click
from msgspec import to_builtins

from dashboard.core.finding import Finding, format_findings, nearest
from dashboard.core.grouping import group_by
from dashboard.core.phrases import plural
from dashboard.data.dataset import Dataset, descriptor_path
from dashboard.data.git_history import History
from dashboard.data.load_datasets import read_dataset
from dashboard.desk.options import format_option
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.site.impact import Impact, MovedFact, find_impact


@click.command("impact")
@click.argument("dataset")
@click.option(
    "--against", metavar="REVISION", help="The revision of git that the files are compared with; by default HEAD."
)
@click.option(
    "--file",
    "rows",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV file that would replace the dataset's rows: today's rows are compared with it.",
)
@format_option
@click.pass_obj
def command(config: Path, dataset: str, against: str | None, rows: Path | None, form: str) -> None:
    """Show which texts, charts, facts and tiles use a dataset, and which of them a change of its rows changes.

    \b
    Examples:
      desk impact china-russia-trade
      desk impact china-russia-trade --against main
      desk impact china-russia-trade --file new.csv --format json
    """
    if against and rows:
        raise click.UsageError("--against and --file exclude each other; give one of them.")
    today = prepare_edition(config, preview=True)
    if dataset not in today.content.datasets:
        raise click.BadParameter(
            f"there is no dataset '{dataset}'. {nearest(dataset, today.content.datasets)}", param_hint="DATASET"
        )
    present = today.content.datasets[dataset]
    if present is None:
        findings = [finding for finding in today.findings if PurePosixPath(finding.path).stem == dataset]
        raise click.ClickException(f"The dataset has errors.\n{format_findings(findings)}")
    if rows:
        replaced = {dataset: _with_rows(today, present, rows)}
        before, after = today, prepare_edition(config, preview=True, instead=replaced)
    else:
        old = _at(today.content.history, present, against)
        before, after = prepare_edition(config, preview=True, instead={dataset: old}) if old else today, today
    effects = find_impact(dataset, before.content, after.content)
    click.echo(
        json.dumps(to_builtins(effects), ensure_ascii=False, indent=2)
        if form == "json"
        else "\n".join(_report(effects))
    )


def _at(history: History, dataset: Dataset, revision: str | None) -> Dataset | None:
    """Read a dataset as it was at a revision.

    Returns:
        The dataset, or None with a message if it was not there, or if no revision was named and there is no history.

    Raises:
        click.ClickException: the revision does not exist or has no such dataset that can be read.
    """
    try:
        commit = revision or "HEAD"
        path = history.path_at(dataset, commit)
        if not history.is_there(path, commit):
            click.echo(f"There is nothing to compare with: '{dataset.name}' is not in {commit}.", err=True)
            return None
        old = history.dataset_at(path, commit)
    except LookupError as error:
        if revision:
            raise click.ClickException(" ".join(error.args)) from None
        click.echo(f"There is nothing to compare with. {error.args[0]}", err=True)
        return None
    if old is None:
        raise click.ClickException(f"What '{dataset.name}' was at {revision or 'HEAD'} cannot be read today.")
    return old


def _with_rows(edition: Edition, dataset: Dataset, rows: Path) -> Dataset:
    """The dataset with the rows of another file in place of its own."""
    findings: list[Finding] = []
    path = descriptor_path(dataset.path)
    content = (edition.content.settings.root / path).read_bytes()
    new_dataset = read_dataset(content, rows.read_bytes(), path, dataset.path, findings)
    if new_dataset is None:
        raise click.ClickException(
            f"The new rows have errors; lines are those of {rows.name}.\n{format_findings(findings)}"
        )
    if findings:
        click.echo(f"Of the new rows; lines are those of {rows.name}.\n{format_findings(findings)}", err=True)
    return new_dataset


def _report(effects: Impact) -> Iterator[str]:
    for part in (_rows(effects), _all_facts(effects), _charts(effects), _tiles(effects)):
        yield from part


def _rows(effects: Impact) -> Iterator[str]:
    by_row = group_by(effects.rows, lambda change: change.row)
    came = f", {len(effects.came)} came" if effects.came else ""
    gone = f", {len(effects.gone)} {'are' if effects.gone[1:] else 'is'} gone" if effects.gone else ""
    changed = len(by_row) - len(effects.came) - len(effects.gone)
    yield f"{effects.dataset}: {plural(changed, 'row')} changed{came}{gone}"
    for row, changes in by_row.items():
        if row in effects.came:
            yield f"  {row} came: {', '.join(f'{change.field} {change.new}' for change in changes)}"
        elif row in effects.gone:
            yield f"  {row} is gone: {', '.join(f'{change.field} {change.old}' for change in changes)}"
        else:
            yield from (f"  {row}: {cell.field} {cell.old or 'nothing'} → {cell.new or 'nothing'}" for cell in changes)
    if effects.same_day:
        yield f"'updated' of the descriptor is {effects.same_day}, as before: readers are told that day"


def _all_facts(effects: Impact) -> Iterator[str]:
    newly_false = [fact for fact in effects.facts if fact.held and not fact.holds]
    still_false = [fact for fact in effects.facts if not fact.held and not fact.holds]
    moved_and_true = [fact for fact in effects.facts if fact.holds and fact.old != fact.new]
    yield from _facts("no longer true", newly_false)
    yield from _facts("not true before either", still_false)
    yield from _facts("moved, and still true", moved_and_true)


def _charts(effects: Impact) -> Iterator[str]:
    """The charts, and the texts, with the data."""
    yield f"{plural(len(effects.charts), 'chart')} of it"
    for chart in effects.charts:
        question = " changed: are its title and its alternative still true?" if chart.changed else ""
        yield f"  {chart.path} {chart.id}{question}"
    yield f"{plural(len(effects.pieces), 'text')} with {plural(len(effects.facts), 'fact')} of it"
    yield from (f"  {path}" for path in effects.pieces)


def _tiles(effects: Impact) -> Iterator[str]:
    if effects.tiles:
        yield f"{plural(len(effects.tiles), 'tile')} of the front page"
    for tile in effects.tiles:
        moved = f"{tile.old or 'nothing'} → {tile.new or 'nothing'}" if tile.old != tile.new else tile.new
        yield f"  data/tiles.yaml {tile.id}: {moved}"


def _facts(what: str, facts: list[MovedFact]) -> Iterator[str]:
    if facts:
        yield f"{plural(len(facts), 'fact')} {what}"
    for fact in facts:
        description = f"'{fact.words}' ({fact.target}): {fact.old} → {fact.new}. {fact.hint}"
        yield f"  {fact.path}:{fact.line}:{fact.column} {description}".rstrip()
