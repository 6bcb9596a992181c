"""Words, links, code and tables as Markdown: whatever a text holds, it is read as that text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from dashboard.core.lazy_re import lazy_re

_SIGNS = lazy_re(r"[\\`*$\[\]|]|~~|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
"""What could begin something else than a word. An underscore within a word cannot."""
_START = lazy_re(r"(?:(?=[#>+=-])|(?<=\d)(?=[.)](?:\s|$)))")
_BEGINNING = lazy_re(r"(?:[#>+=-]|\d{1,9}[.)](?:\s|$))")
_BARE_PIPE = lazy_re(r"(?<!\\)((?:\\\\)*)\|")
"""A sign that would end a cell. In code and in formulas no other sign needs a backslash."""
_FENCE = lazy_re(r"`+")


def plain(text: str) -> str:
    """A text on one line, with a backslash before each sign that Markdown would take for its own."""
    return _SIGNS.sub(lambda sign: "".join(f"\\{letter}" for letter in sign[0]), " ".join(text.split()))


def paragraph(markdown: str) -> str:
    """Markdown of words as a paragraph: no line of it begins a list, a heading or a quotation."""
    lines = (line.strip() for line in markdown.split("\n"))
    return "\n".join(_START.sub("\\\\", line, count=1) if _BEGINNING.match(line) else line for line in lines)


def heading(level: int, text: str) -> str:
    """A heading.

    Args:
        level: from 1; deeper ones than 6 are of level 6.
        text: its words, no Markdown.
    """
    return f"{'#' * min(level, 6)} {plain(text)}"


def link(markdown: str, address: str) -> str:
    """A link.

    Args:
        markdown: its words, as Markdown.
        address: where it leads; without one there are only the words.
    """
    return f"[{markdown}]({safe_address(address)})" if address and markdown else markdown


def picture(alternative: str, address: str) -> str:
    """A picture with its text alternative."""
    return f"![{plain(alternative)}]({safe_address(address)})"


def safe_address(address: str) -> str:
    """An address in which nothing ends a link. What is escaped already stays so."""
    return quote(address, safe="%/:?#@!$&'*+,;=~[]-._")


def code(text: str) -> str:
    """Code among words."""
    fence = "`" * (max((len(run) for run in _FENCE.findall(text)), default=0) + 1)
    words = " ".join(text.split("\n"))
    return f"{fence} {words} {fence}" if words[:1] in ("`", "") or words[-1:] == "`" else f"{fence}{words}{fence}"


def code_block(text: str, language: str = "") -> str:
    """Lines of code.

    Args:
        text: the lines.
        language: in which they are written; empty for what a program printed.
    """
    fence = "`" * max(3, max((len(run) for run in _FENCE.findall(text)), default=0) + 1)
    return f"{fence}{language}\n{text.strip('\n')}\n{fence}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[bool] = ()) -> str:
    """A table.

    Args:
        heads: the heads of its columns, as Markdown.
        rows: the cells, as Markdown.
        numeric: of each column whether it stands at the right.
    """
    rules = ["---:" if place < len(numeric) and numeric[place] else "---" for place in range(len(heads))]
    return "\n".join(_row(cells) for cells in (heads, rules, *rows))


def indented(markdown: str, by: int) -> str:
    """Markdown with all lines but the first set in, as the parts of a list's entry or of a note are."""
    return re.sub(r"\n(?=[^\n])", f"\n{' ' * by}", markdown)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(_BARE_PIPE.sub(r'\1\|', ' '.join(cell.split())) for cell in cells)} |"
