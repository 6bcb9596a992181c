"""A check of asterisks and underscores that stress nothing, since a blank or an empty line is in their way."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from operator import itemgetter
from typing import NamedTuple

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import MARKUP, Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened

_LONGEST = 40
"""How many characters of what was read a message repeats."""
_KINDS = ("*", "**", "***", "_", "__", "___")
_SIGNS = lazy_re(r"\*(?<![\\*]\*)\*{0,2}(?!\*)|_(?<![\\\w]_)_{0,2}(?!_)|_(?<![\\_]_)_{0,2}(?!\w)")
"""(The signs stand before what is asked of their surroundings: so they are found ten times as fast.)"""
_RUN = lazy_re(r"(?<=\s)\*{5,6}(?=\w)[^\n*]{1,40}\*+")
"""`**Ask *****why***`, as Word files that were converted have it."""
_BOLD_BEHIND = lazy_re(r"[ \t]+\*\*(?=\w)")
_BOLD_BEFORE = lazy_re(r"\w\*\*[ \t]+\Z")
_TAG = lazy_re(r"</?[A-Za-z][^<>]*>")
_TABLE = lazy_re(r"^[^\n]*\|[^\n]*\n[ \t>]*(?=[^\n]*\|)[|:-][ \t|:-]*(?:\n[^\n]*\|[^\n]*)*", re.M)
_GAP = lazy_re(r"\n[ \t>]*(?=\n|\Z)|\n(?=[ \t>]*(?:[-*+]|\d{1,3}[.)]|#{1,6}|:|\[\^[^\]\s]+\]:)[ \t])|\|")
"""What may stand between two paragraphs: an empty line, what begins an item or a heading, the edge of a cell."""
_NOTE_WORDS = lazy_re(r"^[ \t>\"]*\*\*(?![^\n]*\*\*)", re.M)
"""The words of a note whose mark are asterisks, which may stand behind two words above."""
_HEADING_WORDS = lazy_re(r"#{1,6}[ \t]+(?P<words>[^\n*]*[^\W\d]\*\*)(?=[ \t]*(?:\n|\Z))")
_MOST_WORDS = 12
"""Signs that are further from one another do not belong together for certain."""
_STRESSED = lazy_re(r"(?!kwargs\b)[\"'“„‘(\[]*\w[^=*×+]*")
"""Words, and no formula such as `a * b = c`."""
_SENTENCE_END = tuple('.!?…”"»)')


class _Signs(NamedTuple):
    """Asterisks or underscores in a row."""

    text: str
    start: int
    end: int
    may_begin: bool
    """Whether no blank stands behind them."""
    may_end: bool
    """Whether no blank stands before them."""


@text_check("unread-emphasis", once=True, fixes=True)
def unread_emphasis(prose: Prose) -> Iterator[TextIssue]:
    """Asterisks or underscores have a blank beside the words that they should stress, or their end is missing, or in
    another paragraph.

    Why: Readers get them as they stand. `desk check --fix` takes the blanks out.

    Bad:
        Trade is ** very** small.

    Good:
        Trade is **very** small.
    """
    if not _SIGNS.search(prose.source, prose.body):
        return
    left: dict[str, list[_Signs]] = {kind: [] for kind in _KINDS}
    for start, end in _paragraphs(prose):
        signs = [*_signs(prose, start, end)]
        for kind in dict.fromkeys(sign.text for sign in signs):
            pairs, rest = _in_pairs([sign for sign in signs if sign.text == kind])
            for first, last in pairs:
                yield from _blank_within(prose, first, last)
            yield from _blank_outside(prose, rest)
            yield from _without_beginning(prose, rest)
            yield from _beside_others(prose, rest)
            # (Of signs of several lengths it cannot be told which belong together.)
            if all(sign.text == kind or sign.text[0] != kind[0] for sign in signs):
                left[kind] += rest
    for signs in left.values():
        yield from _without_end(prose, signs)
    for run in _RUN.finditer(prose.source, prose.body):
        if prose.running_text[run.start()] == MARKUP and not _is_hidden(prose, run.start()):
            message = (
                f"Read '{shortened(run[0], _LONGEST)}': the end of one stress and the beginning of another in a row."
            )
            yield TextIssue(*run.span(), message, "Put the blank between the two: **words** ***more***.", kind="run")


def _paragraphs(prose: Prose) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, heading, item and cell of a table."""
    source, start = prose.source, prose.body
    tables = [table.span() for table in _TABLE.finditer(source, start)]
    for gap in _GAP.finditer(source, start):
        if gap[0] != "|" or any(begin <= gap.start() < end for begin, end in tables):
            yield start, gap.start()
            start = gap.end()
    yield start, len(source)


