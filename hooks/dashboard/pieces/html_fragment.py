"""Reads the words of HTML that an author or an extension wrote as it is."""

from __future__ import annotations

from html.parser import HTMLParser


class HtmlFragment(HTMLParser):
    """A piece of HTML, which need not be whole: one opening tag is enough."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        """What stands between the tags, entities resolved."""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        """Called by html.parser."""
        self.text += data
