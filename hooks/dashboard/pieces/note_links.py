"""Takes the link back from a footnote whose mark stands nowhere in the text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_CLASS = "footnote-backref"


class NoteLinks(Treeprocessor):
    """Works behind the inline patterns, which make the marks."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown."""
        places = {f"#{element.get('id')}" for element in root.iter("sup")}
        for parent in list(root.iter()):
            for child in parent.findall(f"a[@class='{_CLASS}']"):
                if child.get("href") not in places:
                    parent.remove(child)
