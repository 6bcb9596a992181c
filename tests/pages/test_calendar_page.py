"""The pages of what comes and of the state of the sources, and when they change."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.cache.value_digest import digest
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.pages.all_pages import all_pages
from dashboard.pages.calendar_page import CalendarDay
from dashboard.view.calendar_entry import CalendarEntry
from dashboard.view.view import View
from tests.samples.edition import Edit
from tests.samples.git import commit
from tests.samples.site import HEAD, SITE, TRADE, TRADE_ROWS, write_files

DATASET = "data/datasets/economy/trade.yaml"
SOURCE = 'source: "https://example.org/calendar"'
ANNOUNCED = f"next_update: {{on: 2026-02-20, {SOURCE}}}\n"
USUAL = "releases:\n" + "".join(
    f"- {{period: {year}, on: {year + 1}-01-13, {SOURCE}}}\n" for year in (2022, 2023, 2024)
)
KEEPER = "keeper: osw-editors\n"
MISSING = "no figure for 2026 yet"


def context(view: View, path: str) -> dict[str, Any]:
    return all_pages(view)[path].context


def state(view: View) -> Any:
    """What the page of the sources tells of the only dataset."""
    groups = context(view, "about/sources/index.md")["groups"]
    ((one,),) = [group["states"] for group in groups]
    return one


@pytest.mark.parametrize(
    ("keys", "walk"),
    [
        (
            ANNOUNCED,
            [
                ("2026-02-19", "not yet due", 0, "coming"),
                ("2026-02-20", "due", 0, "coming"),
                ("2026-02-21", "grace", 0, "coming"),
                ("2026-02-28", "overdue", 8, "late"),
            ],
        ),
        ("ended: {on: 2025, why: it was stopped}\n", [("2030-01-01", "ended", 0, "past")]),
    ],
)
def test_a_dataset_walks_through_calendar_and_sources(
    edit: Edit, keys: str, walk: list[tuple[str, str, int, str]]
) -> None:
    for at, stage, late, part in walk:
        view = edit({DATASET: TRADE + keys}, preview=False, at=at).view
        assert (state(view).stage, state(view).days_late) == (stage, late), at
        shown = context(view, "calendar/index.md")
        assert [name for name in ("coming", "late", "past") if shown[name]] == list({part: 0, "past": 0}), at


def test_no_page_but_that_of_the_sources_changes_with_each_day(edit: Edit) -> None:
    """What changes is what is shown: at the day itself, and with the next period."""
    views = [edit({DATASET: TRADE + USUAL}, preview=False, at=at).view for at in ("2027-03-01", "2027-03-02")]
    before, after = ({path: digest(page.context) for path, page in all_pages(view).items()} for view in views)
    assert {path for path in before if before[path] != after[path]} == {"about/sources/index.md"}


def test_readers_see_the_next_day_on_the_front_page_and_with_the_dataset(edit: Edit) -> None:
    view = edit({DATASET: TRADE + USUAL}, preview=False, at="2026-11-27").view
    (day,) = context(view, "index.md")["coming"]
    assert (day.date, day.words) == (datetime.date(2027, 1, 13), "about 13 January 2027")
    assert context(view, "data/trade/index.md")["next_words"].startswith("Figures for 2026 about 13 January 2027")
    assert view.outlook.next_words(view.datasets[0], short=True) == "next about 13 Jan 2027"


def test_tiles_and_what_comes_say_how_far_figures_go_that_the_sources_call_late(edit: Edit) -> None:
    shown = "value: trade/value, where: {flow: china-to-russia}, chart: trade"
    tile = f"tiles:\n- {{id: trade, label: Trade, {shown}, theme: economy}}\n"
    walk = (
        ("2027-01-13", "next about 13 Jan 2027", [], "due"),
        ("2027-01-14", "due since about 13 Jan 2027", [], "grace"),
        ("2027-03-13", MISSING, ["Figures to 2025"], "overdue"),
    )
    for at, words, known, stage in walk:
        view = edit({DATASET: TRADE + USUAL, "data/tiles.yaml": tile}, preview=False, at=at).view
        front = context(view, "index.md")
        assert front["next_words"] == {"trade": words}, at
        assert [entry.words for entry in front["latest_known"]] == known, at
        # What comes begins as the calendar does.
        assert front["coming"] == context(view, "calendar/index.md")["coming"], at
        assert state(view).stage == stage, at


def test_in_their_days_of_grace_figures_are_still_to_come(edit: Edit) -> None:
    view = edit({DATASET: TRADE + USUAL}, preview=False, at="2027-01-15").view
    (day,) = context(view, "index.md")["coming"]
    (entry,) = day.entries
    assert (day.words, entry.mark) == ("about 13 January 2027", "due")
    assert view.outlook.next_words(view.datasets[0]) == "Figures for 2026 have been due since about 13 January 2027."


def test_of_several_datasets_the_late_one_counts(edit: Edit) -> None:
    view = edit({DATASET: TRADE + USUAL}, preview=False, at="2027-03-13").view
    (trade,) = view.datasets
    other = replace(trade, name="other")
    coming = replace(view.outlook.expectations["trade"], kind="announced", on=datetime.date(2027, 3, 14))
    outlook = replace(view.outlook, expectations={**view.outlook.expectations, "other": coming})
    assert outlook.next_words_of([other]) == "next on 14 Mar 2027"
    assert outlook.next_words_of([other, trade]) == MISSING


@pytest.mark.parametrize(
    ("head", "at", "expected"),
    [
        ("status: published\nannounce: true", "2026-11-27", [("confirmed", "A lifeline", "")]),
        ("status: approved\nannounce: true", "2026-11-27", [("provisional", "A lifeline", "")]),
        ("status: published", "2026-11-27", []),
        ("status: review\nannounce: true", "2026-11-27", []),
        ("status: published\nannounce: true\nembargo: 2027-02-02T06:00+01:00", "2026-11-27", []),
        ("status: published\nannounce: true", "2027-02-01", [("published", "A lifeline", "analyses/lifeline/")]),
        ("status: approved\nannounce: true", "2027-02-01", []),
    ],
)
def test_a_piece_is_announced_if_its_author_says_so_and_it_is_approved(
    edit: Edit, head: str, at: str, expected: list[tuple[str, str, str]]
) -> None:
    text = HEAD.replace("2025-05-09", "2027-02-01").replace("status: published", head)
    view = edit({"docs/analyses/lifeline.md": f"{text}Words.\n"}, preview=False, at=at).view
    pieces = [entry for entry in view.outlook.calendar if entry.kind == "piece"]
    assert [(entry.status, entry.title, entry.url) for entry in pieces] == expected


def test_the_former_day_of_an_announced_piece_stays_in_sight(tmp_path: Path) -> None:
    """Only days that readers were told: no draft, nothing unannounced, nothing under embargo, no later version."""
    states = [
        ("2027-03-01", "status: draft\nannounce: true"),
        ("2027-03-02", "status: published"),
        ("2027-03-03", "status: published\nannounce: yes\nembargo: 2027-02-02T06:00+01:00"),
        ("2027-03-04", "status: approved\nannounce: true"),
        ("2027-03-05", "status: published\nannounce: true"),
        ("2027-03-06", "status: published\nannounce: true"),
    ]
    for month, (date, status) in enumerate(states, 1):
        text = HEAD.replace("2025-05-09", date).replace("status: published", status)
        write_files(tmp_path, {**SITE, "docs/analyses/lifeline.md": f"{text}Words.\n"})
        commit(tmp_path, f"2026-{month:02}-01T12:00:00+00:00")
    view = prepare_edition(tmp_path / "mkdocs.yml", at="2026-11-27T12:00:00+00:00").view
    [piece] = [entry for entry in view.outlook.calendar if entry.kind == "piece"]
    assert (piece.mark, piece.former_words) == ("moved", "4 March 2027 and 5 March 2027")


def test_readers_see_the_keeper_if_it_is_a_team_that_they_know(edit: Edit) -> None:
    assert state(edit({DATASET: TRADE + KEEPER}, preview=False).view).keeper.slug == "osw-editors"
    files = {DATASET: f"{TRADE}public: true\n{KEEPER}", "docs/analyses/lifeline.md": None}
    assert state(edit(files, preview=False).view).keeper is None


def test_the_sources_say_what_depends_on_them(edit: Edit) -> None:
    one = state(edit(preview=False).view)
    assert [piece.slug for piece in one.pieces] == ["lifeline"]
    assert [address for _, address in one.charts] == ["charts/trade/"]
    assert (one.last, one.due, one.stage) == ("2025", None, "not announced")


def test_what_came_is_told_by_day_and_events_stand_apart(edit: Edit) -> None:
    events = "events:\n- {id: start, date: 2022-02-24, label: A war, source: A law}\n"
    view = edit({"data/events.yaml": events}, at="2026-11-27").view
    shown = context(view, "calendar/index.md")
    assert [(day.date, day.counts) for day in shown["past"]] == [(datetime.date(2026, 1, 20), "1 dataset")]
    assert [entry.title for day in shown["events"] for entry in day.entries] == ["A war"]


def test_only_a_day_that_is_more_or_less_than_provisional_is_marked(edit: Edit) -> None:
    marks = {}
    for keys in (USUAL, ANNOUNCED):
        view = edit({DATASET: TRADE + keys}, preview=False, at="2026-02-01").view
        ((entry,),) = [day.entries for day in context(view, "calendar/index.md")["coming"]]
        marks[keys] = entry.mark
        assert replace(entry, former=(entry.date,)).mark == "moved"
    assert marks == {USUAL: "", ANNOUNCED: "confirmed"}


def test_the_sources_begin_with_what_is_overdue(edit: Edit) -> None:
    other = {"data/datasets/economy/other.yaml": f"{TRADE.replace('title: ', 'title: Other, ', 1)}public: true\n"}
    other["data/datasets/economy/other.csv"] = TRADE_ROWS
    view = edit({DATASET: TRADE + ANNOUNCED, **other}, preview=False, at="2026-03-20").view
    first, last = context(view, "about/sources/index.md")["groups"]
    (late,), (unknown,) = first["states"], last["states"]
    assert (first["name"], late.days_late, late.missing) == ("overdue", 28, "Figures for 2026")
    assert (last["name"], unknown.title) == ("not-announced", f"Other, {late.title}")
    assert late.uses == "1 text, 1 chart"
    assert (first["columns"]["due"], last["columns"]["due"]) == (True, False)


def test_what_is_the_same_of_several_is_said_once() -> None:
    day = datetime.date(2027, 1, 13)
    coal, gas, oil = (CalendarEntry(name, "figures", "provisional", day, name) for name in ("coal", "gas", "oil"))
    groups = CalendarDay(day, (coal, replace(gas, former=(day,)), oil)).groups
    assert [[entry.title for entry in group] for group in groups] == [["coal", "oil"], ["gas"]]
