"""`desk strip`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dashboard.core.files import write_atomically
from dashboard.desk.options import TEXT_PATH
from dashboard.notebooks.notebook import strip_outputs


@click.command("strip")
@click.argument("paths", nargs=-1, type=TEXT_PATH)
@click.pass_obj
def command(config: Path, paths: tuple[Path, ...]) -> None:
    """Remove the outputs from all notebooks, or from those in the files and folders named.

    They are made again wherever a notebook is shown, so the repository need not hold them.

    \b
    Example:
      desk strip docs/analyses/yuan-in-moscow.ipynb
    """
    is_odd = False
    for path in _notebooks(paths or (config.parent / "docs",)):
        text = path.read_bytes()
        try:
            new_text = strip_outputs(text.decode("utf-8-sig")).encode()
        except (ValueError, RecursionError) as error:
            click.echo(f"{path}: this is not a notebook: {error}", err=True)
            is_odd = True
            continue
        if new_text != text:
            # The file itself: a link to it stays a link.
            write_atomically(path.resolve(), new_text, durable=True)
            click.echo(path)
    sys.exit(1 if is_odd else 0)


def _notebooks(paths: tuple[Path, ...]) -> list[Path]:
    files = [file for path in paths for file in (sorted(path.rglob("*.ipynb")) if path.is_dir() else [path])]
    return [path for path in files if path.suffix == ".ipynb" and ".ipynb_checkpoints" not in path.parts]
