"""The files that decide every page of a site: settings, and hooks that are not ours."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.mkdocs_yml import config_files
from mkdocs_host.build_of import build_of
from mkdocs_host.finished_build import FinishedBuild


def settings_files(finished: FinishedBuild) -> set[Path]:
    """mkdocs.yml, the files that it inherits from, and the hooks that it names; also behind links.

    Args:
        finished: the last build.
    """
    hooks = build_of(finished.config).edition.content.settings.hooks
    files = {*config_files(Path(finished.config.config_file_path)), *hooks}
    return files | {path.resolve() for path in files}
