"""Lets plugins take part while one text is read: their Markdown is converted, their HTML is what is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from dashboard.cache.keys import key_of
from dashboard.core.finding import Finding
from dashboard.core.paths import BASE, address_of
from dashboard.core.text_span import TextSpan
from dashboard.markup.removal import Removal
from dashboard.pieces.plugin_change import PluginChange, kept_lines
from dashboard.pieces.text_plugins import TextPlugins

_WRAPPERS = ("html", "head", "body")
"""What plugins that parse the HTML of a text put around it."""


def _is_note(attribute: str) -> bool:
    return attribute in ("class", "style") or attribute.startswith("data-")


@dataclass
class PluginsOfText:
    """A `TextChanger`: what plugins make of the text under way."""

    plugins: TextPlugins
    _change: PluginChange = field(default_factory=PluginChange)
    _lines: Mapping[int, int] | None = None
    """The lines of the file by those of the changed text; None if the text was not changed."""
    _first_line: int = 1
    _errors: list[Finding] = field(default_factory=list)

    def change_parts(
        self, whole: list[TextSpan], body: list[TextSpan], path: str
    ) -> tuple[list[TextSpan], list[TextSpan]]:
        """Let plugins change the Markdown. A text that was changed is of one part."""
        self._change, self._lines, self._errors = PluginChange(), None, []
        if not whole:
            return whole, body
        head = whole[0].text.removesuffix(body[0].text) if len(whole[0].text) > len(body[0].text) else ""
        text = "\n\n".join(part.text for part in body)
        reply = self.plugins.markdown(path, head, text, self._errors)
        if reply.after is None:
            return whole, body
        start = next((part for part in whole if part.line), replace(whole[0], line=1))
        self._first_line = start.line
        # A notebook's lines are those of its JSON: there the place is that of its first cell.
        self._lines = {} if start.kind == "cell" else kept_lines(head + text, head + reply.after)
        self._change = PluginChange(
            by=reply.by, markdown=reply.after, kept_lines=frozenset(self._lines.values()) - {self._first_line}
        )
        changed = replace(start, text=head + reply.after)
        return [changed], [replace(start, text=reply.after, line=start.line + head.count("\n"))]

    def change_html(self, html: str, headings: list[Any], path: str) -> str:
        """Let plugins change the HTML."""
        address = address_of(path.removeprefix(f"{self.plugins.settings.docs_path}/"))
        base = "../" * address.count("/")
        given = html.replace(BASE, base)
        reply = self.plugins.content(path, given, headings, self._errors)
        self._change = replace(self._change, given_html=given)
        if reply.after is None:
            return html
        self._change = replace(self._change, by=(*self._change.by, *reply.by), html=reply.after)
        # A way up to the root is written as the place for it again, so that the text can be shown on other pages.
        return re.sub(rf"(?<==[\"']){re.escape(base)}(?!\.\./)", BASE, reply.after) if base else reply.after

    def removal_findings(self, removals: Iterable[Removal], path: str) -> Iterator[Finding]:
        """What was removed from the HTML that plugins changed, as findings that name them."""
        for removal in removals:
            if removal.element in _WRAPPERS and not removal.attributes:
                continue
            # Looks, and notes for a script of the plugin's: without them the page says the same.
            is_note = bool(removal.attributes) and all(map(_is_note, removal.attributes))
            hint = f"The plugin {self._change.names} has written it. {removal.hint}".strip()
            yield Finding(
                id="unsafe-html",
                severity="warning" if is_note else "error",
                path=path,
                line=self._first_line,
                message=removal.message,
                hint=hint,
            )

    def finish[Text: Any](self, text: Text, findings: list[Finding]) -> tuple[Text, list[Finding]]:
        """Put everything at its line in the file; digests and findings get what plugins have done."""
        change = self._change
        if self._lines is not None:
            text = replace(
                text,
                references=tuple(sorted(map(self._moved, text.references), key=lambda reference: reference.line)),
                silences=tuple(map(self._moved, text.silences)),
                numbers=tuple(map(self._moved, text.numbers)),
                dated=tuple(map(self._moved, text.dated)),
            )
            findings = list(map(self._moved, findings))
        if change.by:
            text = replace(text, digest=key_of(text.digest, change.markdown, change.html))
            change = replace(change, digest=change.approved_digest(self.plugins.settings.plugins_digest))
        return replace(text, plugins=change), [*findings, *self._errors]

    def _moved[Placed: Any](self, placed: Placed) -> Placed:
        """Something with a line in the changed text, with its line in the file."""
        assert self._lines is not None
        line = self._lines.get(placed.line)
        if line is None:
            return replace(placed, line=self._first_line, column=1)
        return replace(placed, line=line)
