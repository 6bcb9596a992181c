"""Cuts a BibTeX file into its entries, so that a broken one spoils no other. pybtex reads each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from itertools import pairwise

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import PrematureEOF, PybtexSyntaxError, TokenRequired
from pybtex.utils import CaseInsensitiveDict

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

_BEGINNING = lazy_re(r"^[ \t]*@[A-Za-z]+\s*[{(]", re.M)
_ANOTHER = lazy_re(r"@[A-Za-z]++\s*+[{(]")
_KEY = lazy_re(r"\A\s*+@\w+\s*[{(]\s*([^\s,{}()=]+)\s*(?:,|$)", re.M)
_FIELD = lazy_re(r"[A-Za-z][\w-]*\s*=")
"""The beginning of a field."""
_MOST_SHOWN = 20
"""How many characters of what was not understood are repeated."""
_NO_ENTRIES = frozenset(("string", "preamble", "comment"))


class WrittenEntry(Frozen):
    """An entry as it is written."""

    key: str
    """Empty where not even that can be read."""
    line: int
    kind: str = ""
    """Such as 'article', in small letters."""
    fields: tuple[tuple[str, str, int], ...] = ()
    """The names of the fields in small letters, their values in LaTeX, and their lines."""
    problem: str = ""
    """Why it cannot be read, as a sentence; empty if it can."""


def cut_entries(text: str) -> Iterator[WrittenEntry]:
    """Read the entries of a file, in its order.

    An entry begins on a line of its own, with nothing but blanks before its `@`. Whatever stands between entries is a
    remark.

    Args:
        text: of the file.
    """
    macros: MutableMapping[str, str] = CaseInsensitiveDict(month_names)
    starts = [match.start() for match in _BEGINNING.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        yield from _read(text[start:end], text.count("\n", 0, start) + 1, macros)


def _read(text: str, line: int, macros: MutableMapping[str, str]) -> Iterator[WrittenEntry]:
    """The entry with which a text begins, and those that follow it on the same line."""
    position = 0
    while position == 0 or _ANOTHER.match(text[position:].lstrip(" \t")):
        part, first = text[position:], line + text.count("\n", 0, position)
        parser = LowLevelParser(part, macros=macros)
        try:
            command, body = next(iter(parser))
        except StopIteration:  # (a remark, `@comment{…}`)
            return
        except PybtexSyntaxError as error:
            key = _KEY.match(part)
            at = first if isinstance(error, PrematureEOF) else first + error.lineno - 1
            yield WrittenEntry(key[1] if key else "", at, problem=_words_of(error, parser))
            return
        if command.lower() not in _NO_ENTRIES:
            yield _written(part, first, command, *body)
        position += parser.pos


def _written(text: str, line: int, command: str, key: str, fields: list[tuple[str, list[str]]]) -> WrittenEntry:
    def line_of(name: str) -> int:
        place = re.search(rf"(?:^|[,{{(])\s*{re.escape(name)}\s*=", text, re.M)
        return line + text.count("\n", 0, place.end()) if place else line

    values = ((name.lower(), " ".join("".join(parts).split()), line_of(name)) for name, parts in fields)
    return WrittenEntry(key, line, command.lower(), tuple(values))


def _words_of(error: PybtexSyntaxError, parser: LowLevelParser) -> str:
    """What pybtex did not understand, as a sentence."""
    if isinstance(error, UndefinedMacro):
        return f"Read '{error.args[0]}' without braces, expected a number, a month or the name of an @string above."
    field = f" of the field '{parser.current_field_name}'" if parser.current_field_name else ""
    if isinstance(error, PrematureEOF):
        return f"The end{field} is missing: a brace or a quotation mark is opened and not closed."
    if isinstance(error, TokenRequired):
        read = parser.text[parser.pos : parser.pos + _MOST_SHOWN].split("\n")[0].strip()
        if _FIELD.match(read):
            return f"Read '{read}' behind{field[3:]}, expected a comma between the two."
        return f"Read '{read}'{field and f' in{field[3:]}'}, expected {error.args[0].removesuffix(' expected')}."
    return f"The braces{field} are not balanced, or too many stand within each other."
