"""`desk strip`."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.notebooks.notebook import strip_outputs


@click.command("strip")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def command(config: Path, paths: tuple[Path, ...]) -> None:
    """Take the outputs out of notebooks: of all, or of the files and folders named.

    They are made anew wherever the notebook is shown, so a repository need not hold them.

    \b
    Example:
      desk strip docs/analyses/yuan-in-moscow.ipynb
    """
    for path in _notebooks(paths or (config.parent / "docs",)):
        text = path.read_text(encoding="utf-8")
        try:
            without = strip_outputs(text)
        except ValueError as error:
            raise click.ClickException(f"{path}: this is not a notebook: {error}") from error
        if without != text:
            path.write_text(without, encoding="utf-8", newline="\n")
            click.echo(path)


def _notebooks(paths: tuple[Path, ...]) -> list[Path]:
    found = [one for path in paths for one in (sorted(path.rglob("*.ipynb")) if path.is_dir() else [path])]
    return [path for path in found if path.suffix == ".ipynb" and ".ipynb_checkpoints" not in path.parts]
