"""The room that is kept above a picture for its readout."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.charts.figure.readout_room import MOST_NARROW, MOST_WIDE, readout_lines
from dashboard.charts.spec.selection import Selection
from tests.samples.times import event_on, timed_chart, timed_dataset


def test_each_amount_of_a_place_has_a_line_on_a_phone(gallery: dict[str, Selection]) -> None:
    narrow, wide = readout_lines(replace(gallery["line"], events=()))
    assert narrow >= 1 + (len(gallery["line"].series) > 1) * len(gallery["line"].series)
    assert wide <= 2


def test_one_mark_is_a_sentence_and_no_chart_keeps_a_page_free(gallery: dict[str, Selection]) -> None:
    lines = {form: readout_lines(selection) for form, selection in gallery.items()}
    assert lines["table"] == (2, 1)  # and not one for each of its columns
    assert all(1 <= narrow <= MOST_NARROW and 1 <= wide <= MOST_WIDE for narrow, wide in lines.values())


def test_the_names_of_events_are_room_for_a_readout() -> None:
    dataset = timed_dataset("year", [str(year) for year in range(2015, 2026)])
    event = event_on("2022-02-24", "Full-scale invasion of Ukraine")
    plain, marked = (
        timed_chart("line", dataset, f"color: thing\n{more}", event=event) for more in ("", "events: [event]")
    )
    assert plain
    assert marked
    (narrow, wide), (narrow_beside, wide_beside) = readout_lines(plain), readout_lines(marked)
    assert narrow == 3
    assert (narrow_beside, wide_beside) == (1, 1)
    assert wide == 1
