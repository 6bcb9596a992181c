"""`desk mcp`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.desk.fresh_library import FreshLibrary
from dashboard.desk.options import readers_edition
from dashboard.quoted.public_library import PublicLibrary
from machine.set_up_command import SET_UP


@click.command("mcp")
@click.pass_obj
def command(config: Path) -> None:
    """Answer programs that speak the Model Context Protocol, over standard input and output, until they hang up.

    They can search and list what is public now, get it as Markdown, and get rows with their units and sources. What
    changes is known within a minute. Nothing is changed, and nothing that readers may not see is told, drafts neither.
    Notebooks are not executed: their outputs are those of the last build, and one that has none is left out.

    \b
    Example:
      desk mcp
    As the settings of a client have it:
      {"command": "desk", "args": ["--config", "/path/to/mkdocs.yml", "mcp"]}
    """
    try:
        from dashboard.desk.library_server import library_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        message = f"The package 'mcp' is missing: run {SET_UP}, or pip install -e '.[mcp]'."
        raise click.ClickException(message) from None
    library_server(FreshLibrary(lambda: PublicLibrary(readers_edition(config).view))).run("stdio")
