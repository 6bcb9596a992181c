"""What authors write beyond Markdown: chart fences, `chart:` pictures, `fact:` links, and links to files of their own.

One extension of Python-Markdown serves the site and the desk's checks. It leaves a slot where a chart or a fact goes,
leads links to where their targets will be on the site, and remembers what it met; it knows no data and finds no faults.
Places are known where the text was marked by `mark_lines` before.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, Literal
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX

from dashboard.core.paths import BASE, address_of, is_own, resolve_relative
from dashboard.pieces.html_fragment import HtmlFragment

_MARK = re.compile("\ue000(\\d+):(\\d+)\ue001")
_LINK = re.compile(r"\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?")
_FENCE = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})\s*\{?\s*\.?chart\b")
# The slots are read by expression, not by a parser: they have the one form in which this engine writes them, and a page
# that is put together anew must keep every other byte of its HTML.
SLOT = re.compile(r'<div class="chart-slot" data-key="([^"]+)">\s*</div>')
"""A place for a chart in rendered HTML."""
CELL_SLOT = re.compile(r'<div class="cell-slot" data-cell="(\d+)"></div>')
"""A place for a code cell of a notebook."""
FACT_SLOT = re.compile(r'<a class="fact-slot[^"]*" data-key="([^"]+)"[^>]*>(.*?)</a>', re.S)
"""A place for a fact, and its words; an author's own attributes come to nothing."""
_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
"""What Python-Markdown writes for a sign behind a backslash."""


@dataclass(frozen=True)
class Reference:
    """A place in a text that names a chart, a fact, a picture or another page."""

    kind: Literal["fence", "chart", "fact", "picture", "link", "cell", "figure"]
    text: str
    """The YAML of a fence, the id of a chart, the target of a fact, the address of a picture or a link as written."""
    line: int
    column: int = 1
    alt: str = ""
    """The alternative of a picture, the words of a fact or a link."""
    alone: bool = True
    """Whether a chart's picture stands alone in its paragraph."""
    within: str = ""
    """The tags around it, from the top: 'p', 'h2', 'table thead tr th'."""

    @property
    def key(self) -> str:
        """The name of its slot: alike for what is shown alike."""
        return hashlib.sha256("\0".join((self.kind, self.text, self.alt)).encode()).hexdigest()[:16]


def mark_lines(text: str, first_line: int, shift: int = 0) -> str:
    """The text with its lines and columns beside all that the extension will ask for.

    The marks are characters of Unicode's private use area, which survive every step of Markdown. What the extension
    does not ask for (a link inside code) is taken out of the HTML by `unmark`. `shift` is added to columns.
    """
    lines, begun = text.split("\n"), None
    for index, line in enumerate(lines):
        number = first_line + index
        if begun and not re.match(r"[\s>]*(`{3,}|~{3,})\s*$", line):
            # What a fence holds begins as far in as the fence does.
            lines[index] = f"{line}\ue000{number}:{begun.start(1) + shift + 1}\ue001"
        begun = _FENCE.match(line)
        if not begun and ("](" in line or "]:" in line):
            lines[index] = _marked(line, number, shift)
    return "\n".join(lines)


def _marked(line: str, number: int, shift: int) -> str:
    return _LINK.sub(lambda found: f"{found[0]}\ue000{number}:{shift + _start(line, found) + 1}\ue001", line)


def _start(line: str, found: re.Match[str]) -> int:
    """Where a link begins in its line: at its opening bracket."""
    if not found[0].startswith("]"):
        return found.start() + len(found[0]) - len(found[0].lstrip())
    depth = 0
    for index in range(found.start(), -1, -1):
        depth += {"]": 1, "[": -1}.get(line[index], 0)
        if depth == 0:
            return index - (line[index - 1 : index] == "!")
    return found.start()


def unmark(html: str) -> str:
    """Without the marks that nobody asked for."""
    return _MARK.sub("", html) if "\ue000" in html else html


