"""Reads a Markdown file or notebook under `docs/`: its front matter, its HTML, its references and its findings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from typing import Any
from urllib.parse import unquote

from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import BASE, is_own, resolve_relative
from dashboard.core.text_span import TextSpan
from dashboard.core.yaml_record import Record
from dashboard.facts.misplaced_facts import misplaced_in_html, misplaced_in_record
from dashboard.pieces.body_digest import body_digest, with_plain_declarations
from dashboard.pieces.convert_text import ConvertedText, TextConverter, formula_findings, removal_findings
from dashboard.pieces.head_and_body import check_parts, cut_text
from dashboard.pieces.lost_works import lost_in_html, lost_places
from dashboard.pieces.plugin_change import TextChanger
from dashboard.pieces.shown_comments import shown_comments
from dashboard.pieces.source_text import SourceText
from dashboard.references.citation import CITATION

_ADDRESS = lazy_re("[^#?]+")
"""An address without its query and its place on the page."""
_MENTION = lazy_re(r"(?:fact|chart):([a-z0-9-]+)", re.I)
_UNREADY = frozenset(("leftover-markup", "open-comment"))
"""Errors by which readers would get words that were meant for the desk."""
_WORD = lazy_re(r"\w[\w'\u2019.,-]*")
_NO_WORDS = lazy_re(
    r"^[ \t]*(`{3,}+|~{3,}+).*?(?:^[ \t]*\1[ \t]*$|\Z)|!\[[^\[\]]*\]\([^)]{0,2000}\)|<!--.*?-->|\]\([^)]{0,2000}\)",
    re.S | re.M,
)


class SourceTextReader:
    """Reads files with the Markdown extensions of a site."""

    def __init__(
        self,
        names: list[str],
        options: dict[str, Any],
        docs: str,
        known_names: KnownNames | None = None,
        lang: str = "en",
        plugins: TextChanger | None = None,
    ) -> None:
        """Set up Markdown once for all texts.

        Args:
            names: the site's Markdown extensions.
            options: their options, by name.
            docs: the folder of texts, from the root of the repository.
            known_names: the names that the checks of texts look for.
            lang: the language of texts that name none.
            plugins: lets plugins of the host change texts; None if there are none.
        """
        self._converter = TextConverter(names, options)
        self._docs = docs
        self._known_names = known_names or KnownNames()
        self._lang = lang
        self._plugins = plugins

    def read(self, content: bytes, path: str) -> tuple[SourceText | None, list[Finding]]:
        """Read one file and check it by itself.

        Args:
            content: the bytes of the file.
            path: from the root of the repository.

        Returns:
            The text, or None if it cannot be read at all; and the findings.
        """
        findings: list[Finding] = []
        cut = cut_text(content, path, findings, is_piece=path.startswith(f"{self._docs}/analyses/"))
        if cut is None:
            return None, findings
        whole, parts = cut.parts, cut.body
        if self._plugins:
            whole, parts = self._plugins.change_parts(whole, parts, path)
            if not check_parts(whole, path, findings):
                return None, findings
        report = check_prose([part for part in whole if part.line], path, self._known_names, self._lang)
        converted = self._converter.convert(
            parts,
            {silence.line for silence in report.silences},
            path.removeprefix(f"{self._docs}/"),
            slots=frozenset(part.text for part in cut.body if not part.line),
            change_html=partial(self._plugins.change_html, path=path) if self._plugins else None,
        )
        findings += [*report.findings, *self._findings(cut.head, parts, converted, path)]
        source_text = SourceText(
            path=path,
            digest=hashlib.sha256(content).hexdigest(),
            head=cut.head,
            # The extension meets all fences before the first picture; here they stand by line.
            references=tuple(sorted(converted.references, key=lambda reference: reference.line)),
            words=sum(len(_WORD.findall(_without_code(part.text))) for part in parts if part.line),
            files=self._files(path, cut.head, converted.addresses),
            html=converted.html,
            headings=converted.headings,
            anchors=converted.anchors,
            silences=report.silences,
            notebook=cut.notebook,
            numbers=report.numbers,
            dated=report.dated,
            body=body_digest(
                cut.head.data if cut.head else {},
                with_plain_declarations(cut.body, converted.references),
                cut.notebook,
            ),
            works=converted.works,
            edited=any(finding.id in _UNREADY for finding in findings)
            or any(removal.shows_hidden for removal in converted.removals),
            mentions=frozenset(name.lower() for name in _MENTION.findall(unquote(unescape(cut.text)))),
            head_is_broken=cut.head_is_broken,
        )
        if self._plugins:
            return self._plugins.finish(source_text, findings)
        return source_text, findings

    def _findings(
        self, head: Record | None, parts: list[TextSpan], converted: ConvertedText, path: str
    ) -> Iterator[Finding]:
        """What is lost of a text on its way to HTML: what pages may not hold, and what stands where it is no link."""
        yield from misplaced_in_record(head) if head else ()
        yield from removal_findings(converted.removals, parts, path)
        yield from formula_findings(converted.broken_formulas, parts, path)
        yield from misplaced_in_html(converted.html, parts, path)
        yield from lost_places(converted.references, path)
        yield from lost_in_html(converted.html, parts, path)
        yield from shown_comments(converted.html, parts, path)
        if self._plugins:
            yield from self._plugins.removal_findings(converted.removals_of_plugins, path)

    def _files(self, path: str, head: Record | None, addresses: Iterable[str]) -> frozenset[str]:
        hero = head.data.get("hero") if head else None
        files = [resolve_relative(path, str(hero.get("image")))] if isinstance(hero, dict) else []
        for address in filter(None, map(_ADDRESS.match, addresses)):
            target = unquote(address[0])
            if target.startswith(BASE):
                files.append(f"{self._docs}/{target.removeprefix(BASE)}")
            elif is_own(target):
                files.append(resolve_relative(path, target))
        return frozenset(files)


def _without_code(text: str) -> str:
    """A text without code, charts, remarks, addresses and keys of works."""
    return CITATION.sub(" ", _NO_WORDS.sub(" ", text))
