"""A walk through the tree that Python-Markdown makes of a text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def walk(parent: Element, above: tuple[str, ...] = ()) -> Iterator[tuple[Element, Element, tuple[str, ...]]]:
    """Every element below one, in the order of the text.

    An element may be replaced, emptied or taken out when it comes; what is below it then comes next.

    Args:
        parent: the root. That of a text is a `div`, which is no tag of the text.
        above: the tags around the parent.

    Returns:
        the parent, the element, and the tags around the element, the outermost first.
    """
    within = (*above, parent.tag) if above or parent.tag != "div" else above
    for child in list(parent):
        yield parent, child, within
        yield from walk(child, within)
