"""The frames of tables: one for each, whatever stands in it, with the names of its columns."""

from __future__ import annotations

import pytest

from dashboard.pieces.framed_tables import LONGEST_NAME, frame_tables

FRAME = '<div class="table text-table" tabindex="0" role="region" aria-label="{label}">{table}</div>'
HEAD = "<thead><tr><th>Year</th><th><b>Value</b> &amp; “mark”</th></tr></thead>"


@pytest.mark.parametrize(
    ("table", "label"),
    [
        (f"<table>{HEAD}</table>", "Table: Year, Value &amp; “mark”"),
        ("<table><tr><td>1</td></tr></table>", "Table"),
        ("<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>", "Table"),
        (f"<table><tr><th>{'long ' * 40}</th></tr></table>", f"Table: {('long ' * 40)[:LONGEST_NAME]}…"),
        (
            f"<table><tr>{'<th>Who says so</th>' * 9}</tr></table>",
            f"Table: {', '.join(['Who says so'] * 6)} and 3 more",
        ),
        ('<table><tr><th>" onclick="x</th></tr></table>', "Table: &quot; onclick=&quot;x"),
    ],
)
def test_each_outermost_table_gets_one_frame_with_its_columns(table: str, label: str) -> None:
    framed = FRAME.format(label=label, table=table.replace("<table", '<table class="framed"'))
    assert frame_tables(f"<p>a</p>{table}<p>b</p>{table}") == f"<p>a</p>{framed}<p>b</p>{framed}"


def test_a_text_without_tables_stays_as_it_is() -> None:
    assert frame_tables("<p>A tableau</p>") == "<p>A tableau</p>"


def test_a_table_with_a_class_keeps_it() -> None:
    assert '<table class="own">' in frame_tables('<table class="own"><tr><td>1</td></tr></table>')


def test_a_month_that_is_a_cell_is_not_broken_at_its_hyphen() -> None:
    cells = ("<td>2026-12</td>", '<th align="left">2015–2020</th>', "<td>-5</td>", "<td>a long-winded cell</td>")
    framed = frame_tables(f"<table><tr>{''.join(cells)}</tr></table>")
    whole = '<td><span class="whole">2026-12</span></td><th align="left"><span class="whole">2015–2020</span></th>'
    assert f"{whole}{cells[2]}{cells[3]}" in framed


@pytest.mark.parametrize(("columns", "marked"), [(4, 0), (5, 1)])
def test_a_sentence_has_room_where_a_table_scrolls_anyway(columns: int, marked: int) -> None:
    cells = "<td>Words that go on for a while</td>" + "<td>12.0</td>" * (columns - 1)
    framed = frame_tables(f"<table><tr>{'<th>Year</th>' * columns}</tr><tr>{cells}</tr></table>")
    assert framed.count("<td data-sentence>Words") == marked
    assert framed.count("data-sentence") == marked
