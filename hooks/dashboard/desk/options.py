"""What the commands of `desk` share: arguments and options that a shell can complete, loading, and refusals."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from dashboard.core.as_of import read_as_of
from dashboard.core.dates import FIRST_YEAR, LAST_YEAR
from dashboard.core.finding import closest, listed_names
from dashboard.core.settings import find_config
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.desk import Desk, DeskError
from dashboard.site.run_notebooks import Execute


class _Name(click.ParamType[str]):
    """A parameter that is the name of a file without its ending. A shell completes it from the files that exist."""

    def __init__(self, name: str, *patterns: str) -> None:
        self.name = name
        self._patterns = patterns

    def shell_complete(self, context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete a name that was typed in part.

        Args:
            context: of click; not used.
            param: of click; not used.
            incomplete: what was typed.

        Returns:
            The names of files that begin so, sorted.
        """
        names = self._names(find_config(Path.cwd()))
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str | None:
        """What stands behind "Missing option '--author'": the names that there are.

        Args:
            param: of click; not used.
            ctx: of click; its object is mkdocs.yml.
        """
        return listed_names(self._names(ctx.obj if ctx else None)) or None

    def _names(self, config: Path | None) -> list[str]:
        return sorted(
            {path.stem for pattern in self._patterns for path in config.parent.glob(pattern)} if config else []
        )


class _Day(click.ParamType[datetime.date]):
    """A day as in files: 2026-11-01."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> datetime.date:
        """Read a day.

        Args:
            value: what was typed.
            param: of click; names the option in the message.
            context: of click.
        """
        text = str(value)
        try:
            date = datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
        except ValueError:
            date = None
        if date is None or not FIRST_YEAR <= date.year <= LAST_YEAR:
            self.fail(f"read '{text}', expected a day such as 2026-11-01.", param, context)
        return date


class _TextPath(click.ParamType[Path]):
    """A file or a folder, or the name of a piece in place of its file."""

    name = "path"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> Path:
        """Find the file.

        Args:
            value: what was typed.
            param: of click; names the argument in the message.
            context: of click; its object is mkdocs.yml.
        """
        path = Path(str(value))
        if path.exists():
            return path
        config = context.obj if context else None
        folder = (config.resolve().parent if config else Path()) / "docs" / "analyses"
        files = [folder / f"{value}{ending}" for ending in (".md", ".ipynb")]
        found = next((file for file in files if file.is_file()), None)
        if not found:
            slugs = sorted(file.stem for file in folder.glob("*") if file.suffix in (".md", ".ipynb"))
            near = "".join(f" Did you mean '{name}'?" for name in closest(path.stem, slugs))
            self.fail(f"there is no file, no folder and no piece '{value}'.{near}", param, context)
        return found

    def shell_complete(self, context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave the completion to the shell, which knows files.

        Args:
            context: of click; not used.
            param: of click; not used.
            incomplete: what was typed.
        """
        return [CompletionItem(incomplete, type="file")]


DAY = _Day()
TEXT_PATH = _TextPath()
PIECE = _Name("slug", "docs/analyses/*.md", "docs/analyses/*.ipynb")
PERSON = _Name("slug", "data/authors/*.yaml")
INSTITUTE = _Name("slug", "data/institutes/*.yaml")

slug_argument = click.argument("slug", type=PIECE)
as_option = click.option(
    "--as",
    "by",
    required=True,
    type=PERSON,
    metavar="REVIEWER",
    help="The person who does this, as named in data/authors/.",
)
FORMAT_HELP = "text for people, the default; json for programs."
format_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=FORMAT_HELP)


def edition_of(config: Path, execute: Execute | None = None) -> Edition:
    """Load a whole site, drafts included.

    Args:
        config: mkdocs.yml.
        execute: executes notebooks; without it none is executed.

    Raises:
        click.ClickException: DASHBOARD_AS_OF is not a time.
    """
    try:
        as_of = read_as_of(os.environ)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    return prepare_edition(config, preview=True, at=as_of.time if as_of else None, execute=execute)


def readers_edition(config: Path) -> Edition:
    """Load what readers see now. No notebook is executed; one without a run is left out, and standard error says so.

    Args:
        config: mkdocs.yml.
    """
    edition = prepare_edition(config)
    if held_back := sorted(edition.content.held_back):
        names = ", ".join(held_back)
        click.echo(
            f"Left out, since no run says that approvals cover what they read (run desk build): {names}.", err=True
        )
    return edition


@contextmanager
def refusing() -> Iterator[None]:
    """Turn a refusal of the desk into a message and exit code 1."""
    try:
        yield
    except DeskError as error:
        raise click.ClickException(str(error)) from None


def desk_of(config: Path, slug: str, execute: Execute | None = None) -> Desk:
    """Load a site and open the desk of one piece.

    Args:
        config: the site's mkdocs.yml.
        slug: the slug of the piece, or the path of its file.
        execute: executes notebooks; without it none is executed.

    Raises:
        click.ClickException: there is no such piece.
    """
    with refusing():
        return Desk(edition_of(config, execute), slug_of(slug))


def slug_of(named: str) -> str:
    """The slug of a piece that is named by it, or by the path of its file."""
    return Path(named).stem if "/" in named or named.endswith((".md", ".ipynb")) else named
