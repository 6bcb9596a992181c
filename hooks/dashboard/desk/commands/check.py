"""`desk check`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashboard.checks.silences import unsilenced
from dashboard.core.finding import Finding, Format, errors_in, format_findings
from dashboard.core.journal import unfinished
from dashboard.core.paths import is_text
from dashboard.core.phrases import plural
from dashboard.desk.options import TEXT_PATH, edition_of
from dashboard.edition.edition import Edition
from dashboard.editorial.editor_schemas import write_schemas
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs, execute_all
from dashboard.notebooks.run_result import Run

if TYPE_CHECKING:
    from dashboard.checks.fix import Fix


@click.command("check")
@click.argument("paths", nargs=-1, type=TEXT_PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text for people, the default; json for programs; github for the lines of a pull request.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Correct what has one right answer: spaces, quotes and doubled words in texts, unseen characters in rows.",
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--links", is_flag=True, help="Also check that links to other sites still work.")
@click.option("--numbers", is_flag=True, help="List every number of the texts with what bears it out, or 'none'.")
@click.pass_obj
def command(
    config: Path, paths: tuple[Path, ...], form: Format, fix: bool, diff: bool, links: bool, numbers: bool
) -> None:
    """Check all files of texts and data, or only the files, folders and pieces named.

    A text is checked with the pictures and documents that it shows.

    The exit code is 1 if there is an error. The site's page /about/checks/ says what each check looks for.

    \b
    Examples:
      desk check
      desk check docs/analyses/more-barrels-less-money.md
      desk check more-barrels-less-money
      desk check data --format json
      desk check --diff docs/analyses
      desk check --links docs/about
      desk check --numbers docs/analyses/more-barrels-less-money.md
    """
    named = [path.resolve() for path in paths]
    edition, findings = _checked(config, named)
    write_schemas(edition)
    if fix or diff:
        fixes = _fixes(edition, findings)
        # In the other formats standard output holds only the findings, so the difference goes to standard error.
        click.echo("".join(change.diff for change in fixes), nl=False, err=form != "text")
        for change in fixes if fix else []:
            change.write()
        if fix and fixes:
            edition, findings = _checked(config, named)
    if links:
        from dashboard.site.checks.external_links import addresses_of, check_external

        is_named = _among(edition.content.settings.root, named)
        pages = sorted({place.path for place in addresses_of(edition.content) if is_named(place.path)})
        findings = [*findings, *unsilenced(check_external(edition.content, pages), edition.silences)]
    if numbers:
        from dashboard.desk.number_table import number_table

        content = edition.content
        click.echo(number_table(content, _among(content.settings.root, named), form))
    elif findings or form == "json":
        click.echo(format_findings(findings, form))
    for name in unfinished(edition.content.settings):
        click.echo(
            f"{name} has begun to change files and has not ended. If it was interrupted, run it again.", err=True
        )
    errors = len(errors_in(set(findings)))
    if form == "text":
        others = len(set(findings)) - errors
        click.echo(f"{plural(errors, 'error')}, {plural(others, 'other finding')}.", err=True)
    sys.exit(1 if errors else 0)


def _checked(config: Path, named: Sequence[Path]) -> tuple[Edition, list[Finding]]:
    """Load the site. Returns it with the findings in the files and folders named, by their full paths."""
    # If only texts are named, only the notebooks among them run. Otherwise all run: then it is known what nothing uses.
    root = config.resolve().parent
    is_named = _among(root, named)
    is_executed = is_named if all(is_text(path.name) for path in named) else _among(root, [])

    def execute(runs: Runs, notebooks: Sequence[Notebook]) -> dict[str, Run]:
        return execute_all(runs, [notebook for notebook in notebooks if is_executed(notebook.path)])

    edition = edition_of(config, execute)
    checked = [text for path, text in edition.content.source_texts.items() if named and is_named(path)]
    shown = {path for text in checked for path in text.shown_files}
    return edition, [one for one in edition.findings if is_named(one.path) or one.path in shown]


def _fixes(edition: Edition, findings: list[Finding]) -> list[Fix]:
    from dashboard.checks.fix import fix_file
    from dashboard.site.checks.catalogue import CHECKS

    settings = edition.content.settings
    paths = sorted({finding.path for finding in findings if finding.id in CHECKS and CHECKS[finding.id].fixes})
    fixes = (fix_file(settings.root, path, edition.content.known_names, settings.editorial.language) for path in paths)
    return [fix for fix in fixes if fix]


def _among(root: Path, named: Sequence[Path]) -> Callable[[str], bool]:
    """Says whether a file, by its path from the root, is one of those named or in a folder named.

    All files are if none are named. (Thousands are asked, so no `Path` is made of each.)
    """
    if not named or any(root.is_relative_to(path) for path in named):
        return lambda path: True
    places = [path.relative_to(root).as_posix() for path in named if path.is_relative_to(root)]
    folders = tuple(f"{place}/" for place in places)
    return lambda path: path in places or path.startswith(folders)
