"""MkDocs → engine: begins a build, and takes the files from MkDocs that are not shown."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Literal

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.build.begin_build import begin_build
from dashboard.core.disk_cures import refusal
from dashboard.core.home import ensure_home
from mkdocs_host.build_error import error_text
from mkdocs_host.build_of import hand_on
from mkdocs_host.docs_folder import circling_link
from mkdocs_host.internals import list_visible_files
from mkdocs_host.plugin_files import exclude_hidden
from mkdocs_host.process import PROCESS
from mkdocs_host.restart import start_again


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command: only `serve` keeps a preview up to date, until it is told to end."""
    PROCESS.command = command
    ensure_home()
    # `kill` and a terminal that is closed would leave folders behind. (Windows knows no SIGHUP.)
    ends = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ends = [number for number in ends if signal.getsignal(number) != signal.SIG_IGN]  # as nohup wants it
    if command == "serve":
        ends.append(signal.SIGINT)  # What a script starts in the background ignores Ctrl-C.
    for number in ends:
        signal.signal(number, signal.default_int_handler)


@event_priority(-100)  # Last: where the engine has changed, this process becomes another one.
def on_shutdown() -> None:
    """Leave no kernel, no browser, no indexer and no lock behind."""
    PROCESS.stop()
    if PROCESS.served and PROCESS.starts_again:
        start_again(PROCESS.served)


@event_priority(50)  # Before the other hooks, which find the build on the config.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin a build. MkDocs calls this for each one, with a new config."""
    if not config.use_directory_urls:
        words = (
            "use_directory_urls is off, and the addresses of this site end with a slash: no link would find its page."
        )
        raise PluginError(f"{words} Take it out of {Path(config.config_file_path).name}, or of the command line.")
    list_visible_files(config.theme)
    path = Path(config.config_file_path)
    notebooks = PROCESS.notebooks if PROCESS.command == "serve" else None
    site = Path(config.site_dir) if PROCESS.command == "build" else None
    if PROCESS.command != "serve":
        PROCESS.lock_site(path.parent / ".cache", Path(config.site_dir))
    else:
        PROCESS.served = Path(config.site_dir)
    try:
        build = begin_build(path, site, notebooks, PROCESS.caches.get(path))
    except ValueError as error:
        raise PluginError(str(error)) from error
    PROCESS.caches[path] = build.edition.content.cache
    config.site_name = build.edition.view.site_name
    if PROCESS.command != "serve":  # (There it is the address of the preview.)
        config.site_url = build.edition.view.site_url
    hand_on(build, config)
    PROCESS.build = build
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Stop before MkDocs looks for files where it would not come back."""
    if link := circling_link(Path(config.docs_dir)):
        raise PluginError(f"{link} is a link of the file system to a folder that it stands in. Delete it.")


def on_build_error(error: Exception) -> None:
    """Say in one line what the system refuses, or what is wrong in a template; MkDocs would print lines of code."""
    words = refusal(error)
    if isinstance(error, TemplateError):
        words = error_text(error, _shown_path)
    if words:
        raise PluginError(words) from error


def _shown_path(path: Path) -> str:
    """A path from where the command was given; of a file elsewhere the whole one."""
    return os.path.relpath(path) if Path.cwd() in path.resolve().parents else str(path)


@event_priority(1000)  # Before any plugin looks at the files.
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave the files of docs/ to the engine: it makes pages of texts, and copies of what else is shown."""
    exclude_hidden(files, config)
    return files
