"""The Markdown extension for what authors write beyond Markdown: charts, facts, works, formulas, links to own files.

One extension of Python-Markdown serves the site and the desk's checks. It puts an empty slot where a chart fence, a
`chart:` picture or a `fact:` link stands, changes links to the addresses that their targets have on the site, and
collects all these references. It reads no data and reports no findings. The lines and columns of references are known
if the text was marked by `mark_lines` before.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from dashboard.core.paths import BASE, address_of, is_own, resolve_relative
from dashboard.markup.allowed import is_link, is_own_address
from dashboard.markup.tag_marks import without_tag_marks
from dashboard.pieces.citation_extension import CitationExtension
from dashboard.pieces.editing_marks import EditingMarks
from dashboard.pieces.element_attributes import end_at_first_brace
from dashboard.pieces.element_walk import walk
from dashboard.pieces.formula_extension import FormulaExtension
from dashboard.pieces.html_fragment import HtmlFragment
from dashboard.pieces.line_marks import split_mark, unmark
from dashboard.pieces.note_links import NoteLinks
from dashboard.pieces.reference import Reference
from dashboard.pieces.slots import seal_slot
from dashboard.pieces.static_forms import StaticFormsExtension
from dashboard.pieces.struck_words import STRUCK, StruckWords
from dashboard.pieces.words_beside import heads_of_cell, words_before, words_behind

TABLE_OPTIONS = {"use_align_attribute": True}
"""The options of tables: columns are aligned by an attribute, since a page allows no styles within its text."""
_MAX_BESIDE = 60
"""How many characters before and behind a fact may belong to its number: no unit is longer."""
_without_marks = UnescapeTreeprocessor().unescape
"""Gives back the characters behind a backslash, for which Python-Markdown writes marks."""
_OURS = ("pymdownx.superfences", "fenced_code", "pymdownx.arithmatex", "pymdownx.tasklist")
"""The extensions whose work ours does, or which ours has to set up."""


class DashboardExtension(Extension):
    """Collects the references of one text after the other and leaves slots; `begin` starts a new text."""

    def __init__(self, seal: str = "") -> None:
        """Create the extension.

        Args:
            seal: stands before each attribute of a slot; `HtmlCleaner` takes it off.
        """
        super().__init__()
        self.seal = seal
        self.formulas = FormulaExtension(lambda text: without_tag_marks(unmark(text)))
        self.citations = CitationExtension(self._note_citation, self.formulas)
        self.begin("")

    def begin(self, path: str) -> None:
        """Forget the last text. `path` is that of the new one from docs/, to which its links are relative."""
        self.references: list[Reference] = []
        self.path = path
        self.formulas.begin()
        self.citations.begin()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Python-Markdown."""
        # After inline patterns (20), which make the links.
        md.treeprocessors.register(_Links(md, self), "dashboard", 15)
        md.treeprocessors.register(NoteLinks(md), "note-links", 16)
        # Before other HTML (90).
        md.inlinePatterns.register(StruckWords(md), "struck-words", 91)
        EditingMarks.take_over(md)
        self.formulas.extendMarkdown(md)
        self.citations.extendMarkdown(md)
        StaticFormsExtension().extendMarkdown(md)
        end_at_first_brace(md)

    def fence(
        self, source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **rest: Any
    ) -> str:
        """Called by pymdownx.superfences for each ```chart.

        Args:
            source: what stands in the fence; the other arguments are not used.

        Returns:
            The HTML of its slot.
        """
        text, line, column = split_mark(source)
        return self.note(Reference("fence", text, line, column))

    def note(self, reference: Reference) -> str:
        """Collect a reference, and return the HTML of a chart's slot for it."""
        self.references.append(reference)
        return seal_slot(f'<div class="chart-slot" data-key="{reference.key}"></div>', self.seal)

    def _note_citation(self, works: str, line: int, column: int, words: str, within: str) -> dict[str, str]:
        reference = Reference("work", works, line, column, words, within=within)
        self.references.append(reference)
        return {"class": f"{self.seal}work-slot", "data-key": f"{self.seal}{reference.key}"}

    def site_address(self, target: str) -> str:
        """The address that a link's target has on the site; an address elsewhere is returned as it is."""
        if not is_own(target):
            return target
        path, rest = _split_address(target)
        return f"{BASE}{address_of(resolve_relative(self.path, path))}{'/' * path.endswith('/')}{rest}"


