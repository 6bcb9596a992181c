"""What the commands of `desk` share: the names they take, which a shell can complete, and how they refuse."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from dashboard.core.settings import find_config
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.actions import Desk, DeskError


class _Name(click.ParamType[str]):
    """A name that is a file's; a shell completes it from the files that are there."""

    def __init__(self, name: str, *patterns: str) -> None:
        self.name = name
        self._patterns = patterns

    def shell_complete(self, context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin so."""
        config = find_config(Path.cwd())
        found = {path.stem for pattern in self._patterns for path in config.parent.glob(pattern)} if config else set()
        return [CompletionItem(name) for name in sorted(found) if name.startswith(incomplete)]


PIECE = _Name("slug", "docs/analyses/*.md", "docs/analyses/*.ipynb")
PERSON = _Name("slug", "data/authors/*.yaml")

slug_argument = click.argument("slug", type=PIECE)
as_option = click.option(
    "--as", "by", required=True, type=PERSON, metavar="REVIEWER", help="Who does it, as in data/authors/."
)
format_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")


def edition_of(config: Path) -> Edition:
    """All of a site, drafts included; nothing is executed."""
    try:
        return prepare_edition(config, preview=True, at=os.environ.get("DASHBOARD_AS_OF"))
    except ValueError as error:
        message = f"DASHBOARD_AS_OF: {error}; expected a time such as 2026-12-01T06:00+01:00"
        raise click.ClickException(message) from None


@contextmanager
def refusing() -> Iterator[None]:
    """What is not to be done ends the command with exit code 1 and the reason."""
    try:
        yield
    except DeskError as error:
        raise click.ClickException(str(error)) from None


def desk_of(config: Path, slug: str) -> Desk:
    """The desk of one piece. A path is taken for the name of its file."""
    with refusing():
        return Desk(edition_of(config), Path(slug).stem if "/" in slug or slug.endswith((".md", ".ipynb")) else slug)
