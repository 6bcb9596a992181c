"""A language that brackets every message: ⟦Sources⟧. So words that go past the catalogue are seen in a built page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from tests.samples.bare_words import READ_ATTRIBUTES
from tests.words import TEMPLATE

CODE = "qps"
"""Codes from qaa to qtz are nobody's language (ISO 639-2)."""
BEGIN, END = "⟦⟧"
_VALUE = re.compile(r"(%\([a-z_]+\)s|<[^>]*>)")
_BREAKS = (
    "address",
    "article",
    "aside",
    "button",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
)
_BREAKS += ("h1", "h2", "h3", "h4", "header", "label", "li", "main", "nav", "ol", "option", "p", "section", "summary")
_BREAKS += (
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "body",
    "details",
    "svg",
    "input",
    "img",
)


def write_catalogue(folder: Path) -> None:
    """Write the catalogue of the language into a folder of catalogues."""
    path = folder / CODE / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    with TEMPLATE.open("rb") as file:
        catalog = read_po(file, locale="en")
    for message in catalog:
        if message.id and isinstance(message.id, str):
            message.string = bracketed(message.id)
        elif message.id:
            message.string = tuple(map(bracketed, message.id))
    catalog.locale = None
    with path.open("wb") as file:
        write_po(file, catalog)


def bracketed(message: str) -> str:
    """A message with its own words in brackets, and its values and tags outside."""
    parts = _VALUE.split(message)
    return "".join(
        f"{BEGIN}{part}{END}" if number % 2 == 0 and _has_letters(part) else part for number, part in enumerate(parts)
    )


def loose_words(html: str) -> list[str]:
    """The texts of a page, and of its attributes for readers, that stand in no brackets."""
    parser = _Texts()
    parser.feed(html)
    parser.close()
    parser.end_text()
    return parser.found


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.end_text()
        self._unread += tag in ("script", "style", "code", "pre")
        for name, value in attrs:
            if name in (*READ_ATTRIBUTES, "content") and value:
                self._add(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.end_text()
        self._unread -= tag in ("script", "style", "code", "pre")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._text += data

    def end_text(self) -> None:
        self._add(self._text)
        self._text = ""

    def _add(self, text: str) -> None:
        while (outer := re.sub(rf"{BEGIN}[^{BEGIN}{END}]*{END}", "\0", text)) != text:
            text = outer
        self.found += [" ".join(part.split()) for part in text.split("\0") if _has_letters(part)]
