"""Markdown of the HTML that a page holds: only what readers see becomes part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import BASE
from dashboard.quoted.markdown_words import (
    code,
    code_block,
    indented,
    link,
    paragraph,
    picture,
    plain,
    table,
)
from dashboard.quoted.table_grid import table_grid

_BLOCK_NAMES = """
    address article aside blockquote body details div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html ol p
    pre section summary table ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_MARKS = {
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("del", "s"), "~~"),
}
_KEPT = ("sub", "sup")
"""Elements for which Markdown has no sign. It may hold them as they are."""
_UNSEEN = ("headerlink", "footnote-backref", "reference-back", "unseen")
"""Classes of what readers do not see as words, or see only beside something."""
_TITLES = frozenset(("admonition-title", "tab-title"))
"""Classes of paragraphs that are titles of boxes."""
_NOTE = lazy_re(r"#?fn(?:ref\d*)?:(.+)")


class Slots(Protocol):
    """What stands in the empty places of a text."""

    def chart(self, key: str, level: int) -> str:
        """The chart of a slot as Markdown, whose heading is of a level; empty if there is none."""

    def fact(self, key: str, words: str, in_heading: bool) -> str:
        """The words of a fact, with the mark of its note."""

    def cell(self, number: int) -> str:
        """A notebook's code cell as Markdown; empty if readers do not get it."""


