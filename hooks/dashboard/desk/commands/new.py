"""`desk new`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from dashboard.checks.new_piece import BODY, CODE, HEAD
from dashboard.core.finding import nearest
from dashboard.core.slug import slug_of
from dashboard.desk.options import PERSON
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.notebook import notebook_text

SLUG_LENGTH = 80
"""Most characters of a slug that is made from a title."""


@click.command("new")
@click.argument("title")
@click.option("--author", required=True, type=PERSON, metavar="SLUG", help="The author, as named in data/authors/.")
@click.option("--notebook", is_flag=True, help="Write a notebook, with a first code cell that runs.")
@click.option("--theme", metavar="SLUG", help="A theme of data/themes.yaml; by default the first.")
@click.pass_obj
def command(config: Path, title: str, author: str, theme: str | None, notebook: bool) -> None:
    """Write the file of a new piece, a draft. `desk check` warns until its sentences are replaced by yours.

    \b
    Examples:
      desk new "Who buys the coal" --author osw-dashboard-editors
      desk new --notebook "What a barrel brings" --author osw-dashboard-editors
    """
    edition = prepare_edition(config, preview=True)
    root = edition.content.settings.root
    path = free_path(edition, title, author, theme, ".ipynb" if notebook else ".md")
    head = head_of(edition, title, author, theme)
    code = CODE.format(name=next(iter(edition.content.sound_datasets), ""))
    cells = [("markdown", head), ("markdown", BODY.rstrip()), ("code", code.rstrip())]
    text = notebook_text(cells) if notebook else head + BODY
    path.parent.mkdir(parents=True, exist_ok=True)
    # "x" fails if the file exists, also if two of these commands run at once.
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    click.echo(path.relative_to(root).as_posix())


def head_of(edition: Edition, title: str, author: str, theme: str | None) -> str:
    """The front matter of a new piece; the arguments are those of `free_path`."""
    return HEAD.format(
        title=quoted(title),
        author=author,
        theme=theme or next(iter(edition.content.registry.themes), "economy"),
        date=datetime.datetime.now(edition.content.settings.zone).date(),
    )


def free_path(edition: Edition, title: str, author: str, theme: str | None, ending: str) -> Path:
    """The path of the file of a new piece, which is not there yet.

    Args:
        edition: the site, drafts included.
        title: of the piece; the name of the file is made of it.
        author: a slug that must be known.
        theme: a slug that must be known; None for the first of all.
        ending: of the file, such as `.md`.

    Raises:
        click.BadParameter: there is no such author or theme, or the title has no letters for an address.
        click.ClickException: there is a piece of this name.
    """
    registry, settings = edition.content.registry, edition.content.settings
    if author not in registry.authors:
        raise click.BadParameter(
            f"there is no author '{author}'. {nearest(author, registry.authors)}", param_hint="--author"
        )
    if theme and theme not in registry.themes:
        raise click.BadParameter(
            f"there is no theme '{theme}'. {nearest(theme, registry.themes)}", param_hint="--theme"
        )
    slug = file_name_of(title)
    if not slug or slug == "index":
        message = (
            f"no address can be made of the title '{title}'; give one with Latin letters (of a Word file: --title)."
        )
        raise click.BadParameter(message)
    path = settings.docs / "analyses" / f"{slug}{ending}"
    if any(path.with_suffix(other).exists() for other in (".md", ".ipynb")):
        raise click.ClickException(f"{path.relative_to(settings.root)} is there already; choose another title.")
    return path


def file_name_of(title: str) -> str:
    """Make the name of a piece's file from its title: a slug of at most SLUG_LENGTH characters."""
    slug = slug_of(title)
    return slug if len(slug) <= SLUG_LENGTH else slug[:SLUG_LENGTH].rpartition("-")[0]


def quoted(text: str) -> str:
    """Write a text as a YAML value in double quotes, whatever characters it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
