"""Styles of lists within lists ("List Number 2"): Word only indents them, so each would stand at the first level."""

from __future__ import annotations

import copy
from xml.etree.ElementTree import Element

from dashboard.core.lazy_re import lazy_re
from dashboard.word.xml_part import name, value_at

_STYLE = lazy_re(r"list (?:number|bullet) ([2-5])\Z")
"""The names of these styles, in every language of Word, with their level."""


def set_levels(styles: Element, numbering: Element) -> None:
    """Write the level into each of these styles, and into the list that it names.

    Args:
        styles: the part with the styles, which is changed.
        numbering: the part with the lists, which is changed.
    """
    for style in styles.iter(name("w:style")):
        list_of = style.find(f"{name('w:pPr')}/{name('w:numPr')}")
        found = _STYLE.match(value_at(style, "w:name").lower())
        if found is None or list_of is None or list_of.find(name("w:ilvl")) is not None:
            continue
        number = list_of.find(name("w:numId"))
        level = str(int(found[1]) - 1)
        if number is not None and _add_level(numbering, number.get(name("w:val"), ""), level):
            list_of.insert(0, Element(name("w:ilvl"), {name("w:val"): level}))


def _add_level(numbering: Element, number: str, level: str) -> bool:
    """Let a list have a level that is like its first. Returns whether there is such a list."""
    for entry in numbering.iter(name("w:num")):
        abstract = entry.find(name("w:abstractNumId"))
        if entry.get(name("w:numId")) != number or abstract is None:
            continue
        for form in numbering.iter(name("w:abstractNum")):
            levels = {each.get(name("w:ilvl")): each for each in form.iter(name("w:lvl"))}
            if form.get(name("w:abstractNumId")) == abstract.get(name("w:val")) and "0" in levels:
                if level not in levels:
                    added = copy.deepcopy(levels["0"])
                    added.set(name("w:ilvl"), level)
                    form.append(added)
                return True
    return False
