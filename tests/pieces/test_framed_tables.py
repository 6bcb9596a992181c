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
        (f"<table><tr><th>{'long ' * 40}</th></tr></table>", f"Table: {('long ' * 40)[:LONGEST_NAME]}"),
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
