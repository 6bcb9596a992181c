"""The room that is kept above a picture for its readout."""

from __future__ import annotations

from dashboard.charts.figure.readout_room import MOST_NARROW, MOST_WIDE, readout_lines
from dashboard.charts.spec.selection import Selection


def test_each_amount_of_a_place_has_a_line_on_a_phone(gallery: dict[str, Selection]) -> None:
    narrow, wide = readout_lines(gallery["line"])
    assert narrow >= 1 + (len(gallery["line"].series) > 1) * len(gallery["line"].series)
    assert wide <= 2


def test_one_mark_is_a_sentence_and_no_chart_keeps_a_page_free(gallery: dict[str, Selection]) -> None:
    lines = {form: readout_lines(selection) for form, selection in gallery.items()}
    assert lines["table"] == (2, 1)  # and not one for each of its columns
    assert all(1 <= narrow <= MOST_NARROW and 1 <= wide <= MOST_WIDE for narrow, wide in lines.values())
