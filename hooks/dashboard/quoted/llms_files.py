"""`/llms.txt`, which lists what can be read as Markdown, and `/llms-full.txt`, which holds the pieces themselves.

The form is that of https://llmstxt.org: a heading, a quotation that says what the site is, then lists of links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.core.frozen import Frozen
from dashboard.core.phrases import plural
from dashboard.core.words import language
from dashboard.quoted.markdown_words import heading, link, plain
from dashboard.quoted.piece_markdown import QuotedPiece
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

LLMS = "llms.txt"
LLMS_FULL = "llms-full.txt"
MOST_LINKS = 200
"""Links of one list."""
MOST_PIECES = 200
"""Pieces in the one file."""
MOST_CHARACTERS = 1_000_000
"""In the same: a piece that would go beyond is left out, and all that are older."""
_LISTS = {"Analyses": "analyses/", "Charts": "charts/", "Datasets": "data/"}
"""The pages that list all, by the headings of the lists."""


class _Entry(Frozen):
    """A page in a list."""

    title: str
    address: str
    """Of its Markdown, from the root of the site."""
    description: str


def llms_txt(view: View) -> DerivedFile:
    """The list of what a site holds as Markdown."""
    return DerivedFile(LLMS, lambda: (_frame(view), _sections(view)), lambda: _list(view))


def llms_full_txt(view: View) -> DerivedFile:
    """The pieces of a site, the newest first, as far as they have room."""
    pieces = [QuotedPiece(view, piece) for piece in view.analyses[:MOST_PIECES]]

    def inputs() -> object:
        return _frame(view), len(view.analyses), [piece.inputs() for piece in pieces]

    return DerivedFile(LLMS_FULL, inputs, lambda: _full(view, pieces))


def _frame(view: View) -> object:
    return view.site_name, view.site_url, _summary(view), view.notice, language()


def _summary(view: View) -> str:
    """What the site is: the standfirst of its first page, if that has one, and what it holds."""
    front = view.texts.get(f"{view.docs_path}/index.md")
    head = front.source_text.head if front else None
    standfirst = head.data.get("standfirst") if head else None
    charts, datasets = plural(len(view.charts), "chart"), plural(len(view.datasets), "dataset")
    numbers = f"{plural(len(view.analyses), 'analysis', 'analyses')}, {charts} and {datasets}."
    return " ".join(part for part in (standfirst, numbers) if isinstance(part, str))


def _sections(view: View) -> dict[str, list[_Entry]]:
    pieces = [_Entry(piece.front.title, f"{piece.url}index.md", piece.front.standfirst) for piece in view.analyses]
    charts = [_Entry(chart.title, f"charts/{chart.id}/index.md", chart.subtitle) for chart in view.charts]
    datasets = [
        _Entry(one.descriptor.title, f"data/{one.name}/index.md", one.descriptor.description) for one in view.datasets
    ]
    return {"Analyses": pieces, "Charts": charts, "Datasets": datasets}


def _list(view: View) -> str:
    return "\n\n".join(_list_parts(view)) + "\n"


def _list_parts(view: View) -> Iterator[str]:
    yield heading(1, view.site_name)
    yield f"> {plain(_summary(view))}"
    if view.notice:
        yield plain(view.notice)
    yield (
        "Every page below is Markdown with front matter: authors, dates, address and citation. Tables name the unit "
        "of each column, and the source of each row by its number in the list below the table. Notes tell in which "
        "row and cell of a dataset a figure stands."
    )
    for title, entries in _sections(view).items():
        if entries:
            yield heading(2, title)
            more = len(entries) - MOST_LINKS
            rest = [_Entry(f"All {title.lower()}", _LISTS[title], f"{more} more.")] if more > 0 else []
            yield "\n".join(_line(view, entry) for entry in (*entries[:MOST_LINKS], *rest))
    yield heading(2, "Optional")
    full = _Entry("All analyses in one file", LLMS_FULL, "The newest first, as far as there is room.")
    packages = [_Entry("Data package", "data/datapackage.json", "The columns, units, sources and terms of all data.")]
    yield "\n".join(_line(view, entry) for entry in (full, *(packages if view.datasets else [])))


def _line(view: View, entry: _Entry) -> str:
    description = f": {plain(entry.description)}" if entry.description else ""
    return f"- {link(plain(entry.title), view.root + entry.address)}{description}"


def _full(view: View, pieces: Sequence[QuotedPiece]) -> str:
    parts = [heading(1, view.site_name), f"> {plain(_summary(view))}"]
    room, number = MOST_CHARACTERS, 0
    for piece in pieces:
        markdown = piece.markdown()
        room -= len(markdown)
        if room < 0:
            break
        parts.append(markdown.rstrip())
        number += 1
    left_out = len(view.analyses) - number
    where = f"{view.root}{LLMS}"
    parts.append(f"This file ends here: {left_out} older analyses are left out. {where} lists all." if left_out else "")
    return "\n\n".join(filter(None, parts)) + "\n"
