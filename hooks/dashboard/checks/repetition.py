"""What is said twice."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from itertools import compress, pairwise
from typing import NamedTuple

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, Prose, Word

_LONGEST = 8
_SEAM = re.compile(r"[\s\x00]*\s[\s\x00]*")
_LEGITIMATE = {
    "en": {"had", "that"},
    "de": {"die", "der", "das", "sie", "ihr", "dem", "den"},
    "sv": {"det", "den", "som", "för", "i"},
    "pl": {"się"},
}
"""Words that a language may say twice in a row."""
_LINKS = {"and", "by", "to", "after", "und", "für", "nach", "um", "och", "för", "efter", "i", "po", "za", "a"}
"""What joins a word to itself: again and again and again."""


@text_check("repeated-phrase", fixes=True)
def repeated_phrase(prose: Prose) -> Iterator[TextIssue]:
    """The same words stand twice in a row, one to eight of them, also across the end of a line.

    Why: It happens when a sentence is rearranged, and the eye passes over it.

    Bad:
        Trade grew in the last in the last three years.

    Good:
        Trade grew in the last three years.
    """
    tokens = prose.tokens
    texts = [word[0] for word in tokens]
    taken = -1
    found: list[tuple[int, int]] = []
    for length in range(1, _LONGEST + 1):
        run, before = 0, -1
        for index in compress(range(length, len(texts)), map(operator.eq, texts[length:], texts)):
            run = run + 1 if index == before + 1 else 1
            before = index
            if run >= length and _stands_twice(prose, tokens, index - 2 * length + 1, length):
                found.append((index - 2 * length + 1, length))
                run = 0
    for begin, length in sorted(found):
        if begin >= taken:
            taken = begin + length
            first, again = tokens[begin : begin + length], tokens[begin + length : begin + 2 * length]
            said = " ".join(prose.words[first[0].start : first[-1].end].split())
            yield _slip(prose, again, said)


def _slip(prose: Prose, again: list[Word], said: str) -> TextIssue:
    """From the second time on; deleted with the space that goes with it."""
    start, end = again[0].start, again[-1].end
    source, message = prose.source, f"'{said}' stands here twice in a row."
    if "\n" in source[start:end]:
        return TextIssue(start, end, message, "Keep one.")
    spaces = re.compile(r"[ \t]+").match(source, end)
    if spaces:
        return TextIssue(start, spaces.end(), message, "Keep one.", "")
    return (
        TextIssue(start, end, message, "Keep one.", "")
        if source[start - 1] == " "
        else TextIssue(start, end, message, "Keep one.")
    )


def _stands_twice(prose: Prose, tokens: list[Word], begin: int, length: int) -> bool:
    run = tokens[begin : begin + 2 * length]
    gaps = [prose.words[one.end : next.start] for one, next in pairwise(run)]
    if any(not _SEAM.fullmatch(gap) or re.search(r"\n[ \t]*\n", gap) for gap in gaps):
        return False
    words = [word.text for word in run[:length]]
    if all(word[0].isdigit() for word in words):
        return False
    if length == 1:
        return words[0] not in _LEGITIMATE.get(prose.lang, ())
    if length == 2 and _LINKS & set(words):
        around = tokens[begin - 1 : begin] + tokens[begin + 4 : begin + 5]
        return not any(word.text in words for word in around)
    return True


@text_check("repeated-line")
def repeated_line(prose: Prose) -> Iterator[TextIssue]:
    """A line of the text stands there a second time.

    Why: Something was pasted twice, such as the block with the author's name.

    Bad:
        Senior fellow, department for Russia

        Senior fellow, department for Russia

    Good:
        Senior fellow, department for Russia
    """
    lines = _lines(prose)
    seen: dict[str, int] = {}
    index = 0
    while index < len(lines):
        first = seen.setdefault(lines[index].text, index)
        length = _alike(lines, first, index)
        if length and _tells(prose, lines, first, index, length):
            number, last = (prose.place(lines[at].start)[0] for at in (first, first + length - 1))
            said = f"'{lines[index].text[:60]}'"
            message = f"This line stands on line {number} already: {said}."
            if length > 1:
                message = f"These {length} lines stand on lines {number} to {last} already: {said} and so on."
            yield TextIssue(lines[index].start, lines[index + length - 1].end, message, "Keep them once.")
        index += max(length, 1)


def _alike(lines: list[_Line], first: int, second: int) -> int:
    """How many lines from one place on are as those from another, before the two meet."""
    length = 0
    while first + length < second and second + length < len(lines):
        if lines[first + length].text != lines[second + length].text:
            break
        length += 1
    return length


def _tells(prose: Prose, lines: list[_Line], first: int, second: int, length: int) -> bool:
    """Whether so many words are no accident. Within a paragraph a phrase said twice is found as such."""
    words = sum(line.text.count(" ") + 1 for line in lines[second : second + length])
    apart = second - first == 1 and "\n\n" in prose.running[lines[first].end : lines[second].start]
    return words >= 4 or (words >= 2 and apart)


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def _lines(prose: Prose) -> list[_Line]:
    """The lines of the running text; rows of tables left out."""
    lines, at = [], 0
    for line in prose.running.split("\n"):
        text = line.strip(f"{BREAK} \t\u00a0")
        if text and BREAK not in text:
            start = at + line.index(text)
            lines.append(_Line(start, start + len(text), " ".join(text.split())))
        at += len(line) + 1
    return lines


@text_check("typed-byline")
def typed_byline(prose: Prose) -> Iterator[TextIssue]:
    """A line of the text holds nothing but the name of somebody with a byline.

    Why: The page shows authors, their posts and institutes by itself, from `authors`; typed again they stand there
    twice and grow old.

    Bad:
        OSW editors

    Good:
        The OSW editors asked five banks.
    """
    if not prose.is_analysis or not prose.known.people:
        return
    last = False
    for start, end, text in _lines(prose):
        name = text.strip("\x00*_").removeprefix("By ")
        if (known := name in prose.known.people) and not last:
            message = f"The byline is typed into the text: '{name}'."
            yield TextIssue(start, end, message, "Delete it; 'authors' in the front matter is enough.")
        last = known
