"""Which plugins of a site are not ours, and which of them cannot work here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from dashboard.core.settings import HOME
from mkdocs_host.internals import event_origins

OWN_PLUGINS = ("mkdocs-jupyter",)
"""The plugins that the engine uses itself."""
OWN_HOOKS = (
    "add_pages",
    "convert_notebooks",
    "draw_charts",
    "index_search",
    "prepare_edition",
    "replace_site",
    "report_findings",
    "serve_preview",
    "show_pages",
    "take_notes",
    "watch_plugins",
)
"""The adapters. Another file that stands beside them is a hook of the site's own."""
TEXT_EVENTS = ("page_read_source", "page_markdown", "page_content")
"""The events in which a plugin reads or changes a text."""
CANNOT_WORK = {
    "material/blog": "it makes its own pages and lists of posts, and the pieces of this site have theirs",
    "material/tags": "it writes its lists into pages after these were checked",
    "material/meta": "it changes front matter, and what is published is decided by the front matter in the file",
    "i18n": "it builds the site once for each language from its own files, and does not know pages without a file",
    "material/projects": "it builds other sites into this one, past everything that decides what is public",
    "material/group": "it adds other plugins after it was decided which of them work here",
    "mike": "it publishes to a branch by itself, past the check of what is public",
}
"""The plugins that are switched off, by the name under which MkDocs keeps them, and why."""


def is_foreign(name: str, plugin: object) -> bool:
    """Whether a plugin, or a hook, is not one of ours.

    Args:
        name: its name in MkDocs' collection; that of a hook is its path as written in mkdocs.yml.
        plugin: the plugin; a hook is a module.
    """
    if isinstance(plugin, ModuleType):
        path = Path(plugin.__file__ or "").resolve()
        return path.parent != HOME / "hooks" or path.stem not in OWN_HOOKS
    return name not in OWN_PLUGINS


def foreign_names(config: MkDocsConfig) -> list[str]:
    """The names of the plugins and hooks of a site that are not ours and that can work, in their order."""
    return [name for name, plugin in config.plugins.items() if is_foreign(name, plugin) and name not in CANNOT_WORK]


def switched_off(config: MkDocsConfig) -> list[str]:
    """The names of the plugins of a site that cannot work here."""
    return [name for name in config.plugins if name in CANNOT_WORK]


def handlers(config: MkDocsConfig, event: str) -> Iterator[tuple[int, str, Callable[..., Any]]]:
    """The handlers of an event in the order in which they run: index, name of the plugin, function.

    Args:
        config: the settings of the site.
        event: its name without `on_`.
    """
    origins = event_origins(config.plugins)
    for index, method in enumerate(config.plugins.events[event]):
        yield index, origins.get(method, ""), method
