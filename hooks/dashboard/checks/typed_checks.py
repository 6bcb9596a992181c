"""Checks of notes and headings that are typed by hand, as raised numbers and bold words, and so are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, MARKUP, NON_WORD, Prose
from dashboard.core.lazy_re import lazy_re

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "<sup>[]/\\")
_NUMBER = r"(?P<number>[⁰¹²³⁴-⁹]{1,3}|<sup>\[?\d{1,3}\]?</sup>)"
_ANY = lazy_re(r"[⁰¹²³⁴-⁹]|<sup>")
_MARK = lazy_re(rf"(?<=[^\s\d⁰¹²³⁴-⁹])(?<!\b[km]m)(?<!\bm){_NUMBER}(?![⁰¹²³⁴-⁹\w])")
"""The number of a note behind a word or a stop, and no power as in km²."""
_WORDS = lazy_re(rf"^[ ]{{0,3}}{_NUMBER}[.)]?[ \t\u00a0]*(?=[^\s|⁰¹²³⁴-⁹])", re.M)
"""The number with which the words of a note begin."""
_ITEM = lazy_re(r"^[ ]{0,3}(?P<number>\d{1,3})[.)]?[ \t]+\S", re.M)
_TABLE_LINE = lazy_re(r"[ \t>]*\||[^\n|]*\|[^\n|]*\|")
_NOTE = lazy_re(r"\[\^\d")
_MOST_WORDS = 8
"""The most words of a heading."""
_FEWEST_BELOW = 6
"""The fewest words that the first line of a paragraph below a heading has."""
_BOLD_LINE = lazy_re(
    r"(?:(?<=\n)[ \t]*\n|(?<=---\n)|\A)(?P<line>(?:<p>)?(?:(?P<sign>\*\*|__)|<(?P<tag>b|strong)>)"
    r"(?P<words>(?:(?!\*\*|__|<)[^\n])+)"
    r"(?(sign)(?P=sign)|</(?P=tag)>)(?:</p>)?)[ \t]*\n[ \t]*\n(?=(?:<p>)?(?P<below>[\w*_\"'“„‘(\[][^\n]*))",
)
"""A paragraph of bold words, and the first line of the one below."""
_BOLD = lazy_re(r"(?P<sign>\*\*|__)(?:(?!\*\*|__)[^\n])+(?P=sign)[ \t]*\Z|\d{1,3}[.)]\s|[*]\s")
"""A line of bold words, or an item."""
_NO_HEADING = lazy_re(
    r"[.!?:;,…\"”“»)]\Z|\A[^\W\d]{3,}\.? \d+\b|\A\W*\Z|\A\d[\d.,\s%]*\Z"
    r"|\A[\W_]*(?i:note|nb|update|correction|warning|hinweis|achtung|korrektur|uwaga|korekta|obs|rättelse)\s?:"
)
"""A sentence or what introduces a list, the name of a table or picture (`Table 1`), a number, a remark."""


@text_check("typed-note", fixes=True)
def typed_note(prose: Prose) -> Iterator[TextIssue]:
    """Notes are typed as raised numbers, with their words at the end of the text.

    Why: No link leads readers from the number to its words and back, and people who hear the page hear a digit behind a
    word. `desk check --fix` makes notes of them if each number stands once in the text and once before its words. The
    notes of a table may stand below it as they are.

    Bad:
        Trade grew.¹

        ¹ In current prices.

    Good:
        Trade grew.[^1]

        [^1]: In current prices.
    """
    if not _ANY.search(prose.source, prose.body):
        return
    words = {_plain(match): match for match in _found(prose, _WORDS)}
    begun = {match.start("number") for match in words.values()}
    marks = [match for match in _found(prose, _MARK) if match.start("number") not in begun]
    notes = [match for match in marks if _plain(match) in words and match.start() < words[_plain(match)].start()]
    if notes:
        yield _typed(prose, notes, words)
    elif list_start := _list_of_notes(prose, [_plain(mark) for mark in marks], marks[-1].end() if marks else 0):
        line = prose.place(list_start)[0]
        message = f"The note {marks[0][0]} is typed as a raised number: no link leads to its words, on line {line}."
        hint = "Write [^1] in place of the number, and [^1]: in place of the number of the item."
        yield TextIssue(*marks[0].span(), message, hint)


def _found(prose: Prose, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where raised numbers stand that readers get as words, outside tables, in order."""
    for match in pattern.finditer(prose.source, prose.body):
        line = prose.source.rfind("\n", 0, match.start("number")) + 1
        is_read = prose.running_text[match.start("number")] not in (BREAK, NON_WORD)
        if is_read and not _TABLE_LINE.match(prose.source, line):
            yield match


