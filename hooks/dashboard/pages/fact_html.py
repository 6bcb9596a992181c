"""What readers see of facts: a link to the row, the text that a pointer shows, and the JSON of a piece's facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from dashboard.charts.figure.publishers import group_organizations
from dashboard.core.dates import day
from dashboard.core.exact_json import json_number, write_json
from dashboard.core.number_text import plain_digits
from dashboard.core.paths import BASE
from dashboard.core.phrases import join_words
from dashboard.core.whole_words import whole_words
from dashboard.core.words import _
from dashboard.data.marks import join_marks, without_bound, words_of_mark
from dashboard.data.source import publisher_and_carrier
from dashboard.facts.fact import Fact
from dashboard.pieces.placed_facts import PlacedFact
from dashboard.pieces.slots import FACT_SLOT

MOST_SOURCES = 3
"""The number of sources that are named; a computed number may have thirty."""
SHORT = 14
"""Letters of a fact that stays on one line on wide screens: a longer one would leave a hole at the end of the line."""


def fill_facts(html: str, placed: Iterable[PlacedFact]) -> str:
    """Put links to facts into the slots of a text.

    Args:
        html: the text, with a slot around the words of each fact.
        placed: the facts of the text.

    Returns:
        the text without slots. The words of a fact that cannot be read, or that stands in a heading, get no link.
    """
    by_key = {fact.key: fact for fact in placed}
    return FACT_SLOT.sub(lambda slot: _link(by_key.get(slot[1]), slot[2]), html)


def _attribute_text(text: str) -> str:
    """A text as an attribute's value. Its lines end with entities: what works on HTML line by line leaves it whole."""
    return escape(text).replace("\n", "&#10;")


def _link(placed: PlacedFact | None, words: str) -> str:
    ids = {finding.id for finding in placed.findings} if placed else set()
    if placed is None or placed.fact is None or "fact-place" in ids:
        return words
    fact = placed.fact
    # Only a preview knows findings, and shows what is not true.
    classes = ["fact", *(["short"] if len(placed.words) <= SHORT else []), *(["untrue"] if ids else [])]
    attributes = {
        "class": " ".join(classes),
        "href": BASE + fact_address(fact),
        "title": fact_title(fact),
        "data-value": fact_value(fact),
        "data-unit": fact.unit or "",
        "data-dataset": fact.datasets[0],
        "data-date": fact.updated.isoformat(),
    }
    attributes_html = " ".join(f'{name}="{_attribute_text(text)}"' for name, text in attributes.items())
    pin = f' <span class="fact-pin">({_("as known on %(day)s", day=day(fact.as_of))})</span>' if fact.as_of else ""
    words = words if "<" in words or "&" in words else whole_words(words, amounts=True)
    return f"<a {attributes_html}>{words}</a>{pin}"


def fact_address(fact: Fact) -> str:
    """The address of the row of a fact, from the root of the site; for a computed fact, that of its first dataset."""
    return f"data/{fact.datasets[0]}/" + (f"#{quote(fact.row_id)}" if fact.row_id else "")


def fact_value(fact: Fact) -> str:
    """The value as in the data, with a decimal point; 'true' or 'false' for a statement."""
    return str(fact.holds).lower() if fact.value is None else plain_digits(fact.value)


def fact_title(fact: Fact) -> str:
    """The text that a pointer shows, in lines: what is counted, value and unit, period, source, and days."""
    lines = [
        fact.label.rstrip("."),
        "" if fact.value is None else fact.written,
        _capital(", ".join(part for part in (fact.when, _mark_words(fact)) if part)),
        _("Source: %(names)s", names=_sources(fact.sources)),
        _("Updated %(day)s", day=day(fact.updated)),
        _("As known on %(day)s", day=day(fact.as_of)) if fact.as_of else "",
    ]
    return "\n".join(line for line in lines if line)


def _mark_words(fact: Fact) -> str:
    if not fact.computed:
        return words_of_mark(without_bound(fact.mark))
    if not fact.marks:
        return _("computed")
    return _(
        "computed from figures some of which are %(marks)s",
        marks=join_marks(fact.marks),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sources(names: Sequence[str]) -> str:
    """The sources in words. If there are many, publishers are named without those who passed the data on."""
    is_long = len(names) > MOST_SOURCES
    sources = group_organizations([publisher_and_carrier(name)[0] for name in names] if is_long else names)
    more = len(sources) - MOST_SOURCES
    return join_words([*sources[:MOST_SOURCES], _("%(number)s more", number=more)] if more > 0 else sources)


def facts_json(placed: Iterable[PlacedFact]) -> str:
    """The facts of a piece as JSON, in the order of its text."""
    content = [
        {
            "words": fact_place.words,
            "target": fact_place.target,
            "value": fact.holds if fact.value is None else json_number(fact.value),
            "unit": fact.unit,
            "label": fact.label,
            "period": fact.period,
            "so_far": fact.so_far,
            "mark": fact.mark,
            "datasets": list(fact.datasets),
            "address": fact_address(fact),
            "sources": list(fact.sources),
            "updated": fact.updated.isoformat(),
            "as_of": fact.as_of.isoformat() if fact.as_of else None,
        }
        for fact_place in placed
        if (fact := fact_place.fact)
    ]
    return write_json(content, indent=1)
