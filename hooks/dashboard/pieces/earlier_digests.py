"""The digests of text and rows as approvals recorded them before 27 November 2026. Only `desk migrate` uses them."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.cache.keys import key_of
from dashboard.charts.resolve.cover_chart import drawn_rows
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.data.csv_rows import Row
from dashboard.pieces.approval_digests import PieceDigests
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText


def earlier_digests(
    site: PieceDigests, source_text: SourceText, placements: Iterable[Placement], facts: PlacedFacts
) -> tuple[str, str]:
    """Compute the earlier digests of a piece.

    Args:
        site: what the site has.
        source_text: the piece.
        placements: its charts.
        facts: its facts.

    Returns:
        That of its text, and that of its rows.
    """
    return _text(site, source_text), _rows(site, source_text, placements, facts)


def _text(site: PieceDigests, source_text: SourceText) -> str:
    dependencies = source_text.dependencies
    charts = (chart and _declaration(chart) for chart in map(site.shared.get, dependencies.charts))
    names = sorted(dependencies.words & site.resources.events.keys())
    events = (site.resources.events[name].model_dump_json() for name in names)
    entries = map(site.named_facts.get, dependencies.facts)
    facts = (entry and entry.model_dump_json(exclude_defaults=True) for entry in entries)
    plugins = [source_text.plugins.digest] if source_text.plugins and source_text.plugins.digest else []
    return key_of("text", source_text.body, *plugins, *charts, *events, *facts, *site.files(source_text))


def _declaration(chart: ResolvedChart) -> str:
    selection = chart.selection
    events = (event.model_dump_json() for event in selection.events)
    return key_of(selection.chart.model_dump_json(exclude_defaults=True), *events)


def _rows(site: PieceDigests, source_text: SourceText, placements: Iterable[Placement], facts: PlacedFacts) -> str:
    cited = ((placed.target, placed.fact) for placed in facts)
    of_facts = ((target, fact and (fact.value, fact.holds, fact.unit, fact.mark)) for target, fact in cited)
    if source_text.notebook:
        read = {name for fact in facts for name in fact.datasets}
        names = sorted(source_text.dependencies.words & site.resources.datasets.keys() | read)
        datasets = (site.resources.datasets.get(name) for name in names)
        digests = [_digest(dataset.rows) if dataset else "" for dataset in datasets]
    else:
        charts = [placement.chart for placement in placements]
        digests = [_digest(drawn_rows(chart.selection)) if chart else "None" for chart in charts]
    return key_of("data", *digests, key_of("facts", *of_facts))


def _digest(rows: Iterable[Row]) -> str:
    return key_of("rows", *(row.joined_texts for row in rows))
