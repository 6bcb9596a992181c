"""A part of a Word file as a tree of XML: no document type, no entity, not too deep. And the names of what is in it."""

from __future__ import annotations

from typing import NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from dashboard.word.word_error import WordError

DEEPEST = 200
"""How many elements may stand in each other. Word's own texts have about thirty."""
STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HINT = "Open the file in Word and save it anew."
for _prefix, _uri in _NAMESPACES.items():  # Pandoc knows the parts of a text by these prefixes.
    ElementTree.register_namespace(_prefix, _uri)


def name(prefixed: str) -> str:
    """The name of an element or attribute as a tree has it: `w:p` becomes `{http://…}p`."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def read_xml(content: bytes, part: str) -> Element:
    """Read XML.

    Args:
        content: its bytes.
        part: the name of the part, for messages.

    Raises:
        WordError: it is not well-formed, or something that no Word file holds and that could fill the memory.
    """
    parser, depth = expat.ParserCreate(), 0

    def refuse(*_: object) -> NoReturn:
        raise WordError(f"The part {part} declares a document type, which no Word file does.", _HINT)

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise WordError(f"The part {part} has elements {DEEPEST} deep in each other.", _HINT)

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
        return ElementTree.fromstring(content)
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError) as error:
        raise WordError(f"The part {part} is broken: {error}.", _HINT) from error


def write_xml(root: Element) -> bytes:
    """The XML of a tree."""
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def value_at(owner: Element, *way: str) -> str:
    """The value of a property such as `w:pPr`, `w:outlineLvl`; empty if it is not there.

    Args:
        owner: what has it.
        way: the names of the elements that lead to it.
    """
    found = owner.find("/".join(map(name, way)))
    return found.get(name("w:val"), "") if found is not None else ""


def style_of(paragraph: Element) -> str:
    """The id of the style of a paragraph; empty if it names none."""
    return value_at(paragraph, "w:pPr", "w:pStyle")


def is_on(element: Element | None) -> bool:
    """Whether a property of Word's such as `w:vanish` is set: it is there, and does not say that it is off."""
    return element is not None and element.get(name("w:val"), "1") not in ("0", "false", "off", "none")
