"""A text of a Word file (the body, its footnotes, its comments) made ready for pandoc.

What pandoc would drop or mistake is put in order first: words that are hidden go, words in boxes come behind their
paragraph, and a mark stands in place of each picture and of each thing that cannot be brought over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.word.drawing import DRAWINGS, WordDrawing, read_drawing
from dashboard.word.lost_looks import lost_looks
from dashboard.word.lost_words import words_of_xml
from dashboard.word.plain_form import plain_form
from dashboard.word.silent_fields import speak
from dashboard.word.xml_part import is_on, name, style_of, value_at

_MARK = lazy_re("\ue000(\\d+)\ue001")
"""Stands in the text for a drawing; the number is its place in the list. Words of a file hold no such sign."""
_PRIVATE = str.maketrans("", "", "\ue000\ue001\ue002")
_CONTENTS = lazy_re(r"(?:toc|table of figures)\b")
"""The names of the styles of a table of contents, in every language of Word."""
OWN_STYLE = "Dashboard note"
"""The style of what `desk export` says in a Word file about the file."""
_WORDS = (name("w:t"), name("w:delText"))
_ALTERNATIVES = (name("w:tblCaption"), name("w:tblDescription"))
"""What somebody hears of a table who does not see it."""
_SIGN_FONTS = frozenset(("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"))
"""The fonts whose signs pandoc knows by other names; it drops those of all others."""
_TRACKED_CELLS = frozenset(map(name, ("w:cellIns", "w:cellDel", "w:cellMerge")))
_TRACKED_FORMS = frozenset(
    name(f"w:{what}Change") for what in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "numbering")
)
"""Tracked changes of how words, paragraphs and tables look."""
_NOTES = (name("w:footnotes"), name("w:endnotes"))
"""Texts in which pandoc reads no lists."""
_AROUND_CELLS = frozenset(map(name, ("w:sdt", "w:sdtContent", "w:ins", "w:del")))
"""What may stand around the cells of a row."""


@dataclass
class Story:
    """What is found in the texts of one file."""

    drawings: list[WordDrawing] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """How often there was what is left out without a mark, or changed."""
    words: list[str] = field(default_factory=list)
    """What Word shows, in its order."""

    def clean(self, root: Element, styles: Styles, relationships: Mapping[str, tuple[str, str, bool]]) -> None:
        """Put one text in order.

        Args:
            root: of its XML, which is changed.
            styles: of the file.
            relationships: what the part refers to.
        """
        _choose_alternatives(root)
        self.counts += plain_form(root)
        for element in root.iter():
            self._take_form(element, styles)
        if root.tag in _NOTES:
            self.counts["entry"] += sum(bool(_list_of(each)) for each in root.iter(name("w:p")))
        _widen_grids(root)
        self._drop_contents(root, styles)
        fields = (instruction.text or "" for instruction in root.iter(name("w:instrText")))
        self.counts["page"] += sum(field.split()[:1] == ["PAGEREF"] for field in fields)
        self._hide(root, styles)
        self.words += words_of_xml(root)
        unfilled, citations = speak(root, self._stand_in)
        self.counts += Counter(unfilled=unfilled, citation=citations)
        self._lift_boxes(root)
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag in DRAWINGS:
                    parent[place] = self._marked(child, relationships)
                elif child.tag == name("w:sym") and (font := child.get(name("w:font"), "")) not in _SIGN_FONTS:
                    parent[place] = _text(self._stand_in(f"a sign of the font {re.sub(r'[^\w ]', '', font)[:60]}"))
                elif child.tag == name("w:altChunk"):
                    parent[place] = _paragraph(self._stand_in("a file that was put into the text"))
                elif child.tag == name("w:subDoc"):
                    parent[place] = _run(self._stand_in("a part of the text that is in another file"))

    def _take_form(self, element: Element, styles: Styles) -> None:
        """Give an element the form that pandoc reads, and count what of its form is left out."""
        if element.tag in _WORDS:
            element.text = (element.text or "").translate(_PRIVATE)
        elif element.tag == name("w:dstrike"):
            element.tag = name("w:strike")  # (pandoc knows words that are struck once)
        elif element.tag == name("w:p"):
            self.counts["number"] += styles.is_numbered_heading(element)
            self.counts += lost_looks(element)
        elif element.tag == name("w:trPr"):
            self.counts["row"] += any(element.find(name(each)) is not None for each in ("w:ins", "w:del"))
        elif element.tag in _TRACKED_CELLS:
            self.counts["cell"] += 1
        elif element.tag in _TRACKED_FORMS:
            self.counts["form"] += 1

    def _drop_contents(self, root: Element, styles: Styles) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == name("w:sdt"):
                    gallery = child.find(f"{name('w:sdtPr')}//{name('w:docPartGallery')}")
                    is_contents = gallery is not None and gallery.get(name("w:val")) == "Table of Contents"
                else:
                    is_contents = child.tag == name("w:p") and styles.is_contents(child)
                is_own = child.tag == name("w:p") and style_of(child) == styles.own
                if is_contents or is_own:
                    parent.remove(child)
                    self.counts["own" if is_own else "contents"] += 1

    def _hide(self, root: Element, styles: Styles) -> None:
        """Empty the runs that Word does not show. The run stays, since it may begin or end a field."""
        for table in root.iter(name("w:tblPr")):  # (Pandoc makes a caption of them.)
            told = [child for child in table if child.tag in _ALTERNATIVES]
            self.counts["table"] += any(child.get(name("w:val"), "").strip() for child in told)
            table[:] = [child for child in table if child not in told]
        rows = [row for row in root.iter(name("w:tr")) if is_on(row.find(f"{name('w:trPr')}/{name('w:hidden')}"))]
        within_hidden = {run for row in rows for run in row.iter(name("w:r"))}
        of_paragraphs = {
            run: style_of(paragraph) for paragraph in root.iter(name("w:p")) for run in paragraph.iter(name("w:r"))
        }
        for run in root.iter(name("w:r")):
            if run in within_hidden or styles.is_hidden(run, of_paragraphs.get(run, "")):
                shown = [child for child in run if child.tag in _WORDS or child.tag in DRAWINGS]
                self.counts["hidden"] += sum(bool((child.text or "").strip()) for child in shown)
                for child in shown:
                    run.remove(child)

    def _lift_boxes(self, root: Element) -> None:
        """Put the paragraphs of text boxes behind the paragraph at which the box stands."""
        parents = {child: parent for parent in root.iter() for child in parent}
        for box in list(root.iter(name("w:txbxContent"))):
            paragraph: Element | None = box
            while paragraph is not None and paragraph.tag != name("w:p"):
                paragraph = parents.get(paragraph)
            holder = parents.get(paragraph) if paragraph is not None else None
            if paragraph is None or holder is None:
                continue
            place = list(holder).index(paragraph) + 1
            for child in reversed(list(box)):
                box.remove(child)
                holder.insert(place, child)
                parents[child] = holder
            self.counts["box"] += 1

    def _marked(self, element: Element, relationships: Mapping[str, tuple[str, str, bool]]) -> Element:
        return _text("".join(map(self._mark, read_drawing(element, relationships))))

    def _stand_in(self, kind: str) -> str:
        """The mark of something that stays behind, such as 'a formula'."""
        return self._mark(WordDrawing(kind))

    def _mark(self, drawing: WordDrawing) -> str:
        self.drawings.append(drawing)
        return f"\ue000{len(self.drawings) - 1}\ue001"


class Styles(Frozen):
    """What the styles of a file say of paragraphs and runs."""

    contents: frozenset[str] = frozenset()
    """The ids of the styles of tables of contents."""
    hidden: frozenset[str] = frozenset()
    """The ids of the styles whose words are hidden."""
    headings: Mapping[str, bool] = {}
    """Whether headings have a number, by the ids of their styles."""
    own: str | None = None
    """The id of `OWN_STYLE`."""

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Read the part with the styles; None if there is none."""
        contents, headings, own = set[str](), dict[str, bool](), None
        says, below = dict[str, bool](), dict[str, str]()
        for style in root.iter(name("w:style")) if root is not None else ():
            id, words = style.get(name("w:styleId"), ""), value_at(style, "w:name").lower()
            if _CONTENTS.match(words):
                contents.add(id)
            if words == OWN_STYLE.lower():
                own = id
            if words.startswith("heading "):
                headings[id] = bool(_list_of(style))
            if (vanish := style.find(f"{name('w:rPr')}/{name('w:vanish')}")) is not None:
                says[id] = is_on(vanish)
            elif (based_on := style.find(name("w:basedOn"))) is not None:
                below[id] = based_on.get(name("w:val"), "")
        hidden = {id for id in {*says, *below} if says.get(_last_below(id, below))}
        return cls(frozenset(contents), frozenset(hidden), headings, own)

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return style_of(paragraph) in self.contents

    def is_numbered_heading(self, paragraph: Element) -> bool:
        """Whether Word shows a number before a heading."""
        style, own = style_of(paragraph), _list_of(paragraph)
        return style in self.headings and (self.headings[style] if own is None else own)

    def is_hidden(self, run: Element, paragraph: str) -> bool:
        """Whether Word does not show a run in a paragraph of a style."""
        vanish = run.find(f"{name('w:rPr')}/{name('w:vanish')}")
        if vanish is not None:
            return is_on(vanish)
        return value_at(run, "w:rPr", "w:rStyle") in self.hidden or paragraph in self.hidden


