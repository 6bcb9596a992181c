"""Fields of a Word text that hold no words: Word makes what they show of their instruction, so pandoc shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from dashboard.word.xml_part import is_on, name, value_at

_NUMBER = "a number that Word counts"
_DRAWN = {
    "EQ": "a formula that Word draws (a field EQ)",
    "SYMBOL": "a sign that Word draws (a field SYMBOL)",
    "LISTNUM": _NUMBER,
    "AUTONUM": _NUMBER,
    "AUTONUMLGL": _NUMBER,
    "AUTONUMOUT": _NUMBER,
}
"""What stood there, by the name of the field."""
_CITATIONS = ("ADDIN ZOTERO_ITEM", "ADDIN CSL_CITATION", "ADDIN EN.CITE", "CITATION")
"""How the fields begin by which Zotero, Mendeley, EndNote and Word name works."""
_BOXES = ("☐", "☒")


@dataclass
class _Field:
    begin: Element
    instruction: str = ""
    shows_words: bool = False

    def is_citation(self) -> bool:
        words = " ".join(self.instruction.split())
        return any(f"{words} ".startswith(f"{start} ") for start in _CITATIONS)


def speak(root: Element, mark: Callable[[str], str]) -> tuple[int, int]:
    """Write into a text what its silent fields show, or a mark where only Word can show it.

    Args:
        root: of its XML, which is changed.
        mark: gives the mark of something that stays behind.

    Returns:
        How many fields only ask for words, and how many name works.
    """
    runs = {child: run for run in root.iter(name("w:r")) for child in run}
    parents = {child: parent for parent in root.iter() for child in parent}
    open_fields, unfilled, citations = list[_Field](), 0, 0
    for element in list(root.iter()):
        kind = element.get(name("w:fldCharType"))
        if kind == "begin":
            open_fields.append(_Field(element))
        elif element.tag == name("w:instrText") and open_fields:
            open_fields[-1].instruction += element.text or ""
        elif element.tag == name("w:t") and (element.text or "").strip():
            for each in open_fields:
                each.shows_words = True
        elif kind == "end" and open_fields:
            ended = open_fields.pop()
            citations += ended.is_citation()
            first = (ended.instruction.split() or [""])[0]
            unfilled += first == "MACROBUTTON"
            if not ended.shows_words and element in runs:
                words = mark(_DRAWN[first]) if first in _DRAWN else _chosen(ended.begin)
                _say_behind(runs[element], words, parents)
    return unfilled, citations


def _chosen(begin: Element) -> str:
    """What is ticked or chosen in a field of a form; empty if it is none."""
    box, choices = (begin.find(f".//{name(kind)}") for kind in ("w:checkBox", "w:ddList"))
    if box is not None:
        checked = box.find(name("w:checked"))
        return _BOXES[is_on(checked if checked is not None else box.find(name("w:default")))]
    if choices is not None:
        entries = [entry.get(name("w:val"), "") for entry in choices.iter(name("w:listEntry"))]
        chosen = value_at(choices, "w:result") or value_at(choices, "w:default") or "0"
        return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
    return ""


def _say_behind(run: Element, words: str, parents: dict[Element, Element]) -> None:
    parent = parents[run]
    said = Element(name("w:r"))
    SubElement(said, name("w:t")).text = words
    parent.insert(list(parent).index(run) + 1, said)
    parents[said] = parent
