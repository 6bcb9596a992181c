"""Looks of words that a draft does not have: red and underlined ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dashboard.word.xml_part import name, value_at


def lost_looks(paragraph: Element) -> Counter[str]:
    """Whether a paragraph has words in red, and underlined ones that are no link and no other field."""
    links = {run for link in paragraph.iter(name("w:hyperlink")) for run in link.iter(name("w:r"))}
    return Counter(
        red=any(_is_red(value_at(run, "w:rPr", "w:color")) for run in _runs_with_words(paragraph)),
        underlined=any(
            value_at(run, "w:rPr", "w:u") not in ("", "none")
            for run in _runs_with_words(paragraph, in_fields=False)
            if run not in links
        ),
    )


def _runs_with_words(paragraph: Element, *, in_fields: bool = True) -> Iterator[Element]:
    fields = 0
    for run in paragraph.iter(name("w:r")):
        marks = [mark.get(name("w:fldCharType")) for mark in run.iter(name("w:fldChar"))]
        fields += marks.count("begin") - marks.count("end")
        if (in_fields or not fields) and any((text.text or "").strip() for text in run.iter(name("w:t"))):
            yield run


def _is_red(colour: str) -> bool:
    try:
        red, green, blue = bytes.fromhex(colour)
    except ValueError:  # ("auto", or none)
        return False
    return red > 0xB0 and max(green, blue) < 0x50
