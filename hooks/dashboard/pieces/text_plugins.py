"""Lets the host's plugins read and change texts. They run in a process of their own, which knows the host.

The engine knows neither the host nor the plugins. It starts the program `PROGRAM` and writes a request on each line;
the program answers on one line. Where mkdocs.yml names no plugin but our own, no program is started.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.paths import page_path
from dashboard.core.settings import Settings

PROGRAM = "mkdocs_host.run_text_plugins"
START_TIMEOUT, TIMEOUT = 300, 120
"""Seconds after which plugins that do not come to an end are stopped: while they are loaded, and at one text."""


class PluginsEndedError(Exception):
    """The program with the plugins has ended."""


class PluginReply(Frozen):
    """What plugins have made of a text or of its HTML."""

    after: str | None = None
    """What they made of it; None if they left it as it is."""
    by: tuple[str, ...] = ()
    """The plugins that changed it."""


@dataclass
class TextPlugins:
    """The plugins of a site that read or change texts."""

    settings: Settings
    handles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The names of the plugins that handle an event, by the event."""
    _program: subprocess.Popen[str] | None = None
    _at: str = ""
    """The text that the program knows."""

    @classmethod
    def start(cls, settings: Settings, findings: list[Finding]) -> Self | None:
        """Start the plugins of a site.

        Args:
            settings: of the site.
            findings: gets which plugins cannot work.

        Returns:
            the plugins; None if none reads or changes texts.
        """
        if not settings.has_foreign_plugins:
            return None
        plugins = cls(settings)
        hello = plugins._begin()
        if "failed" in hello:
            message = f"The plugins cannot be loaded, so no text is as they would make it. {hello['failed']}"
            hint = "`mkdocs build` says more."
            findings.append(Finding(id="failing-plugin", path=settings.config_name, message=message, hint=hint))
        for name, reason in hello.get("off", {}).items():
            findings.append(
                Finding(
                    id="unusable-plugin",
                    severity="warning",
                    path=settings.config_name,
                    line=settings.line_of_plugin(name),
                    message=f"The plugin {name} is switched off: {reason}.",
                    hint="Take it out of mkdocs.yml.",
                )
            )
        if any(plugins.handles.values()):
            return plugins
        plugins.close()
        return None

    def markdown(self, path: str, head: str, body: str, findings: list[Finding]) -> PluginReply:
        """Let plugins change a text before it is converted.

        Args:
            path: the file, from the root of the repository.
            head: its front matter with the lines around it; empty if there is none.
            body: the rest.
            findings: gets what goes wrong.
        """
        source = str(self.settings.root / path)
        self._at = path
        return self._request(path, findings, do="markdown", source=source, head=head, body=body)

    def content(self, path: str, html: str, headings: Sequence[Any], findings: list[Finding]) -> PluginReply:
        """Let plugins change the HTML of the text that `markdown` was called with last.

        Args:
            path: the file, from the root of the repository.
            html: its HTML.
            headings: as Python-Markdown knows them.
            findings: gets what goes wrong.
        """
        if not self.handles.get("page_content") or self._at != path:
            return PluginReply()
        return self._request(path, findings, do="content", html=html, headings=headings)

    def close(self) -> None:
        """End the program."""
        if self._program and self._program.stdin:
            with contextlib.suppress(OSError):
                self._program.stdin.close()
            self._program.wait()
            if self._program.stdout:
                self._program.stdout.close()
        self._program = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin(self) -> dict[str, Any]:
        self._program = subprocess.Popen(
            [sys.executable, "-P", "-m", PROGRAM, str(self.settings.root / self.settings.config_name)],
            cwd=self.settings.root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        try:
            hello = self._read(START_TIMEOUT)
        except PluginsEndedError as error:
            hello = {"failed": str(error)}
        self.handles = hello.get("handles", {})
        return hello

    def _request(self, path: str, findings: list[Finding], **request: Any) -> PluginReply:
        """Send a request about a text; what goes wrong is a finding at it, and the next one gets a new program."""
        reply: dict[str, Any]
        request["path"] = page_path(path, self.settings.docs_path)
        try:
            if self._program is None:
                self._begin()
            assert self._program
            assert self._program.stdin
            self._program.stdin.write(json.dumps(request) + "\n")
            self._program.stdin.flush()
            reply = self._read(TIMEOUT)
        except (PluginsEndedError, OSError) as error:
            self.close()
            self._at = ""
            names = " and ".join(sorted({name for names in self.handles.values() for name in names}))
            reply = {"errors": [[names, f"did not come back: {error}"]]}
        for name, what in reply.get("errors", ()):
            findings.append(failing_plugin(path, name, what))
        return PluginReply(reply.get("after"), tuple(reply.get("by", ())))

    def _read(self, seconds: float) -> dict[str, Any]:
        program = self._program
        assert program
        assert program.stdout
        timer = threading.Timer(seconds, program.kill)
        timer.start()
        try:
            line = program.stdout.readline()
        finally:
            timer.cancel()
        if not line:
            raise PluginsEndedError("the process with the plugins has ended, or was ended since it took too long")
        answer: dict[str, Any] = json.loads(line)
        return answer


def failing_plugin(path: str, name: str, what: str) -> Finding:
    """A finding about a plugin that failed at a text.

    Args:
        path: the text.
        name: the plugin.
        what: what it did, as the end of a sentence.
    """
    hint = "The text is as the plugin was given it. Correct the plugin or what it reads, or take it out of mkdocs.yml."
    return Finding(id="failing-plugin", path=path, message=f"The plugin {name} {what}.", hint=hint)