def marks_in(text: str) -> list[str | int]:
    """A text in parts: words, and the numbers of the drawings whose marks stand between them."""
    return [int(part) if place % 2 else part for place, part in enumerate(_MARK.split(text))]


def without_marks(text: str) -> str:
    """A text without the marks of drawings."""
    return _MARK.sub("", text)


def _last_below(id: str, below: Mapping[str, str]) -> str:
    """The style on which a style is based in the end; itself if it is based on none."""
    for _ in below:  # (Styles may be based on one another in circles.)
        id = below.get(id, id)
    return id


def _list_of(owner: Element) -> bool | None:
    """Whether a paragraph or a style belongs to a list; None if it says nothing."""
    number = owner.find(f"{name('w:pPr')}/{name('w:numPr')}/{name('w:numId')}")
    return number.get(name("w:val")) != "0" if number is not None else None


def _choose_alternatives(root: Element) -> None:
    """Where Word keeps one thing twice, for new and for old programs, keep the one for new ones."""
    while alternatives := [
        (parent, child) for parent in root.iter() for child in parent if child.tag == name("mc:AlternateContent")
    ]:
        for parent, child in alternatives:
            choice = child.find(name("mc:Choice"))
            chosen = choice if choice is not None else child.find(name("mc:Fallback"))
            place = list(parent).index(child)
            parent[place : place + 1] = list(chosen) if chosen is not None else []


