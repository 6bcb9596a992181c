"""Writes a feed as Atom, RFC 4287."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dashboard.core.control_characters import without_unreadable
from dashboard.feeds.feed import Feed, FeedEntry, Person, stamp

ATOM = "http://www.w3.org/2005/Atom"
_TYPE = "application/atom+xml"


def atom_xml(feed: Feed) -> bytes:
    """Write a feed as Atom. The same feed gives the same bytes: no clock goes into them."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": feed.lang})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.description:
        _add(root, "subtitle", feed.description)
    _add(root, "updated", stamp(feed.updated))
    _add_person(root, feed.site)
    SubElement(root, "link", rel="self", type=_TYPE, href=f"{feed.address}.xml")
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    SubElement(root, "link", rel="related", type="text/html", href=feed.help)
    if feed.address != feed.first:
        SubElement(root, "link", rel="first", type=_TYPE, href=f"{feed.first}.xml")
    if feed.next:
        SubElement(root, "link", rel="next", type=_TYPE, href=f"{feed.next}.xml")
    for entry in feed.entries:
        _add_entry(root, entry)
    indent(root)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _add_entry(root: Element, entry: FeedEntry) -> None:
    element = SubElement(root, "entry", {"xml:lang": entry.lang} if entry.lang else {})
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", stamp(entry.published))
    _add(element, "updated", stamp(entry.updated))
    for person in entry.authors:
        _add_person(element, person)
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    for tag in entry.tags:
        SubElement(element, "category", term=without_unreadable(tag))
    if entry.summary:
        _add(element, "summary", entry.summary)
    if entry.html:
        _add(element, "content", entry.html, type="html")


def _add_person(parent: Element, person: Person) -> None:
    author = SubElement(parent, "author")
    _add(author, "name", person.name)
    _add(author, "uri", person.url)


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = without_unreadable(text)