class _Links(Treeprocessor):
    """Collects links and pictures, and puts slots or addresses of the site in their place."""

    def __init__(self, md: Markdown, owner: DashboardExtension) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: ElementTree.Element) -> None:
        parents: dict[ElementTree.Element, ElementTree.Element] = {}
        for parent, child, within in walk(root):
            parents[child] = parent
            if child.tag == "img":
                self._read_image(child, parent, within)
            elif child.tag == "a" and child.get("href"):
                self._read_link(child, within, parents)

    def _read_link(
        self,
        link: ElementTree.Element,
        within: tuple[str, ...],
        parents: dict[ElementTree.Element, ElementTree.Element],
    ) -> None:
        target, line, column = split_mark(_without_marks(link.get("href", "")))
        words = self._visible("".join(link.itertext()))
        if target.startswith("fact:") and not STRUCK.isdisjoint(within):
            link.tag, link.attrib = "span", {}
        elif target.startswith("fact:"):
            before = self._visible(words_before(link, parents))[-_MAX_BESIDE:]
            behind = self._visible(words_behind(link, parents))[:_MAX_BESIDE]
            reference = Reference(
                "fact",
                target.removeprefix("fact:"),
                line,
                column,
                words,
                within=" ".join(within),
                beside=(before, behind),
                heads=tuple(self._visible(head)[:_MAX_BESIDE] for head in heads_of_cell(link, parents)),
            )
            self._owner.note(reference)
            link.attrib.clear()
            link.set("class", f"{self._owner.seal}fact-slot")
            link.set("data-key", f"{self._owner.seal}{reference.key}")
        elif line:  # (a link that another extension made, such as a footnote's number, has no place in the text)
            self._owner.note(Reference("link", target, line, column, words, within=" ".join(within)))
            address = self._owner.site_address(target)
            if is_link(address):
                link.set("href", address)
            else:  # (the check of links reports it)
                del link.attrib["href"]

    def _visible(self, words: str) -> str:
        """Words as readers see them. Python-Markdown keeps HTML and entities such as `&nbsp;` in its stash."""
        stash = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(
            lambda match: escape(HtmlFragment(str(stash[int(match[1])])).text), unmark(words)
        )
        return _without_marks(unescape(text))

    def _read_image(self, image: ElementTree.Element, parent: ElementTree.Element, within: tuple[str, ...]) -> None:
        target, line, column = split_mark(_without_marks(image.get("src", "")))
        alt, place = _without_marks(unmark(image.get("alt", ""))), " ".join(within)
        if not target.startswith("chart:"):
            self._owner.note(Reference("picture", target, line, column, alt, within=place))
            address = self._owner.site_address(target)
            if is_own_address(address):
                image.set("src", address)
            else:  # (the check of links reports it)
                image.attrib.pop("src", None)
            return
        alone = parent.tag == "p" and len(parent) == 1 and not (parent.text or image.tail or "").strip()
        reference = Reference("chart", target.removeprefix("chart:"), line, column, alt, alone, place)
        self._owner.note(reference)
        slot = parent if alone else image
        tail = slot.tail
        slot.clear()
        slot.tail = tail
        slot.tag = "div" if alone else "span"
        slot.set("class", f"{self._owner.seal}chart-slot")
        slot.set("data-key", f"{self._owner.seal}{reference.key}")


def _split_address(target: str) -> tuple[str, str]:
    """The path of an address, and its query and fragment with their signs."""
    rest = re.search(r"[?#]", target)
    return (target[: rest.start()], target[rest.start() :]) if rest else (target, "")


def with_dashboard(
    names: list[str], configs: dict[str, Any], extension: DashboardExtension
) -> tuple[list[Any], dict[str, Any]]:
    """Add our extension to those of a site.

    Args:
        names: the site's Markdown extensions.
        configs: their options, by name.
        extension: ours.

    Returns:
        The extensions and their options, as `Markdown` takes them.
    """
    fences = _OURS[0]
    options = dict(configs.get(fences) or {})
    chart_fence = {"name": "chart", "class": "chart", "format": extension.fence}
    options["custom_fences"] = [*options.get("custom_fences", []), chart_fence]
    tables = {name: TABLE_OPTIONS for name in names if name.rpartition(".")[2] == "tables"}
    other_names = [name for name in names if name not in _OURS]
    return [*other_names, fences, extension], {**tables, **configs, fences: options}
