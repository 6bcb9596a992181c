"""`desk schema`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.editor_schemas import make_schemas, write_schemas
from dashboard.editorial.key_list import keys_markdown


@click.command("schema")
@click.option("--markdown", is_flag=True, help="Print the list of all keys as Markdown, and write nothing.")
@click.pass_obj
def command(config: Path, markdown: bool) -> None:
    """Write the JSON Schemas that let text editors complete keys and names.

    They are written to .cache/schemas, where .vscode/settings.json looks for them. `desk check` and the preview write
    them too.

    \b
    Examples:
      desk schema
      desk schema --markdown
    """
    if markdown:
        click.echo(keys_markdown())
        return
    edition = prepare_edition(config, preview=True)
    write_schemas(edition)
    settings = edition.content.settings
    for name in make_schemas(edition):
        click.echo((settings.cache / "schemas" / name).relative_to(settings.root).as_posix())
