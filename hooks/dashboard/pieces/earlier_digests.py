"""The digests of text and rows as they were computed before 27 November 2026. Only `desk migrate` needs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.cache.keys import key_of

if TYPE_CHECKING:
    from dashboard.pieces.approval_digests import PieceDigests
    from dashboard.pieces.placed_charts import Placement
    from dashboard.pieces.placed_facts import PlacedFacts
    from dashboard.pieces.source_text import SourceText


def earlier_digests(
    digests: PieceDigests, source_text: SourceText, placements: Sequence[Placement], facts: PlacedFacts
) -> tuple[str, str]:
    """Compute the digests of the text and of the rows of a piece.

    Args:
        digests: knows what texts take from other files.
        source_text: the piece.
        placements: its charts.
        facts: its facts.
    """
    return _text(digests, source_text), _rows(digests, source_text, placements, facts)


def _text(digests: PieceDigests, source_text: SourceText) -> str:
    dependencies = source_text.dependencies
    charts = (chart and chart.declaration_digest for chart in map(digests.shared.get, dependencies.charts))
    names = sorted(dependencies.words & digests.events.keys())
    events = (digests.events[name].model_dump_json() for name in names)
    entries = (digests.named_facts.get(name) for name in dependencies.facts)
    facts = (entry and entry.model_dump_json(exclude_defaults=True) for entry in entries)
    body = [source_text.body]
    if source_text.plugins and source_text.plugins.digest:
        body.append(source_text.plugins.digest)
    return key_of("text", *body, *charts, *events, *facts, *digests.files(source_text))


def _rows(digests: PieceDigests, source_text: SourceText, placements: Sequence[Placement], facts: PlacedFacts) -> str:
    cited = ((placed.target, placed.fact) for placed in facts)
    of_facts = key_of(
        "facts", *((target, fact and (fact.value, fact.holds, fact.unit, fact.mark)) for target, fact in cited)
    )
    if source_text.notebook:
        return key_of("data", *digests.rows_of_datasets(source_text, facts), of_facts)
    charts = (placement.chart for placement in placements)
    return key_of("data", *(chart and chart.rows_digest for chart in charts), of_facts)
