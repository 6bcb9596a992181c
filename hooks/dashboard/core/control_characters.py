"""Characters that nobody sees and that act on a terminal or on the text around them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.lazy_re import lazy_re

_CONTROL = lazy_re("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Those of Unicode's classes Cc and Cs, the ends of lines, and the marks that turn the direction of a text. A byte of
a file's name that is not UTF-8 is one of Cs in Python."""
_UNREADABLE = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Those that no YAML holds as they are, and that pictures and feeds, which are XML, cannot hold or ought not to."""
UNSEEN_LINE_END = lazy_re("[\x85\u2028\u2029]")
"""Those that end a line in YAML and in no editor: slides and PDF files bring them along."""


def unreadable_in(text: str) -> str:
    """The first character of a text that nobody can read, as U+0001; empty if all can be read."""
    found = _UNREADABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def unreadable_places(text: str) -> Iterator[int]:
    """The offsets of the characters that nobody can read."""
    return (found.start() for found in _UNREADABLE.finditer(text))


def without_unreadable(text: str) -> str:
    """A text without the characters that nobody can read."""
    return _UNREADABLE.sub("", text)


def has_control(text: str) -> bool:
    r"""Whether a text holds a control character, such as the end of a line, or a byte that is not UTF-8."""
    return bool(_CONTROL.search(text))


def with_visible_control(text: str) -> str:
    r"""Write control characters as code, such as `\u001b`."""
    return _CONTROL.sub(lambda character: f"\\u{ord(character[0]):04x}", text)
