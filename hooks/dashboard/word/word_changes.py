"""What is otherwise in a draft than in the Word text that it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dashboard.core.finding import Finding, Severity
from dashboard.core.phrases import plural


class _Change(NamedTuple):
    """Something that is told by its number."""

    one: str
    many: str
    what: str
    hint: str
    severity: Severity = "warning"


_CHANGES = {
    "hidden": _Change(
        "hidden passage",
        "hidden passages",
        "left out, as in Word",
        "Write into the draft what is meant to be read.",
    ),
    "box": _Change(
        "text box",
        "text boxes",
        "put behind the paragraph of the box",
        "Move the words to where they belong.",
    ),
    "contents": _Change(
        "part of a table of contents",
        "parts of a table of contents",
        "left out: pages of the site make theirs",
        "Nothing has to be done.",
        "info",
    ),
    "own": _Change(
        "line that desk export wrote",
        "lines that desk export wrote",
        "left out, being about that file",
        "Charts and facts are pictures and notes in this draft: take what was changed over into the piece itself.",
    ),
    "ruby": _Change(
        "reading above a word",
        "readings above words",
        "put behind the word, in brackets",
        "Take out what readers do not need.",
        "info",
    ),
    "revision": _Change(
        "tracked change",
        "tracked changes",
        "written as {++in++} or {--out--}",
        "Decide on each: a piece with marks does not go out.",
        "info",
    ),
    "paragraph": _Change(
        "tracked break between paragraphs",
        "tracked breaks between paragraphs",
        "kept",
        "Compare the paragraphs with the Word file.",
    ),
    "row": _Change(
        "tracked row of a table",
        "tracked rows of tables",
        "kept",
        "Compare the table with the Word file: a row may have been put in or taken out.",
    ),
    "cell": _Change(
        "tracked cell of a table",
        "tracked cells of tables",
        "kept",
        "Compare the table with the Word file: a cell may have been put in, taken out or merged.",
    ),
    "form": _Change(
        "tracked change of how something looks",
        "tracked changes of how something looks",
        "the present look is taken, a heading or bold words for instance",
        "Nothing has to be done, unless somebody was still to decide.",
        "info",
    ),
    "citation": _Change(
        "citation by a reference manager",
        "citations by a reference manager",
        "kept as plain words",
        "Export the works into data/references.bib and write [@key] in their place: the list of works makes itself.",
        "info",
    ),
    "table": _Change(
        "alternative of a table",
        "alternatives of tables",
        "left out: Word shows none, and tables of the site have none",
        "Write into the text what readers should have.",
    ),
    "link": _Change(
        "link",
        "links",
        "left out, leading to a file or a program on somebody's machine",
        "Name the address on the web, or leave the words alone.",
    ),
    "number": _Change(
        "number of a heading",
        "numbers of headings",
        "left out: Word counts by itself",
        "Write into the heading a number to which the text refers.",
    ),
    "counted": _Change(
        "list with letters or Roman numbers",
        "lists with letters or Roman numbers",
        "written with 1., 2. and so on",
        "Correct what refers to an entry, such as “see (b)”.",
    ),
    "composed": _Change(
        "list with numbers such as 1.2 or Article 1",
        "lists with numbers such as 1.2 or Article 1",
        "written with 1., 2. and so on",
        "Correct what refers to an entry, such as “see 1.2”.",
    ),
    "entry": _Change(
        "entry of a list in a note",
        "entries of lists in notes",
        "written as plain paragraphs",
        "Write - or 1. before them where a list is needed.",
        "info",
    ),
    "nested": _Change(
        "table within a cell",
        "tables within cells",
        "the words stand in one line of the outer cell",
        "Make a table or a list of them.",
    ),
    "frame": _Change(
        "table of one cell",
        "tables of one cell",
        "written as a box",
        "Write a title between the quotation marks, or make a paragraph of the words.",
        "info",
    ),
    "merged": _Change(
        "table with merged cells",
        "tables with merged cells",
        "the words of a merged cell stand in each place",
        "Compare the cells with the Word file. Rows of numbers may be a dataset.",
    ),
    "bold": _Change(
        "paragraph",
        "paragraphs",
        "bold or in larger letters throughout, and not marked as a heading",
        "Write ## in place of the ** where a heading is meant.",
        "info",
    ),
    "highlight": _Change(
        "highlighted passage",
        "highlighted passages",
        "written as {==so==}",
        "Decide on each: a piece with marks does not go out.",
        "info",
    ),
    "red": _Change(
        "paragraph with words in red",
        "paragraphs with words in red",
        "written like all others",
        "Look whether something was still to be done there.",
        "info",
    ),
    "underlined": _Change(
        "paragraph with underlined words",
        "paragraphs with underlined words",
        "written like all others",
        "Write *words* where they should be stressed: on the web what is underlined is a link.",
        "info",
    ),
    "unfilled": _Change(
        "form field that nobody filled in",
        "form fields that nobody filled in",
        "left out, the words that ask for something too",
        "Write what should stand there.",
    ),
    "page": _Change(
        "reference to the number of a page",
        "references to numbers of pages",
        "kept, though the site has no pages with numbers",
        "Name the section instead.",
    ),
    "macros": _Change("set of macros", "sets of macros", "left out", "Nothing has to be done.", "info"),
}
"""What there may be, with what was done about it and what to do."""


def changes(counts: Mapping[str, int], path: str) -> Iterator[Finding]:
    """What was changed, as findings.

    Args:
        counts: how often, by the keys of `_CHANGES`.
        path: of the Word file.
    """
    for name, change in _CHANGES.items():
        if count := counts[name]:
            message = f"{plural(count, change.one, change.many)}: {change.what}."
            yield Finding(id="word-part", severity=change.severity, path=path, message=message, hint=change.hint)
