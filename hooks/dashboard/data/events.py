"""Events: dated happenings that any chart over time can mark, from `data/events.yaml`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator

from dashboard.core.dates import Day
from dashboard.core.finding import Finding
from dashboard.core.model_file import load_model
from dashboard.core.validation import require_unique
from dashboard.core.yaml_record import StrictModel
from dashboard.data.address import Address
from dashboard.data.common_keys import PUBLIC
from dashboard.data.slug import Slug


class Event(StrictModel):
    """One event."""

    id: Slug = Field(description="The name by which charts mark it, such as full-scale-invasion.")
    date: Day = Field(description="The day on which it happened, such as 2022-02-24.")
    label: str = Field(
        min_length=1, max_length=40, description="A few words, such as 'Full-scale invasion of Ukraine'."
    )
    description: str = Field(default="", description="A sentence, such as 'The EU listed 21 officials.' → the calendar")
    source: str = Field(description="Who says so, such as 'Council of the EU'. → the calendar")
    path: Address | None = Field(default=None, description="The address of the page that says so. → the calendar")
    public: bool = PUBLIC


class EventList(StrictModel):
    """The whole file."""

    events: list[Event] = Field(description="A list of events. → charts that name them, the calendar")

    @field_validator("events")
    @classmethod
    def _require_unique_ids(cls, events: list[Event]) -> list[Event]:
        require_unique([event.id for event in events], "event")
        return events


def load_events(path: Path, root: Path, findings: list[Finding]) -> dict[str, Event]:
    """Read the events.

    Args:
        path: `data/events.yaml`, which need not exist.
        root: the root of the repository.
        findings: gets what is wrong.

    Returns:
        The events by id; empty if there are none or the file has errors.
    """
    event_list, _ = load_model(EventList, path, root, findings)
    return {event.id: event for event in event_list.events} if event_list else {}
