"""`desk import-text`."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click

from dashboard.core.disk_cures import refusal
from dashboard.core.file_change import FileChange
from dashboard.core.finding import Finding, format_findings
from dashboard.core.ignored_files import is_ignored
from dashboard.core.journal import Journal, JournalError
from dashboard.core.paths import files_of, from_root
from dashboard.core.phrases import plural
from dashboard.core.settings import Settings, read_settings
from dashboard.desk.commands.new import free_path, head_of, quoted
from dashboard.desk.options import PERSON, edition_of, refusing
from dashboard.edition.edition import Edition
from dashboard.edition.site_copy import copy_with
from dashboard.editorial.desk import Desk
from dashboard.numbers.text_language import language_of
from dashboard.review.review_folder import ENDING
from dashboard.site.checks.fact_suggestions import suggested_facts
from dashboard.word.placed_drawings import FOLDER
from dashboard.word.read_word import WordText, read_word
from dashboard.word.word_error import WordError
from dashboard.word.word_notes import write_notes


@click.command("import-text")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--author", required=True, type=PERSON, metavar="SLUG", help="The author, as named in data/authors/.")
@click.option("--theme", metavar="SLUG", help="A theme of data/themes.yaml; by default the first.")
@click.option("--title", metavar="WORDS", help="The title, if the text has none or you want another one.")
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
    journal = Journal(read_settings(config, []), "import", click.echo)
    try:
        with journal.only_one():
            if journal.finish():
                click.echo("So an import was finished that had been interrupted; for another file, run it again.")
                return
            edition = edition_of(config)
            text = read_word(file.read_bytes(), file.name)
            title = title or text.title or file.stem.replace("_", " ")
            path = free_path(edition, title, author, theme, ".md")
            head = _head(edition, title, text, author, theme)
            changes = _changes(text, path, head, edition.content.settings)
            with copy_with(changes, edition) as draft, refusing():
                count = write_notes(Desk(draft, path.stem), author, text.comments) if text.comments else 0
                notes = _notes(draft, path.stem, edition.content.settings.root)
                report = "\n".join(_report(draft, path.stem, text, count))
            journal.carry_out([*changes, *notes], report)
    except WordError as error:
        raise click.ClickException(f"{file.name}: {error.message} {error.hint}") from None
    except JournalError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        message = refusal(error) or f"{error.filename or file.name}: {error.strerror}."
        raise click.ClickException(message) from None
    click.echo(f"desk check {path.stem} says more, desk check --numbers {path.stem} lists every number.", err=True)


def _head(edition: Edition, title: str, text: WordText, author: str, theme: str | None) -> str:
    """The front matter, with the language of the text where it is not that of the site."""
    head = head_of(edition, title, author, theme)
    lang = language_of(re.findall(r"\w+", text.markdown.lower()))
    if lang and lang != edition.content.settings.editorial.language:
        head = head.replace("\nstatus: ", f"\nlang: {lang}\nstatus: ", 1)
    if not text.standfirst:
        return head
    return re.sub(r"^standfirst: .*$", lambda _: f"standfirst: {quoted(text.standfirst)}", head, count=1, flags=re.M)


def _changes(text: WordText, path: Path, head: str, settings: Settings) -> list[FileChange]:
    """The draft and its pictures, in files that are not there yet."""
    pictures = settings.docs / "images" / path.stem
    there = [each for each in pictures.glob("*") if not is_ignored(each.name)] if text.pictures else []
    if foreign := [each for each in there if text.pictures.get(each.name) != each.read_bytes()]:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(min(foreign)))
    files = {pictures / name: content for name, content in text.pictures.items() if pictures / name not in there}
    files[path] = f"{head}\n{text.markdown.replace(FOLDER, f'../images/{pictures.name}/')}".encode()
    return [_new_file(from_root(file, settings.root), content) for file, content in files.items()]


def _notes(draft: Edition, slug: str, root: Path) -> list[FileChange]:
    """The files of the review that are in a copy of the site and not in the site."""
    copy = draft.content.settings
    files = files_of(copy.docs / "analyses" / f"{slug}{ENDING}", "**/*.yaml", copy.root)
    changes = [_new_file(from_root(file, copy.root), file.read_bytes()) for file in files]
    return [change for change in changes if not (root / change.path).exists()]


def _new_file(path: str, content: bytes) -> FileChange:
    return FileChange(path, path, None, content)


def _report(draft: Edition, slug: str, text: WordText, comments: int) -> Iterator[str]:
    path = f"{draft.content.settings.docs_path}/analyses/{slug}.md"
    yield path
    if comments:
        became = "a note" if comments == 1 else "notes"
        yield f"{plural(comments, 'comment')} became {became} of the review: desk notes {slug}"
    yield format_findings([*text.findings, *_findings(draft, path)])


def _findings(edition: Edition, path: str) -> Iterator[Finding]:
    """The errors of the draft, its pictures without words, and its numbers that are in one cell of all data.

    Tracked changes were counted already; there may be hundreds.
    """
    for finding in edition.findings:
        is_wrong = finding.severity == "error" or finding.id == "missing-alt"
        if finding.path == path and is_wrong and finding.id != "leftover-markup":
            yield finding
    if text := edition.content.source_texts.get(path):  # (It has none if it is too long to be read.)
        yield from suggested_facts(text, [*edition.content.sound_datasets.values()])
