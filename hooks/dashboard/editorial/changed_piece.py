"""A piece that has changed since it was published, and what its charts showed then and show now."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.changes.chart_difference import ChartDifference, compare_charts
from dashboard.changes.published_versions import Versions
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.edition.edition import Edition

_CHART_DIFFERENCE = Codec[ChartDifference](ChartDifference)


class ChangedChart(Frozen):
    """A chart as it was published, and as it is."""

    title: str
    before: Artefacts | None
    """As it was published; None if it was not there, or cannot be drawn."""
    after: Artefacts | None
    """As it is; None if it is gone, or cannot be drawn."""
    difference: ChartDifference

    def pictures(self, which: str) -> dict[str, Markup]:
        """The SVGs by size, of 'before' or 'after'. Empty if there are none."""
        artefacts: Artefacts | None = getattr(self, which)
        return artefacts.drawings if artefacts else {}


class ChangedPiece(Frozen):
    """A piece that has changed since it was published."""

    title: str
    url: str
    since: str
    """The day of the last publication."""
    missing: str
    """Why the published version cannot be shown, as a sentence. Empty if it is shown."""
    passages: tuple[tuple[str, Markup], ...]
    """The blocks with changes: their addresses on the page, and their words with the changes marked."""
    charts: tuple[ChangedChart, ...]


def changed_piece(edition: Edition, versions: Versions, path: str) -> ChangedPiece:
    """Compare a piece with its last publication.

    Args:
        edition: the site as it is.
        versions: the pieces as they were published last; this one has changed since.
        path: the piece's, from the root.
    """
    version, analysis = versions.changed[path], edition.content.analyses[path]
    assert analysis
    since = day(version.publication.at.astimezone(edition.content.settings.zone))
    if version.source_text is None:
        return ChangedPiece(analysis.front.title, analysis.url, since, version.missing, (), ())
    passages = tuple((address, Markup(words)) for address, words in versions.passages(path))
    charts = tuple(_changed_charts(edition, versions, path))
    return ChangedPiece(analysis.front.title, analysis.url, since, "", passages, charts)


def _changed_charts(edition: Edition, versions: Versions, path: str) -> Iterator[ChangedChart]:
    """The charts that show something else than before, and those that are new or gone."""
    published = versions.changed[path].charts
    now = {placement.id: placement for placement in edition.content.placements[path] if placement.chart}
    for name in [*now, *(name for name in published if name not in now)]:
        before, placement = published.get(name), now.get(name)
        after = placement.chart if placement else None
        if before is None or after is None or before.covered != after.covered:
            title = (after or before).title  # type: ignore[union-attr]  # (the name is from one of the two)
            drawn_before = versions.artefacts.get((path, name))
            drawn_after = edition.view.artefacts_of(placement) if placement else None
            yield ChangedChart(title, drawn_before, drawn_after, _cached_difference(edition, before, after))


def _cached_difference(edition: Edition, before: ResolvedChart | None, after: ResolvedChart | None) -> ChartDifference:
    """The differences of two versions of a chart. They are cached, because the rows of both are read for them."""
    return edition.content.cache.get_or_compute(
        key_of("difference", before and before.digest, after and after.digest, engine_digest()),
        _CHART_DIFFERENCE,
        lambda: compare_charts(before, after),
    )
