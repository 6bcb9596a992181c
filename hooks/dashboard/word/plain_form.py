"""Elements of a Word text that pandoc does not know and drops with their words, written as ones that it knows."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from dashboard.word.xml_part import is_on, name

_FIELD = name("w:fldSimple")
_ID = name("w:id")
_AROUND = frozenset(map(name, ("w:customXml", "w:smartTag", "w:dir", "w:bdo")))
"""What stands around words, or around blocks, and says something about them that no reader sees."""
_ABOUT = frozenset(map(name, ("w:customXmlPr", "w:smartTagPr", "w:fldData")))
"""What these hold beside words."""
_OTHERWISE = {name("w:ptab"): name("w:tab"), name("w:cr"): name("w:br")}
"""What stands between words, and what pandoc knows in its place."""


def plain_form(root: Element) -> Counter[str]:
    """Rewrite a text. Returns how often something was changed that authors should know of.

    Args:
        root: of its XML, which is changed.
    """
    counts = Counter[str]()
    for ruby in list(root.iter(name("w:ruby"))):
        _write_reading(ruby)
        counts["ruby"] += 1
    for form in root.iter(name("w:sdt")):
        counts["unfilled"] += _empty_unfilled(form)
    for element in root.iter():
        element.tag = _OTHERWISE.get(element.tag, element.tag)
    _unwrap(root)
    _begin_comments(root)
    return counts


def _begin_comments(root: Element) -> None:
    """Let comments at a point, as LibreOffice writes them, begin and end there: they stand on no words."""
    begun = {start.get(_ID) for start in root.iter(name("w:commentRangeStart"))}
    for parent in list(root.iter()):
        for run in list(parent) if parent.tag != name("w:r") else ():
            for mark in run.findall(name("w:commentReference")) if run.tag == name("w:r") else ():
                if (id := mark.get(_ID, "")) not in begun:
                    ends = [Element(name(f"w:commentRange{end}"), {_ID: id}) for end in ("Start", "End")]
                    place = list(parent).index(run)
                    parent[place:place] = ends


def _empty_unfilled(form: Element) -> bool:
    """Take the words out of a form field that shows only what it asks for. Returns whether it is one."""
    if not is_on(form.find(f"{name('w:sdtPr')}/{name('w:showingPlcHdr')}")):
        return False
    texts = [text for text in form.iter(name("w:t")) if (text.text or "").strip()]
    for text in texts:
        text.text = ""
    return bool(texts)


def _unwrap(parent: Element) -> None:
    """Put what stands in a wrapper in its place; a simple field becomes one of several runs."""
    children = list[Element]()
    for child in parent:
        _unwrap(child)
        inside = [each for each in child if each.tag not in _ABOUT]
        if child.tag == _FIELD:
            children += [_sign("begin"), _instruction(child), _sign("separate"), *inside, _sign("end")]
        else:
            children += inside if child.tag in _AROUND else [child]
    parent[:] = children


def _sign(kind: str) -> Element:
    run = Element(name("w:r"))
    SubElement(run, name("w:fldChar"), {name("w:fldCharType"): kind})
    return run


def _instruction(field: Element) -> Element:
    run = Element(name("w:r"))
    SubElement(run, name("w:instrText")).text = field.get(name("w:instr"), "")
    return run


def _write_reading(ruby: Element) -> None:
    """Make words with their reading above them (pinyin) plain words with the reading in brackets."""
    words, reading = (
        "".join(text.text or "" for part in ruby.iter(name(kind)) for text in part.iter(name("w:t")))
        for kind in ("w:rubyBase", "w:rt")
    )
    ruby.clear()
    ruby.tag, ruby.text = name("w:t"), f"{words} ({reading})" if reading.strip() else words
    ruby.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
