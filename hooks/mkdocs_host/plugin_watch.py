"""Watches over the plugins of a build that are not ours: what goes wrong in one of them stays at its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from dashboard.core.finding import Finding
from dashboard.pieces.text_plugins import failing_plugin
from mkdocs_host.build_of import build_of
from mkdocs_host.foreign_plugins import CANNOT_WORK, OWN_PLUGINS, TEXT_EVENTS, foreign_names, handlers
from mkdocs_host.guarded_handler import call_page_handler, wrong_result
from mkdocs_host.internals import event_origins

PAGE_EVENTS = (*TEXT_EVENTS, "pre_page", "page_context", "post_page")
PROCESS_EVENTS = ("startup", "shutdown", "serve", "build_error")
"""Events of the whole process, which MkDocs runs as they are."""
REFRESHED = {"config", "env"}
"""The events that a refresh of the preview runs as a whole build does."""


class GuardedHandler(partial[Any]):
    """A plugin's function in the care of a watch."""


@dataclass
class PluginWatch:
    """The plugins of one build that are not ours."""

    names: list[str] = field(default_factory=list)
    """Their names; that of a hook is its path in mkdocs.yml."""
    findings: set[Finding] = field(default_factory=set)
    """What went wrong."""
    makers: dict[str, str] = field(default_factory=dict)
    """The names of plugins by the addresses of the files that they have made."""
    handled: dict[str, list[str]] = field(default_factory=dict)
    """The names by the events that they handle."""

    @classmethod
    def over(cls, config: MkDocsConfig) -> PluginWatch:
        """Put a guard around each function of a plugin that is not ours, and take out plugins that cannot work.

        What mkdocs-jupyter does to files and pages is left out, too: the engine has it convert cells and no more.

        Args:
            config: the settings of the build that begins; the first event must be under way.
        """
        watch, origins = cls(foreign_names(config)), event_origins(config.plugins)
        for event, methods in config.plugins.events.items():
            if event in PROCESS_EVENTS:
                continue
            for index, name, method in reversed(list(handlers(config, event))):
                if name in CANNOT_WORK or (name in OWN_PLUGINS and event != "config"):
                    del methods[index]
                elif name in watch.names:
                    watch.handled.setdefault(event, []).insert(0, name)
                    # A refresh of the preview begins with the settings of the build before.
                    own = method.args[-1] if isinstance(method, GuardedHandler) else method
                    methods[index] = GuardedHandler(watch.call, event, name, own)
                    origins[methods[index]] = name
        return watch

    def handles(self, *events: str) -> bool:
        """Whether one of the plugins handles one of some events."""
        return any(event in self.handled for event in events)

    @property
    def needs_whole_builds(self) -> bool:
        """Whether a preview has to make the whole site after each save, since a refresh leaves events out."""
        return bool(self.handled.keys() - REFRESHED)

    def call(self, event: str, name: str, method: Callable[..., Any], *given: Any, **more: Any) -> Any:
        """Call a plugin's function for an event.

        Args:
            event: its name without `on_`.
            name: the plugin.
            method: the function.
            given: what MkDocs gives it.
            more: the same, by name.

        Returns:
            what the function returned; None if it failed at a page.

        Raises:
            PluginError: it failed at what is no page.
        """
        if event in PAGE_EVENTS:
            return self._call_for_page(event, name, method, *given, **more)
        before = _file_names(more["config"]) if event == "post_build" else frozenset()
        given_files = {file.dest_uri for file in given[0]} if event == "files" else set()
        try:
            result = method(*given, **more)
        except (Exception, SystemExit) as error:
            words = " ".join(str(error).split()) or type(error).__name__
            raise PluginError(f"The plugin {name} stopped the build in on_{event}: {words}") from error
        if wrong := wrong_result(event, result):
            raise PluginError(f"The plugin {name} {wrong}.")
        if event == "post_build":
            self.makers |= dict.fromkeys(_file_names(more["config"]) - before, name)
        if event == "files":
            self.makers |= {file.dest_uri: name for file in result or given[0] if file.dest_uri not in given_files}
        return result

    def _call_for_page(self, event: str, name: str, method: Callable[..., Any], *given: Any, **more: Any) -> Any:
        page: Page = more.pop("page", None) or given[0]
        text = text_of(page, more["config"])
        if not text and self._reads_texts(name):
            return None
        errors: list[list[str]] = []
        result = call_page_handler(method, name, event, given[0] if given else None, page, errors, **more)
        path = text or Path(more["config"].config_file_path).name
        where = "" if text else f" (at the page {page.url or '/'})"
        self.findings |= {failing_plugin(path, name, what + where) for name, what in errors}
        return result

    def _reads_texts(self, name: str) -> bool:
        """Whether a plugin reads or changes texts. It then sees no other pages: these have no Markdown."""
        return any(name in self.handled.get(event, ()) for event in TEXT_EVENTS)

    def report(self, path: str, name: str, what: str) -> None:
        """Add a finding about a plugin.

        Args:
            path: the text.
            name: the plugin.
            what: what it did, as the end of a sentence.
        """
        self.findings.add(failing_plugin(path, name, what))


def text_of(page: Page, config: MkDocsConfig) -> str:
    """The path of the text that a page is made of; empty for a page that is made of none.

    Args:
        page: MkDocs' page.
        config: the settings of the build under way.
    """
    engine_page = build_of(config).pages.get(page.file.src_uri)
    return engine_page.source if engine_page else ""


def _file_names(config: MkDocsConfig) -> frozenset[str]:
    folder = Path(config.site_dir)
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
