"""The Markdown extension for `[@key]`: a slot for the numbers of works, and the works in the order of first use."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from dashboard.pieces.element_walk import walk
from dashboard.pieces.formula_extension import FormulaExtension, is_in_tag
from dashboard.pieces.line_marks import split_mark
from dashboard.references.citation import CITATION, works_in
from dashboard.references.numbered import number_works, words_of_citation

_without_marks = UnescapeTreeprocessor().unescape
"""Gives back the characters behind a backslash, for which Python-Markdown writes marks."""
_ELEMENT = "sup"
_WORKS = "data-works"
"""Holds what is written between the brackets until the tree is complete."""
NO_PLACE = frozenset(("a", "h1", "h2", "h3", "h4", "h5", "h6"))
"""The elements in which no mark can stand: links hold no links, and headings are names of places."""
NoteCitation = Callable[[str, int, int, str, str], dict[str, str]]
"""Collects a citation: what is written between its brackets, its line and column, the words of its mark, and the tags
around it. Gives the attributes of its slot."""


class CitationExtension(Extension):
    """Collects the works that a text names; `begin` starts a new text."""

    def __init__(self, note: NoteCitation, formulas: FormulaExtension) -> None:
        """Create the extension.

        Args:
            note: collects each citation.
            formulas: knows how a formula in a citation is written.
        """
        super().__init__()
        self.note, self.formulas = note, formulas
        self.begin()

    def begin(self) -> None:
        """Forget the last text."""
        self.numbers: dict[str, int] = {}
        """The number of each work that is named, by its key."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Python-Markdown."""
        # Behind what a backslash escapes (180) and formulas (185), before footnotes (175) and links (170).
        md.inlinePatterns.register(_Inline(md, self.formulas), "citation", 176)
        # Behind the inline patterns (20) and the order of footnotes (19), before links are read (15).
        md.treeprocessors.register(_Numbers(md, self), "citation", 16)


class _Inline(InlineProcessor):
    """Sets citations aside. The words stay as written, since the words of an alternative are no place for a mark."""

    def __init__(self, md: Markdown, formulas: FormulaExtension) -> None:
        super().__init__(CITATION.pattern, md)
        self._formulas = formulas

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int] | tuple[None, None, None]:
        if is_in_tag(data, match.start()):
            return None, None, None
        element = ElementTree.Element(_ELEMENT)
        element.text = AtomicString(match[0])
        element.set(_WORKS, self._plain(match["works"]))
        return element, match.start(), match.end()

    def _plain(self, works: str) -> str:
        """What is written between the brackets, as text: Python-Markdown has set aside code and escaped characters."""
        written = self._formulas.written
        text = HTML_PLACEHOLDER_RE.sub(lambda match: written.get(match[0], ""), self.unescape(works))
        return unescape(_without_marks(text))


class _Numbers(Treeprocessor):
    """Numbers the works in the order in which readers meet them, footnotes last."""

    def __init__(self, md: Markdown, owner: CitationExtension) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: ElementTree.Element) -> None:
        for parent, child, within in walk(root):
            if (written := child.get(_WORKS)) is None:
                continue
            works, line, column = split_mark(written)
            if not NO_PLACE.isdisjoint(within):
                self._owner.note(works, line, column, "", " ".join(within))
                _take_out(parent, child)
                continue
            named = tuple(works_in(works))
            number_works(named, self._owner.numbers)
            words = AtomicString(words_of_citation(named, self._owner.numbers))
            slot, tail = self._owner.note(works, line, column, words, " ".join(within)), child.tail
            _cut_blanks_before(parent, child)
            child.clear()
            child.attrib, child.text, child.tail = slot, words, tail


def _cut_blanks_before(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """Let a mark stand close behind the word before it, wherever the author has written a blank."""
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "").rstrip()
    else:
        parent.text = (parent.text or "").rstrip()


def _take_out(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """Remove an element and keep the words behind it."""
    _cut_blanks_before(parent, child)
    index = list(parent).index(child)
    parent.remove(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