def _signs(prose: Prose, start: int, end: int) -> Iterator[_Signs]:
    """The signs of one paragraph that stress words, or were meant so."""
    source, text = prose.source, prose.running_text
    for match in _SIGNS.finditer(source, start, end):
        first, last = match.span()
        if text[first] == MARKUP and not _is_hidden(prose, first):
            before, behind = source[max(start, first - 1) : first], source[last : min(end, last + 1)]
            yield _Signs(match[0], first, last, bool(behind.strip()), bool(before.strip()))


def _is_hidden(prose: Prose, offset: int) -> bool:
    """Whether an offset lies in an address, a tag or code."""
    return (
        prose.shown_as_code(offset)
        or _is_within(prose.once(_tags), offset)
        or _is_within(prose.once(_addresses), offset)
    )


def _is_within(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of some stretches, which are in order."""
    place = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return place >= 0 and offset < spans[place][1]


def _tags(prose: Prose) -> list[tuple[int, int]]:
    return [tag.span() for tag in _TAG.finditer(prose.source, prose.body)]


def _addresses(prose: Prose) -> list[tuple[int, int]]:
    return sorted((address.start, address.start + len(address.target)) for address in prose.addresses)


def _has_note_words(prose: Prose) -> bool:
    """Whether the words of a note whose mark are asterisks stand in the text."""
    return bool(_NOTE_WORDS.search(prose.source))


def _in_pairs(signs: Sequence[_Signs]) -> tuple[list[tuple[_Signs, _Signs]], list[_Signs]]:
    """Signs of one kind in pairs, also within one another, and those that are left, in their order."""
    pairs, begun, ends = [], list[_Signs](), list[_Signs]()
    for sign in signs:
        is_alone = not (sign.may_begin or sign.may_end)
        if begun and (sign.may_end or is_alone):
            pairs.append((begun.pop(), sign))
        elif sign.may_begin or is_alone:
            begun.append(sign)
        else:
            ends.append(sign)
    return pairs, sorted([*begun, *ends], key=lambda sign: sign.start)


def _blank_outside(prose: Prose, left: list[_Signs]) -> Iterator[TextIssue]:
    """Two signs in a paragraph that both begin, or both end: the blank stands on the wrong side of one of them.

    They are taken out of the list.
    """
    for first, last in [*pairwise(left)]:
        words = prose.source[first.end : last.start]
        both_begin = first.may_begin and last.may_begin and not (first.may_end or last.may_end)
        both_end = first.text == "**" and not (first.may_begin or last.may_begin or prose.once(_has_note_words))
        is_word = len(words.split()) < _MOST_WORDS and _STRESSED.fullmatch(words.strip())
        if first in left and is_word and ((both_begin and words[-1:] == " ") or both_end):
            before, behind = ("", " ") if both_begin else (" ", "")
            message = _message_of_blank(prose, first, last)
            hint = f"Put the blank outside of {first.text}."
            # (`*.md and *.txt` may be meant as it stands.)
            replacement = f"{before}{first.text}{words.strip()}{last.text}{behind}" if len(first.text) > 1 else None
            yield TextIssue(first.start, last.end, message, hint, replacement, kind="blank")
            left.remove(first)
            left.remove(last)


def _blank_within(prose: Prose, first: _Signs, last: _Signs) -> Iterator[TextIssue]:
    between = prose.source[first.end : last.start]
    words = between.strip()
    is_bad = not (first.may_begin and last.may_end)
    both_alone = not (first.may_begin or last.may_end)
    # (`_ One` above `_ Two` is a list of its own kind.)
    is_own_sign = both_alone and (first.text in ("*", "___") or (first.text == "_" and "\n" in between))
    if is_bad and _STRESSED.fullmatch(words) and not is_own_sign:
        yield TextIssue(
            first.start,
            last.end,
            _message_of_blank(prose, first, last),
            f"Write {first.text} straight beside the words, or let --fix do it.",
            f"{first.text}{words}{last.text}",
            kind="blank",
        )


def _message_of_blank(prose: Prose, first: _Signs, last: _Signs) -> str:
    written = shortened(" ".join(prose.source[first.start : last.end].split()), _LONGEST)
    return f"Read '{written}', which stresses nothing: a blank stands within {first.text}."


def _without_beginning(prose: Prose, left: Sequence[_Signs]) -> Iterator[TextIssue]:
    """The signs at the end of a heading that end nothing, and are the mark of no note."""
    for sign in left if len(left) == 1 else ():
        heading = _HEADING_WORDS.match(prose.source, prose.source.rfind("\n", 0, sign.start) + 1)
        if sign.text == "**" and heading and heading.end() == sign.end and not prose.once(_has_note_words):
            written = shortened(heading["words"], _LONGEST)
            message = f"Read '{written}', in which nothing is stressed: no ** stands before the words."
            yield TextIssue(sign.start, sign.end, message, "Delete the **: a heading is bold by itself.", kind="begin")


def _beside_others(prose: Prose, left: Sequence[_Signs]) -> Iterator[TextIssue]:
    """The signs with blanks around them that stand straight before or behind bold words."""
    for sign in left:
        is_alone = sign.text == "**" and not (sign.may_begin or sign.may_end)
        if is_alone and (
            _BOLD_BEHIND.match(prose.source, sign.end)
            or _BOLD_BEFORE.search(prose.source[max(0, sign.start - 10) : sign.start])
        ):
            yield TextIssue(
                sign.start,
                sign.end,
                "Read '**' beside bold words, which stresses nothing.",
                "Delete it.",
                kind="beside",
            )


def _without_end(prose: Prose, left: Sequence[_Signs]) -> Iterator[TextIssue]:
    """The signs that begin something which does not end, or not in the same paragraph; those of one kind, in order."""
    begins_only = all(sign.may_begin and not sign.may_end for sign in left)
    is_mark = not begins_only or any("**" in text for text in _side_texts(prose))
    for begin, end in zip_longest(left, left[1:]):
        if not begin.may_begin or begin.may_end:
            continue
        written = shortened(prose.source[begin.start : begin.start + _LONGEST + 1].partition("\n")[0], _LONGEST)
        if end and not end.may_begin and (begin.text == "**" or prose.source[end.start - 1] in _SENTENCE_END):
            line = prose.place(end.start)[0]
            message = f"Read '{written}', which stresses nothing: its end is in another paragraph, on line {line}."
            hint = f"Write {begin.text} at the end of the paragraph, and at the beginning and end of each further one."
            yield TextIssue(begin.start, begin.end, message, hint, kind="paragraphs")
        elif begin.text == "**" and not is_mark and _STRESSED.match(prose.source, begin.end):
            message = f"Read '{written}', which stresses nothing: no ** ends it."
            hint = r"Write ** behind the last of its words, or delete it; for the signs themselves write \*\*."
            yield TextIssue(begin.start, begin.end, message, hint, kind="end")


def _side_texts(prose: Prose) -> Iterator[str]:
    """The words beside the running text, in which asterisks may stand as marks of notes."""
    return (prose.source[text.start : text.end] for text in prose.side_texts)
