"""Plugins that are not ours ─▶ their place: they see the texts as they are, and change what the engine lets them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import mkdocs_host

OWN, RUNNING = (Path(file).resolve() for file in (__file__, mkdocs_host.__file__))
if RUNNING.parents[1] != OWN.parent:  # Here, since what follows may not be there in another version.
    raise PluginError(
        f"mkdocs.yml names the hooks in {OWN.parent}, but Python finds the engine in {RUNNING.parents[1]}. "
        "Unset PYTHONPATH if it leads there, and use the mkdocs of this checkout's own .venv."
    )

from dashboard.core.finding import format_findings  # noqa: E402
from mkdocs_host.build_of import build_of  # noqa: E402
from mkdocs_host.plugin_files import restrict_plugins, signatures, take_out_files  # noqa: E402
from mkdocs_host.plugin_watch import PluginWatch  # noqa: E402
from mkdocs_host.process import PROCESS  # noqa: E402
from mkdocs_host.steady_plugins import compare_pages, fill_page  # noqa: E402


@event_priority(1000)  # Before any plugin.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put a guard around each plugin that is not ours."""
    PROCESS.watch = PluginWatch.over(config)
    return config


@event_priority(-100)  # After the plugins.
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Undo what no plugin may do, and leave out the files of plugins that mkdocs.yml does not name."""
    if PROCESS.watch.names:
        restrict_plugins(files, PROCESS.page_files, config, PROCESS.watch)
    return files


@event_priority(-85)  # Before the findings are printed.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Compare what plugins made of each text now with what the engine has read."""
    watch, build = PROCESS.watch, build_of(config)
    if watch.needs_whole_builds:
        restrict_plugins(files, PROCESS.page_files, config, watch)
    compare_pages(files, config, watch)
    if watch.findings:
        build.edition = build.edition.with_findings(watch.findings)
    return env


@event_priority(1000)  # Before any plugin.
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the page its text with everything in it."""
    if PROCESS.watch.names:
        fill_page(page, config)
    return context


@event_priority(1000)  # Before any plugin.
def _remember_folder(config: MkDocsConfig) -> None:
    if PROCESS.watch.names:
        PROCESS.built = signatures(config)


@event_priority(-95)  # After the plugins, and before the site is replaced.
def _take_out(config: MkDocsConfig) -> None:
    """Leave out the files of plugins that are not named, and say what went wrong since the findings were printed."""
    watch = PROCESS.watch
    if not watch.names or PROCESS.files is None:
        return
    take_out_files(PROCESS.files, PROCESS.built, config, watch)
    build = build_of(config)
    printed = PROCESS.printed.get(config.config_file_path, set())
    if new := watch.findings - printed:
        print(format_findings(new), file=sys.stderr)
        PROCESS.printed[config.config_file_path] = printed | new
    late = build.edition.with_findings(new)
    if config.strict and not late.is_preview and late.blocking_errors():
        raise PluginError("A plugin failed after the pages were checked; see above. Nothing was published.")


on_post_build = CombinedEvent(_remember_folder, _take_out)
