"""Lists whose entries Word numbers by more than a number, such as 1.2 or Article 1: a draft has 1., 2. and so on."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dashboard.core.lazy_re import lazy_re
from dashboard.word.xml_part import name, style_of, value_at

_PLAIN = lazy_re(r"\W*(%\d\W*)?")
"""How Word writes that a number stands alone, with a point or brackets, or that none is shown."""


def composed_lists(text: Element, numbering: Element, headings: frozenset[str]) -> int:
    """How many lists there are whose numbers a draft does not have.

    Args:
        text: of the Word file.
        numbering: the part with the lists.
        headings: the styles of headings, whose numbers are told apart.
    """
    forms = {form.get(name("w:abstractNumId")): form for form in numbering.iter(name("w:abstractNum"))}
    lists = {
        each.get(name("w:numId")): forms.get(value_at(each, "w:abstractNumId"))
        for each in numbering.iter(name("w:num"))
    }
    composed = set[str]()
    for paragraph in text.iter(name("w:p")):
        number = value_at(paragraph, "w:pPr", "w:numPr", "w:numId")
        level = value_at(paragraph, "w:pPr", "w:numPr", "w:ilvl") or "0"
        form = lists.get(number)
        if form is not None and style_of(paragraph) not in headings and _is_composed(form, level):
            composed.add(number)
    return len(composed)


def _is_composed(form: Element, level: str) -> bool:
    found = next((each for each in form.iter(name("w:lvl")) if each.get(name("w:ilvl")) == level), None)
    if found is None or value_at(found, "w:numFmt") != "decimal":
        return False
    return not _PLAIN.fullmatch(value_at(found, "w:lvlText"))