def _plain(match: re.Match[str]) -> str:
    """The number in plain digits."""
    return match["number"].translate(_RAISED)


def _typed(prose: Prose, notes: list[re.Match[str]], words: dict[str, re.Match[str]]) -> TextIssue:
    """All notes of a text as one issue, which `--fix` corrects as a whole."""
    first, numbers = notes[0], [_plain(note) for note in notes]
    named = [words[number] for number in dict.fromkeys(numbers)]
    start, end = first.start(), max(match.end() for match in named)
    line, others = prose.place(words[numbers[0]].start())[0], len(notes) - 1
    more = f" ({others} more in this text)" if others else ""
    message = f"The note {first[0]} is typed as a raised number: no link leads to its words, on line {line}.{more}"
    hint = "Write [^1] in place of the number, and [^1]: before the words of the note"
    replacement = None
    if len({*numbers}) == len(numbers) and not _NOTE.search(prose.source):
        edits = [(*note.span(), f"[^{_plain(note)}]") for note in notes]
        edits += [(*match.span(), f"[^{_plain(match)}]: ") for match in named]
        replacement, at = "", start
        for begin, close, text in sorted(edits):
            replacement, at = f"{replacement}{prose.source[at:begin]}{text}", close
    return TextIssue(start, end, message, f"{hint}, or let --fix do it." if replacement else f"{hint}.", replacement)


def _list_of_notes(prose: Prose, numbers: list[str], start: int) -> int:
    """Where a list begins that has the words of all notes and ends the text; 0 if there is none."""
    expected = [str(number + 1) for number in range(len(numbers))]
    items = [*_ITEM.finditer(prose.source, start)] if len(numbers) > 1 and numbers == expected else []
    firsts = [item.start() for item in items if item["number"] == "1"]
    is_list = firsts and [item["number"] for item in items if item.start() >= firsts[-1]][: len(numbers)] == expected
    return firsts[-1] if is_list and not any(heading.start > firsts[-1] for heading in prose.headings) else 0


@text_check("bold-heading", "info", once=True)
def bold_heading(prose: Prose) -> Iterator[TextIssue]:
    """A paragraph of a few bold words stands above other paragraphs, as headings do.

    Why: Bold words are no heading: they stand in no contents, no link leads to them, and people who do not see the page
    cannot move along them. What ends with a stop, a question mark or a colon is not told.

    Bad:
        **In roubles**

        The two sell each other more than before, above all since the third year.

    Good:
        ## In roubles

        The two sell each other more than before, above all since the third year.
    """
    lines = [line for line in _BOLD_LINE.finditer(prose.source, prose.body) if _is_bold_heading(prose, line)]
    lines = [line for line in lines if line["words"].strip() not in prose.known_names.people]
    often = Counter(line["words"] for line in lines)
    for line in lines:
        if often[line["words"]] == 1:  # (Otherwise it is who speaks.)
            message = f"Read '{line['line'].strip()}' above a paragraph: bold words are no heading."
            hint = f"Write ## {line['words'].strip()} if it is one."
            yield TextIssue(*line.span("line"), message, hint, kind="bold")


def _is_bold_heading(prose: Prose, line: re.Match[str]) -> bool:
    start, words = line.start("line"), line["words"].strip()
    is_read = prose.running_text[start] == MARKUP and not prose.shown_as_code(start)
    is_short = len(words.split()) <= _MOST_WORDS and not _NO_HEADING.search(words)
    return is_read and is_short and len(line["below"].split()) >= _FEWEST_BELOW and not _BOLD.match(line["below"])
