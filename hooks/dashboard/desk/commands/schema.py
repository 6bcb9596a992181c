"""`desk schema`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.editorial.schemas import schemas, write_schemas
from dashboard.site.load_site import load_site


@click.command("schema")
@click.pass_obj
def command(config: Path) -> None:
    """Write the JSON Schemas that let text editors complete keys and names.

    They are written to .cache/schemas, where .vscode/settings.json looks for them. `desk check` and the preview write
    them too.

    \b
    Example:
      desk schema
    """
    edition = load_site(config, preview=True)
    write_schemas(edition)
    for name in schemas(edition):
        click.echo((edition.settings.cache / "schemas" / name).relative_to(edition.settings.root).as_posix())
