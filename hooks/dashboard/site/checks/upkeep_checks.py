"""The checks for text alternatives that repeat a title, and for datasets that are out of date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.core.dates import day
from dashboard.core.finding import Finding, nearest
from dashboard.data.dataset import Dataset, descriptor_path
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
    for dataset in content.datasets.values():
        due = dataset.descriptor.next_update if dataset else None
        if dataset and due and due.on < content.today:
            message = f"The dataset '{dataset.name}' was due on {day(due.on)}."
            hint = f"Update it (desk refresh {dataset.name}), or move next_update."
            find = partial(_at_key, content, dataset, "next_update")
            yield find(id="stale-dataset", severity="warning", message=message, hint=hint)


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
    for dataset in content.datasets.values():
        keeper = dataset.descriptor.keeper if dataset else None
        if dataset and keeper and keeper not in content.registry.authors:
            message = f"keeper: there is no author or team '{keeper}'."
            hint = nearest(keeper, content.registry.authors)
            yield _at_key(content, dataset, "keeper", id="unknown-keeper", severity="error", message=message, hint=hint)


@site_check("unknown-successor", "error", fragment="descriptor")
def unknown_successor(content: SiteContent) -> Iterator[Finding]:
    """The successor of a dataset that has ended is no other dataset.

    Why: Its page sends readers there for the figures that follow.

    Bad:
        ended: {on: 2025, why: the customs stopped publishing, successor: trad}

    Good:
        ended: {on: 2025, why: the customs stopped publishing}
    """
    for dataset in content.datasets.values():
        ended = dataset.descriptor.ended if dataset else None
        others = content.datasets.keys() - {dataset.name} if dataset else ()
        if dataset and ended and ended.successor and ended.successor not in others:
            message = f"ended: there is no other dataset '{ended.successor}'."
            hint = nearest(ended.successor, others)
            yield _at_key(
                content, dataset, "ended", id="unknown-successor", severity="error", message=message, hint=hint
            )


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
    for dataset in content.datasets.values():
        name = dataset.descriptor.chart if dataset else None
        if dataset is None or name is None:
            continue
        showing = [chart.id for chart in charts.values() if chart and dataset.name in chart.datasets]
        if name not in charts:
            message = f"chart: there is no shared chart '{name}'."
        elif charts[name] and name not in showing:  # (A broken one has findings of its own.)
            message = f"chart: the shared chart '{name}' does not show this dataset."
        else:
            continue
        hint = nearest(name, showing) if showing else "Leave it out: a line over time is drawn where there is one."
        find = partial(_at_key, content, dataset, "chart")
        yield find(id="unknown-dataset-chart", severity="error", message=message, hint=hint)


def _at_key(content: SiteContent, dataset: Dataset, key: str, **finding: Any) -> Finding:
    """A finding at a key of a dataset's descriptor."""
    path = descriptor_path(dataset.path)
    lines = (content.settings.root / path).read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.startswith(f"{key}:")), 1)
    return Finding(path=path, line=line, **finding)
