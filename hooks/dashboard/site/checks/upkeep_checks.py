"""The checks for text alternatives that repeat a title, and for datasets that are out of date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.core.dates import day
from dashboard.core.finding import Finding, nearest
from dashboard.data.dataset import descriptor_path
from dashboard.site.checks.record_of import record_of
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("alt-is-title", fragment="chart")
def alt_is_title(content: SiteContent) -> Iterator[Finding]:
    """A text alternative is the title again.

    Why: People who listen to the page have heard the title already, and still do not know what there is to see.

    Bad:
        title: Both directions surged, then stalled
        alt: Both directions surged, then stalled.

    Good:
        title: Both directions surged, then stalled
        alt: Two lines rise until 2024 and fall in 2025.
    """
    hint = "Say what is seen: the kind, the course, the ends."
    for path, placements in content.placements.items():
        for placement in placements:
            if placement.alt and placement.chart and _repeats(placement.alt, placement.chart.title):
                message = f"The alternative of the chart '{placement.id}' is its title again."
                find = partial(Finding, path=path, line=placement.line)
                yield find(id="alt-is-title", severity="warning", message=message, hint=hint)
    for path, analysis in content.analyses.items():
        head = content.source_texts[path].head
        if analysis and head and analysis.front.hero and _repeats(analysis.front.hero.alt, analysis.front.title):
            message = "hero.alt: it is the title of the piece again."
            yield head.finding("alt-is-title", ("hero", "alt"), message, hint, "warning")


def _repeats(alt: str, title: str) -> bool:
    return alt.strip(" .").lower() == title.strip(" .").lower()


@site_check("stale-dataset", fragment="descriptor")
def stale_dataset(content: SiteContent) -> Iterator[Finding]:
    """A dataset was to be updated before today.

    Why: Readers believe that the figures are the latest. Update it, or set `next_update` to the day that the publisher
    announces now.

    Bad:
        updated: 2026-01-20
        next_update: {on: 2026-02-20, source: "https://example.org/calendar"}

    Good:
        updated: 2026-01-20
        next_update: {on: 2099-02-20, source: "https://example.org/calendar"}
    """
    for dataset in content.sound_datasets.values():
        due = dataset.descriptor.next_update
        if due and due.on < content.today:
            message = f"The dataset '{dataset.name}' was due on {day(due.on)}."
            hint = "Add the new figures to its CSV, or write the day that the publisher names now into next_update."
            record = record_of(content, descriptor_path(dataset.path))
            yield record.finding("stale-dataset", ("next_update",), message, hint, "warning")


@site_check("unknown-keeper", "error", fragment="descriptor")
def unknown_keeper(content: SiteContent) -> Iterator[Finding]:
    """The keeper of a dataset is nobody of the registry.

    Why: The desk says who has to update a dataset whose next figures are due.

    Bad:
        updated: 2026-01-20
        keeper: osw-editor

    Good:
        updated: 2026-01-20
        keeper: osw-editors
    """
    for dataset in content.sound_datasets.values():
        keeper = dataset.descriptor.keeper
        if keeper and keeper not in content.registry.authors:
            message = f"keeper: there is no author or team '{keeper}'."
            hint = nearest(keeper, content.registry.authors)
            record = record_of(content, descriptor_path(dataset.path))
            yield record.finding("unknown-keeper", ("keeper",), message, hint)


@site_check("unknown-successor", "error", fragment="descriptor")
def unknown_successor(content: SiteContent) -> Iterator[Finding]:
    """The successor of a dataset that has ended is no other dataset.

    Why: Its page sends readers there for the figures that follow.

    Bad:
        ended: {on: 2025, why: the customs stopped publishing, successor: trad}

    Good:
        ended: {on: 2025, why: the customs stopped publishing}
    """
    for dataset in content.sound_datasets.values():
        ended, others = dataset.descriptor.ended, content.datasets.keys() - {dataset.name}
        if ended and ended.successor and ended.successor not in others:
            message = f"ended: there is no other dataset '{ended.successor}'."
            hint = nearest(ended.successor, others)
            record = record_of(content, descriptor_path(dataset.path))
            yield record.finding("unknown-successor", ("ended",), message, hint)


@site_check("unknown-dataset-chart", "error", fragment="descriptor")
def unknown_dataset_chart(content: SiteContent) -> Iterator[Finding]:
    """The chart of a dataset is no shared chart that shows it.

    Why: The dataset's page opens with it.

    Bad:
        updated: 2026-01-20
        chart: trad

    Good:
        updated: 2026-01-20
    """
    charts = content.shared_charts
    for dataset in content.sound_datasets.values():
        name = dataset.descriptor.chart
        if name is None:
            continue
        showing = [chart.id for chart in charts.values() if chart and dataset.name in chart.datasets]
        if name not in charts:
            message = f"chart: there is no shared chart '{name}'."
        elif charts[name] and name not in showing:  # (A broken one has findings of its own.)
            message = f"chart: the shared chart '{name}' does not show this dataset."
        else:
            continue
        hint = nearest(name, showing) if showing else "Leave it out: a line over time is drawn where there is one."
        record = record_of(content, descriptor_path(dataset.path))
        yield record.finding("unknown-dataset-chart", ("chart",), message, hint)
