"""The words right before and right behind an element, up to the next element or the end of its paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

_INLINE = frozenset(("strong", "em", "b", "i", "mark", "ins", "span", "u"))
"""What ends where the element ends, so that the words go on behind it: '**5** million'."""


def words_before(element: Element, parents: Mapping[Element, Element]) -> str:
    """The words right before an element.

    Args:
        element: in the tree of a text.
        parents: the elements around it, each with the one around it.
    """
    parent = parents[element]
    place = list(parent).index(element)
    words = parent[place - 1].tail if place else parent.text
    if words or place or parent.tag not in _INLINE or parent not in parents:
        return words or ""
    return words_before(parent, parents)


def words_behind(element: Element, parents: Mapping[Element, Element]) -> str:
    """The words right behind an element; the arguments are those of `words_before`."""
    parent = parents[element]
    is_last = parent[-1] is element
    if element.tail or not is_last or parent.tag not in _INLINE or parent not in parents:
        return element.tail or ""
    return words_behind(parent, parents)
