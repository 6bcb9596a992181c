"""The calendar for calendar programs: iCalendar, RFC 5545."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from dashboard.view.view import View

_STATUS = {"provisional": "TENTATIVE", "confirmed": "CONFIRMED", "published": "CONFIRMED", "cancelled": "CANCELLED"}


def calendar_file(view: View) -> bytes:
    """Write the calendar. The same view gives the same bytes: no clock goes into it.

    Args:
        view: what the site shows.
    """
    # Loaded here: most builds find the file in the cache, and loading takes a tenth of a second.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//{view.site_name}//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", view.site_name)
    calendar.add("x-wr-calname", view.site_name)
    calendar.add("refresh-interval", datetime.timedelta(days=1), parameters={"VALUE": "DURATION"})
    host, stamp = urlsplit(view.site_url).netloc or "localhost", _stamp(view)
    for entry in view.outlook.calendar:
        event = Event()
        event.add("uid", f"{entry.id}@{host}")
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.date)
        event.add("summary", f"{entry.title}: {entry.period.words}" if entry.period else entry.title)
        if text := " ".join(part for part in (entry.words, entry.rhythm.how if entry.rhythm else "") if part):
            event.add("description", text)
        event.add("status", _STATUS[entry.status])
        # Higher with each day that was announced, and once more when it has come or was taken back.
        event.add("sequence", len(entry.former) + (entry.status in ("published", "cancelled")))
        event.add("transp", "TRANSPARENT")
        if entry.theme:
            event.add("categories", [entry.theme])
        own = f"{view.site_url}{entry.url}" if entry.url and view.site_url else ""
        if address := own or entry.source:
            event.add("url", address)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _stamp(view: View) -> datetime.datetime:
    """When the entries were last revised: the day of the last update of data, since no other day is in the files."""
    updates = (entry.date for entry in view.outlook.calendar if entry.kind == "figures" and entry.status == "published")
    return datetime.datetime.combine(max(updates, default=datetime.date(1970, 1, 1)), datetime.time(), datetime.UTC)
