"""The works that a text names: the marks in it, and the list at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from dashboard.citing.own_style import within_quotes
from dashboard.core.phrases import join_words
from dashboard.core.words import _, ngettext
from dashboard.pieces.slots import WORK_SLOT
from dashboard.pieces.source_text import SourceText
from dashboard.references.citation import works_in
from dashboard.references.entry import Entry
from dashboard.references.numbered import words_of_citation

MOST_PEOPLE = 6
"""The number of authors that are named; a report may have forty."""


def with_works(html: str, source_text: SourceText, works: Sequence[Entry | None]) -> str:
    """Put links into the marks of a text, and the list of works behind it.

    Args:
        html: the text, with slots.
        source_text: knows what stands in each slot.
        works: those that it names, by their numbers; None where there is no such work.
    """
    if not works:
        return html
    numbers = {key: number for number, key in enumerate(source_text.works, 1)}
    written = {reference.key: reference.text for reference in source_text.references if reference.kind == "work"}
    places: Counter[int] = Counter()
    filled = WORK_SLOT.sub(lambda slot: _mark(slot, written, numbers, places), html)
    items = Markup("\n").join(_item(number, entry, places[number]) for number, entry in enumerate(works, 1))
    section = Markup(
        '\n<section class="references" aria-labelledby="references:title">\n'
        '<h2 id="references:title">{}</h2>\n<ol>\n{}\n</ol>\n</section>\n'
    )
    return f"{filled}{section.format(_('References'), items)}"


def _mark(slot: re.Match[str], written: Mapping[str, str], numbers: Mapping[str, int], places: Counter[int]) -> str:
    """The mark of a citation. Each number in it is a link to the list."""

    def link(number: int) -> str:
        places[number] += 1
        name = _("Reference %(number)s", number=number)
        place = Markup('<a class="reference-mark" id="{}" href="#reference:{}" aria-label="{}">{}</a>')
        return place.format(_place(number, places[number]), number, name, number)

    if slot[1] not in written:
        return f"<sup>{slot[2]}</sup>"
    return f'<sup class="reference">{words_of_citation(tuple(works_in(written[slot[1]])), numbers, link, escape)}</sup>'


def _place(number: int, place: int) -> str:
    return f"reference:{number}:{place}"


def _item(number: int, entry: Entry | None, places: int) -> Markup:
    """An entry of the list, with ways back to each place that names it."""
    back = Markup(" ").join(
        Markup('<a class="reference-back" href="#{}" aria-label="{}">↩</a>').format(
            _place(number, place),
            _("Back to reference %(number)s in the text", number=number)
            if places == 1
            else _("Back to reference %(number)s in the text, place %(place)s", number=number, place=place),
        )
        for place in range(1, places + 1)
    )
    words = entry_html(entry) if entry else escape(_("This reference is missing."))
    return Markup('<li id="reference:{}">{}&nbsp;{}</li>').format(number, words, back)


def entry_html(entry: Entry) -> Markup:
    """An entry in the style of the site: authors, title, where it appeared, when, and its address."""
    title = Markup(_("“%(title)s”", title=_isolated(within_quotes(entry.title))))
    parts = [_isolated(_people(entry)), title, *map(_isolated, entry.within), entry.date]
    address = Markup('<a href="{0}">{0}</a>').format(entry.address) if entry.address else ""
    words = Markup(", ").join(part for part in (*parts, address) if part)
    return words if address or words.striptags().endswith(".") else words + "."


def _isolated(words: str) -> Markup:
    """Words that may run from right to left, so that they do not turn what stands beside them."""
    return Markup("<bdi>{}</bdi>").format(words) if words else Markup()


def _people(entry: Entry) -> str:
    names = list(entry.people)
    has_more = entry.has_more or len(names) > MOST_PEOPLE
    words = ", ".join(names[:MOST_PEOPLE]) if has_more else join_words(names)
    words = _("%(names)s and others", names=words) if has_more else words
    if entry.are_editors:
        return ngettext("%(names)s (ed.)", "%(names)s (eds.)", len(names) + has_more, names=words)
    return words
