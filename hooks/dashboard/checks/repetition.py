"""Checks of words, lines and bylines that stand in a text twice."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from itertools import compress, pairwise
from typing import NamedTuple

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, MARKUP, Prose, Word
from dashboard.core.lazy_re import lazy_re

_MAX_PHRASE_WORDS = 8
_GAP = lazy_re(r"\x00*\s+\x00*")
"""What stands between neighbours: blanks, around which words may be marked. Behind a mark between blanks are others."""
_BEGINS_FREE = lazy_re(r"(?<![^\s\x00\x02(“„‘‚\"'])")
_ENDS_FREE = lazy_re(r"(?![^\s\x00\x02.,;:!?…)”’“\"'])")
"""A phrase is no part of something longer, such as `and/or`."""
_BEFORE_WORD = lazy_re(r"[ \t]+(?=[^\W\d])")
_NO_BLANK = lazy_re(r"\t|  \n")
"""What parts columns or lines on purpose."""
_MAY_BE_DOUBLED = {
    "en": {"had", "that", "bye", "no", "ha", "blah"},
    "de": {"die", "der", "das", "sie", "ihr", "dem", "den", "zu"},
    "sv": {"det", "den", "som", "för", "i", "är", "har", "var", "på", "till", "av", "om"},
    "pl": {"się"},
}
"""Words that may correctly stand twice in a row, by language."""
_NEVER_DOUBLED = {
    "en": {"the", "a", "an", "and", "or", "of", "but"},
    "de": {"und", "oder"},
    "sv": {"och", "eller"},
    "pl": {"i", "oraz", "lub", "ale", "że"},
}
"""Words of which one is certain to be too many, by language: nobody stresses them by saying them twice.

