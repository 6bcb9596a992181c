"""What readers see of a fact: a quiet link to its row, what a pointer shows, and the JSON of all facts of a piece."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from dashboard.charts.figure.captions import group_organizations
from dashboard.core.dates import day
from dashboard.core.paths import BASE
from dashboard.core.phrases import join_words
from dashboard.facts.fact import Fact
from dashboard.pieces.markdown_extension import FACT_SLOT
from dashboard.pieces.placed_facts import PlacedFact, shown

MOST_SOURCES = 3
"""So many are named; a computed number may rest on thirty."""


def fill_facts(html: str, placed: Iterable[PlacedFact]) -> str:
    """A text with its facts in their slots; where there is no fact, or in a heading, the words stand as they are."""
    by_key = {one.key: one for one in placed}
    return FACT_SLOT.sub(lambda slot: _link(by_key.get(slot[1]), slot[2]), html)


def _link(placed: PlacedFact | None, words: str) -> str:
    ids = {one.id for one in placed.findings} if placed else set()
    if placed is None or placed.fact is None or "fact-place" in ids:
        return words
    fact = placed.fact
    attributes = {
        # A preview shows what is not true; a publication with it is not made.
        "class": "fact untrue" if ids else "fact",
        "href": BASE + address(fact),
        "title": title(fact),
        "data-value": value(fact),
        "data-unit": fact.unit or "",
        "data-dataset": fact.datasets[0],
        "data-date": fact.updated.isoformat(),
    }
    said = " ".join(f"{name}={quoteattr(text)}" for name, text in attributes.items())
    pin = f' <span class="fact-pin">(as known on {day(fact.as_of)})</span>' if fact.as_of else ""
    return f"<a {said}>{words}</a>{pin}"


def address(fact: Fact) -> str:
    """Where a fact's link leads, from the root of the site: the row; of a computed fact its first dataset."""
    return f"data/{fact.datasets[0]}/" + (f"#{quote(fact.row_id)}" if fact.row_id else "")


def value(fact: Fact) -> str:
    """The value as the data have it, with a point; 'true' or 'false' of a statement."""
    return str(fact.holds).lower() if fact.value is None else f"{fact.value.normalize():f}"


def title(fact: Fact) -> str:
    """What a pointer shows, line by line: what is counted, the value and its unit, the period, the source, the day."""
    lines = [
        fact.label.rstrip("."),
        "" if fact.value is None else shown(fact),
        _capital(", ".join(part for part in (fact.period, fact.mark) if part)),
        f"Source: {_sources(fact.sources)}",
        f"Updated {day(fact.updated)}",
        f"As known on {day(fact.as_of)}" if fact.as_of else "",
    ]
    return "\n".join(line for line in lines if line)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sources(names: Sequence[str]) -> str:
    """Of many, those who published are named, and not who passed it on."""
    known = group_organizations(
        names if len(names) <= MOST_SOURCES else [name.partition(", via ")[0] for name in names]
    )
    more = len(known) - MOST_SOURCES
    return join_words([*known[:MOST_SOURCES], f"{more} more"] if more > 0 else known)


def facts_json(placed: Iterable[PlacedFact]) -> str:
    """All facts of a piece, in its order."""
    content = [
        {
            "words": one.words,
            "target": one.target,
            "value": float(fact.value) if fact.value is not None else fact.holds,
            "unit": fact.unit,
            "label": fact.label,
            "period": fact.period,
            "mark": fact.mark,
            "datasets": list(fact.datasets),
            "address": address(fact),
            "sources": list(fact.sources),
            "updated": fact.updated.isoformat(),
            "as_of": fact.as_of.isoformat() if fact.as_of else None,
        }
        for one in placed
        if (fact := one.fact)
    ]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
