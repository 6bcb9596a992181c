"""Makes the calendar: what an audience may know of figures, pieces and events, by their days."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.data.expectation import Due
from dashboard.pieces.analysis import Analysis, is_announced
from dashboard.site.content import SiteContent
from dashboard.view.calendar_entry import CalendarEntry, Status
from dashboard.view.former_days import former_days
from dashboard.view.outlook import Outlook


def shown_outlook(
    content: SiteContent,
    datasets: Sequence[Dataset],
    charts: Iterable[ResolvedChart],
    analyses: Sequence[Analysis],
) -> Outlook:
    """What comes, and what is the latest, of what is shown.

    Args:
        content: all that is known.
        datasets: those that are shown.
        charts: the charts that are shown, shared ones and others.
        analyses: the pieces that are shown.
    """
    names = [dataset.name for dataset in datasets]
    return Outlook(
        content.today,
        {name: content.expectations[name] for name in names},
        {name: content.last_figures[name] for name in names},
        {name: content.publishers[name] for name in names},
        shown_calendar(content, datasets, charts, analyses),
    )


def shown_calendar(
    content: SiteContent,
    datasets: Iterable[Dataset],
    charts: Iterable[ResolvedChart],
    analyses: Iterable[Analysis],
) -> tuple[CalendarEntry, ...]:
    """The entries of the calendar, the earliest first.

    Args:
        content: all that is known.
        datasets: those that are shown.
        charts: the charts that are shown, shared ones and others.
        analyses: the pieces that are shown.
    """
    entries = [
        *(entry for dataset in datasets for entry in _of_dataset(content, dataset)),
        *(_of_piece(piece, piece.url) for piece in analyses if piece.front.announce),
        *announced_pieces(content, analyses),
        *(_of_event(event, content.today) for event in shown_events(content, charts).values()),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.kind, entry.title, entry.id)))


def announced_pieces(content: SiteContent, analyses: Iterable[Analysis]) -> Iterator[CalendarEntry]:
    """Pieces that readers may not see yet: title, theme and day, and nothing else. Reviewers have a page of each.

    Args:
        content: all that is known.
        analyses: the pieces that are shown.
    """
    shown = {piece.slug for piece in analyses}
    for piece in content.analyses.values():
        if piece and piece.slug not in shown and is_announced(piece, content.audience.at):
            yield replace(_of_piece(piece, ""), former=former_days(content, piece))


def shown_events(content: SiteContent, charts: Iterable[ResolvedChart]) -> Mapping[str, Event]:
    """The events that shown charts mark or that say `public: true`, by id. Reviewers see all.

    Args:
        content: all that is known.
        charts: the charts that are shown.
    """
    marked = {name for chart in charts for name in chart.events}
    is_preview = content.audience.preview
    return {name: event for name, event in content.events.items() if is_preview or event.public or name in marked}


def _of_dataset(content: SiteContent, dataset: Dataset) -> Iterator[CalendarEntry]:
    """What is late, what comes next, what was taken back, and the last update."""
    expectation, last = content.expectations[dataset.name], content.last_figures[dataset.name]
    theme, updated = content.registry.themes.get(dataset.theme), dataset.descriptor.updated
    period = last.period if last else None
    published = CalendarEntry(
        id=f"data-{dataset.name}-{period.text if period else 'last'}",
        kind="figures",
        status="published",
        date=updated,
        title=dataset.descriptor.title,
        url=f"data/{dataset.name}/",
        theme=theme.name if theme else "",
        period=period,
    )
    yield published
    expected = replace(
        published,
        status="confirmed" if expectation.kind == "announced" else "provisional",
        source=expectation.source,
        rhythm=expectation.rhythm,
    )
    coming = expectation.next_from(content.today)
    on = expectation.on
    late = Due(on, expectation.period) if on and expectation.is_late(content.today) else None
    for due in (late, coming):
        if due:
            id = f"data-{dataset.name}-{due.period.text if due.period else 'next'}"
            former = expectation.former if due.on == expectation.on else ()
            is_due = due is not late and due.on < content.today
            yield replace(
                expected, id=id, date=due.on, period=due.period, former=former, is_due=is_due, is_late=due is late
            )
    if expectation.cancelled:
        id = f"data-{dataset.name}-cancelled"
        yield replace(published, id=id, status="cancelled", date=expectation.cancelled, period=None)


def _of_piece(piece: Analysis, url: str) -> CalendarEntry:
    # The slug is a name of a file, and not for readers before the piece is.
    id = f"piece-{hashlib.sha256(piece.slug.encode()).hexdigest()[:16]}"
    status: Status = "published" if url else "confirmed" if piece.front.status == "published" else "provisional"
    return CalendarEntry(id, "piece", status, piece.day, piece.front.title, url, piece.theme.name)


def _of_event(event: Event, today: datetime.date) -> CalendarEntry:
    status: Status = "published" if event.date <= today else "confirmed"
    return CalendarEntry(
        f"event-{event.id}",
        "event",
        status,
        event.date,
        event.label,
        source=event.path or "",
        description=event.description,
        publisher=event.source,
    )
