"""Reads HTML that an author or an extension wrote as it is: its addresses, its ids and its words."""

from __future__ import annotations

from html.parser import HTMLParser


class HtmlFragment(HTMLParser):
    """A piece of HTML, which need not be whole: one opening tag is enough."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        """The values of `src` and `href`."""
        self.ids: list[str] = []
        self.text = ""
        """What stands between the tags, entities resolved."""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by html.parser."""
        for name, value in attrs:
            if not value:
                continue
            if name in ("src", "href"):
                self.addresses.append(value)
            elif name == "id":
                self.ids.append(value)

    def handle_data(self, data: str) -> None:
        """Called by html.parser."""
        self.text += data
