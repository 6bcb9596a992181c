"""Marks that say on which line of its file a tag stands. They travel through Markdown as attributes of the tag.

A mark is made of code points that Unicode has left free, so that it is no part of any word or address; those in its
private use area would not do, since attr_list changes them. Before each mark stands a space that belongs to it: where
no tag comes of it (in code, say), both are taken out again.
"""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re
from dashboard.markup.fences import fenced_lines

_DIGIT, _BEGIN, _COMMA, _END = 0x2FE0, "\u2fea", "\u2feb", "\u2fec"
_MARK = lazy_re(f"{_BEGIN}[\u2fe0-\u2fe9]+{_COMMA}[\u2fe0-\u2fe9]+{_END}")
_ATTRIBUTE = lazy_re(rf' {_MARK.pattern}="(?:{_MARK.pattern})?"')
_LEFT = lazy_re(rf" ?{_MARK.pattern}")
_TAG = lazy_re(r"<[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$)|(?<![{\\])\{:?[ ]*(?:[#.\w][^{}\n]*(?<!\\)|-)(?=\})")
"""The beginning of a tag; or a list of attributes, which the extension attr_list gives to an element."""
_INDENTED = lazy_re(r"(?: {4}|\t)")


def mark_tags(lines: list[str], first_line: int, shift: int = 0) -> list[str]:
    """Write its line and column into each tag and each list of attributes.

    Lines within fences and indented lines, which may be code, are left as they are.

    Args:
        lines: Markdown.
        first_line: the line of the file on which it begins.
        shift: added to all columns.

    Returns:
        The lines with marks.
    """
    fenced, marked = fenced_lines(lines), list[str]()
    for index, line in enumerate(lines):
        if index not in fenced and ("<" in line or "{" in line) and not _INDENTED.match(line):
            line = _mark_line(line, first_line + index, shift)
        marked.append(line)
    return marked


def _mark_line(line: str, number: int, shift: int) -> str:
    return _TAG.sub(lambda tag: f"{tag[0]} {_write(number, shift + tag.start() + 1)}", line)


def _write(line: int, column: int) -> str:
    return f"{_BEGIN}{_digits(line)}{_COMMA}{_digits(column)}{_END}"


def _digits(number: int) -> str:
    return "".join(chr(_DIGIT + int(digit)) for digit in str(number))


def is_mark(attribute: str) -> bool:
    """Whether the name of an attribute is a mark."""
    return attribute[:1] == _BEGIN and bool(_MARK.fullmatch(attribute))


def place_in(mark: str) -> tuple[int, int]:
    """Line and column that a mark names; 0 if there is no mark."""
    if not mark:
        return 0, 0
    line, _, column = mark.strip(f"{_BEGIN}{_END}").partition(_COMMA)
    return _number(line), _number(column)


def _number(digits: str) -> int:
    return int("".join(str(ord(digit) - _DIGIT) for digit in digits))


def without_tag_marks(html: str) -> str:
    """HTML, or the value of an attribute, without marks."""
    return _LEFT.sub("", _ATTRIBUTE.sub("", html)) if _BEGIN in html else html