@dataclass
class MarkdownOfHtml:
    """Writes one text, which may consist of several pieces of HTML."""

    address: str
    """The full address of the page, from which links lead on."""
    slots: Slots
    base: str
    """The full address of the site's root."""
    level: int = 1
    """The level of the last heading."""
    _blocks: Mapping[str, Callable[[Tag], Iterator[str]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._blocks = {
            **{f"h{level}": self._heading for level in range(1, 7)},
            "p": self._paragraph,
            "summary": self._summary,
            "figcaption": self._caption,
            "ul": self._list,
            "ol": self._list,
            "dl": self._terms,
            "blockquote": self._quotation,
            "pre": self._code,
            "table": self._table,
            "hr": lambda _: iter(["---"]),
        }

    def write(self, html: str) -> str:
        """Write HTML as Markdown.

        Args:
            html: clean HTML with slots, and `@base@` for the site's root.
        """
        return "\n\n".join(self._parts(BeautifulSoup(html.replace(BASE, self.base), "html.parser")))

    def _parts(self, parent: Tag) -> Iterator[str]:
        """The blocks of an element. Words that stand in it without a paragraph make one."""
        words: list[PageElement] = []
        for child in parent.children:
            if isinstance(child, Tag) and self._is_block(child):
                yield from self._words_as_block(words)
                words = []
                yield from filter(None, self._block(child))
            else:
                words.append(child)
        yield from self._words_as_block(words)

    def _is_block(self, tag: Tag) -> bool:
        return tag.name in _BLOCKS or tag.get("display") == "block" or "chart-slot" in _classes(tag)

    def _words_as_block(self, words: list[PageElement]) -> Iterator[str]:
        if text := re.sub(r" {2,}", " ", "".join(map(self._inline, words))).strip():
            yield paragraph(text)

    def _block(self, tag: Tag) -> Iterator[str]:
        classes = _classes(tag)
        if "chart-slot" in classes:
            yield self.slots.chart(str(tag.get("data-key")), self.level + 1)
        elif "cell-slot" in classes:
            yield self.slots.cell(int(str(tag.get("data-cell"))))
        elif "footnote" in classes:
            yield from self._notes(tag)
        elif "admonition" in classes:
            yield from self._quotation(tag)
        elif tag.name == "math":
            yield f"$$\n{str(tag.get('alttext', '')).strip()}\n$$"
        elif not classes.intersection(_UNSEEN):
            yield from self._blocks.get(tag.name, self._parts)(tag)

    def _heading(self, tag: Tag) -> Iterator[str]:
        self.level = int(tag.name[1])
        yield f"{'#' * self.level} {self.inline(tag)}"

    def _paragraph(self, tag: Tag) -> Iterator[str]:
        if not _TITLES.isdisjoint(_classes(tag)):
            yield f"**{self.inline(tag)}**"
        else:
            yield from self._parts(tag)

    def _summary(self, tag: Tag) -> Iterator[str]:
        yield f"**{self.inline(tag)}**"

    def _caption(self, tag: Tag) -> Iterator[str]:
        words = self.inline(tag)
        yield f"*{words}*" if words else ""

    def _list(self, tag: Tag) -> Iterator[str]:
        start = str(tag.get("start", "1"))
        number = int(start) if start.isdigit() else 1
        entries, is_loose = list[str](), False
        for place, item in enumerate(tag.find_all("li", recursive=False)):
            mark = f"{number + place}. " if tag.name == "ol" else "- "
            parts = list(self._parts(item))
            is_loose = is_loose or (len(parts) > 1 and not parts[1].startswith(("- ", "1. ")))
            entries.append(mark + indented(("\n\n" if is_loose else "\n").join(parts), len(mark)))
        yield ("\n\n" if is_loose else "\n").join(entries)

    def _terms(self, tag: Tag) -> Iterator[str]:
        for item in tag.find_all(("dt", "dd")):
            if item.name == "dt":
                yield f"**{self.inline(item)}**"
            else:
                yield from self._parts(item)

    def _quotation(self, tag: Tag) -> Iterator[str]:
        lines = "\n\n".join(self._parts(tag)).split("\n")
        yield "\n".join(f"> {line}".rstrip() for line in lines)

    def _code(self, tag: Tag) -> Iterator[str]:
        owners = (tag, *tag.find_all("code"), *filter(None, [tag.parent]))
        names = " ".join(name for owner in owners for name in _classes(owner))
        language = re.search(r"\blanguage-([\w+#-]+)", names)
        yield code_block(tag.get_text(), language[1] if language else "")

    def _table(self, tag: Tag) -> Iterator[str]:
        for caption in tag.find_all("caption"):
            yield from () if "unseen" in _classes(caption) else self._caption(caption)
        if rows := table_grid(tag):
            heads, *others = [[self.inline(cell) if cell else "" for cell in cells] for cells in rows]
            yield table(heads, others, [_is_at_right(cell) for cell in rows[0]])

    def _notes(self, tag: Tag) -> Iterator[str]:
        for note in tag.find_all("li", id=_NOTE):
            yield f"[^{_label(str(note['id']))}]: {indented('\n\n'.join(self._parts(note)), 4)}"

    def inline(self, tag: Tag) -> str:
        """The words of an element, and of all in it, as Markdown on one line."""
        return " ".join("".join(map(self._inline, tag.children)).replace("\\\n", " ").split())

    def _inline(self, node: PageElement) -> str:
        if isinstance(node, PreformattedString):  # comments and the like
            return ""
        if isinstance(node, NavigableString):
            edges = re.fullmatch(r"(\s*).*?(\s*)", node, re.S)
            words = self.words(node)
            return f"{' ' * bool(edges and edges[1])}{words}{' ' * bool(edges and edges[2])}" if words else " "
        return self._element(node) if isinstance(node, Tag) else ""

    def words(self, text: str) -> str:
        """A text without elements as Markdown, which is read as that text."""
        return plain(text)

    def _element(self, tag: Tag) -> str:
        classes = _classes(tag)
        if classes.intersection(_UNSEEN):
            return ""
        if "fact-slot" in classes:
            in_heading = tag.find_parent(re.compile(r"h[1-6]")) is not None
            return self.slots.fact(str(tag.get("data-key")), self.inline(tag), in_heading)
        if "chart-slot" in classes:
            return ""  # (The check of charts reports one that is not alone in its paragraph.)
        if note := tag.find("a", class_="footnote-ref") if tag.name == "sup" else None:
            return f"[^{_label(str(note.get('href')))}]"
        match tag.name:
            case "br":
                return "\\\n"
            case "code" | "kbd" | "samp":
                return code(tag.get_text())
            case "math":
                return f"${' '.join(str(tag.get('alttext', '')).split())}$"
            case "img":
                return picture(str(tag.get("alt", "")), urljoin(self.address, str(tag.get("src", ""))))
            case "a" if tag.get("href"):
                return link(self._run(tag), urljoin(self.address, str(tag.get("href"))))
            case "q":
                return f"“{self._run(tag)}”"
            case "rp" | "rt":
                return f" ({self._run(tag)}) " if tag.name == "rt" else ""
        words = self._run(tag)
        if tag.name in _KEPT:
            return f"<{tag.name}>{words}</{tag.name}>"
        if tag.name in _MARKS and (bare := words.strip()):
            before, after = " " * words[:1].isspace(), " " * words[-1:].isspace()
            return f"{before}{_MARKS[tag.name]}{bare}{_MARKS[tag.name]}{after}"
        return f" {words} " if tag.name in _BLOCKS or tag.name in ("li", "dt", "dd", "td", "th") else words

    def _run(self, tag: Tag) -> str:
        return "".join(map(self._inline, tag.children))


def _classes(tag: Tag) -> set[str]:
    return set(tag.get_attribute_list("class"))


def _is_at_right(cell: Tag | None) -> bool:
    return cell is not None and (cell.get("align") == "right" or "number" in _classes(cell))


def _label(reference: str) -> str:
    """The name of a note of the text. The notes of facts have names of their own."""
    found = _NOTE.match(reference)
    name = re.sub(r"[^\w-]", "-", found[1] if found else reference)
    return f"note-{name}" if name.startswith("fact-") else name
