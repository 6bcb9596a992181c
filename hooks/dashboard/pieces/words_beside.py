"""The words before and behind an element, up to the next element that is no emphasis, or the end of its paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

_EMPHASIS = frozenset(("strong", "em", "b", "i", "mark", "ins", "span", "u"))
"""What interrupts no words: '**5** million', '5 *million*'."""


def words_before(element: Element, parents: Mapping[Element, Element]) -> str:
    """The words before an element.

    Args:
        element: in the tree of a text.
        parents: the elements around it, each with the one around it.
    """
    parent = parents[element]
    words = ""
    for sibling in reversed(list(parent)[: list(parent).index(element)]):
        words = (sibling.tail or "") + words
        if sibling.tag not in _EMPHASIS:
            return words
        words = "".join(sibling.itertext()) + words
    words = (parent.text or "") + words
    return words_before(parent, parents) + words if _goes_on(parent, parents) else words


def words_behind(element: Element, parents: Mapping[Element, Element]) -> str:
    """The words behind an element; the arguments are those of `words_before`."""
    parent = parents[element]
    words = element.tail or ""
    for sibling in list(parent)[list(parent).index(element) + 1 :]:
        if sibling.tag not in _EMPHASIS:
            return words
        words += "".join(sibling.itertext()) + (sibling.tail or "")
    return words + words_behind(parent, parents) if _goes_on(parent, parents) else words


def _goes_on(parent: Element, parents: Mapping[Element, Element]) -> bool:
    """Whether words go on outside of an element."""
    return parent.tag in _EMPHASIS and parent in parents
