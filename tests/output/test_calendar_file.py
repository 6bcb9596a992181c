"""calendar.ics as calendar programs read it: by a parser, and by the rules of RFC 5545 one by one."""

from __future__ import annotations

import datetime
import re

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from dashboard.core.period import period_of
from dashboard.output.calendar_file import calendar_file
from dashboard.view.calendar_entry import CalendarEntry, Status
from dashboard.view.outlook import Outlook
from dashboard.view.view import View
from tests.samples.edition import Edit
from tests.samples.site import HEAD, TRADE

DAY = datetime.date(2027, 1, 13)
AWKWARD = (
    "Trade, by month; in „goods“ \\ 中国与俄罗斯的货物贸易总额以及其他许多不同的东西 of a very long title"
    " that is folded\nand broken"
)
BASE = CalendarEntry("data-trade-2026", "figures", "provisional", DAY, "Trade", "data/trade/", "Economy")


@pytest.fixture
def view(edit: Edit) -> View:
    return replace(edit(preview=False).view, site_url="https://example.org/")


def read(view: View, *entries: CalendarEntry) -> tuple[list[dict[str, object]], bytes]:
    content = calendar_file(replace(view, outlook=Outlook(calendar=entries)))
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    return [dict(event) for event in calendar.walk("VEVENT")], content


@pytest.mark.parametrize(
    ("status", "expected"),
    [("provisional", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("published", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_programs_read_day_name_and_status(view: View, status: Status, expected: str) -> None:
    entry = replace(BASE, status=status, title=AWKWARD, period=period_of("year", 2026))
    ([event], _) = read(view, entry)
    assert event["STATUS"] == expected
    assert event["SUMMARY"] == f"{AWKWARD}: 2026"
    assert event["DTSTART"].dt == DAY  # type: ignore[attr-defined]
    assert event["UID"] == "data-trade-2026@example.org"
    assert event["URL"] == "https://example.org/data/trade/"


def test_a_day_that_was_moved_has_a_higher_number_and_the_same_name(view: View) -> None:
    moved = replace(BASE, date=DAY + datetime.timedelta(7), former=(DAY,))
    ([before, after], _) = read(view, BASE, moved)
    assert (before["UID"], before["SEQUENCE"] + 1) == (after["UID"], after["SEQUENCE"])  # type: ignore[operator]


def test_it_keeps_the_rules_of_rfc_5545(view: View) -> None:
    """3.1: lines end with CRLF and have at most 75 octets, folds aside. 3.3.11: what is escaped in texts."""
    _, content = read(view, replace(BASE, title=AWKWARD, status="published"), replace(BASE, id="b"))
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(sign in line for line in lines for sign in (b"\r", b"\n"))
    assert all(line.decode("utf-8") for line in lines[:-1])  # (no fold inside a character)
    unfolded = content.decode().replace("\r\n ", "")
    texts = re.findall(r"^(?:SUMMARY|DESCRIPTION|NAME|CATEGORIES):(.*)\r$", unfolded, re.M)
    assert any("\\n" in text for text in texts)
    assert [text for text in texts if re.search(r"(?<!\\)(?:\\\\)*(?:[;,]|\\[^\\;,nN])", text)] == []
    events = unfolded.split("BEGIN:VEVENT")[1:]
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "STATUS", "SEQUENCE"):
            assert len(re.findall(rf"^{name}[:;]", event, re.M)) == 1, name
    names = re.findall(r"^UID:(.*)\r$", unfolded, re.M)
    assert len(names) == len(set(names))
    assert re.findall(r"^DTSTAMP:\d{8}T\d{6}Z\r$", unfolded, re.M)


def test_it_has_figures_pieces_and_events_and_no_clock(edit: Edit) -> None:
    files = {
        "data/datasets/economy/trade.yaml": f'{TRADE}next_update: {{on: 2027-01-20, source: "https://example.org/c"}}\n',
        "docs/analyses/later.md": HEAD.replace("2025-05-09", "2027-02-01\nannounce: true").replace(
            "A lifeline", "Later"
        ),
        "data/events.yaml": "events: [{id: summit, date: 2027-03-01, label: A summit, source: Us, public: true}]\n",
    }
    contents = [calendar_file(edit(files, preview=False, at=at).view) for at in ("2026-11-27", "2026-12-27")]
    assert contents[0] == contents[1]
    events = {str(event["SUMMARY"]): str(event["STATUS"]) for event in Calendar.from_ical(contents[0]).walk("VEVENT")}
    assert events.pop("Later") == "CONFIRMED"
    assert events.pop("A summit") == "CONFIRMED"
    assert sorted(events.values()) == ["CONFIRMED", "CONFIRMED"]
    assert all(": 202" in name for name in events)