def _widen_grids(root: Element) -> None:
    """Give each table a grid with all of its columns. Pandoc drops the cells that stand beyond it, or have no width."""
    for table in root.iter(name("w:tbl")):
        widths = (sum(map(_columns, row)) for row in table.iter(name("w:tr")))
        grid = table.find(name("w:tblGrid"))
        if grid is None:
            grid = Element(name("w:tblGrid"))
            table.insert(1 if table.find(name("w:tblPr")) is not None else 0, grid)
        grid[:] = [Element(name("w:gridCol"), {name("w:w"): "1000"}) for _ in range(min(max(widths, default=0), 1_000))]


def _columns(part: Element) -> int:
    """How many columns a part of a row takes: a cell, or what says that columns are left out before or behind."""
    if part.tag == name("w:tc"):
        return _number(part.find(f"{name('w:tcPr')}/{name('w:gridSpan')}"), 1)
    if part.tag == name("w:trPr"):
        return sum(_number(part.find(name(skipped)), 0) for skipped in ("w:gridBefore", "w:gridAfter"))
    return sum(map(_columns, part)) if part.tag in _AROUND_CELLS else 0


def _number(element: Element | None, otherwise: int) -> int:
    written = element.get(name("w:val"), "") if element is not None else ""
    return int(written) if written.isdecimal() and len(written) < 5 else otherwise


def _paragraph(words: str) -> Element:
    paragraph = Element(name("w:p"))
    paragraph.append(_run(words))
    return paragraph


def _run(words: str) -> Element:
    run = Element(name("w:r"))
    run.append(_text(words))
    return run


def _text(words: str) -> Element:
    text = Element(name("w:t"))
    text.text = words
    return text
