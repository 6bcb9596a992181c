"""The words before and behind an element, and at the heads of its row and column if it stands in a table."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

_EMPHASIS = frozenset(("strong", "em", "b", "i", "mark", "ins", "span", "u"))
"""What interrupts no words: '**5** million', '5 *million*'."""
_CELLS = ("td", "th")


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


def heads_of_cell(element: Element, parents: Mapping[Element, Element]) -> tuple[str, ...]:
    """The words of the first cell of its row, and of the first cell of its column; none outside of a table.

    Args:
        element: in the tree of a text.
        parents: the elements around it, each with the one around it.
    """
    cell = element
    while cell.tag not in _CELLS:
        if cell not in parents:
            return ()
        cell = parents[cell]
    row = table = parents[cell]  # (of a cell without a row, the element around it)
    while table.tag != "table" and table in parents:
        table = parents[table]
    place = list(row).index(cell)
    first_row = next((other for other in table.iter("tr")), row)
    column = list(first_row)[place : place + 1] if first_row is not row else []
    heads = [*list(row)[: 1 if place else 0], *column]
    return tuple(" ".join("".join(head.itertext()).split()) for head in heads)


def _goes_on(parent: Element, parents: Mapping[Element, Element]) -> bool:
    """Whether words go on outside of an element."""
    return parent.tag in _EMPHASIS and parent in parents