class DashboardExtension(Extension):
    """Collects mentions and leaves slots; `begin` starts a new text."""

    def __init__(self) -> None:
        super().__init__()
        self.begin("")

    def begin(self, path: str) -> None:
        """Forget the text before. `path` is the new one's, from docs/: its links start there."""
        self.references: list[Reference] = []
        self.addresses: list[str] = []
        """What the text's HTML shows or links to, as the site addresses it."""
        self.anchors: set[str] = set()
        """The ids in the text's HTML."""
        self.path = path

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Python-Markdown."""
        # After inline patterns (20), which make the links.
        md.treeprocessors.register(_Links(md, self), "dashboard", 15)
        # After all others, which give ids to headings (5) and resolve escapes (0).
        md.treeprocessors.register(_Places(md, self), "dashboard-places", -100)

    def fence(
        self, source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **rest: Any
    ) -> str:
        """The formatter of ```chart, in the form that pymdownx.superfences wants."""
        text, line, column = _unmarked(source)
        return self.note(Reference("fence", text, line, column))

    def note(self, reference: Reference) -> str:
        """Remember a mention; its slot comes back."""
        self.references.append(reference)
        return f'<div class="chart-slot" data-key="{reference.key}"></div>'

    def lead(self, target: str) -> str:
        """A link of the text as a link of the site."""
        if not is_own(target):
            return target
        path, mark, rest = _parted(target)
        return f"{BASE}{address_of(resolve_relative(self.path, path))}{mark}{rest}"


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, owner: DashboardExtension) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: ElementTree.Element) -> None:
        self._walk(root, ())

    def _walk(self, parent: ElementTree.Element, above: tuple[str, ...]) -> None:
        within = (*above, parent.tag) if above or parent.tag != "div" else above
        for child in list(parent):
            if child.tag == "img":
                self._picture(child, parent, within)
            elif child.tag == "a" and child.get("href"):
                self._link(child, within)
            self._walk(child, within)

    def _link(self, link: ElementTree.Element, within: tuple[str, ...]) -> None:
        target, line, column = _unmarked(link.get("href", ""))
        words = self._words(link)
        if target.startswith("fact:"):
            reference = Reference("fact", target.removeprefix("fact:"), line, column, words, within=" ".join(within))
            self._owner.note(reference)
            link.attrib.clear()
            link.set("class", "fact-slot")
            link.set("data-key", reference.key)
        elif line:  # (what another extension made, a footnote's number, has no place in the text)
            self._owner.note(Reference("link", target, line, column, words, within=" ".join(within)))
            link.set("href", self._owner.lead(target))

    def _words(self, link: ElementTree.Element) -> str:
        """The words as readers see them: Python-Markdown has put HTML and `&nbsp;` aside."""
        stash = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(
            lambda match: escape(HtmlFragment(str(stash[int(match[1])])).text), "".join(link.itertext())
        )
        return _ESCAPED.sub(lambda match: chr(int(match[1])), unescape(text))

    def _picture(self, image: ElementTree.Element, parent: ElementTree.Element, within: tuple[str, ...]) -> None:
        target, line, column = _unmarked(image.get("src", ""))
        alt, place = image.get("alt", ""), " ".join(within)
        if not target.startswith("chart:"):
            self._owner.note(Reference("picture", target, line, column, alt, within=place))
            image.set("src", self._owner.lead(target))
            return
        alone = parent.tag == "p" and len(parent) == 1 and not (parent.text or image.tail or "").strip()
        reference = Reference("chart", target.removeprefix("chart:"), line, column, alt, alone, place)
        self._owner.note(reference)
        slot = parent if alone else image
        tail = slot.tail
        slot.clear()
        slot.tail = tail
        slot.tag = "div" if alone else "span"
        slot.set("class", "chart-slot")
        slot.set("data-key", reference.key)


class _Places(Treeprocessor):
    """Collects what the finished tree links to and the places that links can lead to."""

    def __init__(self, md: Markdown, owner: DashboardExtension) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: ElementTree.Element) -> None:
        addresses, anchors = self._owner.addresses, self._owner.anchors
        for element in root.iter():
            for name, value in element.items():
                # (A mail address is written in character references, and is no file.)
                if name in ("src", "href") and not value.startswith(AMP_SUBSTITUTE):
                    addresses.append(value)
                elif name == "id":
                    anchors.add(value)
        # HTML that authors wrote, and highlighted code, wait outside the tree. Most of it names nothing.
        for html in map(str, self.md.htmlStash.rawHtmlBlocks):
            if "src" in html or "href" in html or "id" in html:
                fragment = HtmlFragment(html)
                addresses += fragment.addresses
                anchors.update(fragment.ids)


def _parted(target: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", target)
    return (target[: found.start()], found[0], target[found.end() :]) if found else (target, "", "")


def _unmarked(target: str) -> tuple[str, int, int]:
    """A text without its mark, and the line and column that the mark names; 0 where there is none."""
    found = _MARK.search(target)
    return (_MARK.sub("", target), int(found[1]), int(found[2])) if found else (target, 0, 0)


def with_dashboard(
    names: list[str], configs: dict[str, Any], extension: DashboardExtension
) -> tuple[list[Any], dict[str, Any]]:
    """A site's list of Markdown extensions, and their options, with ours among them."""
    fences = "pymdownx.superfences"
    options = dict(configs.get(fences) or {})
    ours = {"name": "chart", "class": "chart", "format": extension.fence}
    options["custom_fences"] = [*options.get("custom_fences", []), ours]
    kept = [name for name in names if name not in (fences, "fenced_code")]
    return [*kept, fences, extension], {**configs, fences: options}