An article or a preposition is none of them where a noun may have words of its own before it, as in "mit einem einem
Konzern gehörenden Schiff", "zgodny z z góry ustalonym planem" and "ett ett år gammalt avtal".
"""
_BEGINS_NO_SUBJECT = {
    "en": {"in", "of", "on", "at", "by", "for", "from", "to", "with", "and", "or", "but"},
    "de": {"und", "oder"},
    "sv": {"och", "eller"},
    "pl": {"w", "na", "z", "do", "od", "po", "za", "o", "i", "dla", "przez", "oraz", "lub"},
}
"""Of two equal phrases that begin so the second is no subject, as in "when it reached the port the port closed"."""
_BEFORE_A_NOUN = {
    "de": {"der", "die", "das", "dem", "den", "des"},
    "sv": {"den", "det", "de", "ett", "en"},
}
"""Articles of languages with words of a noun before it: "von den von den Sanktionen betroffenen Firmen" is right."""
_LINKING_WORDS = {
    "and",
    "by",
    "to",
    "after",
    "und",
    "für",
    "nach",
    "um",
    "och",
    "för",
    "efter",
    "i",
    "po",
    "za",
    "a",
    "x",
}
"""Words that join a word to itself: again and again and again; and an amount: 5 x 5 x 7."""


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
    texts = [word.text for word in tokens]
    phrases: list[tuple[int, int]] = []
    for length in range(1, _MAX_PHRASE_WORDS + 1):
        run, previous = 0, -1
        # The words that are equal to the word `length` places before. So many of them in a row repeat a phrase.
        for index in compress(range(length, len(texts)), map(operator.eq, texts[length:], texts)):
            run = run + 1 if index == previous + 1 else 1
            previous = index
            if run >= length and _is_repeated(prose, tokens, index - 2 * length + 1, length):
                phrases.append((index - 2 * length + 1, length))
                run = 0
    taken = -1
    for begin, length in sorted(phrases):
        if begin >= taken:
            taken = begin + length
            first, second = tokens[begin : begin + length], tokens[begin + length : begin + 2 * length]
            phrase = " ".join(prose.words[first[0].start : first[-1].end].split())
            yield _repeated_phrase_issue(prose, first, second, phrase)


def _repeated_phrase_issue(prose: Prose, first: list[Word], second: list[Word], phrase: str) -> TextIssue:
    """The issue at the second occurrence. The replacement deletes it with the blanks at one side, if nobody can have
    meant it: a name may have two equal words, "very very" is more than "very", and where marks stand between the two,
    one would lose its end."""
    certain = (_NEVER_DOUBLED if len(first) == 1 else _BEGINS_NO_SUBJECT).get(prose.lang, set())
    is_meant = first[0].text not in certain
    begin, start, end = first[-1].end, second[0].start, second[-1].end
    message = f"'{phrase}' stands here twice in a row."
    is_apart = MARKUP in prose.words[begin:end] or _NO_BLANK.search(prose.source, begin, end)
    stands_free = _BEGINS_FREE.match(prose.words, first[0].start) and _ENDS_FREE.match(prose.words, end)
    if is_meant or is_apart or not stands_free or prose.source[start].isupper():
        return TextIssue(start, end, message, "Keep one.")
    if spaces := _BEFORE_WORD.match(prose.source, end):
        return TextIssue(start, spaces.end(), message, "Keep one.", "")
    return TextIssue(begin, end, message, "Keep one.", "")


def _is_repeated(prose: Prose, tokens: list[Word], begin: int, length: int) -> bool:
    """Whether two equal phrases are a mistake: only spaces and markup separate them, and they are not idiomatic."""
    run = tokens[begin : begin + 2 * length]
    gaps = [prose.words[word.end : next_word.start] for word, next_word in pairwise(run)]
    if any(not _GAP.fullmatch(gap) or re.search(r"\n[ \t]*\n", gap) for gap in gaps):
        return False
    words = [word.text for word in run[:length]]
    if all(word[0].isdigit() for word in words):
        return False
    if length == 1 and len(words[0]) == 1 and prose.words[run[0].start] != prose.words[run[1].start]:
        return False  # (as in "parts I i II" of Polish)
    if length == 1:
        is_name = prose.words[run[1].end : run[1].end + 1] == "&"  # (as in "at AT&T")
        return not is_name and words[0] not in _MAY_BE_DOUBLED.get(prose.lang, ())
    if length == 2 and words[1] in _BEFORE_A_NOUN.get(prose.lang, ()):
        return False
    if length == 2 and _LINKING_WORDS & set(words):
        if any(word[0].isdigit() for word in words):
            return False
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
    lines = prose.once(_running_lines)
    first_indexes: dict[str, int] = {}
    index = 0
    while index < len(lines):
        first = first_indexes.setdefault(lines[index].text, index)
        length = _count_equal_lines(lines, first, index)
        if length and _is_no_accident(prose, lines, first, index, length):
            number, last = (prose.place(lines[line].start)[0] for line in (first, first + length - 1))
            quote = f"'{lines[index].text[:60]}'"
            message, hint = f"This line stands on line {number} already: {quote}.", "Keep it once."
            if length > 1:
                message = f"These {length} lines stand on lines {number} to {last} already: {quote} and so on."
                hint = "Keep them once."
            yield TextIssue(lines[index].start, lines[index + length - 1].end, message, hint)
        index += max(length, 1)


def _count_equal_lines(lines: list[_Line], first: int, second: int) -> int:
    """How many lines from index `second` on equal those from index `first` on, before the two blocks meet."""
    length = 0
    while first + length < second and second + length < len(lines):
        if lines[first + length].text != lines[second + length].text:
            break
        length += 1
    return length


def _is_no_accident(prose: Prose, lines: list[_Line], first: int, second: int, length: int) -> bool:
    """Whether the equal lines have four words or more, or two if only an empty line separates them.

    A shorter phrase that is repeated within a paragraph is found by `repeated_phrase`, a heading by
    `duplicate_heading`.
    """
    begin = prose.source.rfind("\n", 0, lines[second].start) + 1
    if length == 1 and any(heading.start == begin for heading in prose.headings):
        return False
    words = sum(line.text.count(" ") + 1 for line in lines[second : second + length])
    between = prose.running_text[lines[first].end : lines[second].start]
    return words >= 4 or (words >= 2 and second - first == 1 and "\n\n" in between)


class _Line(NamedTuple):
    """A line of the running text, without the space around it, and its offsets."""

    start: int
    end: int
    text: str


def _running_lines(prose: Prose) -> list[_Line]:
    """The lines of the running text that are neither empty nor rows of a table."""
    lines, offset = [], 0
    for line in prose.running_text.split("\n"):
        text = line.strip(f"{BREAK} \t\u00a0")
        if text and BREAK not in text:
            start = offset + line.index(text)
            lines.append(_Line(start, start + len(text), " ".join(text.split())))
        offset += len(line) + 1
    return lines


@text_check("typed-byline")
def typed_byline(prose: Prose) -> Iterator[TextIssue]:
    """A line of the text holds nothing but the name of somebody with a byline.

    Why: The page already shows authors, their posts and institutes, from `authors`. If they are typed again, they stand
    there twice, and the typed ones go out of date.

    Bad:
        OSW editors

    Good:
        The OSW editors asked five banks.
    """
    people = prose.known_names.people
    if not prose.is_analysis or not people:
        return
    previous_is_byline = False
    for start, end, text in prose.once(_running_lines):
        name = text.strip("\x00*_").removeprefix("By ")
        is_byline = name in people
        if is_byline and not previous_is_byline:
            message = f"The byline is typed into the text: '{name}'."
            yield TextIssue(start, end, message, "Delete it; 'authors' in the front matter is enough.")
        previous_is_byline = is_byline
