"""Checks of lists and tables whose layout means something else here than in other editors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.layout_line import FaultKind
from dashboard.checks.list_layout import list_faults
from dashboard.checks.prose import Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened

_COMMENT = lazy_re(r"<!--.*?(?:-->|\Z)", re.S)
_EMPTY_LINE = lazy_re(r"\n[ \t>]*\n")
"""With one in it readers would get a comment that is moved into an item."""
_LONGEST = 40
"""How many characters of a line a message repeats."""
_WORDS: dict[FaultKind, tuple[str, str]] = {
    "after text": (
        "stands straight after other text, and is read as a part of it.",
        "Put an empty line before the list; if no list is meant, begin the line with another word or sign.",
    ),
    "after inner": (
        "follows items that stand further in without an empty line, and is read as one of them.",
        "Put an empty line before it.",
    ),
    "two lists": (
        "begins a list within another one without an empty line, and is read as a part of the item above.",
        "Put an empty line between the two; or indent it by four blanks, if it belongs to the item above.",
    ),
    "bracket": ("is read as words, not as an item of a list.", "Write a full stop in place of the bracket."),
    "two numberings": (
        "is read as words, not as an item of a list; with a full stop it would go on the list beside it.",
        "Write full stops in place of the brackets, and some words between the two lists; or make one list of them.",
    ),
    "nested": ("stands on another level than it seems to.", "Indent an item by four blanks for each level."),
    "part of an item": (
        "is read as the end of the list, or as code.",
        "Indent by four blanks for each level what belongs to an item.",
    ),
    "quote in list": (
        "is a quotation straight below a list, and is read as a part of its last item.",
        "Put an empty line before it; or indent it by four blanks, if it belongs to the item.",
    ),
    "code in quote": (
        "is code straight below a quotation, and is read as a part of it.",
        "Put an empty line before it.",
    ),
    "rule": ("stands straight below a list or a quotation, and makes a heading of it.", "Put an empty line before it."),
    "underline": (
        "makes a heading of the words above it elsewhere, and here a line across or more words.",
        "Put an empty line before it; or write ## before the words, on one line, if they are a heading.",
    ),
    "box": ("stands straight below the first line of a box or a tab, and not in it.", "Indent it by four blanks."),
    "fence": (
        "belongs to a fence, or ends it, and does not stand as far in as its first line, or has more marks.",
        "Let the code and its end begin below the first mark, and end it with as many marks.",
    ),
    "item of code": (
        "is code as the first thing of an item, and is not read as code.",
        "Write some words behind the mark of the item, and the code below an empty line, indented by four blanks.",
    ),
    "table": ("begins a table straight after other text, and is read as a part of it.", "Put an empty line before it."),
    "below table": ("stands straight below a table, and is read as a row of it.", "Put an empty line before it."),
    "words as item": (
        "is read as an item of a list, and elsewhere as words of the item above.",
        "Indent it by four blanks for each level if it begins a list, with an empty line before it if its number is "
        "not 1; else begin the line with another word, or put a backslash before the full stop or the mark.",
    ),
    "empty item": (
        "is an item without words, and is read as words or makes a heading of the item above.",
        "Write the words of the item behind it, or delete it.",
    ),
    "note": (
        "begins a note with a list, a quotation, a heading or a table, and is read as words.",
        "Write it on the next line, indented by four blanks.",
    ),
    "below item": (
        "stands straight below the words of an item, and is read as a part of them.",
        "Put an empty line before it, and indent it by four blanks for each level.",
    ),
}
_RUN_ON: tuple[FaultKind, ...] = (
    "after text",
    "after inner",
    "two lists",
    "quote in list",
    "code in quote",
    "rule",
    "underline",
    "bracket",
    "two numberings",
    "table",
    "below table",
    "below item",
    "words as item",
    "empty item",
    "note",
)


@text_check("run-on-list", once=True, fixes=True)
def run_on_list(prose: Prose) -> Iterator[TextIssue]:
    """A list or a table stands straight after other text, or two lists or a list and a quotation without an empty line
    between them.

    Why: Other editors begin a new list there. Here all becomes one paragraph, with the marks among the words.
    `desk check --fix` puts the empty line where a list is meant for certain.

    Bad:
        Three things grew:
        - oil,
        - coal,
        - machines.

    Good:
        Three things grew:

        - oil,
        - coal,
        - machines.
    """
    yield from _issues(prose, _RUN_ON)


@text_check("list-indent", once=True, fixes=True)
def list_indent(prose: Prose) -> Iterator[TextIssue]:
    """What belongs to an item of a list, or to a box, is indented by fewer than four blanks, or code by fewer than its
    fence.

    Why: Other editors take two or three. Here the item comes out on the level above, and a paragraph ends the list, so
    that its numbers begin anew. `desk check --fix` indents it.

    Bad:
        - Energy
          - oil
          - gas
        - Machines

    Good:
        - Energy
            - oil
            - gas
        - Machines
    """
    yield from _issues(prose, ("nested", "part of an item", "box", "fence", "item of code"))


def _issues(prose: Prose, kinds: tuple[FaultKind, ...]) -> Iterator[TextIssue]:
    comments = _COMMENT.finditer(prose.source, prose.body)
    hidden = [comment.span() for comment in comments if _EMPTY_LINE.search(comment[0])]
    for fault in prose.once(list_faults):
        if fault.kind in kinds:
            words, hint = _WORDS[fault.kind]
            shown = shortened(prose.source[fault.start : fault.end], _LONGEST)
            start, end, replacement = fault.edit or (fault.start, fault.end, None)
            if any(begin <= fault.start < close for begin, close in hidden):
                replacement = None
            yield TextIssue(start, end, f"'{shown}' {words}", hint, replacement, kind=fault.kind)
