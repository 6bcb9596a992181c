"""The folder that a command may fill with something that is no publication."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.core.settings import Settings


def out_folder(out: Path, settings: Settings, mark: str, noun: str) -> Path:
    """Return the full path of the folder that a command may fill with something that is no publication.

    Args:
        out: the folder that was named.
        settings: the settings of the site.
        mark: a file that every folder which the same command filled holds, and no publication does.
        noun: what the command makes, such as 'a preview'.

    Raises:
        click.BadParameter: the folder is a part of the site, or holds something else.
    """
    folder = out.resolve()
    if folder == settings.root or any(
        folder.is_relative_to(part.resolve()) for part in (settings.docs, settings.data, settings.site)
    ):
        raise click.BadParameter("this folder is a part of the site; name another.", param_hint="--out")
    if folder.exists() and any(folder.iterdir()) and not (folder / mark).is_file():
        raise click.BadParameter(f"{out} holds other things than {noun}; name another folder.", param_hint="--out")
    return folder
