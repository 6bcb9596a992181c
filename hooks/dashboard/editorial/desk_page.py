"""The desk's page in a preview: what waits, and for whom; what has changed since publication; which data are due."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.dates import day
from dashboard.core.finding import Finding, in_order
from dashboard.core.phrases import plural
from dashboard.edition.edition import Edition
from dashboard.editorial.chart_difference import ChartDifference, difference
from dashboard.editorial.published_versions import Versions
from dashboard.editorial.review_bar import count_findings, due, name_of, state_of
from dashboard.pages.page import Page
from dashboard.pieces.analysis import Analysis, is_public

_CHART_DIFFERENCE = JsonCodec[ChartDifference](ChartDifference)
ORDER = ("In review", "Approved", "Held back", "Published, not yet due", "Draft", "Broken", "Published")
"""The queue: what waits for somebody comes first."""


@dataclass(frozen=True)
class Queued:
    """A piece on its way, or one that needs a second look."""

    title: str
    url: str
    authors: str
    state: str
    approvals: str
    approval_note: str
    errors: str
    others: str
    """Findings that are no errors."""
    stale: str
    """Facts that no longer hold."""
    notes: str
    due: str
    embargo: bool
    look: str
    """What a second look is needed for."""


@dataclass(frozen=True)
class ChangedChart:
    """A chart as it was published, and as it is."""

    title: str
    before: Artefacts | None
    after: Artefacts | None
    numbers: ChartDifference

    def pictures(self, which: str) -> dict[str, Markup]:
        """The drawings by size, of 'before' or 'after'."""
        made: Artefacts | None = getattr(self, which)
        if made is None:
            return {}
        sizes = ("wide", "narrow")
        return {size: Markup(made.read(size).replace("<svg ", f'<svg class="{size}" ', 1)) for size in sizes}


@dataclass(frozen=True)
class Changed:
    """A piece that is no longer what was published."""

    title: str
    url: str
    since: str
    missing: str
    """Why the published version cannot be shown."""
    passages: tuple[tuple[str, Markup], ...]
    """The blocks with changes: their addresses on the page, and their words."""
    charts: tuple[ChangedChart, ...]


@dataclass(frozen=True)
class DueDataset:
    """A dataset whose next figures are there by now."""

    title: str
    url: str
    last: str
    next: str
    used: str


def desk_page(edition: Edition, versions: Versions) -> Page:
    """The page /desk/ of a preview."""
    about = "What waits, and for whom. Readers never see this page."
    return Page("desk/index.md", "Desk", about, "desk.html", partial(_desk, edition, versions))


def _desk(edition: Edition, versions: Versions) -> dict[str, Any]:
    findings: dict[str, list[Finding]] = {}
    for one in in_order(edition.findings):
        findings.setdefault(one.path, []).append(one)
    rows = [row for path in edition.content.analyses if (row := _queued(edition, path, findings.get(path, [])))]
    rows.sort(key=lambda row: (ORDER.index(row.state), row.title))
    return {
        "queue": rows,
        "quiet": len(edition.content.analyses) - len(rows),
        "changed": [_changed(edition, versions, path) for path in versions.changed],
        "due": list(_due(edition)),
    }


def _queued(edition: Edition, path: str, findings: Sequence[Finding]) -> Queued | None:
    """A piece's row; None for one that is public and needs nothing."""
    analysis, source_text = edition.content.analyses[path], edition.content.source_texts[path]
    url = f"analyses/{source_text.slug}/"
    errors = [one for one in findings if one.severity == "error"]
    others = [one for one in findings if one.severity == "warning"]
    stale = sum(one.id.startswith("fact-") for one in errors)
    said = (
        count_findings(errors),
        count_findings(others),
        plural(stale, "fact no longer holds", "facts no longer hold"),
    )
    if analysis is None:
        return Queued(source_text.slug, url, "", "Broken", "", "", *said[:2], "", "", "", False, "")
    public = is_public(analysis, edition.content.audience.at)
    if public and not errors and analysis.slug not in edition.content.reviews:
        return None
    status = edition.content.approval_status(path)
    look = "its rows have changed since" if status.rows_changed else ""
    if status.text_changed:
        look = "its text has changed since"
    if public and not (errors or look or status.review.open_notes):
        return None
    waiting = not public
    return Queued(
        analysis.front.title,
        analysis.url,
        ", ".join(author.name for author in analysis.authors),
        state_of(edition, analysis)[0],
        *_approvals(edition, analysis),
        said[0],
        said[1],
        said[2] if stale else "",
        plural(len(status.review.open_notes), "open", "open") if status.review.open_notes else "",
        due(edition, analysis) if waiting else "",
        waiting and analysis.front.embargo is not None,
        look,
    )


