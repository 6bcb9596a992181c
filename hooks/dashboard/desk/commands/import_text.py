"""`desk import-text`."""

from __future__ import annotations

import datetime
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click

from dashboard.checks.new_piece import HEAD
from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding, format_findings
from dashboard.core.ignored_files import is_ignored
from dashboard.core.phrases import plural
from dashboard.desk.commands.new import free_path, quoted
from dashboard.desk.options import edition_of, refusing
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.desk import Desk
from dashboard.site.checks.fact_suggestions import suggested_facts
from dashboard.word.placed_drawings import FOLDER
from dashboard.word.read_word import WordText, read_word
from dashboard.word.word_error import WordError
from dashboard.word.word_notes import write_notes


@click.command("import-text")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--author", required=True, metavar="SLUG", help="The author, as named in data/authors/.")
@click.option("--theme", help="A theme of data/themes.yaml; by default the first.")
@click.option("--title", help="The title, if the text has none or you want another one.")
@click.pass_obj
def command(config: Path, file: Path, author: str, theme: str | None, title: str | None) -> None:
    """Make a draft of a text that was written in Word (.docx).

    Headings, lists, tables, notes, formulas and pictures come over. Tracked changes become {++in++} and {--out--},
    comments become notes of the review in the author's name, and where something could not be brought over stands a
    remark {>>so<<}. Pictures without an alternative are findings until somebody has written one. In the end the command
    lists what was lost, and the numbers that could be bound to the data. Nothing that is there is overwritten.

    \b
    Example:
      desk import-text "Coal draft 3.docx" --author osw-dashboard-editors
    """
    edition = prepare_edition(config, preview=True)
    settings = edition.content.settings
    try:
        text = read_word(file.read_bytes(), file.name)
        title = title or text.title or file.stem.replace("_", " ")
        path = free_path(edition, title, author, theme, ".md")
        head = _head(edition, title, text.standfirst, author, theme)
        _write(text, path, settings.docs / "images" / path.stem, head)
    except WordError as error:
        raise click.ClickException(f"{file.name}: {error.message} {error.hint}") from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or file.name}: {error.strerror}.") from None
    name = path.relative_to(settings.root).as_posix()
    click.echo(name)
    edition = edition_of(config)
    if text.comments:
        with refusing():
            count = write_notes(Desk(edition, path.stem), author, text.comments)
        click.echo(f"{plural(count, 'comment')} became notes of the review: desk notes {path.stem}")
    findings = [*text.findings, *_findings(edition, name)]
    click.echo(format_findings(findings))
    click.echo(f"desk check {name} says more, desk check --numbers {name} lists every number.", err=True)


def _head(edition: Edition, title: str, standfirst: str, author: str, theme: str | None) -> str:
    """The front matter."""
    head = HEAD.format(
        title=quoted(title),
        author=author,
        theme=theme or next(iter(edition.content.registry.themes), "economy"),
        date=datetime.datetime.now(edition.content.settings.zone).date(),
    )
    if not standfirst:
        return head
    return re.sub(r"^standfirst: .*$", lambda _: f"standfirst: {quoted(standfirst)}", head, count=1, flags=re.M)


def _write(text: WordText, path: Path, pictures: Path, head: str) -> None:
    """Write the draft and its pictures into files that are not there yet.

    The draft comes last. If this is interrupted before, it can be run again.
    """
    if text.pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        there = [each for each in pictures.iterdir() if not is_ignored(each.name)]
        if foreign := [each for each in there if text.pictures.get(each.name) != each.read_bytes()]:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(min(foreign)))
    for name, content in text.pictures.items():
        write_atomically(pictures / name, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(f"{head}\n{text.markdown.replace(FOLDER, f'../images/{pictures.name}/')}")


def _findings(edition: Edition, path: str) -> Iterator[Finding]:
    """The errors of the draft, its pictures without words, and its numbers that are in one cell of all data.

    Tracked changes were counted already; there may be hundreds.
    """
    for finding in edition.findings:
        is_wrong = finding.severity == "error" or finding.id == "missing-alt"
        if finding.path == path and is_wrong and finding.id != "leftover-markup":
            yield finding
    datasets = [dataset for dataset in edition.content.datasets.values() if dataset]
    yield from suggested_facts(edition.content.source_texts[path], datasets)
