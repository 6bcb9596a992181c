"""A program: runs the plugins that read or change texts, for the engine, which knows no MkDocs.

`dashboard.pieces.text_plugins` starts it with the path of mkdocs.yml. It reads a request on each line of standard input
and answers on one line of standard output, in JSON. Each plugin meets one page at a time and no other page: what it
makes of a text cannot depend on a page that readers may not see.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from dashboard.core.mkdocs_yml import foreign_hooks, read_mkdocs_yml
from dashboard.core.paths import is_text
from dashboard.core.settings import HOME
from mkdocs_host.foreign_plugins import CANNOT_WORK, TEXT_EVENTS, foreign_names, handlers, switched_off
from mkdocs_host.guarded_handler import call_page_handler
from mkdocs_host.internals import get_files, get_toc, set_current_page
from mkdocs_host.text_file import front_matter, text_file


class TextPluginRunner:
    """The plugins of a site that handle one of `TEXT_EVENTS`, with MkDocs' settings of their own."""

    def __init__(self, config_file: Path, site_dir: str) -> None:
        """Load the settings and run what comes before the pages.

        Args:
            config_file: mkdocs.yml.
            site_dir: a folder that is thrown away.
        """
        # Our own hooks change no text, and would load the whole engine.
        hooks = foreign_hooks(read_mkdocs_yml(config_file), config_file.parent, HOME / "hooks")
        self.config = load_config(str(config_file), site_dir=site_dir, hooks=hooks)
        self.off = {name: CANNOT_WORK[name] for name in switched_off(self.config)}
        foreign = foreign_names(self.config)
        self.handles = {
            event: [name for _, name, _ in handlers(self.config, event) if name in foreign] for event in TEXT_EVENTS
        }
        self.names = {name for names in self.handles.values() for name in names}
        for event, methods in self.config.plugins.events.items():
            methods[:] = [method for _, name, method in handlers(self.config, event) if name in self.names]
        self.pages: dict[str, Page] = {}
        if self.names:
            self._begin()

    def _begin(self) -> None:
        plugins = self.config.plugins
        plugins.on_startup(command="build", dirty=False)
        self.config = plugins.on_config(self.config)
        plugins.on_pre_build(config=self.config)
        files = Files([file for file in get_files(self.config) if not is_text(file.src_uri)])
        self.files = plugins.on_files(files, config=self.config)
        plugins.on_nav(get_navigation(Files([]), self.config), config=self.config, files=self.files)

    def hello(self) -> dict[str, Any]:
        """What the engine has to know first: who handles which event, and what is switched off."""
        return {"handles": self.handles, "off": self.off}

    def markdown(self, path: str, source: str, head: str, body: str) -> dict[str, Any]:
        """Run the events up to `on_page_markdown`.

        Args:
            path: the page's path from docs/.
            source: the file.
            head: its front matter with the lines around it; empty if there is none.
            body: the rest.
        """
        file = text_file(self.config, path, Path(source))
        page = self.pages[path] = Page(None, file, self.config)
        files = Files([*self.files, file])
        page.markdown, page.meta = body, front_matter(head)
        by, errors = list[str](), list[list[str]]()
        set_current_page(self.config, page)
        self._run("pre_page", page, page, by, errors, config=self.config, files=files)
        for _, name, method in handlers(self.config, "page_read_source"):
            whole = call_page_handler(method, name, "page_read_source", None, page, errors, config=self.config)
            if whole is not None:
                by.append(name)
                page.markdown, _ = meta.get_data(whole)
        page.markdown = self._run("page_markdown", page.markdown, page, by, errors, config=self.config, files=files)
        return {"after": page.markdown if page.markdown != body else None, "by": by, "errors": errors}

    def content(self, path: str, html: str, headings: list[dict[str, Any]]) -> dict[str, Any]:
        """Run `on_page_content`.

        Args:
            path: the page's path from docs/.
            html: its text as HTML.
            headings: as Python-Markdown knows them.
        """
        page = self.pages.pop(path)
        page.content, page.toc = html, get_toc(headings)  # type: ignore[arg-type]
        by, errors = list[str](), list[list[str]]()
        files = Files([*self.files, page.file])
        after = self._run("page_content", html, page, by, errors, config=self.config, files=files)
        return {"after": after if after != html else None, "by": by, "errors": errors}

    def _run(self, event: str, value: Any, page: Page, by: list[str], errors: list[list[str]], **more: Any) -> Any:
        """Run one event, and note which plugins change the value and which fail."""
        for _, name, method in handlers(self.config, event):
            result = call_page_handler(method, name, event, value, page, errors, **more)
            if result is not None and result != value:
                by.append(name)
                value = result
        return value


def main() -> None:
    """Answer one request after the other, until standard input ends."""
    # What plugins print must not get among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(reply: dict[str, Any]) -> None:
        answers.write(json.dumps(reply) + "\n")
        answers.flush()

    with tempfile.TemporaryDirectory() as folder:
        try:
            runner = TextPluginRunner(Path(sys.argv[1]), folder)
        except (Exception, SystemExit) as error:
            answer({"failed": f"{type(error).__name__}: {error}"})
            return
        answer(runner.hello())
        methods: dict[str, Callable[..., dict[str, Any]]] = {"markdown": runner.markdown, "content": runner.content}
        for line in sys.stdin:
            request = json.loads(line)
            answer(methods[request.pop("do")](**request))


if __name__ == "__main__":
    main()
