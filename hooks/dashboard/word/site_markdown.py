"""The Markdown of a draft: what pandoc made of a Word text, in the dialect of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from dashboard.core.lazy_re import lazy_re
from dashboard.markup.allowed import is_link
from dashboard.quoted.markdown_of_html import MarkdownOfHtml
from dashboard.quoted.markdown_words import indented, link

_SIGNS = lazy_re(
    r"[\\`*]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~~|(?<![^\W_])_|_(?![^\W_])"
    r"|\[(?=\^|-?@|TOC\])|\]:|\](?=[(\[])|\{(?=[+~=>:#.-])"
)
"""What could begin something else than a word. An underscore within a word cannot."""
_ENTITIES = {"<": "&lt;", "&": "&amp;", "~~": "&#126;&#126;", "{": "&#123;", "]:": "]&#58;"}
"""Signs before which a backslash would be shown."""
_BLOCK_OF_NOTE = lazy_re(r"\A(\[\^[^\]]+\]:) (?=[-|>] |\d+\. |!!! )")
"""The mark of a note that begins with a list, a table, a quotation or a box: Markdown reads words behind it."""
_STARTS = lazy_re(r"^([ >]*)\\?(=|!(?=!!)|\?(?=\?\?)|:(?= ))", re.M)
"""Beginnings of lines that an extension reads, and for which a backslash is no help."""
_REVISIONS = {"insertion": ("{++", "++}"), "deletion": ("{--", "--}")}
"""Tracked changes, and how CriticMarkup writes them."""
LONGEST_HEADING = 15
"""Words of a paragraph that may be meant as a heading if it is bold throughout."""
_INDENT = 4
"""Blanks before what belongs to an entry of a list, as Python-Markdown wants them."""


class NoSlots:
    """A text of Word has no charts, facts and cells."""

    def chart(self, key: str, level: int) -> str:
        return ""

    def fact(self, key: str, words: str, in_heading: bool) -> str:
        return words

    def cell(self, number: int) -> str:
        return ""


@dataclass
class SiteMarkdown(MarkdownOfHtml):
    """Writes the HTML that pandoc made of a Word text."""

    address: str = ""
    slots: NoSlots = field(default_factory=NoSlots)
    base: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    """How often there was what could not be kept as it is."""

    def write(self, html: str) -> str:
        """Write the body of a text.

        Args:
            html: what pandoc wrote, without comments.
        """
        text = BeautifulSoup(html, "html.parser")
        _shape_notes(text)
        _shape_headings(text)
        return "\n\n".join(self._parts(text))

    def words(self, text: str) -> str:
        """A text as Markdown of the site."""
        line = " ".join(text.split())
        escaped = _SIGNS.sub(lambda sign: _ENTITIES.get(sign[0]) or f"\\{sign[0]}", line)
        return escaped.replace("$", "\\$") if escaped.count("$") > 1 else escaped

    def _words_as_block(self, words: list[PageElement]) -> Iterator[str]:
        for text in super()._words_as_block(words):
            yield _STARTS.sub(lambda start: f"{start[1]}&#{ord(start[2])};", text)

    def _element(self, tag: Tag) -> str:
        classes = set(tag.get_attribute_list("class"))
        if tag.name == "br":
            return "<br>\n"
        if tag.name == "input":  # (What pandoc makes of ☐ and ☒ at the beginning of an entry.)
            return "☒ " if tag.has_attr("checked") else "☐ "
        if tag.name in ("del", "s") and (words := self._run(tag).strip()):
            return f"<del>{words}</del>"
        if "math" in classes:
            return f"\\({_latex(tag)}\\)"
        if tag.name == "a" and "footnote-ref" not in classes:
            return self._link(tag)
        if tag.name == "mark" and (words := self._run(tag)).strip() and not _is_changed(tag):
            self.counts["highlight"] += 1
            return f"{{=={words}==}}"
        for name, (begin, end) in _REVISIONS.items():
            if name in classes and (words := self._run(tag)).strip():
                self.counts["revision"] += 1
                return f"{begin}{words}{end}"
        if classes.intersection(("paragraph-insertion", "paragraph-deletion")):
            self.counts["paragraph"] += 1
        return super()._element(tag)

    def _link(self, tag: Tag) -> str:
        address, words = str(tag.get("href", "")), self._run(tag)
        if address.startswith("#"):
            return words  # (a place in the file that readers do not get)
        if address and not (is_link(address) and re.match(r"https?:|mailto:|tel:", address, re.I)):
            self.counts["link"] += 1
            return words
        return link(words, address)

    def _heading(self, tag: Tag) -> Iterator[str]:
        for line in super()._heading(tag):
            yield re.sub(r"#\Z", r"\\#", line)  # (signs at the end would be no words)

    def _paragraph(self, tag: Tag) -> Iterator[str]:
        inside = [child for child in tag.contents if isinstance(child, Tag) or str(child).strip()]
        only = inside[0] if len(inside) == 1 and isinstance(inside[0], Tag) else None
        if only and "display" in only.get_attribute_list("class"):
            yield f"$$\n{_latex(only)}\n$$"
            return
        words = tag.get_text().split()
        self.counts["bold"] += bool(
            only and only.name == "strong" and len(words) <= LONGEST_HEADING and not _in_cell(tag)
        )
        yield from super()._paragraph(tag)

    def _list(self, tag: Tag) -> Iterator[str]:
        start = str(tag.get("start", "1"))
        number = int(start) if start.isdigit() else 1
        self.counts["counted"] += tag.get("type", "1") != "1"
        entries, is_loose = list[str](), False
        for place, item in enumerate(tag.find_all("li", recursive=False)):
            mark = f"{number + place}. " if tag.name == "ol" else "- "
            parts = list(self._parts(item))
            is_loose = is_loose or len(parts) > 1
            entries.append(mark + indented("\n\n".join(parts), _INDENT))
        if _follows_one_of_its_kind(tag):
            yield "<!-- -->"  # (Markdown would go on with the list before)
        yield ("\n\n" if is_loose else "\n").join(entries)

    def _notes(self, tag: Tag) -> Iterator[str]:
        for note in super()._notes(tag):
            yield _BLOCK_OF_NOTE.sub(r"\1\n    ", note)

    def _table(self, tag: Tag) -> Iterator[str]:
        cells = tag.find_all(("td", "th"))
        if len(cells) == 1 and not _in_cell(tag) and isinstance(cells[0], Tag):
            self.counts["frame"] += 1
            yield f'!!! note ""\n\n    {indented("\n\n".join(self._parts(cells[0])), _INDENT)}'
            return
        for cell in cells:
            _break_between_blocks(cell)
        if tag.find(("td", "th"), attrs={"colspan": True}) or tag.find(("td", "th"), attrs={"rowspan": True}):
            self.counts["merged"] += 1
        self.counts["nested"] += len(tag.find_all("table"))
        yield from super()._table(tag)


def _in_cell(tag: Tag) -> bool:
    return tag.find_parent(("td", "th", "li", "blockquote")) is not None


def _is_changed(tag: Tag) -> bool:
    """Whether an element stands in a tracked change, or holds one: marks of editing do not stand in each other."""
    names = list(_REVISIONS)
    return tag.find_parent(class_=names) is not None or tag.find(class_=names) is not None


def _follows_one_of_its_kind(tag: Tag) -> bool:
    """Whether a list stands straight behind another one."""
    before = tag.find_previous_sibling()
    return not _in_cell(tag) and isinstance(before, Tag) and before.name == tag.name


def _break_between_blocks(cell: Tag) -> None:
    """Let paragraphs and entries of lists in a cell stand on lines of their own."""
    blocks = [block for block in cell.find_all(("p", "li")) if block.find_parent(("td", "th")) is cell]
    for block in [block for block in blocks if not block.find("p")][1:]:
        block.insert_before(Tag(name="br", can_be_empty_element=True))


def _latex(tag: Tag) -> str:
    """The formula of an element that pandoc wrote for MathJax."""
    written = tag.get_text().strip()
    formula = re.sub(r"\A\\[(\[]|\\[)\]]\Z", "", written)
    return re.sub(r"(?:(?<!\\)\\[ ]|\s)+\Z", "", formula).lstrip()  # (`\ ` is a blank, of which no half may stay.)


def _shape_notes(text: BeautifulSoup) -> None:
    """Give notes the form that Python-Markdown's have, which the writer knows."""
    for mark in text.find_all("a", class_="footnote-ref"):
        mark["href"] = str(mark.get("href", "")).replace("#fn", "#fn:", 1)
        mark.string = ""
        mark.wrap(text.new_tag("sup"))
    for back in text.find_all("a", class_="footnote-back"):
        back.decompose()
    for section in text.find_all("section", class_="footnotes"):
        section["class"] = "footnote"
        for note in section.find_all("li", id=re.compile(r"fn\d+")):
            note["id"] = str(note["id"]).replace("fn", "fn:", 1)
        for heading in section.find_all(re.compile(r"h[1-6]\Z")):
            heading.name = "strong"  # (It is none of the text, and would stand in its contents.)
            heading.wrap(text.new_tag("p"))


def _shape_headings(text: BeautifulSoup) -> None:
    """Let headings begin at the second level, since the first is the title's, and leave no level out."""
    headings = text.find_all(re.compile(r"h[1-6]\Z"))
    for heading in list(headings):
        if not heading.get_text().strip():
            heading.decompose()
            headings.remove(heading)
    levels = {name: f"h{min(level, 6)}" for level, name in enumerate(sorted({each.name for each in headings}), 2)}
    for heading in headings:
        heading.name = levels[heading.name]
        for bold in heading.find_all(("strong", "b")):
            bold.unwrap()
