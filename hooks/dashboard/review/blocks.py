"""What a block of text is in HTML, and the words of each block.

This is the only definition. Differences, addresses and quotations use it; the scripts of a preview get it as
`BLOCK_SELECTOR`, which the page hands to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import accumulate
from typing import Literal

from msgspec import field

from dashboard.core.frozen import Frozen

_NAMES = """
    address article aside blockquote caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr
    ul
"""
BLOCK_NAMES = frozenset(_NAMES.split())
"""The elements that browsers show as blocks. Words before and after one of their tags belong to different blocks."""
BLOCK_SELECTOR = ", ".join(sorted(BLOCK_NAMES))
"""The same as a CSS selector."""
ADDRESSED_NAMES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "pre", "dt", "dd"))
"""The blocks that get an address in a preview. In a table each row gets one, since a cell may hold only a number."""
ASIDE_SELECTOR = (
    "svg, script, style, template, details, .note, .notes, .chart-address, .chart-links, .chart-live, .change-gone, "
    "del.change, .contents-side, .side-notes, .piece-about > :not(.corrections), .piece-related, .neighbours"
)
"""What stands within a page's article and does not belong to the words that notes quote, as a CSS selector."""
_UNSEEN_NAMES = frozenset(("script", "style", "template"))
"""Elements whose text no reader sees."""


class HtmlToken(Frozen):
    """A start tag, an end tag or a text of some HTML."""

    kind: Literal["start", "end", "text"]
    name: str = ""
    """The element of a tag, in small letters."""
    text: str = ""
    """A tag as it is written, or a text as readers read it: entities are resolved."""
    start: int = 0
    """Where a start tag begins in the HTML. 0 for other tokens."""
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where a start tag ends in the HTML."""
        return self.start + len(self.text)

    @property
    def classes(self) -> list[str]:
        """The classes of a start tag."""
        return self.attributes.get("class", "").split()

    @property
    def slot(self) -> str:
        """The key of the chart whose slot begins here; empty for all else."""
        return self.attributes.get("data-key", "") if self.name == "div" and "chart-slot" in self.classes else ""


class AddressedBlock(Frozen):
    """A block that can have an address: all from its start tag to that of the next such block."""

    tag: HtmlToken
    content: tuple[HtmlToken, ...]
    """What follows the start tag."""


def read_tokens(html: str) -> list[HtmlToken]:
    """The tags and texts of some HTML, in order. Comments are left out, and so are texts that no reader sees."""
    return _TokenReader(html).tokens


def block_words(html: str) -> list[str]:
    """The words of each block, in order, with single blanks between them. Blocks without words are left out.

    An item that holds a list counts as a block of its own: it ends where the list begins.
    """
    texts = [""]
    for token in read_tokens(html):
        if token.kind == "text":
            texts[-1] += token.text
        elif token.name in BLOCK_NAMES:
            texts.append("")
    return [words for text in texts if (words := " ".join(text.split()))]


def words_of(html: str) -> str:
    """All words of some HTML as readers read them, with single blanks between words and between blocks."""
    return " ".join(block_words(html))


def addressed_blocks(html: str) -> Iterator[AddressedBlock]:
    """The blocks that can have an address, among them the slots of charts and cells."""
    tag, content = None, list[HtmlToken]()
    for token in read_tokens(html):
        if token.kind == "start" and _is_addressed(token):
            if tag:
                yield AddressedBlock(tag, tuple(content))
            tag, content = token, []
        else:
            content.append(token)
    if tag:
        yield AddressedBlock(tag, tuple(content))


def _is_addressed(token: HtmlToken) -> bool:
    if token.name == "div":
        return not {"chart-slot", "cell-slot"}.isdisjoint(token.classes)
    # A chart's address stands in a span before its slot, because the slot is replaced as a whole.
    return token.name in ADDRESSED_NAMES or (token.name == "span" and "place" in token.classes)


class _TokenReader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tokens: list[HtmlToken] = []
        self._line_starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._unseen = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        text = self.get_starttag_text() or ""
        attributes = {name: value or "" for name, value in attrs}
        self.tokens.append(HtmlToken("start", tag, text, self._line_starts[line - 1] + column, attributes))
        self._unseen += tag in _UNSEEN_NAMES

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(HtmlToken("end", tag, f"</{tag}>"))
        self._unseen -= tag in _UNSEEN_NAMES and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.tokens.append(HtmlToken("text", text=data))
