"""Reads a Markdown file or notebook under `docs/`: its front matter, its HTML, its references and its findings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache, partial
from html import unescape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.checks.silences import Silence
from dashboard.checks.stated_numbers import StatedNumber
from dashboard.checks.unlinked_numbers import UnlinkedNumber
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.paths import BASE, is_own, resolve_relative
from dashboard.core.text_span import TextSpan
from dashboard.core.yaml_record import Record
from dashboard.data.slug import wrong_name
from dashboard.facts.fact import PIN
from dashboard.facts.misplaced_facts import misplaced_in_html, misplaced_in_record
from dashboard.notebooks.notebook import Notebook
from dashboard.numbers.words import Language, known_language
from dashboard.pieces.body_digest import body_digest, with_plain_declarations
from dashboard.pieces.convert_text import ConvertedText, Heading, TextConverter, formula_findings, removal_findings
from dashboard.pieces.dependencies import Dependencies, dependencies_of
from dashboard.pieces.head_and_body import check_parts, cut_text
from dashboard.pieces.lost_works import lost_in_html, lost_places
from dashboard.pieces.markdown_extension import Reference
from dashboard.pieces.plugin_change import PluginChange, TextChanger
from dashboard.pieces.shown_comments import shown_comments
from dashboard.references.citation import CITATION

_ADDRESS = re.compile("[^#?]+")
"""An address without its query and its place on the page."""
_MENTION = re.compile(r"(?:fact|chart):([a-z0-9-]+)", re.I)
_WORD = re.compile(r"\w[\w'\u2019.,-]*")
_NO_WORDS = re.compile(
    r"^[ \t]*(`{3,}+|~{3,}+).*?(?:^[ \t]*\1[ \t]*$|\Z)|!\[[^\[\]]*\]\([^)]{0,2000}\)|<!--.*?-->|\]\([^)]{0,2000}\)",
    re.S | re.M,
)


class SourceText(Frozen):
    """What one file of `docs/` holds, by itself: no data and no other file are needed to know it."""

    path: str
    """The file, from the root of the repository."""
    digest: str
    """The SHA-256 of the file's bytes; where plugins changed the text, also of what they made of it."""
    head: Record | None
    """The front matter; None if there is none, or none that is YAML."""
    references: tuple[Reference, ...]
    """The charts, facts, pictures and links of the text, by line."""
    words: int
    """The number of words, without charts and code."""
    files: frozenset[str] = frozenset()
    """The files of the repository that it shows or links to, as paths from the root."""
    html: str = ""
    """The text as HTML, with slots for charts, facts and a notebook's code cells, and `@base@` for the site's root."""
    headings: tuple[Heading, ...] = ()
    """In the order of the text."""
    anchors: frozenset[str] = frozenset()
    """The ids in its HTML, which links can lead to."""
    silences: tuple[Silence, ...] = ()
    """The comments that silence a check."""
    notebook: Notebook | None = None
    """Its cells, if the file is a notebook; otherwise None."""
    reads: frozenset[str] = frozenset()
    """The names of the datasets that its code reads: known once it was executed."""
    numbers: tuple[UnlinkedNumber, ...] = ()
    """The numbers with a unit in its prose that are not linked to a fact."""
    dated: tuple[StatedNumber, ...] = ()
    """The numbers outside of links that name their time, wherever they stand."""
    body: str = ""
    """The digest of what the file holds for readers (`body_digest`)."""
    works: tuple[str, ...] = ()
    """The keys of the works that it names, in the order in which readers meet them: the first has the number 1."""
    edited: bool = False
    """Whether marks of editing, such as {++ ++}, are left in it."""
    mentions: frozenset[str] = frozenset()
    """What stands behind `fact:` and `chart:` anywhere in the file, also where it makes no fact and no chart."""
    head_is_broken: bool = False
    """Whether it begins with front matter that cannot be read."""
    plugins: PluginChange | None = None
    """What plugins of the host have made of it; None where none looks at texts."""

    @cached_property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @cached_property
    def is_analysis(self) -> bool:
        """Whether it stands under docs/analyses/."""
        return self.path.split("/", 2)[1:2] == ["analyses"]

    @property
    def status(self) -> str:
        """The status in its front matter, valid or not; empty if there is none."""
        return str(self.head.data.get("status") or "") if self.head else ""

    @cached_property
    def people(self) -> frozenset[str]:
        """The authors and reviewers that its front matter names, valid or not."""
        values = [self.head.data.get(key) for key in ("authors", "reviewers")] if self.head else []
        return frozenset(str(name) for names in values for name in (names if isinstance(names, list) else [names]))

    @cached_property
    def language(self) -> Language | None:
        """The language that its front matter names, if the engine reads numbers in it."""
        return known_language(str(self.head.data.get("lang"))) if self.head else None

    @cached_property
    def dependencies(self) -> Dependencies:
        """What the text takes from other files."""
        return dependencies_of(self.references, self.cited, self.files, self.notebook)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """What its fact links name, each once: `<dataset>/`, a fact of data/facts.yaml, `as_of` if a day is given."""
        names: dict[str, None] = {}
        for reference in self.references:
            if reference.kind == "fact":
                name, _, query = reference.text.partition("?")
                dataset, slash, _ = name.partition("/")
                names |= dict.fromkeys((dataset + slash, PIN) if PIN in query else (dataset + slash,))
        return tuple(names)


def _without_code(text: str) -> str:
    """A text without code, charts, remarks, addresses and keys of works."""
    return CITATION.sub(" ", _NO_WORDS.sub(" ", text))


@lru_cache(maxsize=100_000)
def naming_error(path: str) -> str:
    """What is wrong with the place or the name of an analysis, as a message; empty if nothing is."""
    place = PurePosixPath(path)
    if len(place.parts) != 3:
        return "An analysis stands in docs/analyses/ itself, in no folder below it."
    if place.suffix not in (".md", ".ipynb"):
        return f"Read the ending '{place.suffix}', expected .md or .ipynb."
    if place.stem == "index":
        return "Read the name 'index', which is the list's; name the file as the piece's address shall be."
    return wrong_name(place.stem)


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
            edited=any(finding.id == "leftover-markup" for finding in report.findings),
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
