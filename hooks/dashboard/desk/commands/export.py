"""`desk export`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from dashboard.charts.render.drawing import DrawingError
from dashboard.core.files import write_atomically
from dashboard.core.finding import format_findings
from dashboard.desk.drawer_on_request import drawer_on_request
from dashboard.desk.options import desk_of, slug_argument, slug_of
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs, execute_all
from dashboard.notebooks.run_result import Run
from dashboard.word.word_error import WordError
from dashboard.word.write_word import write_word


@click.command("export")
@slug_argument
@click.option("--docx", is_flag=True, required=True, help="Write a Word file.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; by default SLUG.docx.")
@click.pass_obj
def command(config: Path, slug: str, docx: bool, out: Path | None) -> None:
    """Write a piece as a Word file for lawyers and translators: charts as pictures, notes as notes, no code.

    A notebook without a run of its present state is run first.

    A draft says that it is one, and marks of editing become tracked changes. Nobody's notes are in it. A file that is
    there is not overwritten.

    \b
    Example:
      desk export who-buys-the-coal --docx --out ../coal.docx
    """

    def execute(runs: Runs, notebooks: Sequence[Notebook]) -> dict[str, Run]:
        return execute_all(runs, [each for each in notebooks if Path(each.path).stem == slug_of(slug)])

    desk = desk_of(config, slug, execute)
    out = out or Path(f"{desk.analysis.slug}.docx")
    if out.exists():
        raise click.ClickException(f"{out} is there already; name another file by --out.")
    findings = [
        each for each in desk.edition.findings if each.path == desk.analysis.path and each.id.startswith("notebook-")
    ]
    try:
        with drawer_on_request() as drawer:
            content = write_word(desk.edition, desk.analysis, drawer, findings)
    except (WordError, DrawingError, OSError) as error:
        raise click.ClickException(" ".join([str(error), getattr(error, "hint", "")]).strip()) from None
    try:
        write_atomically(out, content)
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written: {error.strerror}.") from None
    if findings:
        click.echo(format_findings(findings), err=True)
    click.echo(str(out))
