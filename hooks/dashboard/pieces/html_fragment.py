"""Reads the words of HTML that an author or an extension wrote as it is, and what stands in its tags for readers."""

from __future__ import annotations

from html.parser import HTMLParser

_TOLD = ("href", "src", "srcset", "alt", "title", "aria-label")
"""Attributes that say something to readers, or lead them elsewhere."""
_STRUCK = ("del", "s")


class HtmlFragment(HTMLParser):
    """A piece of HTML, which need not be whole: one opening tag is enough."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        """What stands between the tags, entities resolved."""
        self.marks: list[str] = []
        """Where links lead, the addresses and alternatives of pictures and the like, and what is struck out."""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by html.parser."""
        told = sorted(f"{name}={value}" for name, value in attrs if name in _TOLD)
        if told or tag in _STRUCK:
            self.marks.append(" ".join([tag, *told]))

    def handle_data(self, data: str) -> None:
        """Called by html.parser."""
        self.text += data