def _approvals(edition: Edition, analysis: Analysis) -> tuple[str, str]:
    """How many there are, and a word on them."""
    status, rule = edition.content.approval_status(analysis.path), edition.content.settings.editorial.approvals
    registry = edition.content.registry
    counted = [name_of(registry, one.approval.by) for one in status.counted]
    void = [f"{name_of(registry, one.approval.by)}: {one.against}" for one in status.approvals if one.against]
    known = {one.approval.by for one in status.approvals}
    asked = [name_of(registry, name) for name in analysis.front.reviewers if name not in known]
    notes = [*counted, *void, *(f"{name} asked" for name in asked)]
    return (f"{len(counted)} of {rule.required}" if rule.required or notes else ""), "; ".join(notes)


def _changed(edition: Edition, versions: Versions, path: str) -> Changed:
    version, analysis = versions.changed[path], edition.content.analyses[path]
    assert analysis
    since = day(version.publication.at.astimezone(edition.content.settings.zone))
    if version.source_text is None:
        return Changed(analysis.front.title, analysis.url, since, version.missing, (), ())
    passages = tuple((address, Markup(words)) for address, words in versions.passages(path))
    return Changed(analysis.front.title, analysis.url, since, "", passages, tuple(_charts(edition, versions, path)))


def _charts(edition: Edition, versions: Versions, path: str) -> Iterator[ChangedChart]:
    """The charts whose rows or declaration differ; of one that is new or gone there is one side."""
    then, now = versions.changed[path].charts, {one.id: one for one in edition.content.placements[path] if one.chart}
    for name in [*now, *(one for one in then if one not in now)]:
        before, place = then.get(name), now.get(name)
        after = place.chart if place else None
        if before is None or after is None or before.comparison_key != after.comparison_key:
            title = (after or before).title  # type: ignore[union-attr]  # (the name is from one of the two)
            made = edition.view.artefacts_of(place) if place else None
            yield ChangedChart(title, versions.artefacts.get((path, name)), made, _difference(edition, before, after))


def _difference(edition: Edition, before: ResolvedChart | None, after: ResolvedChart | None) -> ChartDifference:
    """Kept, since the rows of both are read for it."""
    return edition.content.cache.get_or_compute(
        key_of("difference", before and before.digest, after and after.digest, engine_digest()),
        _CHART_DIFFERENCE,
        lambda: difference(before, after),
    )


def _due(edition: Edition) -> Iterator[DueDataset]:
    today = edition.content.audience.at.astimezone(edition.content.settings.zone).date()
    late = [one for one in edition.view.datasets if (one.descriptor.next_update or datetime.date.max) < today]
    uses = _uses(edition) if late else {}
    for dataset in sorted(late, key=lambda one: (one.descriptor.next_update, one.name)):
        described, used = dataset.descriptor, uses.get(dataset.name, (0, 0, 0))
        said = zip(used, (("chart", ""), ("fact", ""), ("piece", "")), strict=True)
        yield DueDataset(
            described.title,
            f"data/{dataset.name}/",
            day(described.updated),
            day(described.next_update),
            ", ".join(plural(number, *words) for number, words in said if number) or "nothing",
        )


def _uses(edition: Edition) -> dict[str, tuple[int, int, int]]:
    """How many charts, facts and pieces use each dataset."""
    uses: dict[str, list[int]] = {}
    for path, placements in edition.content.placements.items():
        for placement in placements:
            for name in placement.datasets:
                uses.setdefault(name, [0, 0, 0])[0] += 1
        for fact in edition.content.facts[path]:
            for name in fact.datasets:
                uses.setdefault(name, [0, 0, 0])[1] += 1
        for name in edition.content.datasets_of(path):
            uses.setdefault(name, [0, 0, 0])[2] += 1
    return {name: (charts, facts, pieces) for name, (charts, facts, pieces) in uses.items()}
