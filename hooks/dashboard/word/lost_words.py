"""Which words of a Word text did not arrive: what pandoc does not know it drops, and says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from bs4.element import NavigableString, PreformattedString, Tag

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import plural
from dashboard.review.blocks import BLOCK_NAMES
from dashboard.word.xml_part import name

LONGEST = 200
"""Signs of the words that a finding names."""
_MOST_COMPARED = 1_000
"""Different words that are looked for as parts of others: where more are missing, it is not by a sign added to them."""
_WORDS = (name("w:t"), name("w:delText"), name("a:t"))
_APART = frozenset(map(name, ("w:p", "w:tc", "w:tab", "w:br", "w:footnoteReference", "w:endnoteReference")))
"""What stands between two words."""
_LETTERS = lazy_re("[A-Za-z]{3,}")
"""What a formula keeps in LaTeX; its signs get other names."""


def words_of_xml(root: Element) -> list[str]:
    """The words of a text of Word, in their order."""
    return _text_of_xml(root).split()


def _text_of_xml(element: Element) -> str:
    if element.tag in _WORDS:
        return element.text or ""
    if element.tag == name("m:t"):
        return " ".join(["", *_LETTERS.findall(element.text or ""), ""])
    if element.tag == name("v:textpath"):  # (WordArt)
        return f" {element.get('string', '')} "
    inside = "".join(map(_text_of_xml, element))
    return f" {inside} " if element.tag in _APART else inside


def words_of_html(body: Tag) -> list[str]:
    """The words of what pandoc made of it, the head with the title included."""
    return _text_of_html(body).split()


def _text_of_html(tag: Tag) -> str:
    classes = tag.get_attribute_list("class")
    if "footnote-ref" in classes:
        return " "
    if "math" in classes:
        return " ".join(["", *_LETTERS.findall(tag.get_text()), ""])
    parts = list[str]()
    for child in tag.children:
        if isinstance(child, Tag):
            parts.append(_text_of_html(child))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            parts.append(str(child))
    inside = "".join(parts)
    return f" {inside} " if tag.name in BLOCK_NAMES or tag.name == "br" else inside


def lost_words(words: Sequence[str], arrived: Sequence[str], path: str) -> Iterator[Finding]:
    """A finding that names the words that did not arrive; none if all did.

    Args:
        words: of the Word text.
        arrived: those of what was made of it.
        path: of the Word file.
    """
    rest = Counter(map(_bare, arrived))
    missing = list[str]()
    for word in words:
        bare = _bare(word)
        if bare and rest[bare] <= 0:
            missing.append(word)
        rest[bare] -= 1
    # A word to which pandoc adds a sign arrives as part of another one: Word may have α as a picture of a letter.
    others = " ".join(word for word, count in rest.items() if count > 0)
    different = set(map(_bare, missing))
    parts = {bare for bare in different if bare in others} if len(different) <= _MOST_COMPARED else set[str]()
    if lost := [word for word in missing if _bare(word) not in parts]:
        named = " ".join(lost)
        named = named if len(named) <= LONGEST else f"{named[:LONGEST].rsplit(' ', 1)[0]} …"
        message = f"{plural(len(lost), 'word', 'words')} of the text did not arrive: '{named}'."
        hint = "Look where this stands in Word, and write it into the draft."
        yield Finding(id="word-part", severity="warning", path=path, message=message, hint=hint)


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()
