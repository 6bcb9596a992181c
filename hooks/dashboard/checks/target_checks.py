"""Checks of links and notes whose target is missing, and of notes to which nothing leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import MARKUP, Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened

_REFERENCE = lazy_re(
    r"(?<!\\)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){1,400})\](?P<sign>\[)(?P<label>(?![\^@])[^\[\]\n]*)\](?![(\[:])"
)
_JOINED = lazy_re(
    r"(?<!\\)\[(?P<words>(?![\^@])(?:[^\[\]\\]|\\.){1,400})(?P<sign>\])"
    r"(?P<gap>(?:[ ]|\n(?![ ]{0,3}\[[^\[\]\n]+\]:))?)\[(?P<label>(?![\^@])[^\[\]\n]+)\](?!\()"
)
"""Two brackets behind one another. Python-Markdown reads them as one link even with a blank between them; without one
they are one in all editors, but nobody means so of two numbers."""
_TARGET = lazy_re(r"^[ \t>]*\[(?!\^)(?P<label>[^\[\]\n]+)\]:", re.M)
_UNREAD_TARGET = lazy_re(
    r"^[ ]{0,3}(?P<target>\[(?!\^)[^\[\]\n]+\]):[ \t]*\n?[ \t]*(?:<[^<>\n]*[ ][^<>\n]*>[^\n]*"
    r"|\S+[ \t]*\n?[ \t]*(?:\"(?=[^\"\n]*\n)[^\"]*\"|'(?=[^'\n]*\n)[^']*'|\((?=[^()\n]*\n)[^()]*\)))[ \t]*$",
    re.M,
)
"""A target whose address holds a blank, or whose title goes on in the next line: other editors alone read it."""
_NOTE = lazy_re(r"(?<!(?<!\\)\\)\[\^(?P<label>[^\[\]\s]+)\]")
_BLANK_IN_NAME = lazy_re(r"(?<!\\)\[\^[^\[\]\s]+[ \t][^\[\]\n]*\](?!\()")
_WORDS_BEGIN = lazy_re(r"(?:\A|\n)[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*\Z")
"""What stands before [^1]: on its line where the words of a note begin, and not before a mark and a colon."""
_SPACED_NOTE = lazy_re(r"^(?P<mark>\[\^(?P<label>[^\[\]\s]+)\])[ \t]+:[ \t]", re.M)
_NUMBERED = lazy_re(r"^[ \t>]*(?:[-*+][ \t]+)?(?:\\?\[\d+\\?\]|\d+\\?[.)][ \t])", re.M)
"""An entry of a list of sources with numbers."""
_NOTE_WORDS = lazy_re(r"^[ \t>]*\[\^(?P<label>[^\[\]\s]+)\]:", re.M)


@text_check("dead-reference", "error")
def dead_reference(prose: Prose) -> Iterator[TextIssue]:
    """A link or the mark of a note names a target that the text does not have, or one that other editors alone read.

    Why: Readers get the brackets, and neither link nor note.

    Bad:
        As [the ministry says][report], it grew.

    Good:
        As [the ministry says][report], it grew.

        [report]: https://example.org/trade
    """
    yield from _unread_targets(prose)
    targets = prose.once(_targets)
    for match in _REFERENCE.finditer(prose.source, prose.body):
        label = match["label"] or match["words"]
        if not _is_markup(prose, match.start("sign")):
            continue
        if "`" in label:
            message = f"The link to [{label}] is not read, since its target has code in its name."
            yield TextIssue(match.start("sign"), match.end(), message, "Give the target a name without code.")
        elif _plain(label) not in targets and not _are_numbers(prose, match, label):
            message = f"The link to [{label}] leads nowhere: no line [{label}]: says where."
            hint = f"Write [{label}]: and the address as a paragraph, or the address in ( ) behind the words."
            yield TextIssue(match.start("sign"), match.end(), message, hint)
    spaced = {match["label"]: match.start() for match in _SPACED_NOTE.finditer(prose.source, prose.body)}
    for label, start in spaced.items():
        if _is_markup(prose, start):
            message = f"The words of the note [^{label}] are not read, since a blank stands before the colon."
            yield TextIssue(start, start + len(label) + 3, message, f"Write [^{label}]: and the words.")
    for match in _BLANK_IN_NAME.finditer(prose.source, prose.body):
        if _is_markup(prose, match.start()):
            message = f"The note {match[0]} is not read, since a blank stands in its name."
            yield TextIssue(*match.span(), message, "Write a name without blanks, here and before its words.")
    notes = {*spaced} | {match["label"] for match in _NOTE_WORDS.finditer(prose.source, prose.body)}
    for match in _marks(prose):
        if match["label"] not in notes:
            message = f"The note {match[0]} is missing: no line {match[0]}: holds its words."
            yield TextIssue(
                *match.span(), message, f"Write {match[0]}: and the words as a paragraph, or delete the mark."
            )


@text_check("joined-links")
def joined_links(prose: Prose) -> Iterator[TextIssue]:
    """Two references to targets stand behind one another and become one link: the words of the first lead to the target
    of the second.

    Why: Readers get a wrong source for the first, and none for the second. Other editors make two links of
    `[1] [2]`, and so do readers of the file.

    Bad:
        Both say so [1] [2].

        [1]: https://example.org/one
        [2]: https://example.org/two

    Good:
        Both say so [1], [2].

        [1]: https://example.org/one
        [2]: https://example.org/two
    """
    targets = prose.once(_targets)
    for match in _JOINED.finditer(prose.source, prose.body):
        words, label = _plain(match["words"]), _plain(match["label"])
        is_joined = words != label and label in targets and (match["gap"] or (words.isdecimal() and words in targets))
        if is_joined and _is_markup(prose, match.start("sign")):
            written = shortened(" ".join(match[0].split()), 60)
            message = f"Read {written} as one link, which leads to [{match['label']}]."
            hint = "For two links put a comma between them; for one leave out the blank, or write [words](address)."
            yield TextIssue(match.start(), match.end(), message, hint)


def _unread_targets(prose: Prose) -> Iterator[TextIssue]:
    for match in _UNREAD_TARGET.finditer(prose.source, prose.body):
        if "\n\n" not in match[0] and not prose.shown_as_code(match.start("target")):
            cause = "its address holds a blank, or its title has two lines"
            message = f"The target {match['target']} is not read: {cause}. Readers get it as it stands."
            hint = "Write %20 for a blank, and the title on one line. A remark to colleagues is a note to the piece."
            yield TextIssue(match.start("target"), match.end(), message, hint)


@text_check("lost-note")
def lost_note(prose: Prose) -> Iterator[TextIssue]:
    """The words of a note have no mark in the text, or a mark has the words of two notes.

    Why: Readers get the first at the end of the text without knowing what it is about, and one of the two others not at
    all.

    Bad:
        Trade grew.

        [^1]: In current prices.

    Good:
        Trade grew.[^1]

        [^1]: In current prices.
    """
    marks = {match["label"] for match in _marks(prose)}
    notes = set[str]()
    for match in _NOTE_WORDS.finditer(prose.source, prose.body):
        mark = f"[^{match['label']}]"
        if prose.shown_as_code(match.start("label")):
            continue
        if match["label"] in notes:
            message = f"The note {mark} has words twice, and readers get those further below alone."
            yield TextIssue(*match.span(), message, "Give one of the two another name, here and at its mark.")
        elif match["label"] not in marks:
            message = f"The note {mark} stands at the end of the text, and no mark leads to it."
            yield TextIssue(*match.span(), message, f"Write {mark} where it belongs, or delete the note.")
        notes.add(match["label"])


def _targets(prose: Prose) -> set[str]:
    return {_plain(match["label"]) for match in _TARGET.finditer(prose.source, prose.body)}


def _are_numbers(prose: Prose, match: re.Match[str], label: str) -> bool:
    """Whether [1][2] names two entries of a list of sources that the author keeps by hand, or a place in a[1][2]."""
    words, before = match["words"], prose.source[match.start() - 1 : match.start()]
    if not (words.isdecimal() and label.isdecimal()) or _plain(words) in prose.once(_targets):
        return False
    return before.isalnum() or bool(_NUMBERED.search(prose.source, prose.body))


def _marks(prose: Prose) -> Iterator[re.Match[str]]:
    """The marks of notes in a text."""
    for match in _NOTE.finditer(prose.source, prose.body):
        line = prose.source.rfind("\n", 0, match.start()) + 1
        is_words = prose.source.startswith(":", match.end()) and _WORDS_BEGIN.match(
            prose.source[max(0, line - 1) : match.start()]
        )
        if not is_words and _is_markup(prose, match.start()):
            yield match


def _is_markup(prose: Prose, offset: int) -> bool:
    return prose.words[offset] == MARKUP and not prose.shown_as_code(offset)


def _plain(label: str) -> str:
    return " ".join(label.lower().split())
