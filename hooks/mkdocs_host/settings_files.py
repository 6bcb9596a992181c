"""The files that decide every page of a site: settings, and hooks that are not ours."""

from __future__ import annotations

from pathlib import Path

from click import ClickException

from dashboard.core.mkdocs_yml import config_files
from mkdocs_host.build_of import build_of
from mkdocs_host.finished_build import FinishedBuild


def settings_files(finished: FinishedBuild) -> set[Path]:
    """mkdocs.yml, the files that it inherits from as it is now, and the hooks of the last build; also behind links.

    Args:
        finished: the last build.
    """
    path, hooks = Path(finished.config.config_file_path), build_of(finished.config).edition.content.settings.hooks
    try:
        files = {*config_files(path), *hooks}
    except ClickException:  # The build says what is wrong in it.
        files = {path, *hooks}
    return files | {file.resolve() for file in files}
