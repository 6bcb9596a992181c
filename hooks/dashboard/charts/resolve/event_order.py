"""Whether the words around a chart put values before or after an event that lies inside the period of a value."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts.resolve.order_words import orders
from dashboard.charts.spec.selection import Selection
from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.period import Period
from dashboard.core.yaml_data import Location
from dashboard.core.yaml_record import Record
from dashboard.data.events import Event


class InsideEvent(Frozen):
    """An event that lies inside the period of a value that a chart shows, such as a day in a year."""

    event: Event
    own: Period
    """The period of the value."""

    def fault(self, text: str) -> tuple[str, str] | None:
        """What a text about the chart says that a reader cannot see, and what to do; None if nothing."""
        said = orders(text, self.event, self.own)
        if not said:
            return None
        the = "the " if self.own.kind in ("quarter", "half-year") else ""
        period = f"{the}{self.own.words}"
        message = (
            f"it says '{said}', but the event '{self.event.label}' ({day(self.event.date)}) lies inside {period}: the "
            "value of that period is neither from before nor from after it."
        )
        return message, f"Say 'in {period}', or draw values of shorter periods."


def inside_events(selection: Selection) -> tuple[InsideEvent, ...]:
    """The events of a chart that lie inside the period of a value. A day has no inside.

    Args:
        selection: the chart with its events.
    """
    if not selection.events or selection.x.type == "date":
        return ()
    periods = {selection.period(point.x) for series in selection.series for point in series.valued}
    kind = next(iter(periods)).kind
    owners = ((event, Period.containing(kind, event.date)) for event in selection.events)
    return tuple(InsideEvent(event, own) for event, own in owners if own in periods)


def check_event_order(selection: Selection, record: Record) -> list[Finding]:
    """Check the words of a declaration for an order that its values do not show.

    Args:
        selection: the chart with its events.
        record: the declaration, where findings are reported.

    Returns:
        A warning for each text and event.
    """
    findings = []
    for inside in inside_events(selection):
        for location, text in _texts(selection):
            if fault := inside.fault(text):
                key = " ".join(str(part) for part in location[:1])
                findings.append(
                    record.finding("event-inside-period", location, f"{key}: {fault[0]}", fault[1], "warning")
                )
    return findings


def _texts(selection: Selection) -> Iterator[tuple[Location, str]]:
    chart = selection.chart
    for key in ("title", "subtitle", "alt", "note"):
        yield (key,), getattr(chart, key)
    for index, annotation in enumerate(chart.annotations):
        yield ("annotations", index), annotation.text
